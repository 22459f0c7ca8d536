// What can be said of a written prompt before a model is asked with it: its variables, its output format, leaks, length.
import { bindTemplate } from '../bind-template'
import { estimateTokens } from '../estimate-tokens'
import { leakingColumns } from '../leaking-columns'
import { namesFormat } from '../names-format'
import { overrideDefinitions } from '../override-variables'
import { parseTemplate } from '../parse-template'
import type { VersionText } from '../prompt-version'

/**
 * missing, invented, repeated: variables that the prompt lacks, has made up, or uses more than once. leak: columns of the
 * label that it reads. copied: products of the label that it names. noFormat: it asks for no form of answer. tooLong,
 * tooShort: tokens.
 */
export type CandidateProblem =
  | { code: 'missing' | 'invented' | 'repeated' | 'leak' | 'copied'; names: string[] }
  | { code: 'noFormat' }
  | { code: 'tooLong' | 'tooShort'; tokens: number }

export interface CandidateCheck {
  problems: CandidateProblem[]
  /** Estimated tokens of the template without its values. */
  tokens: number
}

export interface CandidateTask {
  /** Variables that it should use, and no other. */
  variables: readonly string[]
  /** Positions of `columns` that hold the label. */
  columns: readonly string[]
  labelPositions: readonly number[]
  /** Products that occur as labels. */
  labels: readonly string[]
  /** Text of a person in which products may be named: the task, examples, the prompt before. */
  given: string
}

export const MOST_TOKENS = 4000
const LEAST_TOKENS = 15
/** Shorter names occur in prose by chance. */
const LEAST_LABEL = 3
const MOST_NAMED = 5

/** Definitions that can't be read count as none. */
export function checkCandidate(text: VersionText, task: CandidateTask): CandidateCheck {
  const used = new Map<string, number>()
  for (const part of parseTemplate(text.template))
    if (part.kind === 'variable') used.set(part.name, (used.get(part.name) ?? 0) + 1)
  const named = (code: 'missing' | 'invented' | 'repeated' | 'leak' | 'copied', names: string[]): CandidateProblem[] =>
    names.length === 0 ? [] : [{ code, names: names.slice(0, MOST_NAMED) }]
  const tokens = estimateTokens(text.template)
  const copied = task.labels.filter(
    (label) => label.length >= LEAST_LABEL && text.template.includes(label) && !task.given.includes(label),
  )
  return {
    tokens,
    problems: [
      ...named(
        'missing',
        task.variables.filter((name) => !used.has(name)),
      ),
      ...named(
        'invented',
        [...used.keys()].filter((name) => !task.variables.includes(name)),
      ),
      ...named(
        'repeated',
        [...used].filter(([name, times]) => times > 1 && task.variables.includes(name)).map(([name]) => name),
      ),
      ...named('leak', leaks(text, task)),
      ...named('copied', copied),
      ...(namesFormat(text.template) ? [] : [{ code: 'noFormat' as const }]),
      ...(tokens > MOST_TOKENS ? [{ code: 'tooLong' as const, tokens }] : []),
      ...(tokens < LEAST_TOKENS ? [{ code: 'tooShort' as const, tokens }] : []),
    ],
  }
}

function leaks({ template, variables, emptyCells }: VersionText, { columns, labelPositions }: CandidateTask): string[] {
  try {
    const { binding } = bindTemplate({ template, variables: overrideDefinitions(variables, ''), emptyCells }, columns)
    return leakingColumns(binding, labelPositions)
  } catch {
    return []
  }
}
