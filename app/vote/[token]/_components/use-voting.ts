// One voter's way through a session: votes are sent one after the other, and the next battle is at hand before it is asked for.
'use client'

import { useEffect, useRef, useState } from 'react'
import { send } from '@/components/ui/send'
import type { Failure } from '@/lib/boundary/result'
import type { VoteChoice } from '@/lib/core/rating/vote'
import type { CastResult } from '@/lib/usecases/cast-vote'
import type { BattleView, Served } from '@/lib/usecases/serve-battles'

export interface Ballot {
  choice: VoteChoice
  comment: string
  /** sending: under way. unsaved: it did not come through, and is to be sent again. */
  state: 'sending' | 'saved' | 'unsaved'
  /** What the user really took; null where it isn't shown, or isn't known yet. */
  label: string | null
}

export interface VotingStateOf {
  /** The one in sight first. */
  queue: BattleView[]
  served: Served
  /** The vote on the one in sight; null while it is to be cast. */
  ballot: Ballot | null
  failure: { error: Failure | null } | null
  undone: boolean
}

const POLL_MS = 3000

const begin = (served: Served): VotingStateOf => ({
  ...{ queue: served.battles, served, ballot: null, failure: null, undone: false },
})

export function useVoting(token: string, initial: Served) {
  const url = `/api/vote/${encodeURIComponent(token)}`
  const [state, setState] = useState(() => begin(initial))
  // What is sent waits for what was sent before.
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const [current, ...ahead] = state.queue

  const cast = (choice: VoteChoice, comment: string) => {
    if (current === undefined) return
    const have = ahead.map(({ id }) => id)
    const body = { battleId: current.id, attempt: current.attempt, choice, comment, have }
    const mine = (before: VotingStateOf) => before.queue[0]?.id === current.id
    const ballot: Ballot = { choice, comment, state: 'sending', label: null }
    setState((before) => ({ ...before, ballot, failure: null, undone: false }))
    line.current = line.current.then(async () => {
      const result = await send<CastResult>(`${url}/votes`, body)
      setState((before) => {
        if (!result.ok) {
          // There is nothing to try again, and nothing more to be asked.
          if (result.error?.code === 'arena.ended')
            return { ...before, queue: [], ballot: null, served: { ...before.served, state: 'ended' } }
          // Where the page went on already, the battle comes back with its vote.
          const queue = mine(before) ? before.queue : [current, ...before.queue]
          return { ...before, queue, ballot: { ...ballot, state: 'unsaved' }, failure: { error: result.error } }
        }
        const { label, battles, ...served } = result.data
        const known = new Set(before.queue.map(({ id }) => id))
        const queue = [...before.queue, ...battles.filter(({ id }) => !known.has(id))]
        const saved: Ballot | null = mine(before) ? { ...ballot, state: 'saved', label } : before.ballot
        return { ...before, queue, ballot: saved, served: { ...served, battles: [] }, failure: null }
      })
    })
  }

  const next = () =>
    setState((before) => ({ ...before, queue: before.queue.slice(1), ballot: null, failure: null, undone: false }))

  const undo = () => {
    if (current === undefined) return
    line.current = line.current.then(async () => {
      const result = await send<{ attempt: number; voted: number }>(`${url}/withdraw`, { battleId: current.id })
      setState((before) => {
        if (!result.ok) return { ...before, failure: { error: result.error } }
        const { attempt, voted } = result.data
        const queue = before.queue.map((battle) => (battle.id === current.id ? { ...battle, attempt } : battle))
        const served: Served = { ...before.served, state: 'open', voted }
        return { ...before, queue, served, ballot: null, failure: null, undone: true }
      })
    })
  }

  // Nothing in sight though there is more: answers are on their way, or the page went faster than the line.
  const isDry = current === undefined && (state.served.state === 'waiting' || state.served.state === 'open')
  useEffect(() => {
    if (!isDry) return
    const timer = setInterval(() => {
      line.current = line.current.then(async () => {
        const result = await send<Served>(url)
        setState((before) => {
          if (before.queue.length > 0) return before
          return result.ok ? begin(result.data) : { ...before, failure: { error: result.error } }
        })
      })
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [isDry, url])

  return { ...state, current, cast, next, undo }
}
