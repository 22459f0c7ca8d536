// The form of a new run: choices, what they amount to, what stands in the way, and the one button.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState, useTransition } from 'react'
import { DatasetOption } from '@/components/dataset/dataset-option'
import { MakeUpCard } from '@/components/run/make-up-card'
import { modelsOf } from '@/components/run/model-choices'
import { ModelPicker } from '@/components/run/model-picker'
import type { VersionChoice } from '@/components/run/version-choices'
import { VersionPicker } from '@/components/run/version-picker'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SelectField } from '@/components/ui/field'
import { KeyHint } from '@/components/ui/key-hint'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import type { Vendor } from '@/lib/core/run/connection'
import { planBestOf, plannedCalls } from '@/lib/core/scoring/best-of'
import type { ErrorValue } from '@/lib/errors'
import type { StartRunRequest } from '@/lib/usecases/start-run'
import {
  armsOf,
  type Choices,
  type DatasetChoice,
  DEFAULT_ROWS,
  FEWEST_SEARCHED,
  firstChoices,
  rowsOf,
  searchOf,
  startInputOf,
} from '../start-choices'
import { isBlocking } from '../version-problems'
import { AdvancedFields } from './advanced-fields'
import { PriceCard, PriceWords } from './price-card'
import { ProblemList } from './problem-list'
import { SampleFields } from './sample-fields'
import { TransportField } from './transport-field'
import { usePrice } from './use-price'
import { WayCard } from './way-card'

interface StartRunFormProps {
  datasets: DatasetChoice[]
  versions: VersionChoice[]
  wanted: Parameters<typeof firstChoices>[1]
  /** Models that the connection offers; null without a key. */
  /** Model names by vendor; only of vendors that can be called. */
  suggestions: Partial<Record<Vendor, Promise<string[]>>>
  onStart: (input: StartRunRequest) => Promise<Result<unknown>>
}

export function StartRunForm({ datasets, versions, wanted, suggestions, onStart }: StartRunFormProps) {
  const t = useTranslations('batch')
  const synthetic = useTranslations('synthetic')
  const tBestOf = useTranslations('bestOf')
  const sentence = useErrorSentence()
  const form = useRef<HTMLFormElement>(null)
  const [choices, setChoices] = useState(() => firstChoices(datasets, wanted))
  const [error, setError] = useState<ErrorValue | null>(null)
  const [pending, startTransition] = useTransition()
  const change = (patch: Partial<Choices>) => setChoices((before) => ({ ...before, ...patch }))

  const dataset = datasets.find(({ id }) => id === choices.datasetId)
  const chosen = versions.filter(({ id }) => choices.versionIds.includes(id))
  const models = modelsOf(choices)
  const rows = rowsOf(choices, dataset)
  const repeats = Math.max(1, Math.floor(Number(choices.repeats)) || 1)
  const arms = armsOf(choices)
  const search = searchOf(choices)
  const plan = search && planBestOf(arms, search.budget, rows)
  const calls = search ? (plan ? plannedCalls(plan) : 0) : arms * rows * repeats
  const blocked = !dataset?.labelled || chosen.some(({ id }) => dataset.problems[id]?.some(isBlocking))
  const ready = calls > 0 && !blocked
  const price = usePrice(ready ? startInputOf(choices) : null)

  const chooseDataset = (id: string) => {
    const next = datasets.find((candidate) => candidate.id === id)
    change({
      datasetId: id,
      size: String(Math.min(Number(choices.size) || DEFAULT_ROWS, next?.labelled ?? DEFAULT_ROWS)),
      stratum: next?.strata[0]?.name ?? '',
      // What the other dataset can't be drawn by is left.
      strategy: 'uniform',
    })
  }
  const totals = { versions: chosen.length, models: models.length, rows, repeats }
  const b = (chunks: ReactNode) => <strong className="font-semibold text-ink">{chunks}</strong>
  const submit = () =>
    startTransition(async () => {
      setError(null)
      // Where it starts, the server leads on to the run and this never returns.
      const result = await onStart(startInputOf(choices))
      if (!result.ok) setError(result.error)
    })

  return (
    <form
      ref={form}
      className="grid gap-4 pb-28"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !pending) submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        form.current?.requestSubmit()
      }}
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t('versions')}>
          <VersionPicker
            versions={versions}
            chosen={choices.versionIds}
            onChange={(versionIds) => change({ versionIds })}
          />
        </Card>
        <Card title={t('modelsTitle')}>
          <ModelPicker choices={choices} suggestions={suggestions} onChange={change} />
          {Object.keys(suggestions).length > 0 && <TransportField choices={choices} onChange={change} />}
        </Card>
        <Card title={t('sampleTitle')} className="lg:col-span-2">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <SelectField
              label={t('dataset')}
              value={choices.datasetId}
              onChange={(event) => chooseDataset(event.target.value)}
            >
              {datasets.map(({ id, name, rowCount, synthetic }) => (
                <DatasetOption
                  key={id}
                  id={id}
                  name={t('datasetOption', { name, rows: rowCount })}
                  synthetic={synthetic}
                />
              ))}
            </SelectField>
            <SampleFields choices={choices} dataset={dataset} onChange={change} />
          </div>
          {dataset?.synthetic === true && (
            <Notice tint="attention" className="mt-4">
              {synthetic('chosen', { name: dataset.name })}
            </Notice>
          )}
        </Card>
      </div>
      {arms >= FEWEST_SEARCHED && (
        <WayCard choices={choices} versions={chosen} arms={arms} rows={rows} onChange={change} />
      )}
      <AdvancedFields choices={choices} onChange={change} />
      <ProblemList dataset={dataset} versions={chosen} noModel={models.length === 0} />
      <PriceCard state={price} />
      {price.kind === 'known' && price.price.makeUp.length > 0 && <MakeUpCard columns={price.price.makeUp} />}
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      <div className="fixed inset-x-0 bottom-0 z-10 border-t bg-paper px-4 py-3 md:left-[204px] md:px-7">
        <div className="flex max-w-[1264px] flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p aria-live="polite" className="min-w-0 text-sm text-ink-2">
            {search ? tBestOf.rich('estimate', { arms, calls, b }) : t.rich('estimate', { ...totals, calls, b })}
            {price.kind === 'known' && <PriceWords price={price.price} />}
          </p>
          <Button type="submit" look="primary" data-tour="batch" disabled={!ready || pending}>
            {pending ? t('starting') : t('start')} <KeyHint keys="↵" command />
          </Button>
        </div>
      </div>
    </form>
  )
}
