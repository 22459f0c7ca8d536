// What is filled in on the meta page, and what the server is asked for with it.
import { type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { formatVariables, parseVariables } from '@/lib/core/prompt/parse-variables'
import { type Angle, angles } from '@/lib/core/prompt/writer/compose-request'
import type { WriteCandidateInput } from '@/lib/usecases/write-candidate'

/** A variable that prompts of the scene define, with what it says on a row. */
export interface KnownVariable {
  name: string
  definition: string
  sample: string
}

export interface MetaForm {
  task: string
  audience: string
  constraints: string
  examples: string
  /** Known variables that are not to be used. */
  left: string[]
  /** Further variables with a sample value, written as the variables box is. */
  further: string
  count: number
  format: 'numbered' | 'json'
  language: 'zh' | 'en'
  candidates: number
}

export const MOST_CANDIDATES = angles.length

export const emptyForm = (language: 'zh' | 'en'): MetaForm => ({
  ...{ task: '', audience: '', constraints: '', examples: '', left: [], further: '' },
  ...{ count: 5, format: 'numbered', language, candidates: 3 },
})

export interface Chosen {
  variables: WriteCandidateInput['variables']
  /** The box that a candidate is saved with. */
  definitions: string
}

/**
 * The variables that were chosen. What is written under `further` goes before a known one of the same name; a sample value
 * is no definition, so that such a variable is bound later. Throws AppError 'variables.*' where `further` can't be read.
 */
export function chosenVariables({ left, further }: MetaForm, known: readonly KnownVariable[]): Chosen {
  const own = parseVariables(further)
  const used = known.filter(({ name }) => !left.includes(name) && !own.some((one) => one.name === name))
  return {
    variables: [
      ...used.map(({ name, sample }) => ({ name, sample })),
      ...own.map(({ name, value }) => ({ name, sample: value })),
    ],
    definitions: formatVariables(used.map(({ name, definition }) => ({ name, value: definition }))),
  }
}

/** What is asked for one candidate; each takes its own angle. */
export function candidateInput(
  form: MetaForm,
  { variables, definitions }: Chosen,
  model: ModelChosen,
  angle: Angle,
  repair: WriteCandidateInput['repair'],
): WriteCandidateInput {
  const { task, audience, constraints, examples, count, format, language } = form
  return {
    ...{ task, audience, constraints, examples, count, format, language },
    ...modelOf(model),
    ...{ variables, definitions, angle, repair },
  }
}
