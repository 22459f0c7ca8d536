// rows.csv: one line for each finished trial of a run. Values only; whoever writes them quotes and guards.
import type { TrialScore } from '../run/run'

export const rowsCsvHeader = [
  'row',
  'version',
  'outcome',
  'products',
  'product',
  'degree',
  'hit_rank',
  'label',
  'error',
  'input_tokens',
  'output_tokens',
  'latency_ms',
] as const

export interface RowsCsvTrial extends Pick<TrialScore, 'outcome' | 'products' | 'bestProduct' | 'degree' | 'hitRank'> {
  /** The row's number in the dataset, from 0 in the order of the file. */
  rowIndex: number
  /** Name of the version as the report has it. */
  version: string
  /** The label's cell. */
  label: string
  error: { code: string; params: Record<string, string | number> } | null
  /** Of the call that this trial led; null where it shared another's answer or reused a kept one. */
  inputTokens: number | null
  outputTokens: number | null
  latencyMs: number | null
}

/**
 * The cells of one line, in the order of `rowsCsvHeader`. Figures stay numbers, so that no formula guard touches them.
 * `product` is the generated name that comes closest to the label, `degree` its f rounded to six places; the error is its
 * code, followed by the vendor's words where there are any.
 */
export function rowsCsvCells(trial: RowsCsvTrial): (string | number | null)[] {
  return [
    trial.rowIndex,
    trial.version,
    trial.outcome,
    trial.products.join('|'),
    trial.bestProduct,
    Math.round(trial.degree * 1e6) / 1e6,
    trial.hitRank,
    trial.label,
    errorText(trial.error),
    trial.inputTokens,
    trial.outputTokens,
    trial.latencyMs,
  ]
}

function errorText(error: RowsCsvTrial['error']): string {
  if (error === null) return ''
  const { detail } = error.params
  return detail === undefined ? error.code : `${error.code}: ${detail}`
}
