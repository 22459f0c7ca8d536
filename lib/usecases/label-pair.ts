// A person says what a name is beside a product, or takes it back. The scene keeps it, for this run and others.
import { z } from 'zod'
import { pairLabels } from '@/lib/core/matching/pair-label'
import { AppError } from '@/lib/errors'
import type { PairVerdictStore } from '@/lib/store/pair-verdicts'
import type { RunStore } from '@/lib/store/runs'
import { type PairFrames, requirePair } from './pair-frames'

const text = z.string().min(1).max(100_000)

export const labelPairSchema = z.object({
  runId: z.string().min(1),
  name: text,
  product: text,
  /** null: nothing, as before anybody said anything. */
  label: z.enum(pairLabels).nullable(),
})
export type LabelPairInput = z.output<typeof labelPairSchema>

/** Throws 'notFound.run', 'pair.unknown'. */
export async function labelPair(
  ports: { runs: Pick<RunStore, 'find'>; pairVerdicts: Pick<PairVerdictStore, 'save' | 'delete'>; frames: PairFrames },
  { runId, name, product, label }: LabelPairInput,
): Promise<void> {
  const run = await ports.runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  const pair = await requirePair(ports.frames, run, { name, product })
  if (label === null) await ports.pairVerdicts.delete(run.sceneId, 'people', pair)
  else await ports.pairVerdicts.save(run.sceneId, 'people', pair, label)
}
