// What is wrong with a revision that was not saved, and the ways on: have it mended, or mend it oneself.
'use client'

import { useTranslations } from 'next-intl'
import { useProblemSentence } from '@/components/prompt/use-problem-sentence'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Revision } from '@/lib/usecases/revise-version'

interface RefusedRevisionProps {
  refused: Extract<Revision, { kind: 'refused' }>
  /** Null where it can't be asked now. */
  onRepair: (() => void) | null
  onTake: (template: string) => void
}

export function RefusedRevision({ refused, onRepair, onTake }: RefusedRevisionProps) {
  const t = useTranslations('optimise')
  const sentence = useProblemSentence()
  const { problems, template } = refused
  return (
    <Notice tint="attention">
      <p>{t('feedback.refused')}</p>
      <ul className="mt-1 list-disc pl-5">
        {problems.map((problem) => (
          <li key={problem.code}>{sentence(problem)}</li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button disabled={onRepair === null} onClick={() => onRepair?.()}>
          {t('feedback.repair')}
        </Button>
        {template !== '' && <Button onClick={() => onTake(template)}>{t('feedback.take')}</Button>}
      </div>
    </Notice>
  )
}
