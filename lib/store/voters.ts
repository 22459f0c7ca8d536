// Links to a session's voting page, and who came by them. Tokens and keys are known here by their hashes alone.
import type { PrismaClient } from './generated/client'

export interface VoteLink {
  id: string
  sessionId: string
  hint: string
  note: string
  votesPerVoter: number
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  /** Of its session. */
  endedAt: Date | null
}

export type NewLink = Pick<VoteLink, 'sessionId' | 'hint' | 'note' | 'votesPerVoter' | 'expiresAt'> & {
  tokenHash: string
}

export interface Voter {
  id: string
  sessionId: string
  linkId: string | null
  name: string
  excludedAt: Date | null
  exclusionReason: string | null
}

/** A voter as a person sees it who looks after the session. */
export interface VoterView extends Voter {
  createdAt: Date
  /** Cast, and not withdrawn; without the ties that nobody had to cast. */
  votes: number
  withdrawn: number
}

/** A model that votes. */
export interface JudgeView {
  id: string
  connection: string
  model: string
  calls: number
  /** US dollars; null where a call's price isn't known. */
  spentUsd: number | null
}

const omit = { tokenHash: true } as const
const withEnd = { session: { select: { endedAt: true } } } as const

const toLink = <T extends { session: { endedAt: Date | null } }>({ session, ...link }: T) => ({
  ...link,
  endedAt: session.endedAt,
})

export type VoterStore = ReturnType<typeof createVoterStore>

export function createVoterStore(prisma: PrismaClient) {
  return {
    async createLink(link: NewLink): Promise<string> {
      return (await prisma.voteLink.create({ data: link, select: { id: true } })).id
    },

    /** A link by its token's hash, and who comes by it: null where the key's hash is nobody's. One query: each vote asks it. */
    async findLink(
      tokenHash: string,
      keyHash: string | null,
    ): Promise<{ link: VoteLink; voter: Pick<Voter, 'id' | 'name'> | null } | null> {
      const [found] = await prisma.$queryRaw<(VoteLink & { voterId: string | null; voterName: string | null })[]>`
        SELECT l.id, l."sessionId", l.hint, l.note, l."votesPerVoter", l."createdAt", l."expiresAt", l."revokedAt",
               s."endedAt", r.id AS "voterId", r.name AS "voterName"
        FROM "VoteLink" l JOIN "ArenaSession" s ON s.id = l."sessionId"
          LEFT JOIN "Voter" r ON r."sessionId" = l."sessionId" AND r."keyHash" = ${keyHash}
        WHERE l."tokenHash" = ${tokenHash}`
      if (found === undefined) return null
      const { voterId, voterName, ...link } = found
      return { link, voter: voterId === null ? null : { id: voterId, name: voterName ?? '' } }
    },

    /** The newest first, each with the number of voters who came by it. */
    async listLinks(sessionId: string): Promise<(VoteLink & { voters: number })[]> {
      const records = await prisma.voteLink.findMany({
        where: { sessionId },
        orderBy: { createdAt: 'desc' },
        include: { ...withEnd, _count: { select: { voters: true } } },
        omit,
      })
      return records.map(({ _count, ...link }) => ({ ...toLink(link), voters: _count.voters }))
    },

    /** From now on the link opens nothing; a link that was revoked keeps its first moment. */
    async revokeLink(id: string): Promise<void> {
      await prisma.voteLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } })
    },

    /** A link that was revoked opens again what it opened, until it expires. */
    async reviveLink(id: string): Promise<void> {
      await prisma.voteLink.updateMany({ where: { id }, data: { revokedAt: null } })
    },

    /** One voter a key and session: who comes again, by whatever link, is the same one. */
    async join(
      voter: Pick<Voter, 'sessionId' | 'name'> & { linkId: string; keyHash: string },
    ): Promise<Pick<Voter, 'id' | 'name'>> {
      await prisma.voter.createMany({ data: [voter], skipDuplicates: true })
      const { sessionId, keyHash } = voter
      return await prisma.voter.findUniqueOrThrow({
        where: { sessionId_keyHash: { sessionId, keyHash } },
        select: { id: true, name: true },
      })
    },

    /** A model as a voter: one a model and session. Nobody's cookie has such a hash. */
    async joinJudge(sessionId: string, connection: string, model: string): Promise<{ id: string }> {
      const keyHash = `judge ${connection} ${model}`
      await prisma.voter.createMany({
        data: [{ sessionId, keyHash, name: model, judge: connection }],
        skipDuplicates: true,
      })
      return await prisma.voter.findUniqueOrThrow({
        where: { sessionId_keyHash: { sessionId, keyHash } },
        select: { id: true },
      })
    },

    /** Counts calls of a model that votes; null where their price isn't known. */
    async noteCalls(id: string, calls: number, usd: number | null): Promise<void> {
      await prisma.voter.update({
        where: { id },
        data: {
          calls: { increment: calls },
          spentUsd: { increment: usd ?? 0 },
          unpriced: { increment: usd === null ? calls : 0 },
        },
      })
    },

    async listJudges(sessionId: string): Promise<JudgeView[]> {
      const records = await prisma.voter.findMany({
        where: { sessionId, judge: { not: null } },
        orderBy: { createdAt: 'asc' },
      })
      return records.map(({ id, judge, name, calls, spentUsd, unpriced }) => ({
        ...{ id, connection: judge ?? '', model: name, calls, spentUsd: unpriced > 0 ? null : spentUsd },
      }))
    },

    /** People alone. */
    async list(sessionId: string): Promise<VoterView[]> {
      return await prisma.$queryRaw<VoterView[]>`
        SELECT r.id, r."sessionId", r."linkId", r.name, r."createdAt", r."excludedAt", r."exclusionReason",
               count(v.id) FILTER (WHERE w."voteId" IS NULL AND NOT v.automatic)::int AS votes,
               count(w."voteId")::int AS withdrawn
        FROM "Voter" r LEFT JOIN "Vote" v ON v."voterId" = r.id LEFT JOIN "VoteWithdrawal" w ON w."voteId" = v.id
        WHERE r."sessionId" = ${sessionId} AND r.judge IS NULL GROUP BY r.id ORDER BY r."createdAt", r.id`
    },

    /** With a reason: left out of the ranks. Null: counted again. */
    async exclude(sessionId: string, id: string, reason: string | null): Promise<void> {
      await prisma.voter.updateMany({
        where: { id, sessionId },
        data: { excludedAt: reason === null ? null : new Date(), exclusionReason: reason },
      })
    },
  }
}
