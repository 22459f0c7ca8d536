// Writes a version as a configuration of promptfoo, with rows of a dataset as its test cases; or these alone, as CSV.
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { parseTemplate } from '@/lib/core/prompt/parse-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { writePromptfoo, writePromptfooTests } from '@/lib/core/prompt/promptfoo'
import { renderTemplate } from '@/lib/core/prompt/render-template'
import { requireBound } from '@/lib/core/prompt/require-bound'
import { csvLine } from '@/lib/files/write-csv'
import { writeYaml } from '@/lib/files/yaml'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import type { PromptVersion } from '@/lib/store/prompts'

/** Enough to try a prompt on; a run over all rows is what this workbench is for. */
export const PROMPTFOO_CASES = 100
const ROWS_READ = 500

/**
 * `dataset` null: no test cases. Values are as the version renders them on each row, so that sentences of columns and pipes need not be
 * known elsewhere. `csv` is the test cases alone. Of the dataset's beginning the rows with a label, PROMPTFOO_CASES at most. Throws 'template.unbound', 'variables.*'.
 */
export async function exportPromptfoo(
  datasets: Pick<DatasetStore, 'listRows'>,
  version: Pick<PromptVersion, 'promptName' | 'number' | 'template' | 'variables' | 'emptyCells'>,
  dataset: Pick<Dataset, 'id' | 'columns' | 'synthetic'> | null,
  form: 'yaml' | 'csv' = 'yaml',
): Promise<string> {
  const { template, emptyCells, promptName, number } = version
  const variables = parseVariables(version.variables)
  const columns = dataset?.columns.map(({ name }) => name) ?? []
  if (dataset !== null) requireBound(promptName, bindTemplate({ template, variables, emptyCells }, columns).problems)
  const names = [...new Set(parseTemplate(template).flatMap((part) => (part.kind === 'variable' ? [part.name] : [])))]
  const bindings = names.map(
    (name) => [name, bindTemplate({ template: `{{${name}}}`, variables, emptyCells }, columns).binding] as const,
  )
  const label = dataset === null ? -1 : columnWithRole(dataset.columns, 'label')
  const rows = dataset === null ? [] : await datasets.listRows(dataset.id, 0, ROWS_READ)
  const cases = rows
    .map(({ cells }) => ({
      values: new Map(bindings.map(([name, binding]) => [name, renderTemplate(binding, cells)])),
      label: label < 0 ? '' : (cells[label]?.trim() ?? ''),
    }))
    .filter((one) => label < 0 || one.label !== '')
    .slice(0, PROMPTFOO_CASES)
  const config = { name: `${promptName} v${number}`, template, cases, synthetic: dataset?.synthetic ?? false }
  // A guard against formulas would be part of the value to promptfoo.
  return form === 'csv'
    ? writePromptfooTests(config)
        .map((cells) => csvLine(cells, { guardFormulas: false }))
        .join('')
    : writeYaml(writePromptfoo(config))
}
