// The one next step of a scene, with its reason and its button.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { GuideLink } from '@/components/layout/guide-link'
import { baselineName } from '@/components/run/baseline-name'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Step } from './next-step-of'

/** `otherwise` stands beside the button: another way to take the step. */
export function NextStep({ step, otherwise }: { step: Step; otherwise?: ReactNode }) {
  const t = useTranslations('home')
  const words = useWords(step)
  return (
    <Card title={t('next')} className="self-start">
      <p className="text-base font-semibold text-balance">{words.title}</p>
      <p className="mt-1 mb-4 text-sm text-ink-2">{words.body}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Link href={step.href} className={buttonClass('primary', 'max-w-full whitespace-normal')}>
          {words.action}
        </Link>
        {otherwise}
        {step.kind === 'prompt' && (
          <Link href="/meta" className={buttonClass('plain', 'max-w-full whitespace-normal')}>
            {t('promptOtherwise')}
          </Link>
        )}
      </div>
      {step.kind === 'data' && <GuideLink slug="your-data" />}
      {step.kind === 'run' && <GuideLink slug="first-run" />}
    </Card>
  )
}

function useWords(step: Step) {
  const t = useTranslations('home')
  const names = useTranslations('result.baselines')
  const { percent } = useFigures()
  const words = (values: Record<string, string | number>) => ({
    title: t(`${step.kind}Title`, values as never),
    body: t(`${step.kind}Body`, values as never),
    action: t(`${step.kind}Action`),
  })
  switch (step.kind) {
    case 'running':
    case 'halted':
      return words({ number: step.number })
    case 'label':
      return words({ name: step.name })
    case 'run':
      return words({ first: step.first, second: step.second, count: step.count })
    case 'untested':
      return words({ name: step.name, best: step.best })
    case 'undecided':
      return words({ number: step.number, rows: step.moreRows })
    case 'unreadable':
    case 'uncovered':
      return words({ name: step.name, share: percent(step.share) })
    case 'baseline':
      return words({ name: step.name, baseline: baselineName(step.baseline, names) })
    default:
      return words({})
  }
}
