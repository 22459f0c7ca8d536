// The four choices within reach of a thumb, and by key.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { classNames } from '@/components/ui/class-names'
import { KeyHint } from '@/components/ui/key-hint'
import type { VoteChoice } from '@/lib/core/rating/vote'

const keys: Record<string, VoteChoice> = { ArrowLeft: 'left', ArrowRight: 'right', t: 'tie', b: 'both_bad' }
const signs: Record<VoteChoice, string> = { left: '←', right: '→', tie: 'T', both_bad: 'B' }

const button =
  'flex min-h-12 items-center justify-center gap-2 rounded-md border border-line-strong bg-card px-3 font-medium hover:bg-sunk'

export function VoteButtons({
  choices,
  onChoose,
}: {
  choices: readonly VoteChoice[]
  onChoose: (choice: VoteChoice) => void
}) {
  const t = useTranslations('vote')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return
      if (target?.closest('textarea, input:not([type="checkbox"])')) return
      const choice = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (choice === undefined || !choices.includes(choice)) return
      event.preventDefault()
      onChoose(choice)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [choices, onChoose])
  return (
    <fieldset className="grid grid-cols-2 gap-2">
      <legend className="sr-only">{t('choose')}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          onClick={() => onChoose(choice)}
          className={classNames(
            button,
            choice === 'left' || choice === 'right' ? 'text-base' : 'text-sm text-ink-2',
            // One of the two alone takes the whole line.
            choices.length === 3 && (choice === 'tie' || choice === 'both_bad') && 'col-span-2',
          )}
        >
          {t(`choices.${choice}`)}
          <KeyHint keys={signs[choice]} />
        </button>
      ))}
    </fieldset>
  )
}
