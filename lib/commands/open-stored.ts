// Opens what is stored, for commands on runs: a data folder, or the database of the environment.
import { type Env, parseEnv } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { createRuntime, type Runtime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { Session } from './session'

/** `dataDir` as written; null takes DATABASE_URL or HITLOOP_DATA_DIR as the workbench does. */
export function storedEnv(session: Session, dataDir: string | null): Env {
  const env = parseEnv(session.env)
  const folder = session.pathOf(dataDir ?? env.HITLOOP_DATA_DIR)
  return { ...env, HITLOOP_DATA_DIR: folder, DATABASE_URL: dataDir === null ? env.DATABASE_URL : undefined }
}

/** Throws 'dataDir.held' where a running workbench holds the folder. The runtime is closed after `act`. */
export async function withStored<T>(
  session: Session,
  dataDir: string | undefined,
  act: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  const runtime = await createRuntime({ env: storedEnv(session, dataDir ?? null), watchRuns: false })
  try {
    return await act(runtime)
  } finally {
    await runtime.close()
  }
}

/** Throws 'notFound.run'. */
export async function findRun({ runs }: Pick<Runtime, 'runs'>, id: string): Promise<Run> {
  const run = await runs.find(id)
  if (run === null) throw new AppError('notFound.run', {})
  return run
}
