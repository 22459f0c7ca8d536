// Chooses the two versions of a comparison.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ArmTag } from '@/components/ui/chip'

interface VersionPickerProps {
  promptId: string
  /** Newest first. */
  numbers: number[]
  a: number
  b: number
}

export function VersionPicker({ promptId, numbers, a, b }: VersionPickerProps) {
  const t = useTranslations('prompts')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const compare = (left: number, right: number) =>
    startTransition(() => router.replace(`/prompts/${promptId}/diff?a=${left}&b=${right}`))
  const select = (label: string, value: number, onChoose: (number: number) => void) => (
    <select
      aria-label={label}
      value={value}
      disabled={pending}
      onChange={(event) => onChoose(Number(event.target.value))}
      className="min-h-9 rounded-md border border-line-strong bg-card px-2 text-sm"
    >
      {numbers.map((number) => (
        <option key={number} value={number}>
          {t('versionLabel', { number })}
        </option>
      ))}
    </select>
  )
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ArmTag arm={0} />
      {select(t('diffLeft'), a, (number) => compare(number, b))}
      <Button
        aria-label={t('diffSwap')}
        title={t('diffSwap')}
        onClick={() => compare(b, a)}
        disabled={pending || a === b}
      >
        ⇄
      </Button>
      <ArmTag arm={1} />
      {select(t('diffRight'), b, (number) => compare(a, number))}
    </div>
  )
}
