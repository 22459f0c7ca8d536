// Takes a configuration of promptfoo: its prompts as prompts of the scene, its test cases as a dataset.
import { versionTextSchema } from '@/lib/core/prompt/prompt-version'
import { type PromptfooLeft, readPromptfoo } from '@/lib/core/prompt/promptfoo'
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

/** Everything is checked before the first prompt is stored. Throws 'prompt.badFile' with what is wrong and, of YAML, where. */
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
  const config = readPromptfoo(parsed(clean, fileName), name)
  if (config === null) throw new AppError('prompt.badFile', { file: fileName, detail: 'prompts, tests' })
  const versions = config.prompts.map(({ template }) => {
    const read = versionTextSchema.safeParse({ template, variables: '', emptyCells: 'omit' })
    if (!read.success)
      throw new AppError('prompt.badFile', { file: fileName, detail: read.error.issues[0]?.message ?? '' })
    return read.data
  })
  const { table } = config
  const datasetId =
    table === null || table.columns.length < 2
      ? null
      : await storeRows(datasets, { sceneId, name, fileName }, { ...table, format: 'yaml', text: clean })
  const promptIds: string[] = []
  for (const [at, version] of versions.entries()) {
    const free = await freePromptName(prompts, sceneId, config.prompts[at]?.name ?? name)
    const { id } = await prompts.create(sceneId, free, { ...version, origin: 'written', parentId: null })
    promptIds.push(id)
  }
  return { promptIds, datasetId, rows: datasetId === null ? 0 : (config.table?.rows.length ?? 0), left: config.left }
}

function parsed(text: string, file: string): unknown {
  try {
    return readYaml(text)
  } catch (error) {
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new AppError('prompt.badFile', { file, detail })
  }
}
