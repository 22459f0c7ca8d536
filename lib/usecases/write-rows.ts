// Makes up rows for a scene that has no data yet: a model writes them some at a time, or, without one, a rule draws them.
import { z } from 'zod'
import { rowsByRule } from '@/lib/core/dataset/synthetic/rows-by-rule'
import { type RowsTask, readWrittenRows, rowsRequest } from '@/lib/core/dataset/synthetic/rows-request'
import { MOST_SYNTHETIC_ROWS, parseWantedColumns } from '@/lib/core/dataset/synthetic/wanted-columns'
import type { PoolStore } from '@/lib/store/pools'
import { askWriter, type WriterPorts } from './ask-writer'
import { eachAtOnce } from './each-at-once'
import { modelChoiceSchema } from './start-run'

export const writeRowsSchema = z.object({
  connection: modelChoiceSchema.shape.connection,
  model: modelChoiceSchema.shape.model,
  about: z.string().max(50_000),
  /** As parseWantedColumns reads them. */
  columns: z.string().max(200_000),
  label: z.string().max(200).nullable(),
  rows: z.number().int().min(1).max(MOST_SYNTHETIC_ROWS),
  seed: z.number().int().min(0),
  language: z.enum(['zh', 'en']),
})
export type WriteRowsInput = z.output<typeof writeRowsSchema>

export interface WriteRowsPorts extends WriterPorts {
  pools: Pick<PoolStore, 'findCurrent' | 'listProductNames'>
  now: () => number
}

/** Some rows as they came, and what became of the answer that held them. */
export interface RowsWritten {
  rows: string[][]
  left: number
  /** cut: at the length limit. refused: nothing but a refusal. unread: no row could be read. */
  problem: 'cut' | 'refused' | 'unread' | null
  /** null: the price is unknown. */
  costUsd: number | null
}

/** What a model writes well in one answer. */
const ROWS_A_CALL = 10
const CALLS_AT_ONCE = 3

/**
 * Hands rows over as they come, in no certain order; fewer than were asked for where an answer can't be read. Throws
 * 'synthetic.*', ModelError of a call (what came before was handed over), or the signal's reason.
 */
export async function writeRows(
  ports: WriteRowsPorts,
  sceneId: string,
  input: WriteRowsInput,
  { signal, onRows }: { signal: AbortSignal; onRows: (written: RowsWritten) => void },
): Promise<void> {
  const columns = parseWantedColumns(input.columns)
  const pool = await ports.pools.findCurrent(sceneId)
  const products = pool === null ? [] : await ports.pools.listProductNames(pool.id)
  const label = columns.some(({ name }) => name === input.label) ? input.label : null
  const task: RowsTask = { ...input, columns, label, products, before: 0 }
  if (input.connection === 'embedded') {
    signal.throwIfAborted()
    const rows = rowsByRule(task, input.seed, ports.now())
    return onRows({ rows, left: 0, problem: null, costUsd: 0 })
  }
  const starts = Array.from({ length: Math.ceil(input.rows / ROWS_A_CALL) }, (_, call) => call * ROWS_A_CALL)
  const ask = async (before: number): Promise<void> => {
    const part = { ...task, rows: Math.min(ROWS_A_CALL, input.rows - before), before }
    const request = { text: rowsRequest(part), byRule: () => '' }
    const { text, stop, costUsd } = await askWriter(ports, input, request, { signal })
    const { rows, left } = readWrittenRows(text, columns, part.rows)
    const problem = stop === 'refusal' ? 'refused' : stop === 'max_tokens' ? 'cut' : rows.length === 0 ? 'unread' : null
    onRows({ rows: stop === 'refusal' ? [] : rows, left, problem, costUsd })
  }
  await eachAtOnce(starts, CALLS_AT_ONCE, ask)
}
