// The drawn pairs of a run as CSV, with what people and judges said, and with what each stands for.
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { PairVerdictStore } from '@/lib/store/pair-verdicts'
import type { Run } from '@/lib/store/runs'
import type { JudgedRun } from './judged-runs'
import type { RunDraw } from './pair-frames'

export interface JudgeVerdicts {
  connection: string
  model: string
  /** In the order of the drawn pairs. */
  labels: (JudgedLabel | null)[]
}

/** What judges that said anything of these pairs said of each. */
export async function listJudgeVerdicts(
  verdicts: Pick<PairVerdictStore, 'list' | 'listJudges'>,
  sceneId: string,
  { drawn }: Pick<RunDraw, 'drawn'>,
): Promise<JudgeVerdicts[]> {
  const judges = await verdicts.listJudges(sceneId)
  const all = await Promise.all(
    judges.map(async (judge) => ({ ...judge, labels: await verdicts.list(sceneId, judge, drawn) })),
  )
  return all.filter(({ labels }) => labels.some((label) => label !== null))
}

/** One line a drawn pair: label is empty where nobody said anything; a column a judge. */
export async function* exportPairs(
  verdicts: Pick<PairVerdictStore, 'list' | 'listJudges'>,
  run: Pick<Run, 'sceneId'>,
  draw: RunDraw,
): AsyncGenerator<string> {
  const [labels, judges] = await Promise.all([
    verdicts.list(run.sceneId, 'people', draw.drawn),
    listJudgeVerdicts(verdicts, run.sceneId, draw),
  ])
  const judgeNames = judges.map(({ connection, model }) => `judge:${connection}:${model}`)
  yield byteOrderMark +
    csvLine(['name', 'product', 'degree', 'occurrences', 'stratum', 'inclusion', 'label', ...judgeNames])
  yield draw.drawn
    .map(({ name, product, degree, occurrences, stratum, inclusion }, at) =>
      csvLine([
        ...[name, product, degree, occurrences, stratum + 1, inclusion, labels[at] ?? ''],
        ...judges.map((judge) => judge.labels[at] ?? ''),
      ]),
    )
    .join('')
}

/** One line a pair of the grey zone on which hits hang: label and by are empty where nobody said anything. */
export async function* exportGreyPairs({ pairs }: Pick<JudgedRun, 'pairs'>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['name', 'product', 'degree', 'occurrences', 'label', 'by'])
  yield pairs
    .map(({ name, product, degree, occurrences, said }) =>
      csvLine([name, product, degree, occurrences, said?.label ?? '', said?.by ?? '']),
    )
    .join('')
}
