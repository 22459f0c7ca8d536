import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatasetStore } from '@/lib/store/datasets'
import { createSceneStore } from '@/lib/store/scenes'
import { tempFolders } from '@/lib/store/testing/temp-folder'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { importDataset } from './import-dataset'
import { mendFile, mendLine } from './mend-lines'

const folder = tempFolders()()
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const good = 'u1,男,甲'
// Lines 3 to 6 are set aside.
const broken = ['u2,女', '-5,女,乙,丙', '"u3,男,甲', 'u4,"男"人,乙']

describeOnEachDatabase('mending lines', (database) => {
  const prepare = async (lines: readonly string[] = [good, ...broken]) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('改行')
    const datasets = createDatasetStore(prisma)
    const path = write('july.csv', `用户ID,性别,下一产品\n${lines.join('\n')}\n`)
    const { dataset } = await importDataset(datasets, {
      sceneId,
      name: '七月',
      path,
      fileName: 'july.csv',
      options: {},
    })
    const datasetId = dataset.id
    const file = (text: string) => mendFile(datasets, { datasetId, path: write('mended.csv', text), options: {} })
    const line = (number: number, text: string) => mendLine(datasets, { datasetId, line: number, text })
    const stored = async () => ({
      dataset: await datasets.find(datasetId),
      rows: (await datasets.listRows(datasetId, 0, 99)).map(({ index, cells }) => [index, ...cells]),
      rejects: (await datasets.listRejects(datasetId, 99)).map(({ line, reason, text }) => [line, reason, text]),
    })
    return { datasets, dataset, file, line, stored }
  }

  it('makes a row of a line that fits now, behind those there are, and counts the columns anew', async () => {
    const { line, stored } = await prepare()
    const mended = await line(3, 'u2,女,乙')
    expect(mended).toEqual({ added: 1, mended: 1, kept: 0, reasons: [], unknown: 0, rows: 2, left: 3 })
    const { dataset, rows, rejects } = await stored()
    expect(rows).toEqual([
      [0, 'u1', '男', '甲'],
      [1, 'u2', '女', '乙'],
    ])
    expect(rejects.map(([number]) => number)).toEqual([4, 5, 6])
    expect(dataset).toMatchObject({ rowCount: 2, rejected: 3, sha256: expect.stringMatching(/^changed:/) })
    expect(dataset?.columns.map(({ distinct, role }) => [distinct, role])).toEqual([
      [2, 'user'],
      [2, 'feature'],
      [2, 'label'],
    ])
  })

  it('keeps a line that still doesn’t fit, with its new text and reason', async () => {
    const { line, stored, dataset } = await prepare()
    expect(await line(3, 'u2,女,乙,丙')).toEqual({
      ...{ added: 0, mended: 0, kept: 1, unknown: 0, rows: 1, left: 4 },
      reasons: [{ line: 3, reason: 'too_many_cells' }],
    })
    const now = await stored()
    expect(now.rejects[0]).toEqual([3, 'too_many_cells', 'u2,女,乙,丙'])
    // The dataset is still that one file.
    expect(now.dataset?.sha256).toBe(dataset.sha256)
  })

  it('takes the file back as it was downloaded and mended, guard and all, and says what came of each line', async () => {
    const { file, stored } = await prepare()
    const text = [
      '\ufeffline,reason,text',
      '3,too_few_cells,"u2,女,乙"',
      `4,too_many_cells,"'-5,女,乙"`,
      '5,unclosed_quote,"""u3,男,甲"',
      '99,bad_quote,"x,y,z"',
      '3,too_few_cells,"u2,女,再来"',
      'one,two',
    ]
    expect(await file(text.join('\r\n'))).toEqual({
      ...{ added: 2, mended: 2, kept: 1, unknown: 3, rows: 3, left: 2 },
      reasons: [{ line: 5, reason: 'unclosed_quote' }],
    })
    const { rows, rejects } = await stored()
    expect(rows.slice(1)).toEqual([
      [1, 'u2', '女', '乙'],
      [2, '-5', '女', '乙'],
    ])
    expect(rejects).toEqual([
      [5, 'unclosed_quote', broken[2]],
      [6, 'bad_quote', broken[3]],
    ])
  })

  it('makes no row of the beginning of a line that was too long to keep', async () => {
    const { line, file, stored } = await prepare([good, `u2,"女"人,${'长'.repeat(20_000)}`])
    const { text } = { text: String((await stored()).rejects[0]?.[2]) }
    expect(text).toHaveLength(10_000)
    expect(await file(`line,text\n3,"${text.replaceAll('"', '""')}"\n`)).toMatchObject({ added: 0, kept: 1 })
    expect(await line(3, 'u2,女,乙')).toMatchObject({ added: 1, left: 0 })
  })

  it('moves coverage alone where few rows come to many', async () => {
    const { line, stored, dataset, datasets } = await prepare()
    const facts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: 'x', rejected: 4 }
    await datasets.publish(dataset.id, { ...facts, columns: dataset.columns, rowCount: 99_999 })
    await line(3, 'u2,,乙')
    const columns = (await stored()).dataset?.columns
    expect(columns?.map(({ coverage, distinct }) => [coverage, distinct])).toEqual([
      [1, 1],
      [99_999 / 100_000, 1],
      [1, 1],
    ])
  })

  it('refuses what it can’t place, and changes nothing', async () => {
    const { line, file, stored, datasets, dataset } = await prepare()
    const before = await stored()
    await expect(line(99, 'u,男,甲')).rejects.toMatchObject({ code: 'mend.lineGone', params: { line: 99 } })
    await expect(file('line,why\n3,x\n')).rejects.toMatchObject({ code: 'column.missing', params: { column: 'text' } })
    await expect(mendLine(datasets, { datasetId: 'gone', line: 3, text: 'x' })).rejects.toMatchObject({
      code: 'notFound.dataset',
    })
    expect(await datasets.mendRejects(dataset.id, 9, { rows: [['a', 'b', 'c']], lines: [3], kept: [] })).toBe(false)
    expect(await stored()).toEqual(before)
    await datasets.publish(dataset.id, {
      ...{ format: 'jsonl', encoding: 'utf-8', delimiter: '', sha256: 'x' },
      columns: dataset.columns,
      rowCount: 1,
      rejected: 4,
    })
    await expect(line(3, 'u2,女,乙')).rejects.toMatchObject({ code: 'mend.noDelimiter' })
  })
})
