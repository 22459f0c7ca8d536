// Starts a run once more as it was: the same versions, models, rows and settings. Kept answers count if they did then.
import { connectionKindSchema } from '@/lib/core/run/connection'
import { AppError } from '@/lib/errors'
import { type StartRunPorts, startRun } from './start-run'

/** Id of the new run; the pool in force and the dataset's roles of today apply. Throws 'notFound.run' and as startRun. */
export async function repeatRun(ports: StartRunPorts, runId: string): Promise<string> {
  const run = await ports.runs.find(runId)
  if (run === null) throw new AppError('notFound.run', {})
  const { arms, sceneId, bestOf, ...settings } = run
  const versionIds = [...new Set(arms.map((arm) => arm.promptVersionId))]
  const models = arms.filter((arm) => arm.promptVersionId === versionIds[0])
  return await startRun(ports, sceneId, {
    ...settings,
    bestOf: bestOf && { budget: bestOf.budget, against: arms[bestOf.against[0] ?? -1]?.promptVersionId ?? null },
    versionIds,
    models: models.map(({ connection, model, parameters }) => ({
      connection: connectionKindSchema.parse(connection),
      model,
      parameters,
    })),
  })
}
