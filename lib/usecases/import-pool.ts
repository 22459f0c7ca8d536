// Imports a file as the candidate pool of a scene: all of it or nothing. The pool before it stays for the runs that used it.
import type { Row } from '@/lib/core/dataset/dataset'
import type { HeaderChange } from '@/lib/core/dataset/header'
import {
  guessPoolColumns,
  type PoolColumns,
  type PoolField,
  parseNumber,
  poolFields,
} from '@/lib/core/dataset/pool-columns'
import { AppError } from '@/lib/errors'
import { type ImportOptions, importTable } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import type { PoolLine, PoolStore } from '@/lib/store/pools'

export interface ImportPoolInput {
  sceneId: string
  path: string
  fileName: string
  /** Header of the column with product names; guessed when undefined. */
  productColumn?: string | undefined
  options?: PoolFileOptions | undefined
}

type PoolFileOptions = Pick<ImportOptions, 'encoding' | 'delimiter' | 'signal' | 'onProgress'>

interface ImportedPool {
  id: string
  /** Lines stored: a SKU of a product each. */
  skus: number
  /** Lines of a wrong shape or without a product name. */
  rejected: number
  /** Which column of the file was taken for what; a field without a column is left out. */
  taken: { field: PoolField; column: string }[]
  headerChanges: HeaderChange[]
}

/** Product names of a pool file, distinct, in the order of the file; for the command line, which keeps no pool. */
export async function readPoolNames(path: string, productColumn: string, options?: PoolFileOptions): Promise<string[]> {
  const names = new Set<string>()
  let product = -1
  await readPool(path, productColumn, options, (columns, rows) => {
    product = columns.product
    for (const row of rows) {
      const name = row.cells[product]?.trim() ?? ''
      if (name !== '') names.add(name)
    }
  })
  return [...names]
}

/** Stores the pool and publishes it. Rows without a product name are counted as rejected; nothing is left after a failure. */
export async function importPool(pools: PoolStore, input: ImportPoolInput): Promise<ImportedPool> {
  const { sceneId, path, fileName, productColumn, options } = input
  const id = await pools.begin(sceneId, fileName)
  try {
    let skus = 0
    let nameless = 0
    const { table, columns } = await readPool(path, productColumn, options, async (columns, rows) => {
      const lines = rows.map((row) => toLine(columns, row)).filter((line) => line.product !== '')
      nameless += rows.length - lines.length
      await pools.insertLines(id, skus, lines)
      skus += lines.length
    })
    const rejected = table.rejected + nameless
    await pools.publish(id, { sha256: table.sha256, rejected })
    const taken = poolFields.flatMap((field) => {
      const column = table.columns[columns[field]]?.name
      return column === undefined ? [] : [{ field, column }]
    })
    return { id, skus, rejected, taken, headerChanges: table.headerChanges }
  } catch (error) {
    await pools.delete(id)
    throw error
  }
}

async function readPool(
  path: string,
  productColumn: string | undefined,
  options: PoolFileOptions | undefined,
  take: (columns: PoolColumns, rows: Row[]) => Promise<void> | void,
) {
  const { names } = await inspectFile(path, options)
  if (productColumn !== undefined && !names.includes(productColumn)) {
    throw new AppError('column.missing', { column: productColumn, available: names.join(', ') })
  }
  const columns = guessPoolColumns(names, productColumn)
  // As its label: a column of product names without a single name is refused, and no other column is taken for a label.
  const label = names[columns.product]
  const sink = { rows: (rows: Row[]) => take(columns, rows), rejected: () => {} }
  return { columns, table: await importTable(path, { ...options, label, minColumns: 1 }, sink) }
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
