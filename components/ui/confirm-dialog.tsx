// Asks before a deed, naming what is lost; where there is a way back, offers it afterwards.
'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState, useTransition } from 'react'
import type { Result } from '@/lib/boundary/result'
import { Button } from './button'
import { Dialog, type DialogProps } from './dialog'
import { Notice } from './notice'
import { useErrorSentence } from './use-error-sentence'
import { useUndoToast } from './use-undo-toast'

interface ConfirmDialogProps {
  title: string
  trigger: NonNullable<DialogProps['trigger']>
  /** Words of the two buttons. */
  keep: string
  confirm: string
  /** Where the deed leaves for another page it never returns; else the page is read anew. */
  onConfirm: () => Promise<Result<unknown>>
  undo?: {
    /** Says that it is done. */
    done: string
    back: () => Promise<Result<unknown>>
  }
  children: ReactNode
}

export function ConfirmDialog({ title, trigger, keep, confirm, onConfirm, undo, children }: ConfirmDialogProps) {
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const act = () =>
    startTransition(async () => {
      const result = await onConfirm()
      if (result?.ok === false) return setProblem(sentence(result.error))
      setOpen(false)
      if (undo === undefined) router.refresh()
      else offerUndo(undo.done, undo.back)
    })
  return (
    <Dialog title={title} open={open} onOpenChange={setOpen} trigger={trigger}>
      <p className="text-sm text-ink-2">{children}</p>
      {problem !== '' && <Notice tint="problem">{problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{keep}</Button>
        <Button look="danger" disabled={pending} onClick={act}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
