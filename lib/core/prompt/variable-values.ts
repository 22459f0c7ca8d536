// What each variable of a version says on a row, apart from the words around it.
import { bindTemplate, type TemplateVersion } from './bind-template'
import { templateVariables } from './parse-template'
import { renderTemplate } from './render-template'

export interface VariableValue {
  name: string
  value: string
}

/**
 * The variables of the template in the order of their first use, each rendered by itself; one that is not bound says
 * what is written. `cells` are the row's, in the order of `columns`.
 */
export function variableValues(
  version: TemplateVersion,
  columns: readonly string[],
  cells: readonly string[],
): VariableValue[] {
  return templateVariables(version.template).map((name) => {
    const { binding } = bindTemplate({ ...version, template: `{{${name}}}` }, columns)
    return { name, value: renderTemplate(binding, cells) }
  })
}
