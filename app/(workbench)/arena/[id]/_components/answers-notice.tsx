// What is missing of the answers: still on their way, or never there.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { ContenderView } from '../contender-view'

interface AnswersNoticeProps {
  contenders: readonly ContenderView[]
  rows: number
  runId: string
  running: boolean
}

export function AnswersNotice({ contenders, rows, runId, running }: AnswersNoticeProps) {
  const t = useTranslations('arena.answers')
  const link = (chunks: React.ReactNode) => (
    <Link href={`/batch/${runId}`} className="underline underline-offset-2">
      {chunks}
    </Link>
  )
  if (running) {
    const ready = contenders.reduce((sum, contender) => sum + contender.ready, 0)
    return (
      <Notice>
        {t('preparing', { ready, all: contenders.length * rows })} {link(t('toRun'))}
      </Notice>
    )
  }
  const short = contenders.filter(({ ready }) => ready < rows)
  if (short.length === 0) return null
  return (
    <Notice tint="attention">
      {short.map(({ arm, title, ready }) => (
        <p key={arm}>
          {ready === 0 ? t.rich('missing', { name: title, link }) : t('some', { name: title, ready, rows })}
        </p>
      ))}
    </Notice>
  )
}
