import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delimiters } from '@/lib/core/dataset/choices'
import type { Delimiter, Encoding, RejectedLine } from '@/lib/core/dataset/dataset'
import { encodeText } from '@/lib/core/dataset/encode.fixture'
import { AppError } from '@/lib/errors'
import { type ImportedTable, type ImportOptions, importTable } from './import-table'
import { csvLine } from './write-csv'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hitloop-files-'))
})
afterAll(() => rm(dir, { recursive: true }))

const simplified = '用户,性别,下一个产品\nu1,女,龙胆泻肝片\nu2,男,"感冒灵,颗粒"\n'

async function save(content: string | Uint8Array, name = 'rows.csv'): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, content)
  return path
}

interface Outcome extends ImportedTable {
  cells: (readonly string[])[]
  lines: RejectedLine[]
}
async function load(content: string | Uint8Array, options: ImportOptions = {}): Promise<Outcome> {
  const cells: (readonly string[])[] = []
  const lines: RejectedLine[] = []
  const path = await save(content)
  const table = await importTable(path, options, {
    rows: (rows) => {
      for (const row of rows) {
        expect(row.index).toBe(cells.length)
        cells.push(row.cells)
      }
    },
    rejected: (more) => {
      lines.push(...more)
    },
  })
  return { ...table, cells, lines }
}
async function refusal(deed: Promise<unknown>): Promise<unknown> {
  const error = await deed.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? { code: error.code, ...error.params } : error
}

describe('a table of users', () => {
  it.each<[Encoding, string]>([
    ['utf-8', ''],
    ['utf-8', '\uFEFF'],
    ['gb18030', ''],
    ['utf-16le', '\uFEFF'],
    ['utf-16be', '\uFEFF'],
    ['utf-16le', ''],
  ])('is read in %s after %j', async (encoding, mark) => {
    const bytes = encodeText(mark + simplified, encoding)
    const table = await load(bytes)
    expect(table).toMatchObject({
      file: 'rows.csv',
      format: 'csv',
      encoding,
      delimiter: ',',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      rows: 2,
      rejected: 0,
      headerChanges: [],
    })
    expect(table.cells).toEqual([
      ['u1', '女', '龙胆泻肝片'],
      ['u2', '男', '感冒灵,颗粒'],
    ])
    expect(table.columns.map(({ name, role, coverage, distinct }) => [name, role, coverage, distinct])).toEqual([
      ['用户', 'user', 1, 2],
      ['性别', 'feature', 1, 2],
      ['下一个产品', 'label', 1, 2],
    ])
  })

  it('keeps what the user chose and names what was renamed', async () => {
    const table = await load('a\t\ta\n1,5\t2\t3\n', { label: 'a_2', user: 'a', delimiter: '\t' })
    expect(table.columns.map(({ name, role }) => `${name}=${role}`)).toEqual([
      'a=user',
      'column_2=feature',
      'a_2=label',
    ])
    expect(table.headerChanges.map(({ to }) => to)).toEqual(['column_2', 'a_2'])
  })

  it('reads the same table through pieces of a large file, with bounded batches and progress', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [`u${at}`, '这是一段很长的行为文本'.repeat(2), `"${at}`])
    const bytes = encodeText([['user', 'text', 'x'], ...rows].map((row) => csvLine(row)).join(''), 'gb18030')
    const sizes: number[] = []
    const progress: number[][] = []
    const cells: (readonly string[])[] = []
    const table = await importTable(
      await save(bytes),
      { onProgress: (read, total, count) => progress.push([read, total, count]) },
      {
        async rows(batch) {
          sizes.push(batch.length)
          await Promise.resolve()
          cells.push(...batch.map((row) => row.cells))
        },
        rejected() {},
      },
    )
    expect(table).toMatchObject({ encoding: 'gb18030', rows: 30_000, rejected: 0 })
    expect(Math.max(...sizes)).toBe(1_000)
    expect(cells).toEqual(rows)
    expect(progress.at(-1)).toEqual([bytes.length, bytes.length, 30_000])
  })

  it('sets bad lines aside with their number, reason and text', async () => {
    const table = await load('a,b,c\n1,2\n1,"open,2\n"two\nlines",4,5\n6,"7"x,8\n9,9,9,9\n')
    expect(table.cells).toEqual([['two\nlines', '4', '5']])
    expect(table.lines).toEqual([
      { line: 2, reason: 'too_few_cells', text: '1,2' },
      { line: 3, reason: 'unclosed_quote', text: '1,"open,2' },
      { line: 6, reason: 'bad_quote', text: '6,"7"x,8' },
      { line: 7, reason: 'too_many_cells', text: '9,9,9,9' },
    ])
    expect(table.rejected).toBe(4)
  })

  it('sets a line with broken bytes aside and opens the rest; a true U+FFFD is text', async () => {
    const good = encodeText(simplified, 'utf-8')
    const table = await load(Buffer.concat([good, Buffer.from([0x75, 0x33, 0x2c, 0xe5, 0xa5, 0x2c, 0x78, 0x0a])]))
    expect(table).toMatchObject({ encoding: 'utf-8', rows: 2, lines: [{ line: 4, reason: 'bad_encoding' }] })
    expect(await load('a,b\n1,\uFFFD\n')).toMatchObject({ rows: 1, rejected: 0 })
  })

  it('reads Big5 and Latin-1 by choice', async () => {
    const big5 = await load(encodeText('a,b\nu1,龍膽瀉肝片\n', 'big5'), { encoding: 'big5' })
    expect(big5).toMatchObject({ encoding: 'big5', cells: [['u1', '龍膽瀉肝片']] })
    const latin1 = await load(encodeText('a,b\nu1,Köln\n', 'latin1'), { encoding: 'latin1' })
    expect(latin1.cells).toEqual([['u1', 'Köln']])
  })
})

describe('refusals', () => {
  it.each<[string, string | Uint8Array, ImportOptions, object]>([
    ['an empty file', '', {}, { code: 'file.empty' }],
    ['a file of blank lines', '\uFEFF\n\n', {}, { code: 'file.empty' }],
    ['a header alone', 'a,b\n\n', {}, { code: 'file.headerOnly' }],
    ['one column', 'a\n1\n2\n', {}, { code: 'file.oneColumn' }],
    ['the wrong delimiter', 'a,b\n1,2\n', { delimiter: '|' }, { code: 'file.oneColumn' }],
    [
      'no usable line',
      'a,b\n1\n2\n\n3,4,5\n6\n',
      {},
      { code: 'file.noUsableLine', reasons: '2 too_few_cells; 3 too_few_cells; 5 too_many_cells' },
    ],
    ['an unreadable header', 'a,"b\n1,2\n3,4\n', {}, { code: 'file.noUsableLine', reasons: '1 unclosed_quote' }],
    ['a cut ZIP file', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), {}, { code: 'file.damaged', format: 'zip' }],
    ['a cut Parquet file', 'PAR1....', {}, { code: 'file.damaged', format: 'parquet' }],
    ['a PDF', '%PDF-1.7', {}, { code: 'file.notText', detail: 'pdf' }],
    ['NUL bytes', 'a,b\n\0\0\0,1', {}, { code: 'file.notText', detail: 'nul' }],
    [
      'a missing label',
      simplified,
      { label: 'x' },
      { code: 'column.missing', column: 'x', available: '用户, 性别, 下一个产品' },
    ],
    ['an empty label', 'a,label\n1,\n2,\n', {}, { code: 'column.empty', column: 'label' }],
    ['5,001 columns', `${'a,'.repeat(5_000)}a\n`, {}, { code: 'file.tooManyColumns', columns: 5_001, limit: 5_000 }],
    [
      'UTF-8 chosen for GB18030',
      encodeText(simplified, 'gb18030'),
      { encoding: 'utf-8' },
      { code: 'file.wrongEncoding', encoding: 'utf-8', line: 1 },
    ],
    [
      'UTF-8 chosen, broken late',
      encodeText(`a,b\r\n1,2\r\n3,"4\n5"\n6,龙胆\n${simplified}`, 'gb18030'),
      { encoding: 'utf-8' },
      { line: 5 },
    ],
    [
      'GB18030 chosen for UTF-8',
      'a,b\n1,2\n3,龙胆泻\n',
      { encoding: 'gb18030' },
      { code: 'file.wrongEncoding', line: 3 },
    ],
    ['UTF-16 chosen for UTF-8', simplified, { encoding: 'utf-16le' }, { code: 'file.wrongEncoding', line: 1 }],
    [
      'UTF-8 chosen for UTF-16',
      encodeText(`\uFEFF${simplified}`, 'utf-16le'),
      { encoding: 'utf-8' },
      { code: 'file.wrongEncoding', line: 1 },
    ],
  ])('name %s', async (_, content, options, expected) => {
    expect(await refusal(load(content, options))).toMatchObject({ ...expected })
  })

  it('names a missing file and a folder by their base name', async () => {
    const sink = { rows() {}, rejected() {} }
    expect(await refusal(importTable(join(dir, 'no.csv'), {}, sink))).toEqual({ code: 'file.missing', file: 'no.csv' })
    expect(await refusal(importTable(dir, {}, sink))).toMatchObject({ code: 'file.unreadable', detail: 'EISDIR' })
  })

  it('accepts 5,000 columns', async () => {
    const table = await load(`${'a,'.repeat(4_999)}a\n${'1,'.repeat(4_999)}1\n`)
    expect(table.columns).toHaveLength(5_000)
  })

  it('stops with the reason of an aborted signal', async () => {
    const abort = new AbortController()
    const path = await save(`a,b\n${'1,2\n'.repeat(200_000)}`)
    const seen: number[] = []
    const sink = {
      rows: (rows: unknown[]) => {
        seen.push(rows.length)
        abort.abort(new Error('enough'))
      },
      rejected() {},
    }
    await expect(importTable(path, { signal: abort.signal }, sink)).rejects.toThrow('enough')
    expect(seen.reduce((sum, size) => sum + size)).toBeLessThan(200_000)
  })
})

it('any table that is written reads back equal, in all delimiters, line ends and encodings', async () => {
  const unit = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('a', '药', '"', ',', ';', '\t', '|', '\n', '\r', ' ', "'", '=', '一', '😀'),
    },
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((char) => !/[\0\uFFFD\uFEFF]/.test(char)),
  )
  const cell = fc.string({ unit, maxLength: 8 })
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom<Delimiter>(...delimiters),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
      async (rows, delimiter, lineEnd, encoding) => {
        const header = Array.from({ length: rows[0]!.length }, (_, at) => `列${at}`)
        const lines = [header, ...rows].map((row) => csvLine(row, { delimiter, lineEnd, guardFormulas: false }))
        const read = await load(encodeText(`\uFEFF${lines.join('')}`, encoding), { delimiter })
        expect(read.lines).toEqual([])
        expect(read.cells).toEqual(rows)
        expect(read.columns.map(({ name }) => name)).toEqual(header)
      },
    ),
    { numRuns: 300 },
  )
})
