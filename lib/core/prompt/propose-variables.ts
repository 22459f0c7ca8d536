// Variables for a scene that has none yet: what its dataset tells about a user, as two sentences.
import type { Column } from '../dataset/dataset'
import { formatSentence, leadOf, separatorOf } from './column-sentence'
import type { VariableDefinition } from './parse-variables'

type Proposed = Pick<VariableDefinition, 'name' | 'value'>
type Described = Pick<Column, 'name' | 'kind' | 'role'>

/**
 * Features in their order: those in a few words (categories, numbers, times) as USER_PROFILE, free text, which mostly tells what was
 * done, as USER_ACTION. A variable without a column is left out; so are all columns whose role is another, the label above all.
 */
export function proposeVariables(columns: readonly Described[]): Proposed[] {
  const features = columns.filter(({ role }) => role === 'feature')
  const sentence = (name: string, chosen: readonly Described[]): Proposed[] => {
    const items = chosen.map((column) => ({ before: leadOf(column.name), column: column.name, after: '', pipes: [] }))
    const separator = separatorOf(chosen.map((column) => column.name))
    return items.length === 0 ? [] : [{ name, value: formatSentence({ items, separator, end: '' }) }]
  }
  const isText = ({ kind }: Described) => kind === 'text'
  return [
    ...sentence(
      'USER_PROFILE',
      features.filter((column) => !isText(column)),
    ),
    ...sentence('USER_ACTION', features.filter(isText)),
  ]
}
