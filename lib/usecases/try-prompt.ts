// Tries a template on rows, or on values of one's own: the same request and the same score as in a run, for text that need
// not be saved.
import { z } from 'zod'
import type { Row } from '@/lib/core/dataset/dataset'
import { versionTextSchema } from '@/lib/core/prompt/prompt-version'
import type { TrialScore } from '@/lib/core/run/run'
import type { ModelAnswer } from '@/lib/engine/ports'
import { AppError, ModelError } from '@/lib/errors'
import { type PrepareTryPorts, prepareTry, scoreTry } from './prepare-try'
import { modelChoiceSchema } from './start-run'

/** Rows that one request may try; more is what a run is for. */
const MOST_ROWS = 20

export const tryPromptSchema = z.object({
  ...versionTextSchema.shape,
  ...modelChoiceSchema.shape,
  /** What error sentences call the prompt. */
  name: z.string().max(120),
  /** Values of one's own, written as the variables box is; they go before the version's definitions. */
  values: z.string().max(200_000).default(''),
  /** null: there is none, and the text must stand alone. */
  datasetId: z.string().min(1).nullable(),
  /** Empty: nobody's row. The text may then use no column, and its answer isn't judged. */
  rowIndexes: z.array(z.number().int().min(0)).max(MOST_ROWS),
})
export type TryPromptInput = z.output<typeof tryPromptSchema>

export interface TryResult
  extends TrialScore,
    Pick<ModelAnswer, 'stop' | 'inputTokens' | 'outputTokens' | 'latencyMs'> {
  /** The row's real products, joined by " | "; '' where there are none and a hit can't be told. */
  label: string
  costUsd: number | null
}

/** Rows are named by their index; null is the text that is nobody's row. */
export interface TryOptions {
  signal: AbortSignal
  onText: (row: number | null, text: string) => void
  onDone: (row: number | null, result: TryResult) => void
  /** One row's call failed; the others go on. */
  onFailure: (row: number | null, error: AppError) => void
}

const CALLS_AT_ONCE = 4

/**
 * Renders, asks each row once without retry, scores. Everything that can be known is checked before the first call.
 * Throws as requireDataset, 'notFound.row', 'column.empty', 'template.*', 'variables.*', the signal's reason, and what
 * would fail every further call alike ('model.noKey', 'model.auth', …).
 */
export async function tryPrompt(
  ports: PrepareTryPorts,
  sceneId: string,
  input: TryPromptInput,
  options: TryOptions,
): Promise<void> {
  const { evaluation, rows, client } = await prepareTry(ports, sceneId, input, 'draft')
  const alone = input.rowIndexes.length === 0
  const waiting = [...rows]
  const ask = async (row: Row): Promise<void> => {
    const place = alone ? null : row.index
    try {
      const answer = await client.complete(evaluation.requestOf(0, row), {
        signal: options.signal,
        onText: (text) => options.onText(place, text),
      })
      const score = await scoreTry(evaluation, row, answer)
      const { stop, inputTokens, outputTokens, latencyMs } = answer
      const label = evaluation.labelsOf(row).join(' | ')
      const costUsd = evaluation.costUsd(0, answer)
      options.onDone(place, { ...score, label, stop, inputTokens, outputTokens, latencyMs, costUsd })
    } catch (error) {
      const ends = error instanceof ModelError && error.failure === 'stop'
      if (options.signal.aborted || ends || !(error instanceof AppError)) {
        waiting.length = 0
        throw error
      }
      options.onFailure(place, error)
    }
  }
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await ask(row)
  }
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work))
}
