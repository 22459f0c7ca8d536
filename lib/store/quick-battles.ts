// Battles outside of any session, with the one vote on each. A vote is written once and never changed.
import { z } from 'zod'
import { answerPairOf } from '@/lib/core/arena/quick-battle'
import { type QuickSide, quickSideSchema } from '@/lib/core/arena/quick-side'
import { type VoteChoice, voteChoiceSchema } from '@/lib/core/rating/vote'
import type { Prisma, PrismaClient } from './generated/client'

export interface QuickVote {
  choice: VoteChoice
  comment: string
  automatic: boolean
  counted: boolean
  createdAt: Date
}

export interface QuickBattle {
  id: string
  sceneId: string
  voterKey: string
  /** Null for words of one's own. */
  datasetId: string | null
  rowIndex: number | null
  input: string
  left: QuickSide
  right: QuickSide
  /** The row's real products, joined by " | "; '' where they aren't known. */
  label: string
  propensity: number
  createdAt: Date
  vote: QuickVote | null
}

export type NewQuickBattle = Omit<QuickBattle, 'id' | 'createdAt' | 'vote'>

const include = { vote: true } as const
type QuickRecord = Prisma.QuickBattleGetPayload<{ include: typeof include }>

const storedVote = z.object({
  choice: voteChoiceSchema,
  ...{ comment: z.string(), automatic: z.boolean(), counted: z.boolean(), createdAt: z.date() },
})

const toBattle = ({ left, right, vote, pair: _, ...record }: QuickRecord): QuickBattle => ({
  ...record,
  left: quickSideSchema.parse(left),
  right: quickSideSchema.parse(right),
  vote: vote && storedVote.parse(vote),
})

export type VotedQuickBattle = QuickBattle & { vote: QuickVote }

export type QuickBattleStore = ReturnType<typeof createQuickBattleStore>

export function createQuickBattleStore(prisma: PrismaClient) {
  const voted = async (which: Omit<Prisma.QuickBattleFindManyArgs, 'include'>): Promise<VotedQuickBattle[]> => {
    const orderBy: Prisma.QuickBattleOrderByWithRelationInput[] = [{ vote: { createdAt: 'asc' } }, { id: 'asc' }]
    const records = await prisma.quickBattle.findMany({ ...which, orderBy, include })
    return records.flatMap((record) => {
      const battle = toBattle(record)
      return battle.vote === null ? [] : [{ ...battle, vote: battle.vote }]
    })
  }
  return {
    /** The voter's battle of these two answers: the one that is there already keeps its sides, and its vote. */
    async open(battle: NewQuickBattle): Promise<QuickBattle> {
      const { sceneId, voterKey } = battle
      const pair = answerPairOf(battle.left.requestHash, battle.right.requestHash)
      await prisma.quickBattle.createMany({ data: [{ ...battle, pair }], skipDuplicates: true })
      const key = { voterKey_sceneId_pair: { voterKey, sceneId, pair } }
      return toBattle(await prisma.quickBattle.findUniqueOrThrow({ where: key, include }))
    },

    /** Null where this voter has no such battle. */
    async find(id: string, voterKey: string): Promise<QuickBattle | null> {
      const record = await prisma.quickBattle.findFirst({ where: { id, voterKey }, include })
      return record && toBattle(record)
    },

    /** The first vote stays: false where there is one. */
    async cast(battleId: string, vote: Omit<QuickVote, 'createdAt'>): Promise<boolean> {
      const { count } = await prisma.quickVote.createMany({ data: [{ battleId, ...vote }], skipDuplicates: true })
      return count === 1
    },

    /** Battles with a vote, in the order of the votes, `limit` of them from `offset`; `countedOnly`: those that count. */
    async listVoted(
      sceneId: string,
      { countedOnly, offset = 0, limit }: { countedOnly: boolean; offset?: number; limit?: number },
    ): Promise<VotedQuickBattle[]> {
      return await voted({
        where: { sceneId, vote: countedOnly ? { counted: true } : { isNot: null } },
        ...(limit === undefined ? {} : { take: limit }),
        skip: offset,
      })
    },

    listOfVoter: (sceneId: string, voterKey: string): Promise<VotedQuickBattle[]> =>
      voted({ where: { sceneId, voterKey, vote: { isNot: null } } }),

    /** Votes that were cast, and how many of them count. */
    async count(sceneId: string): Promise<{ votes: number; counted: number }> {
      const groups = await prisma.quickVote.groupBy({
        by: ['counted'],
        where: { battle: { sceneId } },
        _count: { _all: true },
      })
      const votes = groups.reduce((sum, { _count }) => sum + _count._all, 0)
      return { votes, counted: groups.find(({ counted }) => counted)?._count._all ?? 0 }
    },
  }
}
