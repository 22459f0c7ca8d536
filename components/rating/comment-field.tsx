// Why a voter chose as they did, if they like to say.
'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'

export function CommentField({ value, onChange }: { value: string; onChange: (comment: string) => void }) {
  const t = useTranslations('vote')
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-ink-2">
        {t('comment')}
      </label>
      <textarea
        id={id}
        value={value}
        maxLength={1000}
        rows={1}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-10 w-full rounded-md border border-line-strong bg-card px-3 py-2"
      />
    </div>
  )
}
