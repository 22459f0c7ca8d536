// Battles and votes. A vote is never changed: one statement writes it or finds that it is there, so that it can be sent again.
import { randomUUID } from 'node:crypto'
import { pairOf } from '@/lib/core/arena/arena'
import type { VoteChoice } from '@/lib/core/rating/vote'
import { Prisma, type PrismaClient } from './generated/client'

export interface Battle {
  id: string
  position: number
  left: number
  right: number
}

export type NewBattle = Omit<Battle, 'id'> & { sessionId: string; voterId: string; propensity: number }

/** A battle to be written at the end of a voter's turn; `automatic`: both answers read the same, and it is a tie. */
export type DrawnForVoter = NewBattle & { id: string; automatic: boolean }

/** A battle as its voter has it: `votes` were cast on it, all but the last one withdrawn, and the last one, too, where it is open. */
export interface OwnBattle extends Battle {
  votes: number
  open: boolean
  /** The last vote on it; null without any. */
  voteId: string | null
  castAt: Date | null
  automatic: boolean
}

export interface NewVote {
  battleId: string
  voterId: string
  /** Votes on this battle that were withdrawn before. */
  attempt: number
  choice: VoteChoice
  comment: string
  automatic: boolean
}

/** A vote that counts. */
export interface CountedVote {
  voter: string
  left: number
  right: number
  choice: VoteChoice
  position: number
  automatic: boolean
  createdAt: Date
}

/** Votes that are alike. */
export interface TalliedVotes {
  left: number
  right: number
  choice: VoteChoice
  automatic: boolean
  votes: number
}

/** A version as a model answers it. */
export interface SceneContender {
  versionId: string
  name: string
  connection: string
  model: string
}

/** A vote of any session of a scene, by the browser that cast it. */
export interface SceneVote {
  voterKey: string
  left: SceneContender
  right: SceneContender
  choice: VoteChoice
}

/** Every vote there ever was, for who takes them away. */
export interface VoteRecord extends CountedVote {
  id: string
  voterName: string
  battleId: string
  rowIndex: number
  propensity: number
  comment: string
  withdrawnAt: Date | null
  excludedAt: Date | null
  /** Of a model: its connection; null for a person. */
  judge: string | null
}

/**
 * Writes the vote where the session goes on (a model may vote after its end), the battle is this voter's, each earlier vote on
 * it was withdrawn, and there are just `attempt` of them. Sent again, or from another tab, it changes nothing.
 */
const castStatement = ({ battleId, voterId, attempt, choice, comment, automatic }: NewVote): Prisma.Sql => Prisma.sql`
  INSERT INTO "Vote" (id, "battleId", "voterId", attempt, choice, comment, automatic)
  SELECT ${randomUUID()}, b.id, b."voterId", ${attempt}::int, ${choice}, ${comment}, ${automatic}::boolean
  FROM "Battle" b JOIN "ArenaSession" s ON s.id = b."sessionId" JOIN "Voter" r ON r.id = b."voterId"
  WHERE b.id = ${battleId} AND b."voterId" = ${voterId} AND (s."endedAt" IS NULL OR r.judge IS NOT NULL)
    AND ${attempt}::int = (SELECT count(*) FROM "Vote" v WHERE v."battleId" = b.id)
    AND NOT EXISTS (SELECT 1 FROM "Vote" v LEFT JOIN "VoteWithdrawal" w ON w."voteId" = v.id
      WHERE v."battleId" = b.id AND w."voteId" IS NULL)
  ON CONFLICT DO NOTHING`

const nothing = Prisma.sql`SELECT NULL WHERE false`

/** The moment of a new battle: after all that the voter has, though they were drawn in the same millisecond. */
const afterTheirs = (voterId: string): Prisma.Sql => Prisma.sql`
  greatest(now()::timestamptz(3), (SELECT max(e."createdAt") + interval '1 millisecond'
    FROM "Battle" e WHERE e."voterId" = ${voterId}))`

export type VoteStore = ReturnType<typeof createVoteStore>

export function createVoteStore(prisma: PrismaClient) {
  return {
    /** Null where the voter has this pair on this row already. */
    async addBattle({ sessionId, voterId, position, left, right, propensity }: NewBattle): Promise<Battle | null> {
      const id = randomUUID()
      const made = await prisma.$executeRaw`
        INSERT INTO "Battle" (id, "sessionId", "voterId", position, "left", "right", pair, propensity, "createdAt")
        VALUES (${id}, ${sessionId}, ${voterId}, ${position}::int, ${left}::int, ${right}::int, ${pairOf(left, right)},
                ${propensity}::float8, ${afterTheirs(voterId)})
        ON CONFLICT DO NOTHING`
      return made === 1 ? { id, position, left, right } : null
    },

    /** All battles of a voter in the order in which they were drawn. */
    async listBattles(voterId: string): Promise<OwnBattle[]> {
      return await prisma.$queryRaw<OwnBattle[]>`
        SELECT b.id, b.position, b."left", b."right", count(v.id)::int AS votes,
               count(v.id) = count(w."voteId") AS open, coalesce(bool_or(v.automatic), false) AS automatic,
               (array_agg(v.id ORDER BY v.attempt DESC))[1] AS "voteId", max(v."createdAt") AS "castAt"
        FROM "Battle" b LEFT JOIN "Vote" v ON v."battleId" = b.id LEFT JOIN "VoteWithdrawal" w ON w."voteId" = v.id
        WHERE b."voterId" = ${voterId} GROUP BY b.id ORDER BY b."createdAt", b.id`
    },

    /** True where it was written; what it takes is said at `castStatement`. */
    async cast(vote: NewVote): Promise<boolean> {
      return (await prisma.$executeRaw(castStatement(vote))) === 1
    },

    /**
     * One voter's turn in one statement: a vote, if there is one, and the battles that were drawn for what comes after it, the
     * automatic ones with their tie, a millisecond apart so that they keep their order. Says whether the vote was written, and which battles: not those that the voter had already.
     */
    async takeTurn(
      vote: NewVote | null,
      battles: readonly DrawnForVoter[],
    ): Promise<{ cast: boolean; drawn: string[] }> {
      const rows = JSON.stringify(
        battles.map(({ automatic, ...battle }, place) => ({
          ...battle,
          place,
          pair: pairOf(battle.left, battle.right),
          tieId: automatic ? randomUUID() : null,
        })),
      )
      const [turn] = await prisma.$queryRaw<{ cast: boolean; drawn: string[] }[]>`
        WITH given AS (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS g(
            id text, "sessionId" text, "voterId" text, position int, "left" int, "right" int, pair text,
            propensity float8, place int, "tieId" text)),
        written AS (${vote === null ? nothing : Prisma.sql`${castStatement(vote)} RETURNING id`}),
        drawn AS (
          INSERT INTO "Battle" (id, "sessionId", "voterId", position, "left", "right", pair, propensity, "createdAt")
          SELECT id, "sessionId", "voterId", position, "left", "right", pair, propensity,
                 ${afterTheirs(battles[0]?.voterId ?? '')} + place * interval '1 millisecond'
          FROM given ON CONFLICT DO NOTHING RETURNING id),
        ties AS (
          INSERT INTO "Vote" (id, "battleId", "voterId", attempt, choice, automatic)
          SELECT g."tieId", g.id, g."voterId", 0, 'tie', true FROM given g JOIN drawn USING (id)
          WHERE g."tieId" IS NOT NULL)
        SELECT EXISTS (SELECT 1 FROM written) AS cast, coalesce((SELECT array_agg(id) FROM drawn), '{}') AS drawn`
      return turn ?? { cast: false, drawn: [] }
    },

    async withdraw(voteId: string): Promise<void> {
      await prisma.voteWithdrawal.createMany({ data: [{ voteId }], skipDuplicates: true })
    },

    /** Not withdrawn, of voters who are not excluded, in the order of time; of people, or of models that vote. */
    async listCounted(sessionId: string, whose: 'people' | 'judges'): Promise<CountedVote[]> {
      return await prisma.$queryRaw<CountedVote[]>`
        SELECT v."voterId" AS voter, b."left", b."right", v.choice, b.position, v.automatic, v."createdAt"
        FROM "Battle" b JOIN "Vote" v ON v."battleId" = b.id JOIN "Voter" r ON r.id = v."voterId"
        WHERE b."sessionId" = ${sessionId} AND r."excludedAt" IS NULL
          AND (r.judge IS NULL) = ${whose === 'people'}
          AND NOT EXISTS (SELECT 1 FROM "VoteWithdrawal" w WHERE w."voteId" = v.id)
        ORDER BY v."createdAt", v.id`
    },

    /** How often each choice was made on each pair of sides, among people's votes that count: all that strengths are made of. */
    async tally(sessionId: string): Promise<TalliedVotes[]> {
      return await prisma.$queryRaw<TalliedVotes[]>`
        SELECT b."left", b."right", v.choice, v.automatic, count(*)::int AS votes
        FROM "Battle" b JOIN "Vote" v ON v."battleId" = b.id JOIN "Voter" r ON r.id = v."voterId"
        WHERE b."sessionId" = ${sessionId} AND r."excludedAt" IS NULL AND r.judge IS NULL
          AND NOT EXISTS (SELECT 1 FROM "VoteWithdrawal" w WHERE w."voteId" = v.id)
        GROUP BY b."left", b."right", v.choice, v.automatic`
    },

    /** Those of people in all sessions of a scene that count, in the order of time. */
    async listOfScene(sceneId: string): Promise<SceneVote[]> {
      return await prisma.$queryRaw<SceneVote[]>`
        SELECT r."keyHash" AS "voterKey", v.choice,
               jsonb_build_object('versionId', x."promptVersionId", 'name', x.name, 'connection', x.connection,
                 'model', x.model) AS "left",
               jsonb_build_object('versionId', y."promptVersionId", 'name', y.name, 'connection', y.connection,
                 'model', y.model) AS "right"
        FROM "ArenaSession" s JOIN "Battle" b ON b."sessionId" = s.id JOIN "Vote" v ON v."battleId" = b.id
          JOIN "Voter" r ON r.id = v."voterId"
          JOIN "Contender" x ON x."sessionId" = s.id AND x.arm = b."left"
          JOIN "Contender" y ON y."sessionId" = s.id AND y.arm = b."right"
        WHERE s."sceneId" = ${sceneId} AND r."excludedAt" IS NULL AND r.judge IS NULL
          AND NOT EXISTS (SELECT 1 FROM "VoteWithdrawal" w WHERE w."voteId" = v.id)
        ORDER BY v."createdAt", v.id`
    },

    /** Cast by people and not withdrawn, of all voters. */
    async count(sessionId: string): Promise<number> {
      const [found] = await prisma.$queryRaw<{ votes: number }[]>`
        SELECT count(*)::int AS votes
        FROM "Battle" b JOIN "Vote" v ON v."battleId" = b.id JOIN "Voter" r ON r.id = v."voterId"
        WHERE b."sessionId" = ${sessionId} AND NOT v.automatic AND r.judge IS NULL
          AND NOT EXISTS (SELECT 1 FROM "VoteWithdrawal" w WHERE w."voteId" = v.id)`
      return found?.votes ?? 0
    },

    /** All votes, withdrawn and excluded ones too, in the order of time, from `offset`. */
    async listRecords(sessionId: string, offset: number, limit: number): Promise<VoteRecord[]> {
      return await prisma.$queryRaw<VoteRecord[]>`
        SELECT v.id, v."voterId" AS voter, r.name AS "voterName", b.id AS "battleId", b."left", b."right", b.position,
               t."rowIndex", b.propensity, v.choice, v.comment, v.automatic, v."createdAt",
               w."createdAt" AS "withdrawnAt", r."excludedAt", r.judge
        FROM "Battle" b JOIN "Vote" v ON v."battleId" = b.id JOIN "Voter" r ON r.id = v."voterId"
          JOIN "ArenaSession" s ON s.id = b."sessionId"
          JOIN "Trial" t ON t."runId" = s."runId" AND t.position = b.position AND t.arm = b."left"
          LEFT JOIN "VoteWithdrawal" w ON w."voteId" = v.id
        WHERE b."sessionId" = ${sessionId}
        ORDER BY v."createdAt", v.id OFFSET ${offset}::int LIMIT ${limit}::int`
    },
  }
}
