// What is wrong with a written prompt, in the page's language.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { CandidateProblem } from '@/lib/core/prompt/writer/check-candidate'
import type { WritingProblem } from '@/lib/core/prompt/writer/read-writing'

export function useProblemSentence(): (problem: CandidateProblem | { code: WritingProblem }) => string {
  const t = useTranslations('optimise.problems')
  const format = useFormatter()
  return (problem) => {
    switch (problem.code) {
      case 'missing':
      case 'invented':
      case 'repeated':
      case 'leak':
      case 'copied':
        return t(problem.code, { names: format.list(problem.names) })
      case 'tooLong':
      case 'tooShort':
        return t(problem.code, { tokens: problem.tokens })
      default:
        return t(problem.code)
    }
  }
}
