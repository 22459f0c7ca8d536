// A judge model looks at two prompts' answers to the same rows, each pair in both orders.
import { z } from 'zod'
import {
  combineJudgements,
  type JudgeOrder,
  judgeRequest,
  readJudgement,
  type Verdict,
} from '@/lib/core/prompt/writer/judge-request'
import { vendorSchema } from '@/lib/core/run/connection'
import { askWriter, type WriterPorts } from './ask-writer'
import { eachAtOnce } from './each-at-once'
import { variableValuesSchema } from './revise-version'
import { modelChoiceSchema } from './start-run'

const answer = z.string().min(1).max(20_000)
export const judgeAnswersSchema = z.object({
  /** The embedded model can't judge. */
  connection: vendorSchema,
  model: modelChoiceSchema.shape.model,
  language: z.enum(['zh', 'en']),
  cases: z
    .array(z.object({ values: variableValuesSchema, answers: z.tuple([answer, answer]) }))
    .min(1)
    .max(20),
})
export type JudgeAnswersInput = z.output<typeof judgeAnswersSchema>

const ROWS_AT_ONCE = 3
const orders: readonly JudgeOrder[] = ['ab', 'ba']

export interface JudgedCase extends Verdict {
  /** null: a price is unknown. */
  costUsd: number | null
}

/**
 * Two calls a row. A judgement that can't be read makes its row a tie. Throws ModelError where a call fails, or the
 * signal's reason; what was judged by then was handed over.
 */
export async function judgeAnswers(
  ports: WriterPorts,
  input: JudgeAnswersInput,
  { signal, onVerdict }: { signal: AbortSignal; onVerdict: (index: number, verdict: JudgedCase) => void },
): Promise<void> {
  const judge = async ([index, one]: [number, JudgeAnswersInput['cases'][number]]): Promise<void> => {
    const answers = await Promise.all(
      orders.map(async (order) => {
        const text = judgeRequest(one, order, input.language)
        const { text: said, stop, costUsd } = await askWriter(ports, input, { text, byRule: () => '' }, { signal })
        return { judgement: stop === 'refusal' ? null : readJudgement(said, order), costUsd }
      }),
    )
    const [ab, ba] = answers
    const verdict = combineJudgements(ab?.judgement ?? null, ba?.judgement ?? null)
    const costs = answers.map(({ costUsd }) => costUsd)
    const costUsd = costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0)
    onVerdict(index, { ...verdict, costUsd })
  }
  await eachAtOnce(input.cases.entries(), ROWS_AT_ONCE, judge)
}
