// Values of one's own for a trial, laid over the definitions of a version: `$USER_PROFILE: 性别女，…` instead of columns.
import { bindTemplate, type TemplateVersion } from './bind-template'
import { formatVariables, parseVariables, type VariableDefinition } from './parse-variables'
import type { VersionText } from './prompt-version'

/**
 * The definitions of a box with those of `values` in place of the ones of the same name, and its other ones after them.
 * Both are written as the variables box is. Throws AppError `variables.*` for whichever can't be read.
 */
export function overrideDefinitions(variables: string, values: string): VariableDefinition[] {
  const own = new Map(parseVariables(values).map((definition) => [definition.name, definition]))
  const kept = parseVariables(variables).map((definition) => {
    const over = own.get(definition.name)
    own.delete(definition.name)
    return over ?? definition
  })
  return [...kept, ...own.values()]
}

/** The same as the text of a box; `variables` to the letter where no value is given. Throws as above. */
export const overrideVariables = (variables: string, values: string): string =>
  values.trim() === '' ? variables : formatVariables(overrideDefinitions(variables, values))

/**
 * Whether a version with these values says all by itself: some are given, and then no column is needed. Such a text is
 * nobody's row, so that no label judges its answer. False where a box can't be read.
 */
export function standsAlone({ template, variables, emptyCells }: VersionText, values: string): boolean {
  if (values.trim() === '') return false
  try {
    const version: TemplateVersion = { template, variables: overrideDefinitions(variables, values), emptyCells }
    return bindTemplate(version, []).problems.unbound.length === 0
  } catch {
    return false
  }
}
