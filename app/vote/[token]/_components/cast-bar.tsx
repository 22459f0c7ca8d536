// After a vote: that it is noted, what the user really took where that is shown, undo, and on to the next.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import type { Ballot } from './use-voting'

interface CastBarProps {
  ballot: Ballot
  showLabel: boolean
  /** Whether there is another battle. */
  more: boolean
  onNext: () => void
  onUndo: () => void
  onRetry: () => void
}

export function CastBar({ ballot, showLabel, more, onNext, onUndo, onRetry }: CastBarProps) {
  const t = useTranslations('vote')
  const next = useRef<HTMLButtonElement>(null)
  const { choice, state, label } = ballot
  const [wantsNext, setWantsNext] = useState(false)
  // What the user really took is to be seen before it goes on.
  const held = showLabel && state === 'sending'
  useEffect(() => {
    if (!held) next.current?.focus({ preventScroll: true })
  }, [held])
  // What comes next may still be on its way: who asked for it gets it when it is there.
  const ready = more || state === 'saved'
  useEffect(() => {
    if (wantsNext && ready) onNext()
  }, [wantsNext, ready, onNext])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'u' && state === 'saved' && !showLabel) onUndo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [state, showLabel, onUndo])
  return (
    <div className="grid gap-2">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {state === 'unsaved' ? (
          <p className="text-ink-2">{t('uncast', { choice: t(`choices.${choice}`) })}</p>
        ) : (
          <p className="text-hit">
            <span aria-hidden="true">✓ </span>
            {t('cast', { choice: t(`choices.${choice}`) })}
          </p>
        )}
        {state === 'sending' && <p className="text-sm text-ink-3">{t('sending')}</p>}
        {showLabel && state === 'saved' && (
          <p>
            {label === null || label === ''
              ? t('noLabel')
              : t.rich('label', { label, b: (chunks) => <strong className="font-semibold">{chunks}</strong> })}
          </p>
        )}
      </div>
      <div className={showLabel || state === 'unsaved' ? 'grid gap-2' : 'grid grid-cols-[1fr_2fr] gap-2'}>
        {!showLabel && state !== 'unsaved' && (
          <Button onClick={onUndo} disabled={state !== 'saved'} className="min-h-12">
            {t('undo')} <KeyHint keys="U" />
          </Button>
        )}
        {state === 'unsaved' ? (
          <Button look="primary" onClick={onRetry} className="min-h-12 text-base">
            {t('retry')}
          </Button>
        ) : (
          <button
            ref={next}
            type="button"
            onClick={() => (ready ? onNext() : setWantsNext(true))}
            disabled={held}
            className="min-h-12 rounded-md border border-ink bg-ink px-3 text-base font-medium text-paper hover:opacity-90 disabled:opacity-50"
          >
            {more || state === 'sending' ? t('next') : t('finish')}
          </button>
        )}
      </div>
    </div>
  )
}
