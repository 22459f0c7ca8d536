// Form controls with their label, hint and error, tied together for screen readers.
'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  className?: string
}

const control =
  'w-full min-h-9 rounded-md border border-line-strong bg-card px-2.5 py-1.5 text-sm text-ink placeholder:text-ink-3 disabled:opacity-60 aria-invalid:border-miss'

function Frame({ id, label, hint, error, className, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classNames('grid content-start gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="text-xs text-miss">
          {error}
        </p>
      )}
    </div>
  )
}

const described = (id: string, hint: unknown, error: unknown) => ({
  id,
  'aria-invalid': error !== undefined || undefined,
  'aria-describedby': classNames(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`) || undefined,
})

export function TextField({
  label,
  hint,
  error,
  className,
  ...props
}: FieldProps & Omit<ComponentProps<'input'>, 'id'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <input {...props} {...described(id, hint, error)} className={control} />
    </Frame>
  )
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...props
}: FieldProps & Omit<ComponentProps<'textarea'>, 'id'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <textarea {...props} {...described(id, hint, error)} className={classNames(control, 'resize-y')} />
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...props
}: FieldProps & Omit<ComponentProps<'select'>, 'id'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} className={className}>
      <select {...props} {...described(id, hint, error)} className={control}>
        {children}
      </select>
    </Frame>
  )
}

export function Checkbox({
  label,
  className,
  ...props
}: { label: ReactNode; className?: string } & Omit<ComponentProps<'input'>, 'id' | 'type'>) {
  const id = useId()
  return (
    <div className={classNames('flex min-h-7 items-start gap-2', className)}>
      <input {...props} id={id} type="checkbox" className="mt-1 size-4 shrink-0 accent-ink" />
      <label htmlFor={id} className="min-w-0 text-sm leading-6">
        {label}
      </label>
    </div>
  )
}
