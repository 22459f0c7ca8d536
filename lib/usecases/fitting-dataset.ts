// Which dataset a version is shown on, where nobody has chosen one.
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import type { PromptVersion } from '@/lib/store/prompts'

type FittedText = Pick<PromptVersion, 'template' | 'variables' | 'emptyCells'>

/** The first dataset of the list in which every variable finds its column; undefined where there is none. Throws 'variables.*'. */
export function fittingDataset<T extends { columns: readonly { name: string }[] }>(
  datasets: readonly T[],
  { template, variables, emptyCells }: FittedText,
): T | undefined {
  const version = { template, emptyCells, variables: parseVariables(variables) }
  return datasets.find(
    ({ columns }) =>
      bindTemplate(
        version,
        columns.map(({ name }) => name),
      ).problems.unbound.length === 0,
  )
}
