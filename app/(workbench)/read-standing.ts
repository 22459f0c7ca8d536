// Where the scene stands, from its latest completed runs on rows of real users; their reports are kept, so that only new ones are computed.
import { defaultPair, verdictOf } from '@/components/run/verdict'
import { sceneStanding } from '@/lib/core/scoring/scene-standing'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readResult } from './batch/read-result'

const RUNS_READ = 10

export async function readStanding(sceneId: string) {
  const { runs: store } = await getRuntime()
  const runs = await store.listMeasured(sceneId, RUNS_READ)
  const measured = await Promise.all(runs.map(async (run) => ({ ...run, report: (await readResult(run)).report })))
  const standing = sceneStanding(measured, REPORT_K)
  // A run that was too small to tell of any version, such as one for an arena's answers, leaves no question open.
  const newest = measured.find(({ id }) => standing?.measured.some(({ runId }) => runId === id))
  return { standing, undecided: newest === undefined ? null : undecidedOf(newest) }
}

function undecidedOf(run: Run & { report: Awaited<ReturnType<typeof readResult>>['report'] }) {
  const [a, b] = defaultPair(run.report.versions, REPORT_K)
  const verdict = verdictOf(run.report, a, b, REPORT_K)
  if (verdict.kind !== 'undecided' || verdict.moreRows === null) return null
  const versionIds = [...new Set(run.arms.map((arm) => arm.promptVersionId))]
  return { number: run.number, versionIds, rows: verdict.rows, moreRows: verdict.moreRows }
}
