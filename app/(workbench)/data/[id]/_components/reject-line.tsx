// One line that was set aside: what it says and why it makes no row, and its text to mend in place.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import type { RejectedLine } from '@/lib/core/dataset/dataset'

interface RejectLineProps {
  reject: RejectedLine
  /** Without it the line can only be read. */
  onMend: ((line: number, text: string) => Promise<boolean>) | null
}

/** What opens takes the focus. Stable, so that it acts on mounting alone. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

export function RejectLine({ reject, onMend }: RejectLineProps) {
  const { line, reason, text } = reject
  const t = useTranslations('data')
  const format = useFormatter()
  const [draft, setDraft] = useState<string>()
  const [pending, startTransition] = useTransition()
  const save = () =>
    startTransition(async () => {
      if (onMend !== null && draft !== undefined && (await onMend(line, draft))) setDraft(undefined)
    })
  return (
    <tr>
      <td className="text-right text-ink-3">{format.number(line)}</td>
      <td className="min-w-32">{t(`reasons.${reason}`)}</td>
      <td className="min-w-64">
        {draft === undefined ? (
          <span className="line-clamp-2 font-mono text-xs break-all whitespace-pre-wrap">{text}</span>
        ) : (
          <textarea
            ref={takeFocus}
            aria-label={t('mend.textOf', { line })}
            value={draft}
            rows={Math.min(8, Math.max(2, Math.ceil(draft.length / 80)))}
            disabled={pending}
            onChange={(event) => setDraft(event.target.value)}
            className="w-full min-w-64 rounded-md border border-line-strong bg-card px-2.5 py-1.5 font-mono text-xs break-all text-ink"
          />
        )}
      </td>
      {onMend !== null && (
        <td className="w-px">
          <div className="flex gap-2">
            {draft === undefined ? (
              <Button aria-label={t('mend.editOf', { line })} onClick={() => setDraft(text)}>
                {t('mend.edit')}
              </Button>
            ) : (
              <>
                <Button disabled={pending} onClick={save}>
                  {t('mend.save')}
                </Button>
                <Button look="quiet" disabled={pending} onClick={() => setDraft(undefined)}>
                  {t('mend.cancel')}
                </Button>
              </>
            )}
          </div>
        </td>
      )}
    </tr>
  )
}
