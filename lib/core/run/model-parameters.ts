// What a model may be told besides the text. Which of them an API takes is its adapter's knowledge.
import { z } from 'zod'
import { efforts } from './choices'

export const modelParametersSchema = z.object({
  maxTokens: z.number().int().min(1).max(64_000),
  effort: z.enum(efforts).optional(),
  thinking: z.enum(['adaptive', 'disabled']).optional(),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
})
export type ModelParameters = z.infer<typeof modelParametersSchema>

/** Tokens of an answer at most, where nobody set a limit. */
export const DEFAULT_MAX_TOKENS = 1024
