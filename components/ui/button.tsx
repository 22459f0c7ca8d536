// The buttons. `primary` is the one dark button of a page: what to do next.
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

const looks = {
  primary: 'border-ink bg-ink text-paper hover:opacity-90',
  plain: 'border-line-strong bg-card text-ink hover:bg-sunk',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunk hover:text-ink',
  danger: 'border-miss bg-card text-miss hover:bg-miss-soft',
} as const

export type ButtonLook = keyof typeof looks

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'plain', className?: string): string =>
  classNames(
    'inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 py-1.5 text-sm font-medium whitespace-nowrap',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50',
    looks[look],
    className,
  )

export function Button({
  look = 'plain',
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClass(look, className)} {...props} />
}
