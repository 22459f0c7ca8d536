// Takes back what was set for a model, once that is confirmed.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { Vendor } from '@/lib/core/run/connection'
import { forgetModel, restoreModel } from '../actions'

export function ForgetModel({
  connection,
  model,
  onForgotten,
}: {
  connection: Vendor
  model: string
  onForgotten: () => void
}) {
  const t = useTranslations('settings.models')
  const shell = useTranslations('shell')
  const sentence = useErrorSentence()
  const offerUndo = useUndoToast()
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const forget = () =>
    startTransition(async () => {
      const result = await forgetModel({ connection, model })
      setOpen(false)
      if (!result.ok) return void toast.error(sentence(result.error))
      const { before } = result.data
      if (before === null) toast.success(t('forgotten'))
      else offerUndo(t('forgotten'), () => restoreModel({ connection, model, setting: before }))
      onForgotten()
    })
  return (
    <Dialog
      title={t('forgetTitle', { model })}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="danger">{t('forget')}</Button>}
    >
      <p className="text-sm text-ink-2">{t('forgetBody')}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{shell('cancel')}</Button>
        <Button look="danger" onClick={forget} disabled={pending}>
          {t('forget')}
        </Button>
      </div>
    </Dialog>
  )
}
