// A small word on a tint. The tint repeats what the word says, never more.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const tints = {
  plain: 'bg-sunk text-ink-2',
  a: 'bg-arm-a-soft text-arm-a',
  b: 'bg-arm-b-soft text-arm-b',
  hit: 'bg-hit-soft text-hit font-medium',
  miss: 'bg-miss-soft text-miss',
  warn: 'bg-warn-soft text-warn',
} as const

export type Tint = keyof typeof tints

export function Chip({
  tint = 'plain',
  className,
  children,
  title,
}: {
  tint?: Tint
  className?: string
  children: ReactNode
  title?: string
}) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex max-w-full items-center gap-1 rounded-[5px] px-1.5 text-xs leading-5',
        tints[tint],
        className,
      )}
    >
      {children}
    </span>
  )
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T']

/** The letter of a compared version: A indigo, B orange, the others in ink. */
export const armLetter = (arm: number): string => letters[arm] ?? String(arm + 1)

export function ArmTag({ arm }: { arm: number }) {
  const tint = arm === 0 ? 'bg-arm-a-soft text-arm-a' : arm === 1 ? 'bg-arm-b-soft text-arm-b' : 'bg-sunk text-ink-2'
  return (
    <span
      className={classNames('inline-grid size-5 shrink-0 place-items-center rounded-[5px] text-xs font-semibold', tint)}
    >
      {armLetter(arm)}
    </span>
  )
}

/** A version beside its letter, two lines at most. */
export function ArmTitle({ arm, title }: { arm: number; title: string | undefined }) {
  return (
    <>
      <ArmTag arm={arm} />
      <span className="line-clamp-2 leading-tight [overflow-wrap:anywhere]" title={title}>
        {title}
      </span>
    </>
  )
}
