// Many names at once: a table of what was found, and the same as a CSV file.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { ErrorValue } from '@/lib/errors'
import type { NameMatches } from '@/lib/usecases/match-names'
import { MatchTable } from './match-table'

const NAME_LIMIT = 5_000
const action = '/api/pools/match'

type State =
  | { phase: 'idle' | 'running' }
  | { phase: 'done'; found: NameMatches[]; theta: number }
  | { phase: 'failed'; error: ErrorValue | null }

const countNames = (text: string): number => (text.trim() === '' ? 0 : text.trimEnd().split(/\r\n|\r|\n/).length)

export function MatchMany({ sceneId }: { sceneId: string }) {
  const t = useTranslations('match.many')
  const tMatch = useTranslations('match')
  const format = useFormatter()
  const sentence = useErrorSentence()
  const id = useId()
  const [count, setCount] = useState(0)
  const [state, setState] = useState<State>({ phase: 'idle' })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    // The button that asks for a file sends the form itself, and the browser keeps what comes.
    if ((event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'csv') return
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setState({ phase: 'running' })
    try {
      const response = await fetch(action, { method: 'POST', body: form })
      const result = (await response.json()) as Result<NameMatches[]>
      setState(
        result.ok
          ? { phase: 'done', found: result.data, theta: Number(form.get('theta')) }
          : { phase: 'failed', error: result.error },
      )
    } catch {
      setState({ phase: 'failed', error: null })
    }
  }
  const unfit = count === 0 || count > NAME_LIMIT
  return (
    <Card title={t('title')}>
      <form action={action} method="post" encType="multipart/form-data" onSubmit={submit} className="grid gap-3">
        <input type="hidden" name="sceneId" value={sceneId} />
        <p className="text-sm text-ink-2">{t('lead', { limit: NAME_LIMIT })}</p>
        <div className="grid gap-1">
          <label htmlFor={id} className="text-sm font-medium">
            {t('names')}
          </label>
          <textarea
            id={id}
            name="names"
            rows={6}
            onChange={(event) => setCount(countNames(event.target.value))}
            className="w-full rounded-md border border-line-strong bg-card px-2.5 py-1.5 text-sm text-ink"
          />
        </div>
        <div className="grid max-w-md grid-cols-2 items-start gap-3">
          <TextField label={t('k')} name="k" type="number" min={1} max={10} step={1} defaultValue={1} required />
          <TextField
            label={t('theta')}
            hint={t('thetaHint')}
            name="theta"
            type="number"
            min={0}
            max={1}
            step={0.05}
            defaultValue={0.8}
            required
          />
        </div>
        {count > NAME_LIMIT && <Notice tint="problem">{t('tooMany', { count, limit: NAME_LIMIT })}</Notice>}
        {state.phase === 'failed' && (
          <Notice tint="problem">
            {state.error === null ? tMatch('cutOff') : tMatch('failed', { sentence: sentence(state.error) })}
          </Notice>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={unfit || state.phase === 'running'}>
            {state.phase === 'running' ? t('running') : t('run')}
          </Button>
          <Button type="submit" name="format" value="csv" disabled={unfit}>
            {t('download')}
          </Button>
        </div>
      </form>
      {state.phase === 'done' && (
        <div className="mt-4 grid grid-cols-1 gap-2">
          <p role="status" className="text-base font-medium">
            {t('done', {
              names: state.found.length,
              found: state.found.filter(({ matches }) => matches.length > 0).length,
              theta: format.number(state.theta),
            })}
          </p>
          <MatchTable found={state.found} />
        </div>
      )}
    </Card>
  )
}
