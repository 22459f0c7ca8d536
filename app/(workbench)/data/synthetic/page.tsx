// Rows made up for a scene that has no data yet, looked through and kept as a dataset that says so.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { getRuntime } from '@/lib/runtime'
import type { Dataset } from '@/lib/store/datasets'
import type { Prompt } from '@/lib/store/prompts'
import { readCurrentScene } from '../../current-scene'
import { SyntheticDesk } from './_components/synthetic-desk'
import type { ColumnSource } from './rows-form'

const MOST_SOURCES = 8
const EXAMPLES = 8

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('synthetic'))('title') }
}

export default async function SyntheticPage() {
  const [runtime, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const [prompts, datasets, usable] = await Promise.all([
    runtime.prompts.list(scene.id),
    runtime.datasets.list(scene.id),
    runtime.usableVendors(),
  ])
  const sources = [...prompts.flatMap(columnsOfPrompt), ...datasets.map(columnsOfDataset)].slice(0, MOST_SOURCES)
  return <SyntheticDesk key={scene.id} sceneId={scene.id} sources={sources} usable={usable} />
}

/** What the newest version leaves to columns; nothing where its box can't be read. */
function columnsOfPrompt({ id, name, versions: [newest] }: Prompt): ColumnSource[] {
  if (newest === undefined) return []
  try {
    const version = { ...newest, variables: parseVariables(newest.variables) }
    const { unbound } = bindTemplate(version, []).problems
    const names = [...new Set(unbound.map((one) => one.name))]
    if (names.length === 0) return []
    return [{ key: id, kind: 'prompt', name, columns: names.map((one) => ({ name: one, examples: [] })), label: null }]
  } catch {
    return []
  }
}

function columnsOfDataset({ id, name, columns }: Dataset): ColumnSource {
  const label = columns.find(({ role }) => role === 'label')
  const used = columns.filter(({ role }) => role !== 'ignore')
  return {
    ...{ key: id, kind: 'dataset', name, label: label?.name ?? null },
    columns: used.map((column) => ({ name: column.name, examples: examplesOf(column) })),
  }
}

// Users, times and labels would be copied rather than made up.
const examplesOf = ({ role, topValues }: Dataset['columns'][number]): string[] =>
  role === 'feature' ? topValues.filter((value) => value !== '').slice(0, EXAMPLES) : []
