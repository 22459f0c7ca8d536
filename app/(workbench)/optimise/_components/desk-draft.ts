// What is unsaved on the desk, kept in this browser and brought back after a reload.
import type { PromptText } from '@/components/prompt/prompt-text'
import { type DeskVersion, isUnsaved, type Side, type Sides } from '../desk-side'

interface KeptSide {
  versionId: string | null
  text: PromptText
  values: string
}

/** One entry a side; null where nothing is unsaved. */
export type DeskDraft = [KeptSide | null, KeptSide | null]

const placeOf = (sceneId: string): string => `hitloop-optimise:${sceneId}`

// A browser may refuse storage (private mode, full): drafts are then not kept, and leaving the page warns.
export function readDraft(sceneId: string): DeskDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(sceneId)) ?? '[null,null]') as DeskDraft
    return [kept[0], kept[1]]
  } catch {
    return [null, null]
  }
}

export function writeDraft(sceneId: string, sides: Sides): void {
  const keep = (side: Side): KeptSide | null =>
    isUnsaved(side) ? { versionId: side.version?.id ?? null, text: side.text, values: side.values } : null
  const draft: DeskDraft = [keep(sides[0]), keep(sides[1])]
  try {
    if (draft[0] === null && draft[1] === null) localStorage.removeItem(placeOf(sceneId))
    else localStorage.setItem(placeOf(sceneId), JSON.stringify(draft))
  } catch {
    // Nothing is lost that was promised: see above.
  }
}

/**
 * The sides with what was kept of them. A side that the address names takes back only what was kept of that version; a
 * version that is gone leaves its text behind.
 */
export function restoreDraft(
  start: Sides,
  draft: DeskDraft,
  named: readonly [boolean, boolean],
  versions: readonly DeskVersion[],
): Sides {
  const restored = (arm: 0 | 1): Side => {
    const side = start[arm]
    const kept = draft[arm]
    if (kept === null || (named[arm] && kept.versionId !== side.version?.id)) return side
    const version = versions.find(({ id }) => id === kept.versionId) ?? null
    return { ...side, version, text: kept.text, values: kept.values }
  }
  return [restored(0), restored(1)]
}
