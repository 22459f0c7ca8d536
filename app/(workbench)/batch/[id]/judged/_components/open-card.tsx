// Asks a judge about the pairs that nobody has looked at, and shows what follows once it is done or was stopped.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type JudgeChoice, JudgeForm, type Judging } from '@/components/run/judge-form'
import { NoConnection } from '@/components/run/no-connection'
import { Card } from '@/components/ui/card'
import { writeReading } from '@/lib/core/scoring/write-reading'

interface OpenCardProps {
  runId: string
  theta: number
  /** The versions that are compared. */
  pair: { a: number; b: number }
  models: Judging['models']
  first: JudgeChoice | undefined
  onPrice: (input: { runId: string; input: Parameters<Judging['onPrice']>[0] }) => ReturnType<Judging['onPrice']>
}

export function OpenCard({ runId, theta, pair: { a, b }, models, first, onPrice }: OpenCardProps) {
  const t = useTranslations('judged.judge')
  const router = useRouter()
  return (
    <Card title={t('title')}>
      {models.length === 0 ? (
        <p className="text-sm text-ink-2">
          <NoConnection />
        </p>
      ) : (
        <JudgeForm
          theta={theta}
          first={first}
          judging={{ models, onPrice: (input) => onPrice({ runId, input }) }}
          stream={{ url: `/api/runs/${runId}/judge-hits`, body: {} }}
          onEnd={(choice) => {
            router.replace(`?a=${a}&b=${b}${writeReading(choice)}`, { scroll: false })
            router.refresh()
          }}
        />
      )}
    </Card>
  )
}
