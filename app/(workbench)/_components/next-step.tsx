// The one next step of a scene, with its reason and its button.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Step } from './next-step-of'

export function NextStep({ step }: { step: Step }) {
  const t = useTranslations('home')
  const words = wordsOf(step, t)
  return (
    <Card title={t('next')} className="self-start">
      <p className="text-base font-semibold">{words.title}</p>
      <p className="mt-1 mb-4 text-sm text-ink-2">{words.body}</p>
      <Link href={step.href} className={buttonClass('primary', 'max-w-full whitespace-normal')}>
        {words.action}
      </Link>
    </Card>
  )
}

function wordsOf(step: Step, t: ReturnType<typeof useTranslations<'home'>>) {
  switch (step.kind) {
    case 'running':
      return { title: t('runningTitle', { number: step.number }), body: t('runningBody'), action: t('runningAction') }
    case 'data':
      return { title: t('dataTitle'), body: t('dataBody'), action: t('dataAction') }
    case 'label':
      return { title: t('labelTitle'), body: t('labelBody', { name: step.name }), action: t('labelAction') }
    case 'prompt':
      return { title: t('promptTitle'), body: t('promptBody'), action: t('promptAction') }
    case 'run': {
      const { first, second, count } = step
      return { title: t('runTitle'), body: t('runBody', { first, second, count }), action: t('runAction') }
    }
    case 'pool':
      return { title: t('poolTitle'), body: t('poolBody'), action: t('poolAction') }
    default:
      return { title: t('moreTitle'), body: t('moreBody'), action: t('moreAction') }
  }
}
