// Links and voters as they were just read: each vote asks who it is from.
import type { VoteLink, Voter, VoterStore } from '@/lib/store/voters'

export interface KnownVoters {
  findLink: VoterStore['findLink']
  /** From now on nothing read before counts: a link was revoked, or a session is gone. */
  forget(): void
}

/** For so long another process's end or revocation may go unseen; a vote after an end is refused by the store all the same. */
const LINK_MS = 1000
/** Who a key belongs to never changes. */
const MOST_VOTERS = 10_000

export function createKnownVoters(voters: Pick<VoterStore, 'findLink'>, now: () => number): KnownVoters {
  const links = new Map<string, { link: VoteLink; at: number }>()
  const known = new Map<string, Pick<Voter, 'id' | 'name'>>()
  let age = 0
  return {
    async findLink(tokenHash, keyHash) {
      const shared = links.get(tokenHash)
      const voter = keyHash === null ? null : known.get(`${tokenHash} ${keyHash}`)
      if (shared !== undefined && now() - shared.at < LINK_MS && voter !== undefined)
        return { link: shared.link, voter }
      const [at, read] = [now(), age]
      const found = await voters.findLink(tokenHash, keyHash)
      // Forgotten while it was being read.
      if (found === null || read !== age) return found
      for (const [old, { at: then }] of links) if (now() - then >= LINK_MS) links.delete(old)
      links.set(tokenHash, { link: found.link, at })
      if (keyHash !== null && found.voter !== null) known.set(`${tokenHash} ${keyHash}`, found.voter)
      const [oldest] = known.keys()
      if (known.size > MOST_VOTERS && oldest !== undefined) known.delete(oldest)
      return found
    },
    forget() {
      age += 1
      links.clear()
    },
  }
}
