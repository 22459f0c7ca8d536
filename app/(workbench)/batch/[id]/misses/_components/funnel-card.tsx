// The funnel of each arm: how many rows pass each stage, and why the others don't. A loss leads to its rows.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { Funnel, FunnelStep } from '@/lib/core/scoring/funnel'
import type { RowSet } from '@/lib/core/scoring/row-set'
import { CountedCell } from './counted-cell'

interface FunnelCardProps {
  funnels: readonly { arm: number; funnel: Funnel }[]
  hrefOf: (set: RowSet) => string
}

const cell = 'px-2 py-1.5 align-top first:pl-0 last:pr-0'

export function FunnelCard({ funnels, hrefOf }: FunnelCardProps) {
  const t = useTranslations('scores.misses')
  const stages = funnels[0]?.funnel.steps.map(({ stage }) => stage) ?? []
  const lost = funnels.filter(({ funnel }) => funnel.hitsLost > 0)
  return (
    <Card title={t('funnel.title')} aside={t('funnel.aside')}>
      <ScrollRegion label={t('funnel.title')} className="overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[36rem]">
          <thead>
            <tr>
              <th scope="col" className={`${cell} w-44 text-left text-xs font-medium text-ink-3`}>
                {t('funnel.stage')}
              </th>
              {funnels.map(({ arm }) => (
                <th key={arm} scope="col" className={`${cell} text-left`}>
                  <ArmTag arm={arm} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage} className="border-t">
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {t(`stages.${stage}`)}
                </th>
                {funnels.map(({ arm, funnel }) => (
                  <td key={arm} className={cell}>
                    <Step arm={arm} steps={funnel.steps} stage={stage} hrefOf={hrefOf} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {lost.map(({ arm, funnel }) => (
        <p key={arm} className="mt-2 text-xs text-ink-3">
          {t('funnel.hitsLost', { letter: armLetter(arm), rows: funnel.hitsLost })}
        </p>
      ))}
    </Card>
  )
}

interface StepProps {
  arm: number
  steps: readonly FunnelStep[]
  stage: FunnelStep['stage']
  hrefOf: (set: RowSet) => string
}

function Step({ arm, steps, stage, hrefOf }: StepProps) {
  const t = useTranslations('scores.misses')
  const { count } = useFigures()
  const step = steps.find((one) => one.stage === stage)
  return (
    <>
      <CountedCell arm={arm} rows={step?.rows ?? 0} of={steps[0]?.rows ?? 0} href={null} />
      {step !== undefined && step.losses.length > 0 && (
        <ul className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-miss">
          {step.losses.map(({ reason, rows }) => (
            <li key={reason}>
              <Link
                href={hrefOf(['loss', arm, reason])}
                className="inline-flex min-h-6 items-center underline underline-offset-2"
              >
                {t('funnel.loss', { reason: t(`losses.${reason}`), rows: count(rows) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
