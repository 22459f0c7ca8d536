// Imports a file as the candidate pool of a scene: all of it or nothing. The pool before it stays for the runs that used it.
import type { Row } from '@/lib/core/dataset/dataset'
import type { HeaderChange } from '@/lib/core/dataset/header'
import {
  type ChosenPoolColumns,
  guessPoolColumns,
  type PoolColumns,
  type PoolField,
  parseNumber,
  poolFields,
  splitAliases,
} from '@/lib/core/dataset/pool-columns'
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import { AppError } from '@/lib/errors'
import { type ImportOptions, importTable } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import type { PoolLine, PoolStore } from '@/lib/store/pools'

export interface ImportPoolInput {
  sceneId: string
  path: string
  fileName: string
  /** Headers of columns by what they hold; guessed where undefined. */
  columns?: ChosenPoolColumns | undefined
  options?: PoolFileOptions | undefined
}

type PoolFileOptions = Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'signal' | 'onProgress'>

/** One name for two things: a SKU, or an alias, that stands under several products. */
export interface PoolConflict {
  name: string
  /** At least two, in the order of the file. */
  products: string[]
  /** Data rows in which it stands, counted from 1 without the header and the lines that were set aside. */
  rows: number[]
}

export interface ImportedPool {
  id: string
  /** Lines stored: a SKU of a product each. */
  skus: number
  /** Lines of a wrong shape or without a product name. */
  rejected: number
  /** Aliases that the file gave and that now hold. */
  aliases: number
  /** Which column of the file was taken for what; a field without a column is left out. */
  taken: { field: PoolField; column: string }[]
  headerChanges: HeaderChange[]
  /** SKUs under several products, each line kept; the first CONFLICT_LIMIT. */
  skuConflicts: PoolConflict[]
  /** Aliases of several products, of which the first counts; the first CONFLICT_LIMIT. */
  aliasConflicts: PoolConflict[]
  /** Aliases left out because the pool has a product of that very name; the first CONFLICT_LIMIT. */
  takenNames: string[]
  /** Columns of numbers with cells that are none and were left empty. */
  unread: UnreadNumbers[]
}

interface UnreadNumbers {
  field: PoolField
  /** Cells in all; the first of them with its data row, counted as in PoolConflict. */
  count: number
  example: string
  row: number
}

export const CONFLICT_LIMIT = 20

export interface PoolNames {
  /** Distinct, in the order of the file. */
  names: string[]
  aliases: ProductAlias[]
}

/** Product names and aliases of a pool file; for the command line, which keeps no pool. */
export async function readPoolFile(path: string, productColumn: string, options?: PoolFileOptions): Promise<PoolNames> {
  const names = new Set<string>()
  const aliases = collectAliases()
  await readPool(path, { product: productColumn }, options, (columns, rows) => {
    for (const { cells, index } of rows) {
      const name = cells[columns.product]?.trim() ?? ''
      if (name === '') continue
      names.add(name)
      aliases.add(name, cells[columns.alias], index)
    }
  })
  return { names: [...names], aliases: aliases.first().filter(({ alias }) => !names.has(alias)) }
}

/** Stores the pool and publishes it. Rows without a product name are counted as rejected; nothing is left after a failure. */
export async function importPool(pools: PoolStore, input: ImportPoolInput): Promise<ImportedPool> {
  const { sceneId, path, fileName, columns: chosen = {}, options } = input
  const id = await pools.begin(sceneId, fileName)
  try {
    let skus = 0
    // How many lines were stored before each line without a name: from a place in the pool back to a row of the file.
    const nameless: number[] = []
    const aliases = collectAliases()
    const unread = new Map<PoolField, UnreadNumbers>()
    const { table, columns } = await readPool(path, chosen, options, async (columns, rows) => {
      const first = skus
      const lines: PoolLine[] = []
      for (const row of rows) {
        const line = toLine(columns, row, (field, example) => {
          const { count, ...first } = unread.get(field) ?? { field, count: 0, example, row: row.index + 1 }
          unread.set(field, { ...first, count: count + 1 })
        })
        if (line.product === '') {
          nameless.push(first + lines.length)
          continue
        }
        lines.push(line)
        aliases.add(line.product, row.cells[columns.alias], row.index)
      }
      skus += lines.length
      await pools.insertLines(id, first, lines)
    })
    const rejected = table.rejected + nameless.length
    const named = aliases.first()
    const own = await pools.listKnownNames(
      id,
      named.map(({ alias }) => alias),
    )
    const kept = named.filter(({ alias }) => !own.has(alias))
    const skuConflicts = await pools.listSkuConflicts(id, CONFLICT_LIMIT)
    await pools.publish(id, { sha256: table.sha256, rejected }, kept)
    const taken = poolFields.flatMap((field) => {
      const column = table.columns[columns[field]]?.name
      return column === undefined ? [] : [{ field, column }]
    })
    const rowOf = (position: number) => position + 1 + nameless.filter((before) => before <= position).length
    return {
      id,
      skus,
      rejected,
      aliases: kept.length,
      taken,
      headerChanges: table.headerChanges,
      skuConflicts: skuConflicts.map(({ sku, products, positions }) => ({
        name: sku,
        products,
        rows: positions.slice(0, CONFLICT_LIMIT).map(rowOf),
      })),
      aliasConflicts: aliases.conflicts(),
      takenNames: [...own].slice(0, CONFLICT_LIMIT),
      unread: [...unread.values()],
    }
  } catch (error) {
    await pools.delete(id)
    throw error
  }
}

/** Aliases as the rows of a file give them. A product's lines may repeat its aliases. */
function collectAliases() {
  const products = new Map<string, Map<string, number>>()
  return {
    add(product: string, cell: string | undefined, index: number): void {
      for (const alias of splitAliases(cell, product)) {
        const rows = products.get(alias)
        if (rows === undefined) products.set(alias, new Map([[product, index + 1]]))
        else if (!rows.has(product)) rows.set(product, index + 1)
      }
    },
    /** Each alias with the product that gave it first. */
    first: (): ProductAlias[] =>
      [...products].flatMap(([alias, rows]) => [...rows.keys()].slice(0, 1).map((product) => ({ alias, product }))),
    conflicts: (): PoolConflict[] =>
      [...products]
        .filter(([, rows]) => rows.size > 1)
        .slice(0, CONFLICT_LIMIT)
        .map(([name, rows]) => ({ name, products: [...rows.keys()], rows: [...rows.values()] })),
  }
}

async function readPool(
  path: string,
  chosen: ChosenPoolColumns,
  options: PoolFileOptions | undefined,
  take: (columns: PoolColumns, rows: Row[]) => Promise<void> | void,
) {
  const inspected = await inspectFile(path, options)
  const { names } = inspected
  const taken = new Set<string>()
  for (const column of Object.values(chosen)) {
    if (column === undefined) continue
    if (!names.includes(column)) throw new AppError('column.missing', { column, available: names.join(', ') })
    if (taken.has(column)) throw new AppError('column.twoRoles', { column })
    taken.add(column)
  }
  const columns = guessPoolColumns(names, chosen)
  // As its label: a column of product names without a single name is refused, and no other column is taken for a label.
  const label = names[columns.product]
  const sink = { rows: (rows: Row[]) => take(columns, rows), rejected: () => {} }
  return { columns, table: await importTable(path, { ...options, label, minColumns: 1 }, sink, inspected) }
}

/** `unread` is told of cells that should be a number and are none. */
function toLine(columns: PoolColumns, { cells }: Row, unread: (field: PoolField, cell: string) => void): PoolLine {
  const text = (field: keyof PoolColumns) => cells[columns[field]]?.trim() ?? ''
  const number = (field: PoolField) => {
    const value = parseNumber(cells[columns[field]])
    if (value === null && text(field) !== '') unread(field, text(field).slice(0, 40))
    return value
  }
  const whole = (field: PoolField) => {
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
