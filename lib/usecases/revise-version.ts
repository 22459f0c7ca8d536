// Revises a version by what came of it and what is said of it, or brings it into the habits of another model: the writer's
// reasons, then a new version with its parent.

import { z } from 'zod'
import { outcomeRoles } from '@/lib/core/dataset/choices'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { templateVariables } from '@/lib/core/prompt/parse-template'
import { type VersionText, versionTextSchema } from '@/lib/core/prompt/prompt-version'
import { requestedFormat } from '@/lib/core/prompt/requested-products'
import { adaptByRule, adaptRequest } from '@/lib/core/prompt/writer/adapt-request'
import { problemWords } from '@/lib/core/prompt/writer/candidate-words'
import { type CandidateProblem, checkCandidate } from '@/lib/core/prompt/writer/check-candidate'
import { readWriting, type WritingProblem } from '@/lib/core/prompt/writer/read-writing'
import { type RuledRevision, reviseByRule } from '@/lib/core/prompt/writer/revise-by-rule'
import { type RevisionTask, revisionRequest } from '@/lib/core/prompt/writer/revision-request'
import type { CompleteOptions } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PromptStore, PromptVersion } from '@/lib/store/prompts'
import { askWriter, type WriterPorts } from './ask-writer'
import { saveVersion } from './save-version'
import { modelChoiceSchema } from './start-run'

/** Rows that were tried, and as many misses of a run. */
const MOST_CASES = 40
const longText = z.string().max(20_000)
export const variableValuesSchema = z.array(z.object({ name: z.string().max(200), value: longText })).max(100)

export const reviseVersionSchema = z.object({
  ...versionTextSchema.shape,
  connection: modelChoiceSchema.shape.connection,
  model: modelChoiceSchema.shape.model,
  promptId: z.string().min(1),
  /** The version that the text came from; where they differ, the text is saved as a version first. */
  parentId: z.string().min(1),
  feedback: longText,
  cases: z
    .array(
      z.object({
        values: variableValuesSchema,
        answer: longText,
        products: z.array(z.string().max(2000)).max(100),
        outcome: z.enum(['hit', 'miss', 'unparseable', 'refused', 'unjudged']),
        label: z.string().max(2000),
        nearest: z.string().max(2000),
        degree: z.number().min(0).max(1),
      }),
    )
    .max(MOST_CASES),
  /** Where the rows come from, in words: kept with the version, beside the feedback. */
  source: z.string().trim().max(500).default(''),
  /** A revision that was refused and is to be mended. */
  repair: z
    .object({ template: longText, problems: z.array(z.string().max(500)).max(20) })
    .nullable()
    .default(null),
  datasetId: z.string().min(1).nullable(),
  /** The model that it is to be adapted to; null to revise it by feedback and rows, which an adaptation leaves aside. */
  target: z.string().trim().min(1).max(200).nullable().default(null),
})
export type ReviseVersionInput = z.output<typeof reviseVersionSchema>

export interface ReviseVersionPorts extends WriterPorts {
  prompts: Pick<PromptStore, 'find' | 'findByName' | 'create' | 'addVersion'>
  datasets: Pick<DatasetStore, 'find'>
}

export type Revision =
  | { kind: 'saved'; version: PromptVersion; parent: PromptVersion; hypotheses: string; costUsd: number | null }
  /** Nothing was saved: the text is what it was. `hypotheses` may say why. */
  | { kind: 'unchanged'; parent: PromptVersion; hypotheses: string; costUsd: number | null }
  | {
      kind: 'refused'
      parent: PromptVersion
      hypotheses: string
      /** What came of the prompt, '' where nothing did. */
      template: string
      problems: (CandidateProblem | { code: WritingProblem })[]
      /** The same in words for the model that mends it. */
      words: string[]
      costUsd: number | null
    }

/** What would make a run refuse or mislead; a variable used twice or a length are no reason to throw a revision away. */
const refusing: readonly string[] = ['missing', 'invented', 'leak', 'copied', 'noFormat', 'tooLong']

/** Throws 'notFound.prompt', 'template.empty', 'variables.*', ModelError, the signal's reason. */
export async function reviseVersion(
  ports: ReviseVersionPorts,
  sceneId: string,
  input: ReviseVersionInput,
  options: Pick<CompleteOptions, 'signal' | 'onText'>,
): Promise<Revision> {
  const text: VersionText = { template: input.template, variables: input.variables, emptyCells: input.emptyCells }
  const parent = await parentOf(ports, sceneId, input, text)
  const { feedback, cases, repair } = input
  const task: RevisionTask = { text, feedback, cases, repair }
  const { target } = input
  const request =
    target === null
      ? { text: revisionRequest(task), byRule: () => asWritten(reviseByRule(task)) }
      : { text: adaptRequest({ text, target, repair }), byRule: () => asWritten(adaptByRule(text)) }
  const answer = await askWriter(ports, input, request, options)
  const { costUsd } = answer
  const { hypotheses, template, problem } = readWriting(answer.text, answer.stop)
  const language = requestedFormat(text.template).language
  const refuse = (problems: (CandidateProblem | { code: WritingProblem })[]): Revision => ({
    kind: 'refused',
    ...{ parent, hypotheses, template, problems, costUsd },
    words: problems.map((one) => problemWords(one, language)),
  })
  if (problem !== null) return refuse([{ code: problem }])
  if (template === text.template.trim()) return { kind: 'unchanged', parent, hypotheses, costUsd }
  const check = checkCandidate({ ...text, template }, await checkTask(ports, sceneId, input))
  const problems = check.problems.filter(({ code }) => refusing.includes(code))
  if (problems.length > 0) return refuse(problems)

  const id = await ports.prompts.addVersion(input.promptId, {
    ...{ ...text, template, origin: target === null ? 'revised' : 'adapted', parentId: parent.id },
    feedback: target === null ? saidOf(input) : null,
    note: hypotheses === '' ? null : hypotheses,
  })
  const version = (await ports.prompts.find(input.promptId))?.versions.find((one) => one.id === id)
  if (version === undefined) throw new AppError('notFound.prompt', {})
  return { kind: 'saved', version, parent, hypotheses, costUsd }
}

function saidOf({ feedback, source }: ReviseVersionInput): string | null {
  const said = [feedback.trim(), source].filter(Boolean).join('\n')
  return said === '' ? null : said
}

/** The version of exactly this text: the one it came from, or a new one of it. */
async function parentOf(
  { prompts }: Pick<ReviseVersionPorts, 'prompts'>,
  sceneId: string,
  { promptId, parentId }: ReviseVersionInput,
  text: VersionText,
): Promise<PromptVersion> {
  const prompt = await prompts.find(promptId)
  const from = prompt?.versions.find(({ id }) => id === parentId)
  if (prompt?.sceneId !== sceneId || from === undefined) throw new AppError('notFound.prompt', {})
  const same =
    from.template === text.template && from.variables === text.variables && from.emptyCells === text.emptyCells
  if (same) return from
  const { versionId } = await saveVersion(prompts, sceneId, { ...text, promptId, parentId })
  const saved = (await prompts.find(promptId))?.versions.find(({ id }) => id === versionId)
  if (saved === undefined) throw new AppError('notFound.prompt', {})
  return saved
}

async function checkTask(
  { datasets }: Pick<ReviseVersionPorts, 'datasets'>,
  sceneId: string,
  { datasetId, template, feedback, cases }: ReviseVersionInput,
): Promise<Parameters<typeof checkCandidate>[1]> {
  const found = datasetId === null ? null : await datasets.find(datasetId)
  const columns = found?.sceneId === sceneId ? found.columns : []
  const shown = cases.flatMap(({ label }) => label.split('|').map((one) => one.trim()))
  const common = columns[columnWithRole(columns, 'label')]?.topValues ?? []
  return {
    variables: templateVariables(template),
    columns: columns.map(({ name }) => name),
    labelPositions: columns.flatMap(({ role }, i) => (outcomeRoles.includes(role) ? [i] : [])),
    labels: [...new Set([...shown, ...common])],
    given: `${template}\n${feedback}`,
  }
}

function asWritten({ hypotheses, template }: RuledRevision): string {
  return `<hypotheses>\n${hypotheses}\n</hypotheses>\n<prompt>\n${template}\n</prompt>`
}
