// The text in the editor. What is not saved is kept in the browser, apart for each version, and comes back.
'use client'

import { useEffect, useState } from 'react'
import { type EditorSubject, isSameText, type PromptText } from '@/components/prompt/prompt-text'

export interface Draft {
  text: PromptText
  change: (change: Partial<PromptText>) => void
  dirty: boolean
  /** The text came back from an earlier visit. */
  restored: boolean
  /** Another version of this prompt that has a draft. */
  elsewhere: number | null
  /** Back to the saved text, with the kept draft gone. */
  discard: () => void
  /** Forgets the kept draft (it was saved); the text stays. */
  forget: () => void
}

type Kept = Record<string, PromptText>

export function useDraft({ sceneId, promptId, number, text: saved }: EditorSubject): Draft {
  const place = `hitloop-draft:${promptId ?? `new:${sceneId}`}`
  const key = `${place}/${number}`
  const [state, setState] = useState({ key, text: saved, restored: false, elsewhere: null as number | null })
  if (state.key !== key) setState({ key, text: saved, restored: false, elsewhere: null })

  const { template, variables, emptyCells } = saved
  useEffect(() => {
    const kept = read(place)
    const own = kept[number]
    const others = Object.keys(kept).map(Number)
    const elsewhere = others.filter((other) => other !== number).sort((x, y) => y - x)[0] ?? null
    const differs = own !== undefined && !isSameText(own, { template, variables, emptyCells })
    setState((current) => ({ ...current, elsewhere, ...(differs ? { text: own, restored: true } : {}) }))
  }, [place, number, template, variables, emptyCells])

  const dirty = !isSameText(state.text, saved)
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  const keep = (text: PromptText | null) => {
    const { [number]: _, ...others } = read(place)
    write(place, text === null || isSameText(text, saved) ? others : { ...others, [number]: text })
  }
  return {
    text: state.text,
    dirty,
    restored: state.restored && dirty,
    elsewhere: state.elsewhere,
    change: (change) => {
      const text = { ...state.text, ...change }
      setState({ ...state, text })
      keep(text)
    },
    discard: () => {
      setState({ ...state, text: saved, restored: false })
      keep(null)
    },
    forget: () => keep(null),
  }
}

// A browser may refuse storage (private mode, full): drafts are then not kept, and leaving still warns.
function read(place: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Kept
  } catch {
    return {}
  }
}

function write(place: string, kept: Kept): void {
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Nothing is lost that was promised: see above.
  }
}
