// One battle at a time: asked for, shown once both answers are there, voted on, revealed.
'use client'

import { useRef, useState } from 'react'
import { send } from '@/components/ui/send'
import type { Failure } from '@/lib/boundary/result'
import type { VoteChoice } from '@/lib/core/rating/vote'
import type { QuickBattleInput, QuickReveal, QuickView } from '@/lib/usecases/quick-battle'

export interface Asked {
  input: QuickBattleInput
  state: 'asking' | 'shown' | 'voting' | 'failed'
  view: QuickView | null
  /** An error of null: no answer came at all. */
  failure: { error: Failure | null } | null
  /** It was judged before this visit. */
  known: boolean
}

export function useQuick() {
  const [asked, setAsked] = useState<Asked | null>(null)
  // What comes for an older question is of no use any more.
  const turn = useRef(0)

  const ask = async (input: QuickBattleInput) => {
    turn.current += 1
    const mine = turn.current
    setAsked({ input, state: 'asking', view: null, failure: null, known: false })
    const result = await send<QuickView>('/api/quick', input)
    if (mine !== turn.current) return
    if (!result.ok)
      return setAsked({ input, state: 'failed', view: null, failure: { error: result.error }, known: false })
    const { reveal } = result.data
    setAsked({ input, state: 'shown', view: result.data, failure: null, known: reveal !== null && !reveal.automatic })
  }

  const vote = async (choice: VoteChoice, comment: string, counted: boolean) => {
    const view = asked?.view
    if (asked?.state !== 'shown' || view === null || view === undefined || view.reveal !== null) return
    const mine = turn.current
    setAsked({ ...asked, state: 'voting', failure: null })
    const result = await send<QuickReveal>(`/api/quick/${view.id}/vote`, { choice, comment, counted })
    if (mine !== turn.current) return
    setAsked(
      result.ok
        ? { ...asked, state: 'shown', view: { ...view, reveal: result.data }, failure: null }
        : { ...asked, state: 'shown', failure: { error: result.error } },
    )
  }

  const stop = () => {
    turn.current += 1
    setAsked(null)
  }
  return { asked, ask, vote, stop }
}
