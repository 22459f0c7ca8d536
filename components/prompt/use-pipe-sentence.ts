// What is wrong with a pipe, in the page's language.
'use client'

import { useTranslations } from 'next-intl'
import type { PipeProblem } from '@/lib/core/prompt/pipe'

export function usePipeSentence(): (problem: PipeProblem) => string {
  const t = useTranslations('prompts.pipeProblems')
  return ({ pipe, reason, detail }) => t(reason, { pipe, detail })
}
