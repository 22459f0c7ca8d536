// What is known to be wrong with a version on a dataset before anything is asked.
import { outcomeRoles } from '@/lib/core/dataset/choices'
import type { ColumnRole } from '@/lib/core/dataset/dataset'
import { bindTemplate, type EmptyCells } from '@/lib/core/prompt/bind-template'
import { leakingColumns } from '@/lib/core/prompt/leaking-columns'
import { parseVariables, type VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'

export type VersionProblem =
  | { kind: 'empty' }
  | { kind: 'malformed'; error: ErrorValue }
  | { kind: 'unbound'; variables: string[]; near: { name: string; nearest: string[] }[] }
  | { kind: 'leak'; columns: string[] }
  | { kind: 'unused'; variables: string[] }

/** Whether a run would be refused for it. A leak runs, but its hit rate means nothing; an unused definition does no harm. */
export const isBlocking = ({ kind }: VersionProblem): boolean =>
  kind === 'empty' || kind === 'malformed' || kind === 'unbound'

interface VersionTexts {
  template: string
  variables: string
  emptyCells: EmptyCells
}

export function versionProblems(
  { template, variables, emptyCells }: VersionTexts,
  columns: readonly { name: string; role: ColumnRole }[],
): VersionProblem[] {
  if (template.trim() === '') return [{ kind: 'empty' }]
  let definitions: VariableDefinition[]
  try {
    definitions = parseVariables(variables)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [{ kind: 'malformed', error: errorValue(error) }]
  }
  const { binding, problems } = bindTemplate(
    { template, variables: definitions, emptyCells },
    columns.map((column) => column.name),
  )
  const labels = columns.flatMap(({ role }, at) => (outcomeRoles.includes(role) ? [at] : []))
  const found: VersionProblem[] = []
  if (problems.unbound.length > 0) {
    const near = problems.unbound
      .filter(({ nearest }) => nearest.length > 0)
      .map(({ name, nearest }) => ({ name, nearest }))
    found.push({ kind: 'unbound', variables: problems.unbound.map(({ name }) => name), near })
  }
  const leaks = leakingColumns(binding, labels)
  if (leaks.length > 0) found.push({ kind: 'leak', columns: leaks })
  if (problems.unused.length > 0) found.push({ kind: 'unused', variables: problems.unused })
  return found
}
