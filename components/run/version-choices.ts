// Versions that a form offers, and those that it begins with.
import type { Prompt } from '@/lib/store/prompts'

export interface VersionChoice {
  id: string
  promptId: string
  promptName: string
  number: number
  newest: boolean
  tags: string[]
}

const PRESELECTED = 2

export const versionChoices = ({ id, name, versions }: Prompt): VersionChoice[] =>
  versions.map((version, place) => ({
    id: version.id,
    promptId: id,
    promptName: name,
    number: version.number,
    newest: place === 0,
    tags: version.tags,
  }))

/** Those that the link names; else the newest version of the first two prompts. */
export function wantedVersions(named: string, versions: readonly VersionChoice[]): string[] {
  const ids = named.split(',').filter((id) => versions.some((version) => version.id === id))
  if (ids.length > 0) return ids
  return versions
    .filter((version) => version.newest)
    .slice(0, PRESELECTED)
    .map((version) => version.id)
}
