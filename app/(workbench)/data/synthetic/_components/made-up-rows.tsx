// The rows as they come, to be looked through before they are kept.
'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { ScrollTable } from '@/components/dataset/scroll-table'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { ErrorValue } from '@/lib/errors'
import { keepSynthetic } from '../../actions'
import type { WrittenRows } from './use-written-rows'

interface MadeUpRowsProps {
  written: WrittenRows & { made: NonNullable<WrittenRows['made']> }
  /** Null where nothing can be asked now. */
  onMore: (() => void) | null
}

export function MadeUpRows({ written, onMore }: MadeUpRowsProps) {
  const t = useTranslations('synthetic')
  const sentence = useErrorSentence()
  const { made, status } = written
  const { rows, columns, left, problems, costUsd } = made
  return (
    <Card title={t('preview')} className="mt-4">
      <div role="status" className="mb-3 grid gap-1 text-sm">
        <p>
          {status === 'running'
            ? t('writing', { rows: rows.length })
            : t(status === 'stopped' ? 'stopped' : 'came', { rows: rows.length })}{' '}
          <span className="text-ink-3">
            {costUsd === null ? t('costUnknown') : costUsd > 0 && t('cost', { cost: `$${costUsd.toFixed(4)}` })}
          </span>
        </p>
        {left > 0 && <p className="text-ink-2">{t('left', { left })}</p>}
        {problems.map((problem) => (
          <p key={problem} className="text-ink-2">
            {t(`problems.${problem}`)}
          </p>
        ))}
      </div>
      {written.error !== null && (
        <Notice tint="problem" className="mb-3">
          {sentence(written.error)}
        </Notice>
      )}
      {rows.length > 0 && (
        <>
          <ScrollTable label={t('preview')} className="max-h-[26rem] overflow-y-auto">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <td className="border-t-0!" />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, cells }, at) => (
                <tr key={id}>
                  {cells.map((cell, column) => (
                    <td key={columns[column]} className="max-w-72 min-w-24 leading-7! [overflow-wrap:anywhere]">
                      {cell}
                    </td>
                  ))}
                  <td className="w-px">
                    <Button
                      look="quiet"
                      className="min-h-7 px-2 py-0.5"
                      aria-label={t('remove', { row: at + 1 })}
                      onClick={() => written.remove(id)}
                    >
                      ×
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <KeepRows made={made} busy={status === 'running'} onMore={onMore} onKeep={written.forget} />
        </>
      )}
    </Card>
  )
}

interface KeepRowsProps extends Pick<MadeUpRowsProps, 'onMore'> {
  made: MadeUpRowsProps['written']['made']
  busy: boolean
  onKeep: () => void
}

function KeepRows({ made, busy, onMore, onKeep }: KeepRowsProps) {
  const t = useTranslations('synthetic')
  const sentence = useErrorSentence()
  const [name, setName] = useState(t('nameDefault'))
  const [error, setError] = useState<ErrorValue | null>(null)
  const [pending, startTransition] = useTransition()
  const { columns, label, writer, rows } = made
  const save = () =>
    startTransition(async () => {
      setError(null)
      onKeep()
      // Where it is saved, the server leads on to the dataset and this never returns.
      const result = await keepSynthetic({ name, columns, label, writer, rows: rows.map(({ cells }) => cells) })
      if (!result.ok) setError(result.error)
    })
  return (
    <form
      className="mt-4 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={t('name')}
        required
        maxLength={120}
        value={name}
        className="min-w-0 flex-1 basis-60"
        {...(name.trim() === '' ? { error: t('noName') } : {})}
        onChange={(event) => setName(event.target.value)}
      />
      <Button disabled={onMore === null} onClick={() => onMore?.()}>
        {t('more')}
      </Button>
      <Button type="submit" look="primary" disabled={busy || pending || name.trim() === ''}>
        {t('save')}
      </Button>
      {error !== null && (
        <Notice tint="problem" className="basis-full">
          {sentence(error)}
        </Notice>
      )}
    </form>
  )
}
