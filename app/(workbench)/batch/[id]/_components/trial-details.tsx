// All of one version's answer on a row; the prompt as sent and the answer as it came are read when asked for.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import type { ResultRow } from '@/components/run/result-row'
import { Button } from '@/components/ui/button'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { TrialDetail } from '@/lib/store/trials'
import type { TrialTexts } from '@/lib/usecases/show-trial'
import { type Fetched, fetchData } from './fetch-data'

interface TrialDetailsProps {
  runId: string
  row: ResultRow
  trial: TrialDetail
  k: number
}

export function TrialDetails({ runId, row, trial, k }: TrialDetailsProps) {
  const t = useTranslations('result')
  const sentence = useErrorSentence()
  const { arm, products, hitRank, bestProduct, degree, error, inputTokens, outputTokens, latencyMs } = trial
  return (
    <section className="grid min-w-0 content-start gap-2.5">
      <div className="flex items-center gap-2">
        <ArmTag arm={arm} />
        {trial.outcome !== 'scored' && (
          <Chip tint={trial.outcome === 'failed' ? 'miss' : 'warn'}>{t(`rows.${trial.outcome}`)}</Chip>
        )}
        <span className="text-xs text-ink-3">
          {latencyMs === null || inputTokens === null || outputTokens === null
            ? error === null && t('trial.shared')
            : t('trial.figures', { input: inputTokens, output: outputTokens, latency: latencyMs })}
        </span>
      </div>
      {error !== null && <p className="text-sm text-miss [overflow-wrap:anywhere]">{sentence(error)}</p>}
      {products.length > 0 && (
        <>
          <ol className="flex list-none flex-wrap gap-1">
            {products.map((name, at) => (
              <li key={name} className="min-w-0">
                <Chip tint={at + 1 === hitRank && hitRank <= k ? 'hit' : 'plain'} className="[overflow-wrap:anywhere]">
                  <span className="text-ink-3">{at + 1}</span> {name}
                  {at + 1 === hitRank && <span aria-hidden="true">✓</span>}
                </Chip>
              </li>
            ))}
          </ol>
          <p className="text-xs text-ink-2">
            {bestProduct === '' ? t('trial.noBest') : t('trial.best', { product: bestProduct, degree })}
          </p>
        </>
      )}
      <Link
        href={`/optimise?run=${runId}&arm=${arm}&row=${row.rowIndex + 1}`}
        className="w-fit text-sm underline underline-offset-2"
      >
        {t('trial.improve', { letter: armLetter(arm) })}
      </Link>
      <RawTexts
        url={`/api/runs/${runId}/rows/${row.position}?arm=${arm}&row=${row.rowIndex}`}
        letter={armLetter(arm)}
        atOnce={trial.outcome === 'unparseable' || trial.outcome === 'refused'}
      />
    </section>
  )
}

interface RawTextsProps {
  url: string
  letter: string
  /** Where nothing else tells how the answer came out, it is shown without being asked for. */
  atOnce: boolean
}

function RawTexts({ url, letter, atOnce }: RawTextsProps) {
  const t = useTranslations('result.trial')
  const sentence = useErrorSentence()
  const offline = useTranslations('result.rows')('offline')
  const [state, setState] = useState<'closed' | 'loading' | Fetched<TrialTexts>>('closed')
  const load = useCallback(async () => {
    setState('loading')
    setState(await fetchData<TrialTexts>(url))
  }, [url])
  useEffect(() => {
    if (atOnce) void load()
  }, [atOnce, load])
  if (state === 'closed' || state === 'loading') {
    return (
      <div>
        <Button onClick={load} disabled={state === 'loading'}>
          {state === 'loading' ? t('loading') : t('show')}
        </Button>
      </div>
    )
  }
  if (!state.ok) return <Notice tint="problem">{state.error === null ? offline : sentence(state.error)}</Notice>
  const { prompt, answer } = state.data
  return (
    <div className="grid gap-2.5">
      {answer === null ? (
        <p className="text-sm text-ink-2">{t('noAnswer')}</p>
      ) : (
        <RawText title={t('answer')} label={t('answerOf', { letter })} text={answer} />
      )}
      <RawText title={t('prompt')} label={t('promptOf', { letter })} text={prompt} />
    </div>
  )
}

function RawText({ title, label, text }: { title: string; label: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs font-medium text-ink-3">{title}</p>
      <ScrollRegion label={label} className="max-h-72 overflow-auto rounded-md border bg-card px-3 py-2">
        <pre className="font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
      </ScrollRegion>
    </div>
  )
}
