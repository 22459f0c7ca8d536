// A side's text with its values laid over the version's definitions, or why the values can't be read.
import type { PromptText } from '@/components/prompt/prompt-text'
import { overrideVariables } from '@/lib/core/prompt/override-variables'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { AppError, type ErrorValue, errorValue } from '@/lib/errors'

/** Where the values can't be read the text is as without them. A box of the version that can't be read is not this one's error. */
export function mergedText(text: PromptText, values: string): { text: PromptText; error: ErrorValue | null } {
  try {
    parseVariables(values)
  } catch (error) {
    if (error instanceof AppError) return { text, error: errorValue(error) }
    throw error
  }
  try {
    return { text: { ...text, variables: overrideVariables(text.variables, values) }, error: null }
  } catch {
    return { text, error: null }
  }
}
