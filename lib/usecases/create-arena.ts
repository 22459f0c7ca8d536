// Opens an arena: on the answers of a run that is there, or of one that is started for it.
import { z } from 'zod'
import { arenaRulesSchema } from '@/lib/core/arena/arena'
import { FEWEST_CONTENDERS, MOST_CONTENDERS, MOST_ROWS } from '@/lib/core/arena/arena-limits'
import { AppError } from '@/lib/errors'
import type { ArenaStore } from '@/lib/store/arenas'
import { modelChoiceSchema, type StartRunPorts, startRun, startRunSchema } from './start-run'

export const createArenaSchema = z.object({
  answers: z.discriminatedUnion('from', [
    /** `arms` are those of the run that take part. */
    z.object({ from: z.literal('run'), runId: z.string().min(1), arms: z.array(z.number().int().min(0)) }),
    z.object({
      from: z.literal('new'),
      datasetId: z.string().min(1),
      versionIds: z.array(z.string().min(1)),
      models: z.array(modelChoiceSchema),
      rows: z.number().int().min(1).max(MOST_ROWS),
      seed: startRunSchema.shape.sample.shape.seed,
    }),
  ]),
  rules: arenaRulesSchema,
})
export type CreateArenaRequest = z.input<typeof createArenaSchema>
export type CreateArenaInput = z.output<typeof createArenaSchema>

export interface CreateArenaPorts extends StartRunPorts {
  arenas: Pick<ArenaStore, 'create'>
}

/**
 * Returns the session's id, and the run that was stored for it and is to be started, if any. Throws 'arena.contenders',
 * 'notFound.run', and what startRun throws.
 */
export async function createArena(
  ports: CreateArenaPorts,
  sceneId: string,
  { answers, rules }: CreateArenaInput,
): Promise<{ id: string; startedRun: string | null }> {
  const count = answers.from === 'run' ? new Set(answers.arms).size : answers.versionIds.length * answers.models.length
  requireContenders(count)
  const startedRun = answers.from === 'run' ? null : await startAnswers(ports, sceneId, answers)
  const run = await ports.runs.find(startedRun ?? (answers.from === 'run' ? answers.runId : ''))
  if (run === null || run.sceneId !== sceneId) throw new AppError('notFound.run', {})
  const arms = answers.from === 'run' ? run.arms.filter(({ arm }) => answers.arms.includes(arm)) : run.arms
  requireContenders(arms.length)
  const contenders = arms.map(({ arm, name, promptVersionId, connection, model }) => ({
    ...{ arm, name, promptVersionId, connection, model },
  }))
  const rows = Math.min(run.sampledRows, MOST_ROWS)
  return { id: await ports.arenas.create({ ...rules, sceneId, runId: run.id, rows, contenders }), startedRun }
}

function requireContenders(count: number): void {
  if (count < FEWEST_CONTENDERS || count > MOST_CONTENDERS)
    throw new AppError('arena.contenders', { count, fewest: FEWEST_CONTENDERS, most: MOST_CONTENDERS })
}

async function startAnswers(
  ports: StartRunPorts,
  sceneId: string,
  { datasetId, versionIds, models, rows, seed }: Extract<CreateArenaInput['answers'], { from: 'new' }>,
): Promise<string> {
  const sample = { strategy: 'uniform' as const, size: rows, seed }
  return await startRun(ports, sceneId, startRunSchema.parse({ datasetId, versionIds, models, sample }))
}
