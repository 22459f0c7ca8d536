// What a variable costs in a prompt: tokens a row, averaged over the rows at hand.
import type { Row } from '@/lib/core/dataset/dataset'
import { bindTemplate, type EmptyCells } from '@/lib/core/prompt/bind-template'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import type { VariableDefinition } from '@/lib/core/prompt/parse-variables'
import { renderTemplate } from '@/lib/core/prompt/render-template'

/** More rows would not move the average by a token, but be felt in typing. */
const MOST_ROWS = 200

/** Estimated tokens a row, ≥ 0; of a constant, or where no row is at hand, the tokens of the text itself. */
export function tokenCost(
  { name, value }: Pick<VariableDefinition, 'name' | 'value'>,
  emptyCells: EmptyCells,
  columns: readonly string[],
  rows: readonly Row[],
): number {
  const { binding } = bindTemplate({ template: `{{${name}}}`, variables: [{ name, value }], emptyCells }, columns)
  const measured = rows.slice(0, MOST_ROWS)
  if (measured.length === 0) return estimateTokens(value)
  const tokens = measured.map((row) => estimateTokens(renderTemplate(binding, row.cells)))
  return tokens.reduce((sum, count) => sum + count, 0) / tokens.length
}
