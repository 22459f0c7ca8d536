// What each voter has before them, kept in this process between one vote and the next, so that a vote needs not read all that
// its voter ever did. Requests of one voter are served one after the other.
import type { OwnBattle, VoteStore } from '@/lib/store/votes'

export interface VoterDesks {
  /**
   * `act` may change the battles as it changes the store; they are in the order in which they were drawn. `fresh`: read anew.
   * After a failure they are, too.
   */
  at<T>(voterId: string, act: (own: OwnBattle[]) => Promise<T>, fresh?: 'fresh'): Promise<T>
}

export interface VoterDeskPorts {
  votes: Pick<VoteStore, 'listBattles'>
  /** Milliseconds since 1970. */
  now: () => number
}

interface Desk {
  own: OwnBattle[] | null
  readAt: number
  line: Promise<unknown>
}

/** Another process may have served the same voter meanwhile; the store still refuses what doesn't fit. */
const KEPT_MS = 60_000
const MOST_DESKS = 2000

export function createVoterDesks({ votes, now }: VoterDeskPorts): VoterDesks {
  const desks = new Map<string, Desk>()
  const deskOf = (voterId: string): Desk => {
    const desk = desks.get(voterId) ?? { own: null, readAt: 0, line: Promise.resolve() }
    // Set anew, so that the first in order is the one that was asked for longest ago.
    desks.delete(voterId)
    desks.set(voterId, desk)
    for (const oldest of desks.keys()) {
      if (desks.size <= MOST_DESKS) break
      desks.delete(oldest)
    }
    return desk
  }
  return {
    at(voterId, act, fresh) {
      const desk = deskOf(voterId)
      const turn = desk.line.then(async () => {
        const known = fresh === undefined && now() - desk.readAt < KEPT_MS ? desk.own : null
        const own = known ?? (await votes.listBattles(voterId))
        if (known === null) desk.readAt = now()
        // Until it is done nobody knows which of it the store has.
        desk.own = null
        const result = await act(own)
        desk.own = own
        return result
      })
      desk.line = turn.catch(() => undefined)
      return turn
    },
  }
}
