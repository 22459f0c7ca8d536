// Writes one candidate prompt for a task that a person describes, and says at once what is wrong with it.

import { z } from 'zod'
import { outcomeRoles } from '@/lib/core/dataset/choices'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { problemWords } from '@/lib/core/prompt/writer/candidate-words'
import { type CandidateProblem, checkCandidate } from '@/lib/core/prompt/writer/check-candidate'
import { composeByRule } from '@/lib/core/prompt/writer/compose-by-rule'
import { angles, composeRequest } from '@/lib/core/prompt/writer/compose-request'
import { readWriting, type WritingProblem } from '@/lib/core/prompt/writer/read-writing'
import type { CompleteOptions } from '@/lib/engine/ports'
import type { DatasetStore } from '@/lib/store/datasets'
import { askWriter, type WriterPorts } from './ask-writer'
import { modelChoiceSchema } from './start-run'

const words = z.string().max(50_000)

export const writeCandidateSchema = z.object({
  connection: modelChoiceSchema.shape.connection,
  model: modelChoiceSchema.shape.model,
  task: words.refine((task) => task.trim() !== ''),
  audience: words,
  constraints: words,
  examples: words,
  variables: z.array(z.object({ name: z.string().trim().min(1).max(200), sample: words })).max(100),
  /** The variables box that the candidate is saved with: what its variables are made of. */
  definitions: z.string().max(200_000),
  count: z.number().int().min(1).max(20),
  format: z.enum(['numbered', 'json']),
  language: z.enum(['zh', 'en']),
  angle: z.enum(angles),
  repair: z
    .object({ template: words, problems: z.array(z.string().max(500)).max(20) })
    .nullable()
    .default(null),
})
export type WriteCandidateInput = z.output<typeof writeCandidateSchema>

export interface WriteCandidatePorts extends WriterPorts {
  datasets: Pick<DatasetStore, 'list'>
}

export interface WrittenCandidate {
  /** '' where none came. */
  template: string
  hypotheses: string
  problems: (CandidateProblem | { code: WritingProblem })[]
  /** The same in words for the model that mends it. */
  words: string[]
  /** Estimated tokens of the template without its values. */
  tokens: number
  inputTokens: number
  outputTokens: number
  /** null: the price is unknown. */
  costUsd: number | null
}

/** Throws ModelError, 'model.noKey', or the signal's reason. */
export async function writeCandidate(
  ports: WriteCandidatePorts,
  sceneId: string,
  input: WriteCandidateInput,
  options: Pick<CompleteOptions, 'signal' | 'onText'>,
): Promise<WrittenCandidate> {
  const byRule = () => {
    const { hypotheses, template } = composeByRule(input)
    return `<hypotheses>\n${hypotheses}\n</hypotheses>\n<prompt>\n${template}\n</prompt>`
  }
  const answer = await askWriter(ports, input, { text: composeRequest(input), byRule }, options)
  const { hypotheses, template, problem } = readWriting(answer.text, answer.stop)
  const columns = (await ports.datasets.list(sceneId))[0]?.columns ?? []
  const check = checkCandidate(
    { template, variables: input.definitions, emptyCells: 'omit' },
    {
      variables: input.variables.map(({ name }) => name),
      columns: columns.map(({ name }) => name),
      labelPositions: columns.flatMap(({ role }, i) => (outcomeRoles.includes(role) ? [i] : [])),
      labels: columns[columnWithRole(columns, 'label')]?.topValues ?? [],
      given: [input.task, input.audience, input.constraints, input.examples].join('\n'),
    },
  )
  const problems = problem === null ? check.problems : [{ code: problem }]
  const { inputTokens, outputTokens, costUsd } = answer
  return {
    ...{ template, hypotheses, problems, tokens: check.tokens, inputTokens, outputTokens, costUsd },
    words: problems.map((one) => problemWords(one, input.language)),
  }
}
