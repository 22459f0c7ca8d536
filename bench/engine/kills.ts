// One run killed with -9 a hundred times, at seeded moments, and each time taken up again.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '@/lib/core/sampling/random'
import type { ModelServer } from '../../e2e/model-server'
import { firstLine, startSelf } from './child'
import type { Load } from './load'
import { planStored } from './stored-run'

const kills = 100
// What was answered at most so long before the kill may not be stored yet: an answer is durable 100 ms after it came.
const unstoredMs = 100
const lookEveryMs = 2

/** The calls of one life of the run. */
export interface CallWatch {
  open: number
  answeredAt: number[]
}

/** Kills the child once `after` holds; resolves to how many of its calls may not have been stored. */
async function killOnce(child: ChildProcess, server: ModelServer, watch: CallWatch, after: () => boolean) {
  const before = server.calls
  watch.answeredAt = []
  const gone = once(child, 'exit')
  while (!after() && child.exitCode === null) await wait(lookEveryMs)
  const killedAt = performance.now()
  child.kill('SIGKILL')
  await gone
  // What was on its way through the kernel still comes, and counts as asked.
  while (watch.open > 0) await wait(lookEveryMs)
  const durable = watch.answeredAt.filter((at) => at < killedAt - unstoredMs).length
  return server.calls - before - durable
}

/** Resolves once the run is complete: to how often it was killed, the calls that the kills put at risk, and all calls asked. */
export async function killMany(server: ModelServer, watch: CallWatch, folder: string, load: Load) {
  const random = seededRandom(7)
  const runId = await planStored(folder, server.url, load)
  const resume = () => startSelf('stored', 'kills', server.url, folder, runId)
  let atRisk = 0
  for (let kill = 0; kill < kills; kill++) {
    const until = server.calls + 1 + Math.floor(60 * random())
    atRisk += await killOnce(resume(), server, watch, () => server.calls >= until)
  }
  await firstLine(resume())
  return { kills, atRisk, asked: server.calls }
}
