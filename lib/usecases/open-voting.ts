// Who comes by a link: the token opens a session, the key in the cookie says which voter it is.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { wordsSchema } from '@/lib/core/arena/storable-words'
import { AppError } from '@/lib/errors'
import type { VoteLink, Voter, VoterStore } from '@/lib/store/voters'

export interface VotingPorts {
  voters: Pick<VoterStore, 'findLink' | 'join'>
  now: () => number
}

export interface Voting {
  link: VoteLink
  /** Null before a name was given. */
  voter: Pick<Voter, 'id' | 'name'> | null
}

/** As a link is asked for: a note to tell it by, votes that one voter may cast, days until it expires. */
export const voteLinkSchema = z.object({
  arenaId: z.string().min(1),
  note: wordsSchema(0, 80),
  votesPerVoter: z.number().int().min(1).max(2000),
  days: z.number().int().min(1).max(90),
})

export const voterNameSchema = wordsSchema(1, 40)

const DAY_MS = 86_400_000

/** Tokens and keys have 192 bits of chance, so that a plain hash is no weaker at rest than a slow one. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** The token stands in the answer alone: nobody can read it again later. */
export async function makeVoteLink(
  { voters, now }: { voters: Pick<VoterStore, 'createLink'>; now: () => number },
  { arenaId, note, votesPerVoter, days }: z.output<typeof voteLinkSchema>,
): Promise<string> {
  const token = newSecret()
  await voters.createLink({
    sessionId: arenaId,
    tokenHash: hashOf(token),
    hint: token.slice(-4),
    note,
    votesPerVoter,
    expiresAt: new Date(now() + days * DAY_MS),
  })
  return token
}

/** Throws 'notFound.voteLink', 'vote.revoked', 'vote.expired'. */
export async function openVoting({ voters, now }: VotingPorts, token: string, key: string | null): Promise<Voting> {
  const found = await voters.findLink(hashOf(token), key === null ? null : hashOf(key))
  if (found === null) throw new AppError('notFound.voteLink', {})
  const { link, voter } = found
  if (link.revokedAt !== null) throw new AppError('vote.revoked', {})
  if (link.expiresAt.getTime() <= now()) throw new AppError('vote.expired', {})
  return { link, voter }
}

/** Who has no key yet gets one, to be kept by the browser; who joined before stays who they are. Throws as openVoting. */
export async function joinVoting(
  ports: VotingPorts,
  token: string,
  key: string | null,
  name: string,
): Promise<{ voting: Voting; key: string }> {
  const { link } = await openVoting(ports, token, null)
  const own = key ?? newSecret()
  const voter = await ports.voters.join({ sessionId: link.sessionId, linkId: link.id, name, keyHash: hashOf(own) })
  return { voting: { link, voter }, key: own }
}
