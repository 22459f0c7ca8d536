// Original prompt against candidate, side by side on the same rows.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '@/lib/runtime'
import type { Prompt, PromptVersion } from '@/lib/store/prompts'
import { missEvidence } from '@/lib/usecases/miss-evidence'
import { readCurrentScene } from '../current-scene'
import { readPreview } from '../read-preview'
import { OptimiseDesk } from './_components/optimise-desk'
import { addressOfArm, type Query, readAddress } from './desk-address'
import { type DeskVersion, type Sides, sideOf, toDeskVersion } from './desk-side'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('optimise'))('title') }
}

/** Two prompts' newest versions, else the newest two of the one there is, else its only one twice: it is there to be changed. */
function usualVersions(prompts: readonly Prompt[]): [PromptVersion | undefined, PromptVersion | undefined] {
  const [first, second] = prompts
  if (second !== undefined) return [first?.versions[0], second.versions[0]]
  return [first?.versions[1] ?? first?.versions[0], first?.versions[0]]
}

export default async function OptimisePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, runtime, scene] = await Promise.all([searchParams, getRuntime(), readCurrentScene()])
  const written = readAddress(query)
  const run = written.run === undefined ? null : await runtime.runs.find(written.run.id)
  const ofScene = run?.sceneId === scene.id ? run : null
  const address = ofScene === null ? written : addressOfArm(written, ofScene)
  const { misses } = address
  const evidence =
    ofScene === null || misses === undefined ? null : await missEvidence(runtime, ofScene, misses.choice, misses.seed)
  const rowIndex = address.rowIndex ?? evidence?.rows[0]?.rowIndex
  const [prompts, usable] = await Promise.all([runtime.prompts.list(scene.id), runtime.usableVendors()])
  const versions = prompts.flatMap((prompt) => prompt.versions.map(toDeskVersion))
  const named = address.versions.map((id) => versions.find((version) => version.id === id))
  const usual = usualVersions(prompts).map((version) => version && toDeskVersion(version))
  // Opposite one that is named alone: what it was made of, else another prompt, else itself.
  const opposite = (one: DeskVersion) =>
    versions.find(({ id }) => id === one.parentId) ?? usual.find((each) => each?.id !== one.id) ?? one
  const versionOf = (arm: 0 | 1, other: 0 | 1) =>
    named[arm] ?? (named[other] === undefined ? usual[arm] : opposite(named[other])) ?? null
  const [left, right] = [versionOf(0, 1), versionOf(1, 0)]
  const start: Sides = [sideOf(left, address.models[0]), sideOf(right, address.models[1])]
  const sample = await readPreview(scene.id, { ...address, rowIndex, version: right?.text })
  return (
    <OptimiseDesk
      key={scene.id}
      sceneId={scene.id}
      versions={versions}
      start={start}
      named={[named[0] !== undefined, named[1] !== undefined]}
      sample={sample}
      usable={usable}
      sent={evidence === null || misses === undefined ? null : { evidence, address: misses }}
    />
  )
}
