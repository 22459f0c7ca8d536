// From product to SKU: which SKUs the answers of a run lead to, how often that holds the one really taken, and the file for the recall index.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import { getRuntime } from '@/lib/runtime'
import { type SkuArm, type SkuChoice, skuChoiceSchema, skuStageOf } from '@/lib/usecases/sku-stage'
import { viewOf } from '../../read-judged'
import { readResult } from '../../read-result'
import { PairPicker } from '../_components/pair-picker'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import type { ResultView } from '../view-href'
import { SkuFigures } from './_components/sku-figures'
import { SkuForm } from './_components/sku-form'
import { SkuLists } from './_components/sku-lists'
import { WorthCard } from './_components/worth-card'

interface SkusPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** SKUs that are spoken of: as many as a screen of the shop holds. */
const SKU_K = 5

export async function generateMetadata({ params }: SkusPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.skus'))
}

export default async function SkusPage({ params, searchParams }: SkusPageProps) {
  const { run, titles } = await openRun((await params).id)
  const [{ facts, pools }, query, { report }] = await Promise.all([getRuntime(), searchParams, readResult(run)])
  const view = viewOf(run, query, report)
  const choice = skuChoiceSchema.parse(query)
  const shown = run.arms.length === 1 ? [view.a] : [view.a, view.b]
  const arms = await skuStageOf(pools, run, await facts.open(run), shown, choice)
  const asked = reportedVersions(report).map(({ arm }) => arm)
  return <SkusView runId={run.id} titles={titles} view={view} asked={asked} choice={choice} arms={arms} />
}

interface SkusViewProps {
  runId: string
  titles: string[]
  view: ResultView
  /** Arms that have a result. */
  asked: readonly number[]
  choice: SkuChoice
  arms: SkuArm[] | null
}

function SkusView({ runId, titles, view, asked, choice, arms }: SkusViewProps) {
  const t = useTranslations('scores.skus')
  const tJudged = useTranslations('judged')
  const { percent } = useFigures()
  const judged = arms?.some(({ figures }) => figures.rows > 0) ?? false
  const sentences = (arms ?? []).map(({ arm, figures }) =>
    t('sentence', { letter: armLetter(arm), k: SKU_K, share: percent(figures.hitAt[SKU_K] ?? 0) }),
  )
  const query = new URLSearchParams({
    policy: choice.policy,
    epsilon: String(choice.epsilon),
    per: String(choice.per),
  })
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={t('title')}
        lead={judged ? sentences.join(t('gap')) : t('lead')}
        actions={
          arms !== null && (
            <a href={`/api/runs/${runId}/skus.csv?${query}`} download className={buttonClass('plain')}>
              {t('export')}
            </a>
          )
        }
      />
      <ResultTabs runId={runId} current="skus" pair={view} />
      {view.reading !== undefined && <p className="text-sm text-ink-2">{tJudged('skus')}</p>}
      {arms === null ? (
        <Notice>{t('noSkus')}</Notice>
      ) : (
        <>
          <PairPicker titles={titles} view={view} arms={asked} />
          <SkuForm choice={choice} pair={view} />
          {judged ? <SkuFigures titles={titles} arms={arms} k={SKU_K} /> : <Notice>{t('noLabelSku')}</Notice>}
          <WorthCard titles={titles} arms={arms} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
            {arms.map((arm) => (
              <SkuLists key={arm.arm} arm={arm} />
            ))}
          </div>
        </>
      )}
    </div>
  )
}
