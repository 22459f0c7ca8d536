// After the vote: who was chosen, what the user really took, how the two stand, and on to the next.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { armLetter, Chip } from '@/components/ui/chip'
import { KeyHint } from '@/components/ui/key-hint'
import type { QuickReveal } from '@/lib/usecases/quick-battle'
import { type Contenders, placeOf } from '../quick-contender'

interface RevealCardProps {
  reveal: QuickReveal
  contenders: Contenders
  /** It was judged before this visit. */
  known: boolean
  next: ReactNode
  onNext: () => void
}

export function RevealCard({ reveal, contenders, known, next, onNext }: RevealCardProps) {
  const t = useTranslations('quick')
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  const { label, tally, counted } = reveal
  const leftIsA = placeOf(contenders, reveal.left) === 0
  const [aWins, bWins] = leftIsA ? [tally.left, tally.right] : [tally.right, tally.left]
  return (
    <div className="grid gap-2 rounded-lg border bg-card px-4 py-3" aria-live="polite">
      <p className="font-semibold">
        <Verdict reveal={reveal} contenders={contenders} />
      </p>
      {known && <p className="text-sm text-ink-2">{t('known')}</p>}
      <p className="text-sm">
        {label === ''
          ? t('noLabel')
          : t.rich('label', { label, b: (chunks) => <strong className="font-semibold">{chunks}</strong> })}
      </p>
      <p className="text-sm text-ink-2">
        {t('tally', { a: armLetter(0), b: armLetter(1), aWins, bWins, ties: tally.ties })}
      </p>
      <p className="text-sm text-ink-2">
        {counted
          ? t.rich('inRating', {
              link: (chunks) => (
                <Link href="/arena/rating" className="underline underline-offset-2">
                  {chunks}
                </Link>
              ),
            })
          : t('notInRating')}
      </p>
      <div>
        <Button ref={button} look="primary" className="min-h-11" onClick={onNext}>
          {next} <KeyHint keys="↵" />
        </Button>
      </div>
    </div>
  )
}

function Verdict({ reveal, contenders }: Pick<RevealCardProps, 'reveal' | 'contenders'>) {
  const t = useTranslations('quick')
  const { choice, automatic } = reveal
  if (automatic) return t('alike')
  if (choice === 'tie') return t('choseTie')
  if (choice === 'both_bad') return t('choseBad')
  const side = reveal[choice]
  return t('chose', { letter: armLetter(placeOf(contenders, side)), name: side.name })
}

/** Whether a side named what the user really took. */
export function HitChip({ hitRank }: { hitRank: number | null }) {
  const t = useTranslations('quick')
  if (hitRank === null) return null
  return hitRank > 0 ? <Chip tint="hit">✓ {t('hit', { rank: hitRank })}</Chip> : <Chip tint="miss">✗ {t('miss')}</Chip>
}
