// From a task in one's own words to candidate prompts, written side by side and checked at once.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { proposeVariables } from '@/lib/core/prompt/propose-variables'
import { variableValues } from '@/lib/core/prompt/variable-values'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { readPreview } from '../read-preview'
import { MetaDesk } from './_components/meta-desk'
import type { KnownVariable } from './meta-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('meta'))('title') }
}

export default async function MetaPage() {
  const [runtime, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const [prompts, sample, usable] = await Promise.all([
    runtime.prompts.list(scene.id),
    readPreview(scene.id),
    runtime.usableVendors(),
  ])
  const dataset = sample.datasets.find(({ id }) => id === sample.datasetId)
  const row = sample.rows.find(({ index }) => index === sample.rowIndex)
  const columns = dataset?.columns.map(({ name }) => name) ?? []
  // The newest version's definition of a name is the one that counts.
  const written = prompts.flatMap(({ versions }) => (versions[0] === undefined ? [] : readBox(versions[0].variables)))
  const proposed = written.length === 0
  const definitions = proposed ? proposeVariables(dataset?.columns ?? []) : written
  const known = [...new Map(definitions.map((one) => [one.name, one.value]))].map(
    ([name, definition]): KnownVariable => {
      const version = {
        template: `{{${name}}}`,
        variables: [{ name, value: definition }],
        emptyCells: 'omit' as const,
      }
      return { name, definition, sample: variableValues(version, columns, row?.cells ?? [])[0]?.value ?? '' }
    },
  )
  return (
    <MetaDesk
      key={scene.id}
      sceneId={scene.id}
      known={known}
      proposed={proposed && known.length > 0}
      hasData={sample.datasets.length > 0}
      prompts={prompts.flatMap(({ id, name, versions }) =>
        versions[0] === undefined ? [] : [{ id, name, newestId: versions[0].id }],
      )}
      usable={usable}
    />
  )
}

/** A box that can't be read has no definition to offer. */
function readBox(variables: string) {
  try {
    return parseVariables(variables)
  } catch {
    return []
  }
}
