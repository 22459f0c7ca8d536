// hitloop worker: one more process that executes runs on a PostgreSQL server, beside the workbench.
import { once } from 'node:events'
import { parseEnv } from '@/lib/env'
import { createRuntime } from '@/lib/runtime'
import { type Session, UsageError } from './session'

/** Works until it is interrupted; what was answered is stored, the rest is anybody's. Throws UsageError without DATABASE_URL. */
export async function workerCommand(session: Session): Promise<number> {
  const env = parseEnv(session.env)
  if (env.DATABASE_URL === undefined) throw new UsageError('workerNeedsDatabase')
  const runtime = await createRuntime({ env, watchRuns: false })
  session.note('workerReady')
  runtime.supervisor.watch()
  if (!session.signal.aborted) await once(session.signal, 'abort')
  session.note('workerStopping')
  await runtime.close()
  return 0
}
