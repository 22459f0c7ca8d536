// Every kind of file through the one door: what becomes a row, what is set aside, what is refused.
import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RejectedLine } from '@/lib/core/dataset/dataset'
import { encodeText } from '@/lib/core/dataset/encode.fixture'
import { AppError } from '@/lib/errors'
import { type ImportedTable, type ImportOptions, importTable } from './import-table'
import { textRow, workbookBytes } from './workbook.fixture'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hitloop-formats-'))
})
afterAll(() => rm(dir, { recursive: true }))

interface Loaded extends ImportedTable {
  cells: (readonly string[])[]
  lines: RejectedLine[]
}
async function loadFile(path: string, options: ImportOptions = {}): Promise<Loaded> {
  const cells: (readonly string[])[] = []
  const lines: RejectedLine[] = []
  const sink = {
    rows: (rows: readonly { cells: readonly string[] }[]) => void cells.push(...rows.map((row) => row.cells)),
    rejected: (more: RejectedLine[]) => void lines.push(...more),
  }
  return { ...(await importTable(path, options, sink)), cells, lines }
}
async function load(content: string | Uint8Array, options: ImportOptions = {}, name = 'table.csv'): Promise<Loaded> {
  const path = join(dir, name)
  await writeFile(path, content)
  return await loadFile(path, options)
}
async function refusal(deed: Promise<unknown>): Promise<unknown> {
  const error = await deed.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? { code: error.code, ...error.params } : error
}
const names = (table: ImportedTable): string[] => table.columns.map(({ name }) => name)

describe('JSON Lines', () => {
  const text = '{"用户":"u1","性别":"女","产品":"甲"}\n{"用户":"u2","产品":"乙","标签":["a",1],"城市":{"名":"沪"}}\n'

  it.each(['utf-8', 'gb18030', 'utf-16le'] as const)(
    'have the keys of all lines as columns, in %s',
    async (encoding) => {
      const table = await load(encodeText(text, encoding))
      expect(table).toMatchObject({ format: 'jsonl', encoding, delimiter: null, sheet: null, rows: 2, rejected: 0 })
      expect(names(table)).toEqual(['用户', '性别', '产品', '标签', '城市'])
      expect(table.cells).toEqual([
        ['u1', '女', '甲', '', ''],
        ['u2', '', '乙', '["a",1]', '{"名":"沪"}'],
      ])
    },
  )

  it('set a bad line aside with its number and go on', async () => {
    const table = await load('{"a":1,"b":2}\n{"a":1,\n[1,2]\n{"a":3}\n')
    expect(table.cells).toEqual([
      ['1', '2'],
      ['3', ''],
    ])
    expect(table.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'not_json'],
      [3, 'not_object'],
    ])
  })

  it('are read through the pieces of a large file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => ({
      user: `u${at}`,
      text: '一段行为'.repeat(8),
      label: `p${at % 7}`,
    }))
    const table = await load(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(table.rows).toBe(20_000)
    expect(table.cells.at(-1)).toEqual(Object.values(lines.at(-1) ?? {}))
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['a list', '[{"a":1,"b":2}]', { code: 'file.jsonDocument' }],
    ['one pretty document', '{\n  "a": 1,\n  "b": 2\n}', { code: 'file.jsonDocument' }],
    ['one key', '{"a":1}\n{"a":2}', { code: 'file.oneColumn' }],
    [
      'too many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`k${at}`, 1]))),
      { code: 'file.tooManyColumns', columns: 5_001 },
    ],
    ['empty objects', '{}\n{}', { code: 'file.noUsableLine' }],
  ])('refuse %s', async (_, content, expected) => {
    expect(await refusal(load(content))).toMatchObject(expected)
  })

  it('are delimited text where a delimiter was chosen', async () => {
    expect(await load('{"a":1},x\n1,2\n', { delimiter: ',' })).toMatchObject({ format: 'csv', rows: 1 })
  })
})

describe('an XLSX workbook', () => {
  const sharedTexts = [
    '<si><t>用户</t></si>',
    '<si><r><t>真实</t></r><r><t xml:space="preserve">产品 </t></r><rPh sb="0" eb="1"><t>シン</t></rPh></si>',
    '<si><t>甲&amp;乙_x000D_</t></si>',
  ]
  const formats = {
    numFmts:
      '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="0.0%"/>',
    xfs: '<xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/>',
  }
  const rows = [
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>时间</t></is></c><c r="D2" t="str"><f>A1</f><v>值</v></c></row>',
    '<row r="3"><c r="A3"><v>10001</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>45503.87847222</v></c><c r="D3"><f>0.1+0.2</f><v>0.30000000000000004</v></c></row>',
    '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4" s="2"><v>45503</v></c><c r="D4" s="3"><v>0.125</v></c></row>',
    '<row r="6"><c r="A6"><v>12345678901234567890</v></c></row>',
    '<row r="7"/>',
    '<row r="8"><c r="A8" t="s"><v>0</v></c><c r="B8" t="s"><v>1</v></c><c r="C8" t="inlineStr"><is><t>时间</t></is></c><c r="D8" t="str"><v>值</v></c></row>',
    '<row r="9"><c r="A9"><v>1</v></c><c r="F9"><v>2</v></c></row>',
  ].join('')

  it('gives what its cells show: shared and rich text, results of formulas, dates, truth, errors', async () => {
    const bytes = await workbookBytes({ sheets: [{ name: '行', rows }], sharedTexts, formats })
    const table = await load(bytes, { label: '真实产品' }, 'wrongly-named.csv')
    expect(table).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, sheet: '行', rows: 3 })
    expect(names(table)).toEqual(['用户', '真实产品', '时间', '值'])
    expect(table.cells).toEqual([
      ['10001', '甲&乙\r', '2024-07-30 21:05:00', '0.3'],
      ['TRUE', '#N/A', '2024-07-30', '0.125'],
      ['12345678901234567890', '', '', ''],
    ])
    expect(table.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [8, 'repeated_header'],
      [9, 'too_many_cells'],
    ])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const sheet = {
      name: 's',
      rows: `${textRow(1, ['a', 'label'])}<row r="2"><c s="2"><v>44041</v></c><c t="str"><v>p</v></c></row>`,
    }
    expect((await load(await workbookBytes({ sheets: [sheet], formats, date1904: true }))).cells).toEqual([
      ['2024-07-30', 'p'],
    ])
  })

  it('gives a merged cell’s value once, in its first cell', async () => {
    const rows = `${textRow(1, ['组', '用户', '产品'])}<row r="2"><c r="A2" t="str"><v>甲组</v></c><c r="B2"><v>1</v></c><c r="C2" t="str"><v>x</v></c></row><row r="3"><c r="A3"/><c r="B3"><v>2</v></c><c r="C3" t="str"><v>y</v></c></row>`
    const merged = `<worksheet><sheetData>${rows}</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>`
    const bytes = await workbookBytes({ sheets: [{ name: 's', rows }], parts: { 'xl/worksheets/sheet1.xml': merged } })
    expect((await load(bytes)).cells).toEqual([
      ['甲组', '1', 'x'],
      ['', '2', 'y'],
    ])
  })

  const several = () =>
    workbookBytes({
      sheets: [
        { name: '隐藏', rows: textRow(1, ['x', 'y']), state: 'hidden' },
        { name: '说明 &amp; 例', rows: `${textRow(1, ['a', 'label'])}${textRow(2, ['1', 'p'])}` },
        { name: '数据', rows: `${textRow(1, ['b', 'label'])}${textRow(2, ['2', 'q'])}` },
        { name: '空', rows: '' },
      ],
    })

  it('reads its first visible sheet, or the one that is asked for, and tells the tables apart', async () => {
    const bytes = await several()
    const first = await load(bytes)
    const second = await load(bytes, { sheet: '数据' })
    expect([first.sheet, names(first)[0], first.cells]).toEqual(['说明 & 例', 'a', [['1', 'p']]])
    expect([second.sheet, names(second)[0], second.cells]).toEqual(['数据', 'b', [['2', 'q']]])
    expect(first.sha256).not.toBe(second.sha256)
    expect(first.sha256).not.toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('refuses sheets that are not there or empty, archives that are no workbook, and cut files', async () => {
    const bytes = await several()
    expect(await refusal(load(bytes, { sheet: '别的' }))).toMatchObject({
      code: 'file.noSheet',
      sheet: '别的',
      available: '隐藏, 说明 & 例, 数据, 空',
    })
    expect(await refusal(load(bytes, { sheet: '空' }))).toMatchObject({ code: 'file.emptySheet', sheet: '空' })
    expect(await refusal(load('a,b\n1,2\n', { sheet: '空' }))).toMatchObject({ code: 'file.noSheet', available: '–' })
    expect(await refusal(load(bytes.slice(0, -40)))).toMatchObject({ code: 'file.damaged', format: 'zip' })
    const titled = await workbookBytes({
      sheets: [{ name: '报表', rows: textRow(1, ['七月']) + textRow(2, ['a', 'b']) }],
    })
    expect(await refusal(load(titled))).toMatchObject({ code: 'file.oneColumnSheet', sheet: '报表' })
    const other = await workbookBytes({ sheets: [], parts: { 'a.txt': 'x' } })
    expect(await refusal(load(other))).toMatchObject({ code: 'file.noSheet', available: '–' })
    expect(await refusal(load(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))).toMatchObject({
      code: 'file.notText',
      detail: 'ole',
    })
    const broken = await workbookBytes({
      sheets: [{ name: 's', rows: textRow(1, ['a', 'b']) }],
      parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' },
    })
    expect(await refusal(load(broken))).toMatchObject({ code: 'file.damaged', format: 'xlsx' })
  })

  it('refuses a small file that unfolds into a huge one, by what comes out of it', async () => {
    const bytes = await workbookBytes({
      sheets: [{ name: 's', rows: textRow(1, ['a', 'b']) }],
      parts: { 'xl/styles.xml': `<styleSheet>${' '.repeat(70 * 2 ** 20)}</styleSheet>` },
    })
    expect(bytes.length).toBeLessThan(200_000)
    expect(await refusal(load(bytes))).toMatchObject({ code: 'file.inflates', part: 'xl/styles.xml', limitMb: 64 })
  })

  it('streams many rows with progress', async () => {
    const rows = [
      textRow(1, ['user', 'label']),
      ...Array.from({ length: 20_000 }, (_, at) => textRow(at + 2, [`u${at}`, `p${at % 5}`])),
    ]
    const shares: number[] = []
    const table = await load(await workbookBytes({ sheets: [{ name: 's', rows: rows.join('') }] }), {
      onProgress: (read, total) => shares.push(read / total),
    })
    expect(table.rows).toBe(20_000)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares.at(-1)).toBeCloseTo(1, 1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })
})

describe('a Parquet file', () => {
  const day = Date.UTC(2024, 6, 30)
  const bytes = (rowGroupSize?: number) =>
    new Uint8Array(
      parquetWriteBuffer({
        rowGroupSize,
        columnData: [
          { name: 'user', data: [12345678901234567n, 2n, null, 4n] },
          { name: 'price', data: [1999n, -5n, null, 120n] },
          { name: 'at', data: [new Date(day + 75_900_000), new Date(day), null, new Date(day)] },
          { name: 'tags', data: [['a', 'b'], [], ['c'], ['d']] },
          {
            name: 'info',
            data: [
              { city: '沪', age: 3 },
              { city: '京', age: 4 },
              { city: '', age: 5 },
              { city: '深', age: 6 },
            ],
          },
          { name: 'label', data: ['甲', '乙', '丙', '丁'] },
        ],
        schema: [
          { name: 'root', num_children: 6 },
          { name: 'user', type: 'INT64', repetition_type: 'OPTIONAL' },
          {
            name: 'price',
            type: 'INT64',
            converted_type: 'DECIMAL',
            scale: 2,
            precision: 10,
            repetition_type: 'OPTIONAL',
          },
          { name: 'at', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
          { name: 'tags', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
          { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
          { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: 'info', repetition_type: 'OPTIONAL', num_children: 2 },
          { name: 'city', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: 'age', type: 'INT32', repetition_type: 'OPTIONAL' },
          { name: 'label', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        ],
      }),
    )

  it.each([undefined, 3])(
    'gives nested values as columns, lists as JSON, times and decimals as text (groups of %s)',
    async (size) => {
      const table = await load(bytes(size))
      expect(table).toMatchObject({ format: 'parquet', encoding: null, delimiter: null, rows: 4, rejected: 0 })
      expect(names(table)).toEqual(['user', 'price', 'at', 'tags', 'info.city', 'info.age', 'label'])
      expect(table.cells).toEqual([
        ['12345678901234567', '19.99', '2024-07-30 21:05:00', '["a","b"]', '沪', '3', '甲'],
        ['2', '-0.05', '2024-07-30 00:00:00', '[]', '京', '4', '乙'],
        ['', '', '', '["c"]', '', '5', '丙'],
        ['4', '1.20', '2024-07-30 00:00:00', '["d"]', '深', '6', '丁'],
      ])
    },
  )

  it('is read part by part, in the order of its rows', async () => {
    const rows = Array.from({ length: 300_000 }, (_, at) => at)
    const content = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'user', data: rows.map((at) => `u${at}`), type: 'STRING' },
          { name: 'label', data: rows.map((at) => `p${at % 9}`), type: 'STRING' },
        ],
      }),
    )
    const table = await load(content)
    expect(table.rows).toBe(300_000)
    expect(table.cells.every(([user], at) => user === `u${at}`)).toBe(true)
  })

  it('is refused where it was cut short', async () => {
    const whole = bytes()
    expect(await refusal(load(whole.slice(0, -20)))).toMatchObject({ code: 'file.damaged', format: 'parquet' })
    const torn = whole.slice()
    torn.fill(0xff, 4, 60)
    expect(await refusal(load(torn))).toMatchObject({ code: 'file.damaged', format: 'parquet' })
  })
})

describe('delimited text that came about badly', () => {
  it('sets a repeated header aside, wherever it stands', async () => {
    const table = await load('user,label\nu1,p\nuser,label\nu2,q\nuser,other\n')
    expect(table.cells).toEqual([
      ['u1', 'p'],
      ['u2', 'q'],
      ['user', 'other'],
    ])
    expect(table.lines).toEqual([{ line: 3, reason: 'repeated_header', text: 'user,label' }])
  })

  it('says that one endless line can’t be a header, and sets one aside behind a good one', async () => {
    const piece = new Uint8Array(2 ** 20).fill(120)
    const endless = async (name: string, begin: string) => {
      const path = join(dir, name)
      const handle = await open(path, 'w')
      await handle.write(begin)
      for (let at = 0; at < 200; at++) await handle.write(piece)
      await handle.write('\nu9,z\n')
      await handle.close()
      return path
    }
    const alone = await endless('endless.csv', '')
    expect(await refusal(loadFile(alone))).toMatchObject({ code: 'file.noUsableLine', reasons: '1 too_long' })
    const behind = await loadFile(await endless('behind.csv', 'user,label\nu1,p\n'))
    expect(behind.cells).toEqual([
      ['u1', 'p'],
      ['u9', 'z'],
    ])
    expect(behind.lines).toMatchObject([{ line: 3, reason: 'too_long' }])
  })

  it('keeps the half that decodes of a file of two encodings', async () => {
    const good = encodeText('用户,产品\nu1,甲\nu2,乙\nu3,丙丁戊己庚辛壬癸\n', 'utf-8')
    const bad = encodeText('u4,感冒灵\n', 'gb18030')
    const table = await load(new Uint8Array([...good, ...bad, ...encodeText('u5,子丑寅卯\n', 'utf-8')]))
    expect(table.cells.map(([user]) => user)).toEqual(['u1', 'u2', 'u3', 'u5'])
    expect(table.lines).toMatchObject([{ line: 5, reason: 'bad_encoding' }])
  })

  it('takes no line of UTF-8 for other characters in a file of GB18030, nor its header', async () => {
    // Cells of an even number of bytes: all of them decode, to other characters.
    const gb = encodeText('u1,感冒灵\nu2,维生素\nu3,感冒灵\n', 'gb18030')
    const utf8 = encodeText('w1,六味地黄\nw2,咳嗽药品\n', 'utf-8')
    const first = await load(new Uint8Array([...encodeText('用户,产品\n', 'gb18030'), ...gb, ...utf8]))
    expect(first.cells.map(([user]) => user)).toEqual(['u1', 'u2', 'u3'])
    expect(first.lines).toMatchObject([5, 6].map((line) => ({ line, reason: 'bad_encoding' })))
    const lines = encodeText('{"user":"w1","label":"六味地黄"}\n', 'utf-8')
    const json = await load(
      new Uint8Array([...encodeText('{"user":"感冒灵","label":"维生素"}\n'.repeat(2), 'gb18030'), ...lines]),
    )
    expect(json.lines).toMatchObject([{ line: 3, reason: 'bad_encoding' }])
    // Where most lines are UTF-8, the names of the columns are.
    const most = await load(new Uint8Array([...encodeText('用户,产品\n', 'utf-8'), ...utf8, ...utf8, ...gb]))
    expect(most.columns.map(({ name }) => name)).toEqual(['用户', '产品'])
    expect(most.lines).toHaveLength(3)
  })

  it('takes a first line that names the delimiter for no header', async () => {
    const table = await load('\uFEFFsep=;\r\nuser;label, all\r\nu1;p\r\nu2\r\n')
    expect([table.delimiter, names(table), table.cells]).toEqual([';', ['user', 'label, all'], [['u1', 'p']]])
    expect(table.lines).toMatchObject([{ line: 4, reason: 'too_few_cells' }])
  })

  it('takes 5,000 columns', async () => {
    const header = Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')
    expect((await load(`${header}\n${'1,'.repeat(4_999)}1\n`)).columns).toHaveLength(5_000)
  })

  it('knows numbers in full-width digits, and dates however they were written', async () => {
    const dates = ['2024-07-30', '2024/7/30', '2024年7月30日', '20240730', '2024-07-30T21:05:00Z']
    const rows = dates.map((date, at) => `${date},１２${at},p${at}`)
    const table = await load(`when,价格,label\n${rows.join('\n')}\n`)
    expect(table.columns.map(({ kind }) => kind).slice(0, 2)).toEqual(['time', 'number'])
  })
})
