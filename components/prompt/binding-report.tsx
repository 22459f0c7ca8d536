// What is wrong with the variables, in words, each with the one click that mends it.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { UnboundVariable } from '@/lib/core/prompt/bind-template'
import { unifyNotation } from '@/lib/core/prompt/unify-notation'
import type { TemplateCheck } from './check-template'
import { usePipeSentence } from './use-pipe-sentence'

interface BindingReportProps {
  check: TemplateCheck
  onUnify: () => void
  onReplace: (variable: UnboundVariable, near: string) => void
}

export function BindingReport({ check, onUnify, onReplace }: BindingReportProps) {
  const t = useTranslations('prompts')
  const format = useFormatter()
  const sentence = useErrorSentence()
  const { unbound, unused, leaks, mixed, variablesError } = check
  return (
    <div className="grid gap-2 empty:hidden">
      {leaks.length > 0 && <Notice tint="attention">{t('leak', { columns: format.list(leaks) })}</Notice>}
      {variablesError !== null && (
        <Notice tint="problem">
          {sentence(variablesError)} {t('needsVariables')}
        </Notice>
      )}
      {unbound.length > 0 && (
        <Notice tint="problem">
          <ul className="grid gap-1.5">
            {unbound.map((variable) => (
              <UnboundItem key={`${variable.definition}/${variable.name}`} variable={variable} onReplace={onReplace} />
            ))}
          </ul>
        </Notice>
      )}
      {mixed && (
        <Notice className="flex flex-wrap items-center justify-between gap-2">
          {t('mixed')}
          <Button onClick={onUnify}>{t('unify', { notation: unifyNotation('{$NAME}') })}</Button>
        </Notice>
      )}
      {unused.length > 0 && <Notice>{t('unused', { names: format.list(unused) })}</Notice>}
    </div>
  )
}

function UnboundItem({
  variable,
  onReplace,
}: {
  variable: UnboundVariable
  onReplace: BindingReportProps['onReplace']
}) {
  const t = useTranslations('prompts')
  const format = useFormatter()
  const pipeSentence = usePipeSentence()
  const { name, nearest, definition, pipe } = variable
  const near = format.list(nearest, { type: 'disjunction' })
  const words = pipe
    ? definition === undefined
      ? t('pipeAt', { name, problem: pipeSentence(pipe) })
      : t('pipeIn', { definition, name, problem: pipeSentence(pipe) })
    : definition === undefined
      ? nearest.length > 0
        ? t('unboundNear', { name, near })
        : t('unbound', { name })
      : nearest.length > 0
        ? t('unboundInNear', { definition, name, near })
        : t('unboundIn', { definition, name })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 break-words">{words}</span>
      {nearest.map((candidate) => (
        <Button
          key={candidate}
          className="min-h-7 px-2 py-0.5 whitespace-normal"
          onClick={() => onReplace(variable, candidate)}
        >
          {t('replaceWith', { near: candidate })}
        </Button>
      ))}
    </li>
  )
}
