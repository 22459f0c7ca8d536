// Words of one's own in the place of a row: they stand for the first variable of a template, whatever it is called.
import { splitReference } from './parse-pipes'
import { parseTemplate, templateVariables } from './parse-template'
import { formatVariables, parseVariables } from './parse-variables'
import { plainText } from './plain-text'
import type { VersionText } from './prompt-version'

export interface FreeText {
  version: VersionText
  /** A row that nobody has: a column for each variable, the first one filled with the words, the others empty. */
  columns: string[]
  cells: string[]
}

/**
 * Definitions without a column in them stay as they are; every other variable becomes a column, so that an empty one is left
 * out with its label as any empty cell is. A template without such a variable gets the words below it. Throws as
 * parseVariables does.
 */
export function withFreeText({ template, variables, emptyCells }: VersionText, words: string): FreeText {
  const constants = parseVariables(variables).filter(({ value }) => templateVariables(value).length === 0)
  const known = new Set(constants.map(({ name }) => name))
  const references = parseTemplate(template).flatMap((part) => (part.kind === 'variable' ? [part.name] : []))
  const columns = [
    ...new Set(
      references
        .filter((name) => !known.has(name))
        .map((name) => splitReference(name, (column) => known.has(column)).column),
    ),
  ]
  const below = columns.length === 0 ? `${template.trimEnd()}\n\n${plainText(words)}` : template
  return {
    version: { template: below, variables: formatVariables(constants), emptyCells },
    columns,
    cells: columns.map((_, at) => (at === 0 ? words : '')),
  }
}
