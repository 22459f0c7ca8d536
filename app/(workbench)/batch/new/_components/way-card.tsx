// Whether every version is asked every row, or the best is found within a budget: what that comes to, or what is in its way.
'use client'

import { useTranslations } from 'next-intl'
import type { VersionChoice } from '@/components/run/version-choices'
import { Card } from '@/components/ui/card'
import { SelectField, TextField } from '@/components/ui/field'
import {
  leastBudget,
  MOST_BUDGET,
  planBestOf,
  plannedCalls,
  plannedRows,
  uniformCalls,
} from '@/lib/core/scoring/best-of'
import type { Choices } from '../start-choices'

interface WayCardProps {
  choices: Choices
  versions: readonly VersionChoice[]
  /** Versions × models, and rows that the sample has. */
  arms: number
  rows: number
  onChange: (patch: Partial<Choices>) => void
}

export function WayCard({ choices, versions, arms, rows, onChange }: WayCardProps) {
  const t = useTranslations('bestOf')
  const { bestOf, bestOfBudget, against } = choices
  return (
    <Card title={t('way')}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          label={t('way')}
          hint={t(`wayHints.${bestOf ? 'bestOf' : 'all'}`)}
          value={bestOf ? 'bestOf' : 'all'}
          onChange={(event) => onChange({ bestOf: event.target.value === 'bestOf' })}
        >
          <option value="all">{t('ways.all')}</option>
          <option value="bestOf">{t('ways.bestOf')}</option>
        </SelectField>
        {bestOf && (
          <>
            <TextField
              label={t('budget')}
              hint={t('budgetHint')}
              type="number"
              min={leastBudget(arms)}
              max={MOST_BUDGET}
              required
              value={bestOfBudget}
              onChange={(event) => onChange({ bestOfBudget: event.target.value })}
            />
            <SelectField
              label={t('against')}
              value={versions.some(({ id }) => id === against) ? against : ''}
              onChange={(event) => onChange({ against: event.target.value })}
            >
              <option value="">{t('second')}</option>
              {versions.map(({ id, promptName, number }) => (
                <option key={id} value={id}>
                  {t('versionOption', { name: promptName, number })}
                </option>
              ))}
            </SelectField>
          </>
        )}
      </div>
      {bestOf && <PlanWords arms={arms} rows={rows} budget={Number(bestOfBudget)} />}
    </Card>
  )
}

function PlanWords({ arms, rows, budget }: { arms: number; rows: number; budget: number }) {
  const t = useTranslations('bestOf')
  const plan = planBestOf(arms, budget, rows)
  const least = leastBudget(arms)
  if (plan === null) {
    const needed = planBestOf(arms, least, Number.POSITIVE_INFINITY)
    return (
      <p className="mt-3 text-sm font-medium">
        {budget >= least && needed !== null
          ? t('tooFewRows', { rows, least: plannedRows(needed) })
          : t('tooSmall', { arms, least })}
      </p>
    )
  }
  const wished = planBestOf(arms, budget, Number.POSITIVE_INFINITY)
  const wanted = wished === null ? 0 : plannedRows(wished)
  return (
    <div className="mt-3 border-t pt-3 text-sm">
      <ol className="flex flex-wrap gap-x-2 gap-y-1">
        {plan.rounds.map(({ arms: survivors, rows: further }, round) => (
          <li key={survivors} className="after:ml-2 after:text-ink-3 after:content-['→']">
            {t('rounds', { round: round + 1, arms: survivors, rows: further })}
          </li>
        ))}
        <li>{t('confirm', { rows: plan.confirmRows })}</li>
      </ol>
      <p className="mt-1.5 text-ink-2">
        {t('plan', { calls: plannedCalls(plan), uniform: uniformCalls(plan), rows: plannedRows(plan) })}
      </p>
      {wanted > rows && <p className="mt-1.5 text-ink-2">{t('shortOfRows', { wanted, rows })}</p>}
    </div>
  )
}
