// What one version of a prompt reads of a row and another doesn't.
import { bindTemplate, type TemplateVersion, usedColumns } from './bind-template'
import { templateVariables } from './parse-template'

/** What a version reads: the variables of its template, and the columns behind them. */
interface Reads {
  variables: string[]
  columns: string[]
}

export const readsOf = (version: TemplateVersion, columns: readonly string[]): Reads => ({
  variables: templateVariables(version.template),
  columns: usedColumns(bindTemplate(version, columns).binding),
})

const lacking = (whole: readonly string[], part: readonly string[]): string[] =>
  whole.filter((name) => !part.includes(name))

/**
 * The variables, else the columns, that `part` does without; null where it reads the same, or something that `whole`
 * doesn't, so that it is no ablation of it.
 */
export function droppedFeatures(whole: Reads, part: Reads): string[] | null {
  const more = [...lacking(part.variables, whole.variables), ...lacking(part.columns, whole.columns)]
  const variables = lacking(whole.variables, part.variables)
  const dropped = variables.length > 0 ? variables : lacking(whole.columns, part.columns)
  return more.length > 0 || dropped.length === 0 ? null : dropped
}
