// What an empty cell becomes.
'use client'

import { useTranslations } from 'next-intl'
import type { EmptyCells } from '@/lib/core/prompt/bind-template'
import { emptyCellChoices } from '@/lib/core/prompt/empty-cell-choices'

export function EmptyCellsChoice({ value, onChange }: { value: EmptyCells; onChange: (value: EmptyCells) => void }) {
  const t = useTranslations('prompts')
  const hints = { omit: t('omitHint', { cell: '{{…}}' }), unknown: t('unknownHint') }
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('emptyCells')}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {emptyCellChoices.map((choice) => (
          <label key={choice} className="flex min-h-7 items-start gap-2 text-sm leading-6">
            <input
              type="radio"
              name="emptyCells"
              checked={value === choice}
              onChange={() => onChange(choice)}
              className="mt-1 size-4 shrink-0 accent-ink"
            />
            <span>
              {t(choice)}
              <span className="block text-xs text-ink-3">{hints[choice]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
