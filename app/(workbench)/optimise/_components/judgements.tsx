// What the judge said: how many rows for either side, each with its reasons, which can be taken into the feedback.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Chip, type Tint } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Judge } from './use-judge'

const tints = { a: 'a', b: 'b', tie: 'plain' } as const satisfies Record<string, Tint>

export function Judgements({ judge, onTake }: { judge: Judge; onTake: (reasons: string) => void }) {
  const t = useTranslations('optimise.judged')
  const sentence = useErrorSentence()
  const { pairs, status, error } = judge
  const spoken = pairs.flatMap(({ verdict }) => verdict ?? [])
  const count = (side: 'a' | 'b' | 'tie') => spoken.filter(({ better }) => better === side).length
  const reasons = [...new Set(spoken.flatMap((verdict) => verdict.reasons))]
  return (
    <section aria-label={t('title')} className="grid gap-2 border-t pt-3 text-sm">
      <p role="status">
        {status === 'running'
          ? t('running', { done: spoken.length, rows: pairs.length })
          : t('tally', { rows: spoken.length, a: count('a'), b: count('b'), tie: count('tie') })}
      </p>
      {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
      <ul className="grid gap-1.5">
        {pairs.map(({ rowIndex, verdict }) => (
          <li key={rowIndex ?? 'own'} className="flex flex-wrap items-baseline gap-2">
            <span className="text-ink-3">{rowIndex === null ? t('own') : t('row', { row: rowIndex + 1 })}</span>
            {verdict === null ? (
              <span className="text-ink-3">{t('waiting')}</span>
            ) : (
              <>
                <Chip tint={tints[verdict.better]}>{t(verdict.agreed ? verdict.better : 'split')}</Chip>
                <span className="min-w-0 flex-1 basis-60 text-ink-2">{verdict.reasons.join(' / ')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {reasons.length > 0 && (
        <div>
          <Button onClick={() => onTake(reasons.join('\n'))}>{t('take')}</Button>
        </div>
      )}
    </section>
  )
}
