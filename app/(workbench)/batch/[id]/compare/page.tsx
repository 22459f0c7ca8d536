// Versions and models of a run against a champion, and all of them against the baselines.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { armTitles } from '@/components/run/arm-title'
import { useFigures } from '@/components/run/use-figures'
import { armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import { challengeChampion } from '@/lib/core/scoring/compare-champion'
import type { PlacedHit } from '@/lib/core/scoring/metrics'
import type { Report } from '@/lib/core/scoring/report'
import type { RunFacts } from '@/lib/core/scoring/run-facts'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { compareRuns } from '@/lib/usecases/compare-runs'
import { judgedHits } from '@/lib/usecases/judged-runs'
import { keepFor } from '@/lib/usecases/keep-for'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readScored } from '../../read-judged'
import { JudgedNotice } from '../_components/judged-notice'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import type { ResultView } from '../view-href'
import { type ArmAgainstBaselines, BaselineCard } from './_components/baseline-card'
import { ChallengeList, type ShownChallenge } from './_components/challenge-list'
import { ChampionForm } from './_components/champion-form'
import { OtherRunCard } from './_components/other-run-card'
import { SavedSides } from './_components/saved-sides'
import { type ComparedArms, parseCompared } from './compare-query'
import { otherValue, parseOther } from './other-query'

interface ComparePageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const SMALLEST_GAIN = 0.02
/** Of the scene's latest runs, those that this one can be set against. */
const OTHER_RUNS = 30

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.compare'))
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { run, titles } = await openRun((await params).id)
  const [{ runs, trials, judged }, query] = await Promise.all([getRuntime(), searchParams])
  const { facts, kept, report, view } = await readScored(run, query)
  const asked = reportedVersions(report).map(({ arm }) => arm)
  const compared = parseCompared(query, asked)
  const options = { k: REPORT_K, delta: run.stopAtGain ?? SMALLEST_GAIN }
  const hitsOf = (arm: number): readonly PlacedHit[] => facts.arms[arm] ?? []
  const { champion, challengers } = compared
  const challenges = keepFor(facts, `challenges ${champion} ${challengers.join()}`, () =>
    challengeChampion(hitsOf(champion), challengers.map(hitsOf), options),
  )
    .map((challenge): ShownChallenge => ({ ...challenge, arm: compared.challengers[challenge.challenger] ?? 0 }))
    .sort((a, b) => b.difference - a.difference)
  // Baselines have their hits by f alone, so that what is set against them has, too.
  const againstBaselines = (arm: number) =>
    keepFor(kept, `baselines ${arm}`, () => {
      const baselines = run.baselines.map(({ ranks }) => baselineHits(kept, ranks))
      return challengeChampion(kept.arms[arm] ?? [], baselines, options)
    })
  const others = (await runs.list(run.sceneId, OTHER_RUNS)).filter(
    (other) => other.id !== run.id && other.datasetId === run.datasetId && other.status !== 'running',
  )
  const otherQuery = parseOther(query, run.arms.length)
  const theirs = others.flatMap((other) => other.arms.map(({ arm }) => ({ run: other, arm })))
  const other = theirs.find((one) => otherValue(one.run.id, one.arm) === otherQuery.other)
  const hits = view.reading === undefined ? trials : judgedHits(judged, trials, view.reading)
  const found =
    other === undefined
      ? null
      : await compareRuns({ trials: hits }, { run, arm: otherQuery.mine }, other, {
          overlap: otherQuery.overlap,
          delta: options.delta,
        })
  const embedded = (await getTranslations('result'))('setup.embedded')
  return (
    <CompareView
      run={run}
      titles={titles}
      view={view}
      report={report}
      compared={compared}
      challenges={challenges}
      usersRepeat={repeats(facts)}
      against={asked.map((arm) => ({
        arm,
        title: titles[arm] ?? '',
        challenges: againstBaselines(arm),
      }))}
      gain={options.delta}
      otherRun={
        <OtherRunCard
          titles={titles}
          choices={theirs.map(({ run: { id, number, arms }, arm }) => ({
            value: otherValue(id, arm),
            number,
            title: armTitles(arms, { embedded })[arm] ?? '',
          }))}
          query={otherQuery}
          reading={view.reading}
          found={found}
        />
      }
      slices={
        <SavedSides
          run={run}
          facts={facts}
          arms={[compared.champion, challenges[0]?.arm ?? null]}
          reading={view.reading}
        />
      }
    />
  )
}

/** A baseline's hits on the rows that some arm has finished. */
const baselineHits = ({ rows }: RunFacts, ranks: readonly number[]): PlacedHit[] =>
  ranks.flatMap((hitRank, position) => {
    const row = rows[position]
    return row === undefined ? [] : [{ position, hitRank, user: row.user }]
  })

function repeats({ rows }: RunFacts): boolean {
  const users = rows.flatMap((row) => row?.user ?? [])
  return new Set(users).size < users.length
}

interface CompareViewProps {
  run: Run
  titles: string[]
  view: ResultView
  report: Report
  compared: ComparedArms
  challenges: ShownChallenge[]
  usersRepeat: boolean
  against: ArmAgainstBaselines[]
  gain: number
  slices: ReactNode
  otherRun: ReactNode
}

function CompareView({
  run,
  titles,
  view,
  report,
  compared,
  challenges,
  usersRepeat,
  against,
  gain,
  slices,
  otherRun,
}: CompareViewProps) {
  const t = useTranslations('scores.compare')
  const { points } = useFigures()
  const better = challenges.filter(({ verdict, difference }) => verdict === 'b_better' && difference > 0)
  const best = better[0]
  const champion = armLetter(compared.champion)
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={
          best === undefined
            ? t(challenges.length === 0 ? 'alone' : 'none', { champion })
            : t('some', {
                champion,
                better: better.length,
                challengers: challenges.length,
                best: armLetter(best.arm),
                gain: points(best.difference),
              })
        }
        lead={t('lead', { gain: 100 * gain })}
      />
      <ResultTabs runId={run.id} current="compare" pair={view} />
      <JudgedNotice
        runId={run.id}
        report={report}
        pair={view}
        on="compare"
        back={`?champion=${compared.champion}${compared.challengers.map((arm) => `&with=${arm}`).join('')}`}
      />
      {titles.length > 2 && run.bestOf === null && (
        <ChampionForm titles={titles} compared={compared} reading={view.reading} />
      )}
      {challenges.length === 0 && <Notice>{t('oneArm')}</Notice>}
      <ChallengeList
        runId={run.id}
        titles={titles}
        champion={compared.champion}
        challenges={challenges}
        reading={view.reading}
        datasetRows={run.datasetRows}
        usersRepeat={usersRepeat}
      />
      {slices}
      {otherRun}
      {run.baselines.length > 0 && <BaselineCard baselines={run.baselines.map(({ name }) => name)} arms={against} />}
    </div>
  )
}
