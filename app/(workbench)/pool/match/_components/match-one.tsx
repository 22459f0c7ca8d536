// One name: what it is compared as, and the products nearest to it.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { MatchRow } from './match-row'
import { useMatch } from './use-match'

/** From where a name counts as a product unless a run says otherwise. */
const THETA = 0.8

export function MatchOne({ sceneId }: { sceneId: string }) {
  const t = useTranslations('match')
  const format = useFormatter()
  const [text, setText] = useState('')
  const { pending, matched, error, failed } = useMatch(sceneId, text)
  const sentence = useErrorSentence()
  return (
    <Card>
      <TextField
        label={t('name')}
        type="search"
        autoComplete="off"
        placeholder={t('placeholder')}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="mt-1.5 min-h-5 text-sm text-ink-2">
        {matched === null
          ? pending && t('searching')
          : matched.matches.length === 0
            ? t('nothing', { name: matched.name })
            : t('normalised', {
                name: matched.normalised,
                specs: matched.specs.length === 0 ? 'none' : format.list(matched.specs, { type: 'conjunction' }),
              })}
      </p>
      {failed && (
        <Notice tint="problem" className="mt-2">
          {error === null ? t('cutOff') : t('failed', { sentence: sentence(error) })}
        </Notice>
      )}
      {matched !== null && matched.matches.length > 0 && (
        <>
          <ol aria-label={t('results')} className={pending ? 'mt-3 opacity-70' : 'mt-3'}>
            {matched.matches.map((match) => (
              <MatchRow key={match.name} match={match} theta={THETA} />
            ))}
          </ol>
          <div className="mt-3 text-xs text-ink-3">
            <p>{t('marks')}</p>
            <p>{t('theta', { theta: THETA })}</p>
          </div>
        </>
      )}
    </Card>
  )
}
