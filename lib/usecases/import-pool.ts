// Imports a file as the candidate pool of a scene: all of it or nothing. The pool before it stays for the runs that used it.
import type { Row } from '@/lib/core/dataset/dataset'
import { guessPoolColumns, type PoolColumns, parseNumber } from '@/lib/core/dataset/pool-columns'
import { AppError } from '@/lib/errors'
import { importTable } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import type { PoolLine, PoolStore } from '@/lib/store/pools'

export interface ImportPoolInput {
  sceneId: string
  path: string
  fileName: string
  /** Header of the column with product names; guessed when undefined. */
  productColumn?: string | undefined
  signal?: AbortSignal | undefined
}

/** Product names of a pool file, distinct, in the order of the file; for the command line, which keeps no pool. */
export async function readPoolNames(path: string, productColumn: string): Promise<string[]> {
  const names = new Set<string>()
  let product = -1
  await readPool(path, productColumn, undefined, (columns, rows) => {
    product = columns.product
    for (const row of rows) {
      const name = row.cells[product]?.trim() ?? ''
      if (name !== '') names.add(name)
    }
  })
  return [...names]
}

/** Stores the pool and publishes it. Rows without a product name are counted as rejected. */
export async function importPool(pools: PoolStore, input: ImportPoolInput): Promise<{ id: string; skus: number; rejected: number }> {
  const { sceneId, path, fileName, productColumn, signal } = input
  const id = await pools.begin(sceneId, fileName)
  try {
    let stored = 0
    let nameless = 0
    const table = await readPool(path, productColumn, signal, async (columns, rows) => {
      const lines = rows.map((row) => toLine(columns, row)).filter((line) => line.product !== '')
      nameless += rows.length - lines.length
      await pools.insertLines(id, stored, lines)
      stored += lines.length
    })
    if (stored === 0) throw new AppError('file.headerOnly', { file: fileName })
    await pools.publish(id, { sha256: table.sha256, rejected: table.rejected + nameless })
    return { id, skus: stored, rejected: table.rejected + nameless }
  } catch (error) {
    await pools.delete(id)
    throw error
  }
}

async function readPool(
  path: string,
  productColumn: string | undefined,
  signal: AbortSignal | undefined,
  take: (columns: PoolColumns, rows: Row[]) => Promise<void> | void,
) {
  const { names } = await inspectFile(path, { signal })
  if (productColumn !== undefined && !names.includes(productColumn)) {
    throw new AppError('column.missing', { column: productColumn, available: names.join(', ') })
  }
  const columns = guessPoolColumns(names, productColumn)
  return await importTable(path, { signal, minColumns: 1 }, { rows: (rows) => take(columns, rows), rejected: () => {} })
}

function toLine(columns: PoolColumns, { cells }: Row): PoolLine {
  const text = (field: keyof PoolColumns) => cells[columns[field]]?.trim() ?? ''
  const number = (field: keyof PoolColumns) => parseNumber(cells[columns[field]])
  const whole = (field: keyof PoolColumns) => {
    const value = number(field)
    return value === null ? null : Math.max(0, Math.min(2 ** 31 - 1, Math.round(value)))
  }
  return {
    product: text('product'),
    sku: text('sku'),
    category: text('category'),
    price: number('price'),
    stock: whole('stock'),
    impressions: whole('impressions'),
    clicks: whole('clicks'),
    score: number('score'),
  }
}
