// Which model judges which pairs, for how much: the price first, then the verdicts as they come.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useLineStream } from '@/components/ui/use-line-stream'
import type { Result } from '@/lib/boundary/result'
import type { NamePair } from '@/lib/core/matching/draw-pairs'
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import { greyZone } from '@/lib/core/scoring/grey-zone'
import type { ErrorValue } from '@/lib/errors'
import type { JudgePairsEnd, JudgePairsInput, PairsPrice } from '@/lib/usecases/judge-pairs'
import { firstJudge, JudgeModelFields, type JudgeModels } from './judge-model-fields'
import { useFigures } from './use-figures'

export interface Judging {
  models: JudgeModels
  onPrice: (input: JudgePairsInput) => Promise<Result<PairsPrice>>
}

export interface JudgedPair extends Pick<NamePair, 'name' | 'product'> {
  label: JudgedLabel
}

/** Who is asked about which zone. */
export type JudgeChoice = Pick<JudgePairsInput, 'connection' | 'model' | 'low' | 'high'>

interface JudgeFormProps {
  theta: number
  judging: Judging
  /** Where the pairs are judged, and what is said there besides who judges. */
  stream: { url: string; body: object }
  /** What the form begins with; left out: no model, and the zone around θ. */
  first?: JudgeChoice | undefined
  onVerdict?: (connection: string, model: string, verdict: JudgedPair) => void
  /** Told once nothing more comes, also after a stop. */
  onEnd?: (choice: JudgeChoice) => void
}

type Line = (JudgedPair & { costUsd: number | null }) | { end: JudgePairsEnd }

export function JudgeForm({ theta, judging, stream: { url, body }, first, onVerdict, onEnd }: JudgeFormProps) {
  const { models, onPrice } = judging
  const t = useTranslations('threshold.judge')
  const sentence = useErrorSentence()
  const { money } = useFigures()
  const [input, setInput] = useState(() => {
    const { low, high, ...judge } = first ?? { ...firstJudge(models), ...greyZone(theta) }
    return { ...judge, low: String(low), high: String(high), budget: '', calls: '' }
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
    maxCalls: input.calls.trim() === '' ? null : Number(input.calls),
  })
  const stream = useLineStream<Line>(
    url,
    (line) => {
      if ('end' in line) return setEnd(line.end)
      onVerdict?.(input.connection, input.model.trim(), line)
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
      const result = await onPrice(request())
      setBegun(false)
      setProblem(result.ok ? null : result.error)
      setPrice(result.ok ? result.data : null)
    })
  const start = () => {
    setSpent({ done: 0, usd: 0 })
    setEnd(null)
    setBegun(true)
    void stream.start({ ...body, input: request() }).then(() => onEnd?.(request()))
  }
  const costWords = (usd: number | null) => (usd === null ? t('unknown') : money(usd))
  const missed = price !== null && stream.status === 'done' && end === 'done' ? price.pairs - spent.done : 0
  return (
    <form action={ask} className="mt-3 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <JudgeModelFields models={models} value={input} disabled={running} onChange={change} />
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
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
        {(
          [
            ['budget', 0.01],
            ['calls', 2],
          ] as const
        ).map(([cap, least]) => (
          <TextField
            key={cap}
            label={t(cap)}
            hint={t(`${cap}Hint`)}
            type="number"
            min={least}
            step={cap === 'budget' ? least : 1}
            autoComplete="off"
            value={input[cap]}
            disabled={running}
            onChange={(event) => change({ [cap]: event.target.value })}
          />
        ))}
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
          {end === 'calls' && t('callsEnd')}
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
