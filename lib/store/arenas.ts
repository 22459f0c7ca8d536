// Arena sessions with their contenders, and the answers of their runs as far as battles need them.
import type { ArenaRules, EndReason } from '@/lib/core/arena/arena'
import { MOST_VOTES } from '@/lib/core/arena/arena-limits'
import { Prisma, type PrismaClient } from './generated/client'
import { rowsOf } from './rows-of'

/** The dataset of the run `n` of a statement. */
const runDataset = Prisma.sql`n."datasetId"`

export interface Contender {
  arm: number
  name: string
  promptVersionId: string
  connection: string
  model: string
}

export interface Arena extends ArenaRules {
  id: string
  sceneId: string
  number: number
  runId: string
  /** Positions of the run's sample from 0 up to here are voted on. */
  rows: number
  /** The rows were made up: votes on them are of nobody real. */
  synthetic: boolean
  createdAt: Date
  endedAt: Date | null
  endReason: EndReason | null
  /** In the order of their arms, which need not be without gaps. */
  contenders: Contender[]
}

export type NewArena = Omit<Arena, 'id' | 'number' | 'synthetic' | 'createdAt' | 'endedAt' | 'endReason'>

/** A session of the list. Votes that were withdrawn don't count. */
export interface ArenaSummary {
  arena: Arena
  votes: number
  voters: number
}

/** An answer that can be voted on. */
export interface ReadyAnswer {
  arm: number
  position: number
}

/** What one battle shows: the row and both answers as the models gave them. */
export interface BattleTexts {
  cells: string[]
  left: string
  right: string
}

const include = {
  contenders: { orderBy: { arm: 'asc' } },
  run: { select: { dataset: { select: { synthetic: true } } } },
} as const
type ArenaRecord = Prisma.ArenaSessionGetPayload<{ include: typeof include }>

const toArena = ({ contenders, endReason, run, ...record }: ArenaRecord): Arena => ({
  ...record,
  synthetic: run.dataset.synthetic,
  endReason: endReason as EndReason | null,
  contenders: contenders.map(({ sessionId: _, ...contender }) => contender),
})

const DONE = 2

export type ArenaStore = ReturnType<typeof createArenaStore>

export function createArenaStore(prisma: PrismaClient) {
  return {
    /** Gives the session the next free number: when two are made at once, the later one moves on by one. */
    async create({ contenders, ...arena }: NewArena): Promise<string> {
      for (;;) {
        const latest = await prisma.arenaSession.aggregate({
          where: { sceneId: arena.sceneId },
          _max: { number: true },
        })
        const number = (latest._max.number ?? 0) + 1
        const id = await prisma.$transaction(async (tx) => {
          const [made] = await tx.arenaSession.createManyAndReturn({
            data: [{ ...arena, number }],
            select: { id: true },
            skipDuplicates: true,
          })
          if (made === undefined) return null
          await tx.contender.createMany({ data: contenders.map((contender) => ({ ...contender, sessionId: made.id })) })
          return made.id
        })
        if (id !== null) return id
      }
    },

    async find(id: string): Promise<Arena | null> {
      const record = await prisma.arenaSession.findUnique({ where: { id }, include })
      return record && toArena(record)
    },

    /** The newest first. */
    async list(sceneId: string): Promise<ArenaSummary[]> {
      const [records, counts] = await Promise.all([
        prisma.arenaSession.findMany({ where: { sceneId }, include, orderBy: { number: 'desc' } }),
        prisma.$queryRaw<{ id: string; votes: number; voters: number }[]>`
          SELECT s.id, count(v.id)::int AS votes, count(DISTINCT v."voterId")::int AS voters
          FROM "ArenaSession" s JOIN "Battle" b ON b."sessionId" = s.id JOIN "Vote" v ON v."battleId" = b.id
            JOIN "Voter" r ON r.id = v."voterId"
          WHERE s."sceneId" = ${sceneId} AND NOT v.automatic AND r.judge IS NULL
            AND NOT EXISTS (SELECT 1 FROM "VoteWithdrawal" w WHERE w."voteId" = v.id)
          GROUP BY s.id`,
      ])
      const byId = new Map(counts.map((count) => [count.id, count]))
      return records.map((record) => ({
        arena: toArena(record),
        votes: byId.get(record.id)?.votes ?? 0,
        voters: byId.get(record.id)?.voters ?? 0,
      }))
    },

    count: (sceneId: string): Promise<number> => prisma.arenaSession.count({ where: { sceneId } }),

    /** False where it was over already. */
    async end(id: string, endReason: EndReason): Promise<boolean> {
      const { count } = await prisma.arenaSession.updateMany({
        where: { id, endedAt: null },
        data: { endedAt: new Date(), endReason },
      })
      return count === 1
    },

    /** Takes votes again. The rule that may have ended it is lifted: from now on only a person ends it. */
    async reopen(id: string): Promise<void> {
      const data = { endedAt: null, endReason: null, endVotes: MOST_VOTES }
      await prisma.arenaSession.updateMany({ where: { id }, data })
    },

    async delete(id: string): Promise<void> {
      await prisma.arenaSession.deleteMany({ where: { id } })
    },

    /** Answers of the contenders that can be shown, so far. */
    async listReady({ id, runId, rows }: Pick<Arena, 'id' | 'runId' | 'rows'>): Promise<ReadyAnswer[]> {
      return await prisma.$queryRaw<ReadyAnswer[]>`
        SELECT t.arm, t.position FROM "Trial" t
          JOIN "Contender" c ON c."sessionId" = ${id} AND c.arm = t.arm
          JOIN "Completion" a ON a."requestHash" = t."requestHash"
        WHERE t."runId" = ${runId} AND t.position < ${rows}::int AND t.state = ${DONE}::int
          AND t.outcome <> 'failed' AND a.text ~ '[^[:space:]]'`
    },

    /** Null where an answer or the row is gone. */
    async findTexts(runId: string, position: number, left: number, right: number): Promise<BattleTexts | null> {
      const [found] = await prisma.$queryRaw<BattleTexts[]>`
        SELECT d.cells, x.text AS left, y.text AS right
        FROM "Trial" l JOIN "Trial" r ON r."runId" = l."runId" AND r.position = l.position AND r.arm = ${right}::int
          JOIN "Run" n ON n.id = l."runId"
          JOIN "DatasetRow" d ON d."datasetId" = ${rowsOf(runDataset)} AND d.index = l."rowIndex"
          JOIN "Completion" x ON x."requestHash" = l."requestHash"
          JOIN "Completion" y ON y."requestHash" = r."requestHash"
        WHERE l."runId" = ${runId} AND l.position = ${position}::int AND l.arm = ${left}::int`
      return found ?? null
    },

    /** Cells of the rows that are voted on, by position. */
    async listCells(runId: string, rows: number): Promise<Map<number, string[]>> {
      const found = await prisma.$queryRaw<{ position: number; cells: string[] }[]>`
        SELECT DISTINCT ON (t.position) t.position, d.cells
        FROM "Trial" t JOIN "Run" n ON n.id = t."runId"
          JOIN "DatasetRow" d ON d."datasetId" = ${rowsOf(runDataset)} AND d.index = t."rowIndex"
        WHERE t."runId" = ${runId} AND t.position < ${rows}::int`
      return new Map(found.map(({ position, cells }) => [position, cells]))
    },

    /** Arenas on a run's answers, and their votes. */
    async listUsesOfRun(runId: string): Promise<{ arenas: number; votes: number }> {
      const [arenas, votes] = await Promise.all([
        prisma.arenaSession.count({ where: { runId } }),
        prisma.vote.count({ where: { battle: { session: { runId } } } }),
      ])
      return { arenas, votes }
    },

    /** What goes with a dataset when it is deleted: sessions on its runs, and the votes in them. */
    async listUses(datasetId: string): Promise<{ arenas: number; votes: number }> {
      const [found] = await prisma.$queryRaw<{ arenas: number; votes: number }[]>`
        SELECT count(DISTINCT s.id)::int AS arenas, count(v.id)::int AS votes
        FROM "ArenaSession" s JOIN "Run" r ON r.id = s."runId"
          LEFT JOIN "Battle" b ON b."sessionId" = s.id LEFT JOIN "Vote" v ON v."battleId" = b.id
        WHERE r."datasetId" = ${datasetId}`
      return found ?? { arenas: 0, votes: 0 }
    },
  }
}
