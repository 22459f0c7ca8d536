// Asks whoever writes prompts: a vendor's model, or, without one, the writer by rule, which streams just the same.
import type { z } from 'zod'
import { isVendor, type Vendor } from '@/lib/core/run/connection'
import type { ModelTable } from '@/lib/core/run/model-table'
import type { CompleteOptions, ModelAnswer, ModelClient } from '@/lib/engine/ports'
import { parametersOf } from './prepare-run'
import type { modelChoiceSchema } from './start-run'

export interface WriterPorts {
  readModels: () => Promise<ModelTable>
  /** May throw 'model.noKey' and the like. */
  vendorClient: (vendor: Vendor) => Promise<ModelClient>
}

/** A prompt and its reasons rarely take more; what is set for the model may be more. */
const LEAST_MAX_TOKENS = 4096

export type Writer = Pick<z.output<typeof modelChoiceSchema>, 'connection' | 'model'>

/** The answer with its price: null where it isn't known. Throws ModelError, or the signal's reason. */
export async function askWriter(
  ports: WriterPorts,
  { connection, model }: Writer,
  request: { text: string; byRule: () => string },
  { signal, onText }: Pick<CompleteOptions, 'signal' | 'onText'>,
): Promise<ModelAnswer & { costUsd: number | null }> {
  if (!isVendor(connection)) {
    signal.throwIfAborted()
    const text = request.byRule()
    onText?.(text)
    return { text, stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs: 0, costUsd: 0 }
  }
  const table = await ports.readModels()
  const set = parametersOf(table, { connection, model }, null)
  const parameters = { ...set, maxTokens: Math.max(set.maxTokens, LEAST_MAX_TOKENS) }
  const client = await ports.vendorClient(connection)
  const answer = await client.complete(
    { connection, model, parameters, text: request.text },
    onText === undefined ? { signal } : { signal, onText },
  )
  return { ...answer, costUsd: table.costUsd(connection, model, answer) }
}
