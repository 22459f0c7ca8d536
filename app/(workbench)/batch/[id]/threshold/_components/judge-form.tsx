// Which model judges which pairs, for how much: the price first, then the verdicts as they come.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { firstJudge, JudgeModelFields, type JudgeModels } from '@/components/run/judge-model-fields'
import { useFigures } from '@/components/run/use-figures'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useLineStream } from '@/components/ui/use-line-stream'
import type { Result } from '@/lib/boundary/result'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import type { ErrorValue } from '@/lib/errors'
import type { JudgePairsEnd, JudgePairsInput, PairsPrice } from '@/lib/usecases/judge-pairs'

export interface Judging {
  models: JudgeModels
  /** Of the draw. */
  size: number
  onPrice: (input: { runId: string; size: number; input: JudgePairsInput }) => Promise<Result<PairsPrice>>
}

export interface JudgedPair extends Pick<NamePair, 'name' | 'product'> {
  label: JudgedLabel
}

interface JudgeFormProps {
  runId: string
  theta: number
  judging: Judging
  onVerdict: (connection: string, model: string, verdict: JudgedPair) => void
}

type Line = (JudgedPair & { costUsd: number | null }) | { end: JudgePairsEnd }

/** Half the width of the grey zone that is offered. */
const GREY = 0.15
const rounded = (theta: number): string => String(Math.round(Math.min(1, Math.max(0, theta)) * 100) / 100)

export function JudgeForm({ runId, theta, judging: { models, size, onPrice }, onVerdict }: JudgeFormProps) {
  const t = useTranslations('threshold.judge')
  const sentence = useErrorSentence()
  const { money } = useFigures()
  const [input, setInput] = useState({
    ...firstJudge(models),
    low: rounded(theta - GREY),
    high: rounded(theta + GREY),
    budget: '',
  })
  const [price, setPrice] = useState<PairsPrice | null>(null)
  const [problem, setProblem] = useState<ErrorValue | null>(null)
  const [spent, setSpent] = useState<{ done: number; usd: number | null }>({ done: 0, usd: 0 })
  const [end, setEnd] = useState<JudgePairsEnd | null>(null)
  /** Whether what was judged is of the price that is shown. */
  const [begun, setBegun] = useState(false)
  const [pending, startTransition] = useTransition()
  const request = (): JudgePairsInput => ({
    connection: input.connection,
    model: input.model.trim(),
    low: Number(input.low),
    high: Number(input.high),
    budgetUsd: input.budget.trim() === '' ? null : Number(input.budget),
  })
  const stream = useLineStream<Line>(
    `/api/runs/${runId}/judge-pairs`,
    (line) => {
      if ('end' in line) return setEnd(line.end)
      onVerdict(input.connection, input.model.trim(), line)
      setSpent(({ done, usd }) => ({
        done: done + 1,
        usd: usd === null || line.costUsd === null ? null : usd + line.costUsd,
      }))
    },
    (line) => 'end' in line,
  )
  const running = stream.status === 'running'
  const change = (patch: Partial<typeof input>) => {
    setInput((before) => ({ ...before, ...patch }))
    setPrice(null)
    setProblem(null)
    setBegun(false)
  }
  const ask = () =>
    startTransition(async () => {
      const result = await onPrice({ runId, size, input: request() })
      setBegun(false)
      setProblem(result.ok ? null : result.error)
      setPrice(result.ok ? result.data : null)
    })
  const start = () => {
    setSpent({ done: 0, usd: 0 })
    setEnd(null)
    setBegun(true)
    void stream.start({ size, input: request() })
  }
  const costWords = (usd: number | null) => (usd === null ? t('unknown') : money(usd))
  const missed = price !== null && stream.status === 'done' && end === 'done' ? price.pairs - spent.done : 0
  return (
    <form action={ask} className="mt-3 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <JudgeModelFields models={models} value={input} disabled={running} onChange={change} />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {(['low', 'high'] as const).map((side) => (
          <TextField
            key={side}
            label={t(side)}
            type="number"
            min={side === 'low' ? 0 : Number(input.low)}
            max={1}
            step={0.01}
            required
            value={input[side]}
            disabled={running}
            onChange={(event) => change({ [side]: event.target.value })}
          />
        ))}
        <TextField
          label={t('budget')}
          hint={t('budgetHint')}
          type="number"
          min={0.01}
          step={0.01}
          autoComplete="off"
          className="max-sm:col-span-2"
          value={input.budget}
          disabled={running}
          onChange={(event) => change({ budget: event.target.value })}
        />
      </div>
      {problem !== null && <Notice tint="problem">{sentence(problem)}</Notice>}
      {begun && stream.error !== null && <Notice tint="problem">{sentence(stream.error)}</Notice>}
      {price !== null && !begun && (
        <p className="text-sm">
          {price.pairs === 0
            ? t('noPairs')
            : t('priced', {
                pairs: price.pairs,
                calls: price.calls,
                kept: price.kept,
                cost:
                  price.costUsd === null
                    ? t('unknown')
                    : t('range', {
                        mid: money(price.costUsd.mid),
                        low: money(price.costUsd.low),
                        high: money(price.costUsd.high),
                      }),
              })}
        </p>
      )}
      {begun && (
        <p role="status" className="text-sm">
          {t('judged', { done: spent.done, all: price?.pairs ?? spent.done, cost: costWords(spent.usd) })}{' '}
          {stream.status === 'stopped' && t('stopped')}
          {end === 'budget' && t('budgetEnd')}
          {missed > 0 && t('unjudged', { count: missed })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {running ? (
          <Button onClick={stream.stop}>{t('stop')}</Button>
        ) : (
          <>
            <Button type="submit" disabled={pending || input.model.trim() === ''}>
              {t('price')}
            </Button>
            {price !== null && price.pairs > 0 && (
              <Button look="primary" onClick={start}>
                {t('start')}
              </Button>
            )}
          </>
        )}
      </div>
    </form>
  )
}
