// Takes a configuration of promptfoo, or its test cases in CSV: its prompts as prompts of the scene, its test cases as a dataset.

import { createRecordScanner } from '@/lib/core/dataset/csv-records'
import { versionTextSchema } from '@/lib/core/prompt/prompt-version'
import {
  type PromptfooImport,
  type PromptfooLeft,
  readPromptfoo,
  readPromptfooTests,
} from '@/lib/core/prompt/promptfoo'
import { AppError } from '@/lib/errors'
import { readYaml } from '@/lib/files/yaml'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PromptStore } from '@/lib/store/prompts'
import { freePromptName } from './free-prompt-name'
import { storeRows } from './store-rows'

export interface ImportedPromptfoo {
  promptIds: string[]
  /** The test cases; null where there are none that make a dataset (two columns at least). */
  datasetId: string | null
  rows: number
  left: PromptfooLeft[]
}

interface Ports {
  prompts: Pick<PromptStore, 'findByName' | 'create'>
  datasets: Pick<DatasetStore, 'begin' | 'insertRows' | 'publish' | 'delete'>
}

/** By its name: YAML is a configuration, CSV its test cases. Everything is checked before the first prompt is stored. Throws 'prompt.badFile' with what is wrong and, of YAML, where. */
export async function importPromptfoo(
  { prompts, datasets }: Ports,
  sceneId: string,
  { fileName, text }: { fileName: string; text: string },
): Promise<ImportedPromptfoo> {
  const clean = text.replaceAll('\u0000', '').toWellFormed()
  const name =
    fileName
      .replace(/\.[^.]{1,8}$/, '')
      .trim()
      .slice(0, 110) || 'promptfoo'
  const csv = /\.csv$/i.test(fileName)
  const config = csv ? testsOf(clean, fileName) : readPromptfoo(parsed(clean, fileName), name)
  // One column is no dataset: there would be nothing to predict, or nothing to predict it from.
  const table = config?.table != null && config.table.columns.length >= 2 ? config.table : null
  if (config === null || (config.prompts.length === 0 && table === null && config.left.length === 0))
    throw new AppError('prompt.badFile', { file: fileName, detail: csv ? '__expected' : 'prompts, tests' })
  const versions = config.prompts.map(({ template }) => {
    const read = versionTextSchema.safeParse({ template, variables: '', emptyCells: 'omit' })
    if (!read.success)
      throw new AppError('prompt.badFile', { file: fileName, detail: read.error.issues[0]?.message ?? '' })
    return read.data
  })
  const datasetId =
    table === null
      ? null
      : await storeRows(datasets, { sceneId, name, fileName }, { ...table, format: csv ? 'csv' : 'yaml', text: clean })
  const promptIds: string[] = []
  for (const [at, version] of versions.entries()) {
    const free = await freePromptName(prompts, sceneId, config.prompts[at]?.name ?? name)
    const { id } = await prompts.create(sceneId, free, { ...version, origin: 'written', parentId: null })
    promptIds.push(id)
  }
  return { promptIds, datasetId, rows: table?.rows.length ?? 0, left: config.left }
}

function parsed(text: string, file: string): unknown {
  try {
    return readYaml(text)
  } catch (error) {
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new AppError('prompt.badFile', { file, detail })
  }
}

/** The test cases of a CSV file; null where no row can be read. Throws 'prompt.badFile' for bytes that are not UTF-8, as promptfoo writes. */
function testsOf(text: string, file: string): PromptfooImport | null {
  if (text.includes('\uFFFD')) throw new AppError('prompt.badFile', { file, detail: 'UTF-8' })
  const scanner = createRecordScanner(',')
  const [read, rest] = [scanner.push(text.replace(/^\uFEFF/, '')), scanner.end()]
  const [broken] = [...read.rejected, ...rest.rejected]
  if (broken !== undefined)
    throw new AppError('prompt.badFile', { file, detail: `line ${broken.line}: ${broken.reason}` })
  return readPromptfooTests([...read.records, ...rest.records].map(({ cells }) => cells))
}
