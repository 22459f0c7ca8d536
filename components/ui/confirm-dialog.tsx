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
  const offerUndo = useUndoToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const done = () => {
    close()
    if (undo === undefined) router.refresh()
    else offerUndo(undo.done, undo.back)
  }
  return (
    <Dialog title={title} open={open} onOpenChange={setOpen} trigger={trigger}>
      <Confirmation keep={keep} confirm={confirm} onKeep={close} onConfirm={onConfirm} onDone={done}>
        <p className="text-sm text-ink-2">{children}</p>
      </Confirmation>
    </Dialog>
  )
}

interface ConfirmationProps extends Pick<ConfirmDialogProps, 'keep' | 'confirm' | 'onConfirm' | 'children'> {
  /** What is lost isn't known yet. */
  waiting?: boolean
  onKeep: () => void
  onDone?: () => void
}

/** The question itself, for a dialog that comes to it by another way. */
export function Confirmation({
  keep,
  confirm,
  waiting = false,
  onKeep,
  onConfirm,
  onDone,
  children,
}: ConfirmationProps) {
  const sentence = useErrorSentence()
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const act = () =>
    startTransition(async () => {
      const result = await onConfirm()
      if (result?.ok === false) setProblem(sentence(result.error))
      else onDone?.()
    })
  return (
    <>
      {children}
      {problem !== '' && <Notice tint="problem">{problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onKeep}>{keep}</Button>
        <Button look="danger" disabled={pending || waiting} onClick={act}>
          {confirm}
        </Button>
      </div>
    </>
  )
}
