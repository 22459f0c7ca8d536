// One candidate: the prompt as it is written, what the checks say, and the ways on: have it mended, keep it.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { TemplateText } from '@/components/prompt/template-text'
import { useProblemSentence } from '@/components/prompt/use-problem-sentence'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import { readWriting } from '@/lib/core/prompt/writer/read-writing'
import type { WriteCandidateInput, WrittenCandidate } from '@/lib/usecases/write-candidate'
import { KeepCandidate } from './keep-candidate'
import type { Candidate } from './use-candidates'

/** A prompt to which a candidate can be added as a version. */
export interface PromptTarget {
  id: string
  name: string
  newestId: string
}

interface CandidateCardProps {
  number: number
  candidate: Candidate
  prompts: PromptTarget[]
  /** Has it written anew, or with a repair, mended. */
  onAgain: (repair: WriteCandidateInput['repair']) => void
}

export function CandidateCard({ number, candidate, prompts, onAgain }: CandidateCardProps) {
  const t = useTranslations('meta')
  const sentence = useErrorSentence()
  const { status, asked, text, written, error } = candidate
  // What has come of the prompt so far; before it begins, the reasons.
  const soFar = readWriting(text, 'end')
  const template = written?.template || soFar.template
  const hypotheses = written?.hypotheses || soFar.hypotheses
  return (
    <Card title={t('candidate', { number })} aside={t(`angles.${asked.angle}`)}>
      <div className="grid gap-3" aria-busy={status === 'running'}>
        <div role="status" className="text-sm empty:hidden">
          {status === 'running' && <span className="text-ink-3">{t('writing')}</span>}
          {status === 'stopped' && t('stopped')}
        </div>
        {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
        {hypotheses !== '' && <p className="text-sm break-words whitespace-pre-wrap text-ink-2">{hypotheses}</p>}
        {(template !== '' || text !== '') && (
          <ScrollRegion
            label={t('textOf', { number })}
            className="max-h-[50vh] overflow-y-auto rounded-md bg-sunk px-3 py-2.5 font-mono text-sm leading-[22px] break-words whitespace-pre-wrap"
          >
            {template === '' ? text : <TemplateText source={template} />}
          </ScrollRegion>
        )}
        {(status === 'failed' || status === 'stopped') && (
          <div>
            <Button onClick={() => onAgain(asked.repair)}>{t('again')}</Button>
          </div>
        )}
        {written !== null && (
          <>
            <Checks written={written} asked={asked} onRepair={onAgain} />
            {written.template !== '' && <KeepCandidate written={written} asked={asked} prompts={prompts} />}
          </>
        )}
      </div>
    </Card>
  )
}

interface ChecksProps {
  written: WrittenCandidate
  asked: WriteCandidateInput
  onRepair: CandidateCardProps['onAgain']
}

function Checks({ written, asked, onRepair }: ChecksProps) {
  const t = useTranslations('meta')
  const format = useFormatter()
  const sentence = useProblemSentence()
  const { problems, tokens, inputTokens, outputTokens, costUsd, template } = written
  const cost = costUsd === null ? t('costUnknown') : t('cost', { cost: costUsd })
  const figures = [
    t('tokens', { tokens }),
    ...(asked.connection === 'embedded' ? [] : [t('used', { input: inputTokens, output: outputTokens }), cost]),
  ]
  return (
    <div className="grid gap-2 text-sm">
      {problems.length === 0 ? (
        <p className="text-hit">
          ✓ {t('passed', { variables: format.list(asked.variables.map(({ name }) => name)) || '–' })}
        </p>
      ) : (
        <Notice tint="attention">
          <ul className="list-disc pl-4">
            {problems.map((problem) => (
              <li key={problem.code}>{sentence(problem)}</li>
            ))}
          </ul>
          {asked.connection !== 'embedded' && (
            <Button
              className="mt-2"
              onClick={() => onRepair({ template: template.slice(0, 50_000), problems: written.words })}
            >
              {t('repair')}
            </Button>
          )}
        </Notice>
      )}
      <p className="text-xs text-ink-3">{figures.join(' · ')}</p>
    </div>
  )
}
