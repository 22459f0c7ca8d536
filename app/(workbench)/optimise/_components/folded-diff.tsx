// Two texts against each other, folded until they are wanted; what compares them is loaded then.
'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TextDiffProps } from '@/components/prompt/text-diff'

const TextDiff = dynamic(() => import('@/components/prompt/text-diff').then((module) => module.TextDiff), {
  ssr: false,
})

interface FoldedDiffProps extends Omit<TextDiffProps, 'blank'> {
  title: string
  /** Of the sentence that is seen while it is folded. */
  look: string
  className?: string
}

export function FoldedDiff({ title, look, className, ...texts }: FoldedDiffProps) {
  const t = useTranslations('optimise')
  const [open, setOpen] = useState(false)
  return (
    <details className={className} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={look}>{title}</summary>
      {open && (
        <div className="mt-3">
          <TextDiff blank={t('diffBlank')} {...texts} />
        </div>
      )}
    </details>
  )
}
