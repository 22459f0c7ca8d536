// Everything that the editor says of a text as one types: how it binds to the columns, and what is wrong with it.
import { outcomeRoles } from '@/lib/core/dataset/choices'
import { type Binding, type BindingProblems, bindTemplate } from '@/lib/core/prompt/bind-template'
import { leakingColumns } from '@/lib/core/prompt/leaking-columns'
import { parseVariables, type VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { mixesNotations } from '@/lib/core/prompt/unify-notation'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'
import type { PreviewDataset, PromptText } from './prompt-text'

export interface TemplateCheck extends BindingProblems {
  binding: Binding
  /** What the variables box defines; nothing while it can't be read. */
  definitions: VariableDefinition[]
  leaks: string[]
  mixed: boolean
  /** Why the variables can't be read; bindings are then not judged. */
  variablesError: ErrorValue | null
}

/** `columns` is null where there is no dataset: what is not defined may then be a column. */
export function checkTemplate(text: PromptText, columns: PreviewDataset['columns'] | null): TemplateCheck {
  const { template, emptyCells } = text
  const { definitions, error } = readVariables(text.variables)
  const names = (columns ?? []).map((column) => column.name)
  const { binding, problems } = bindTemplate({ template, variables: definitions, emptyCells }, names)
  const labels = (columns ?? []).flatMap(({ role }, i) => (outcomeRoles.includes(role) ? [i] : []))
  const judged = error === null && columns !== null
  return {
    binding,
    definitions,
    unbound: judged ? problems.unbound : [],
    unused: error === null ? problems.unused : [],
    leaks: leakingColumns(binding, labels),
    mixed: mixesNotations(template),
    variablesError: error,
  }
}

function readVariables(text: string): { definitions: VariableDefinition[]; error: ErrorValue | null } {
  try {
    return { definitions: parseVariables(text), error: null }
  } catch (error) {
    if (error instanceof AppError) return { definitions: [], error: errorValue(error) }
    throw error
  }
}
