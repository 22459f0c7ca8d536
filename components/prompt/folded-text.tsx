// A long text with its beginning in sight and the rest a click away.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

const FOLDED_CHARACTERS = 700
const FOLDED_LINES = 14

/** Where a text is cut when folded; its whole length where it is short enough to stand. */
function foldAt(text: string): number {
  const lines = text.split('\n')
  const head = lines.slice(0, FOLDED_LINES).join('\n').length
  // Folding away a line or two would hide more than it spares.
  const end = Math.min(lines.length > FOLDED_LINES + 2 ? head : text.length, FOLDED_CHARACTERS)
  return text.length - end < 80 ? text.length : end
}

export function FoldedText({ text, label }: { text: string; label: string }) {
  const t = useTranslations('optimise')
  const [open, setOpen] = useState(false)
  const end = foldAt(text)
  const folds = end < text.length
  return (
    <section aria-label={label} className="rounded-md bg-sunk px-3 py-2.5 text-sm">
      <div className="break-words whitespace-pre-wrap">{folds && !open ? `${text.slice(0, end)}…` : text}</div>
      {folds && (
        <Button look="quiet" className="mt-1 min-h-8 px-2" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('foldLess') : t('foldMore', { count: text.length - end })}
        </Button>
      )}
    </section>
  )
}
