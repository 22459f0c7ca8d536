// How it is judged: the question, what voters see, what they may choose, and when it ends.
'use client'

import { useTranslations } from 'next-intl'
import { Checkbox, SelectField, TextField } from '@/components/ui/field'
import { FEWEST_VOTES_EACH } from '@/lib/core/arena/stable-ranks'
import type { FieldsProps } from './answers-fields'

const switches = ['showProfile', 'showLabel', 'allowTie', 'allowBothBad', 'allowComments'] as const

export function RulesFields({ choices, onChange }: FieldsProps) {
  const t = useTranslations('arena.form')
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-3">
      <TextField
        label={t('question')}
        hint={t('questionHint')}
        required
        maxLength={200}
        pattern=".*\S.*"
        value={choices.question}
        onChange={(event) => onChange({ question: event.target.value })}
      />
      <div>
        {switches.map((key) => (
          <div key={key}>
            <Checkbox
              label={t(key)}
              checked={choices[key]}
              onChange={(event) => onChange({ [key]: event.target.checked })}
            />
            {key === 'showLabel' && choices.showLabel && (
              <p className="pb-1 pl-6 text-xs text-ink-3">{t('showLabelHint')}</p>
            )}
          </div>
        ))}
      </div>
      <div className="grid content-start gap-4">
        <TextField
          label={t('votesPerVoter')}
          type="number"
          min={1}
          max={2000}
          required
          value={choices.votesPerVoter}
          onChange={(event) => onChange({ votesPerVoter: event.target.value })}
        />
        <SelectField
          label={t('end')}
          hint={choices.end === 'stable' ? t('stableHint', { fewest: FEWEST_VOTES_EACH }) : undefined}
          value={choices.end}
          onChange={(event) => onChange({ end: event.target.value === 'votes' ? 'votes' : 'stable' })}
        >
          <option value="stable">{t('ends.stable')}</option>
          <option value="votes">{t('ends.votes')}</option>
        </SelectField>
        {choices.end === 'votes' && (
          <TextField
            label={t('endVotes')}
            type="number"
            min={1}
            max={100_000}
            required
            value={choices.endVotes}
            onChange={(event) => onChange({ endVotes: event.target.value })}
          />
        )}
      </div>
    </div>
  )
}
