// Where the rows of an evaluation come from: the store, or a file that the command line read into memory.
import type { Row } from '@/lib/core/dataset/dataset'

export interface RowSource {
  rowCount: number
  /** Rows in the order of the file, from `offset`, at most `limit`. */
  listRows(offset: number, limit: number): Promise<Row[]>
  listRowsByIndex(indices: readonly number[]): Promise<Map<number, Row>>
}

const ROWS_PER_READ = 2000

/** Every row once, some at a time, in the order of the file, without holding them all. */
export async function* eachPage(source: Pick<RowSource, 'rowCount' | 'listRows'>): AsyncGenerator<Row[]> {
  for (let offset = 0; offset < source.rowCount; offset += ROWS_PER_READ) {
    yield await source.listRows(offset, ROWS_PER_READ)
  }
}

/** The same one by one. */
export async function* eachRow(source: RowSource): AsyncGenerator<Row> {
  for await (const page of eachPage(source)) yield* page
}

/** A source over rows already in memory, in the order of their index. */
export function memoryRows(rows: readonly Row[]): RowSource {
  return {
    rowCount: rows.length,
    listRows: async (offset, limit) => rows.slice(offset, offset + limit),
    listRowsByIndex: async (indices) =>
      new Map(
        indices.flatMap((index) => {
          const row = rows[index]
          return row === undefined ? [] : [[index, row] as const]
        }),
      ),
  }
}
