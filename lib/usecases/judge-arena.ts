// A model votes on a session: each battle is asked in both orders, and what moves with the order is a tie. Its votes are kept
// apart from people's.
import { z } from 'zod'
import { pairOf } from '@/lib/core/arena/arena'
import { type DrawnBattle, drawBattle, type SeenBattle } from '@/lib/core/arena/draw-battle'
import { areIdentical, type LevelledAnswers, levelAnswers } from '@/lib/core/arena/level-answers'
import { rowCard } from '@/lib/core/arena/row-card'
import { judgePrompt, readVerdict } from '@/lib/core/rating/judge-prompt'
import { choiceOfBothOrders } from '@/lib/core/rating/judge-vote'
import type { VoteChoice } from '@/lib/core/rating/vote'
import { vendors } from '@/lib/core/run/choices'
import type { CostUsd, ModelTable } from '@/lib/core/run/model-table'
import type { Random } from '@/lib/core/sampling/random'
import type { CallResult } from '@/lib/engine/call-with-retry'
import type { ModelRequest } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import type { BattleTexts } from '@/lib/store/arenas'
import type { VoterStore } from '@/lib/store/voters'
import type { VoteStore } from '@/lib/store/votes'
import type { ArenaBoard, ArenaContext } from './arena-board'

export const judgeArenaSchema = z.object({
  arenaId: z.string().min(1),
  connection: z.enum(vendors),
  model: z.string().trim().min(1).max(200),
  /** Battles that this model has voted on in the end, those of before included. */
  battles: z.number().int().min(1).max(5000),
  budgetUsd: z.number().positive().nullable(),
})
export type JudgeArenaInput = z.output<typeof judgeArenaSchema>

export interface JudgeArenaPorts {
  voters: Pick<VoterStore, 'joinJudge' | 'noteCalls'>
  votes: Pick<VoteStore, 'listBattles' | 'addBattle' | 'cast' | 'listCounted'>
  board: ArenaBoard
  random: Random
  readModels: () => Promise<Pick<ModelTable, 'costUsd'>>
  /** Asks with retries. Rejects with what would fail every further call alike, and the signal's reason. */
  ask: (request: ModelRequest, signal: AbortSignal) => Promise<CallResult>
}

/** done: all battles. budget: the money is spent. exhausted: there is nothing left to compare. */
export type JudgeEnd = 'done' | 'budget' | 'exhausted'

/** Battles that are asked about at once, two calls each. */
const LANES = 4
const MAX_TOKENS = 400

/**
 * Goes on where it was broken off: what the model has voted on is not asked again. People's battles come first, so that both
 * can be compared. Throws 'notFound.arena', 'run.noPriceForBudget', 'model.*', and the signal's reason.
 */
export async function judgeArena(
  ports: JudgeArenaPorts,
  input: JudgeArenaInput,
  signal: AbortSignal,
): Promise<JudgeEnd> {
  const { connection, model, budgetUsd } = input
  const { costUsd } = await ports.readModels()
  if (budgetUsd !== null && costUsd(connection, model, { inputTokens: 0, outputTokens: 0 }) === null)
    throw new AppError('run.noPriceForBudget', { model })
  const context = await ports.board.contextOf(input.arenaId)
  const judge = await ports.voters.joinJudge(input.arenaId, connection, model)
  const own: SeenBattle[] = (await ports.votes.listBattles(judge.id)).filter(({ open }) => !open)
  const rating = await ports.board.ratingOf(context)
  const known = new Set(own.map(keyOf))
  const peoples = (await ports.votes.listCounted(input.arenaId, 'people')).flatMap((vote): DrawnBattle[] => {
    const { position, left, right } = vote
    if (known.has(keyOf(vote))) return []
    known.add(keyOf(vote))
    return [{ position, left, right, propensity: 1 }]
  })
  let [spent, underWay, calls, left] = [0, 0, 0, input.battles - own.length]
  let end: JudgeEnd = 'done'

  const next = (): DrawnBattle | null => {
    if (left <= 0) return null
    const mean = calls === 0 ? 0 : spent / calls
    if (budgetUsd !== null && spent + 2 * (underWay + 1) * mean > budgetUsd) {
      end = 'budget'
      return null
    }
    const battle = peoples.shift() ?? drawBattle(context.book, rating, own, ports.random)
    if (battle === null) {
      end = 'exhausted'
      return null
    }
    left -= 1
    own.push(battle)
    return battle
  }
  const lane = async (): Promise<void> => {
    for (let battle = next(); battle !== null; battle = next()) {
      signal.throwIfAborted()
      underWay += 1
      const { choice, automatic, made, usd } = await askBoth(ports, context, input, battle, costUsd, signal)
      underWay -= 1
      calls += made
      spent += usd ?? 0
      if (made > 0) await ports.voters.noteCalls(judge.id, made, usd)
      if (choice === null) continue
      const added = await ports.votes.addBattle({ ...battle, sessionId: input.arenaId, voterId: judge.id })
      if (added === null) continue
      await ports.votes.cast({
        ...{ battleId: added.id, voterId: judge.id, attempt: 0, choice, comment: '', automatic },
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return end
}

const keyOf = ({ left, right, position }: SeenBattle): string => `${pairOf(left, right)} ${position}`

interface Verdict {
  /** Null where a verdict could not be had: there is no vote then. */
  choice: VoteChoice | null
  automatic: boolean
  /** Calls, and what they cost; null where the price isn't known. */
  made: number
  usd: number | null
}

async function askBoth(
  { board, ask }: Pick<JudgeArenaPorts, 'board' | 'ask'>,
  context: ArenaContext,
  { connection, model }: JudgeArenaInput,
  { position, left, right }: SeenBattle,
  costUsd: CostUsd,
  signal: AbortSignal,
): Promise<Verdict> {
  const { arena, run, columns, mask } = context
  const texts = await board.textsOf(context, position, left, right)
  if (texts === null) return { choice: null, automatic: false, made: 0, usd: 0 }
  const levelled = levelAnswers(texts.left, texts.right, mask)
  if (areIdentical(levelled)) return { choice: 'tie', automatic: true, made: 0, usd: 0 }
  const language = /\p{Script=Han}/u.test(arena.question) ? 'zh' : 'en'
  const row = arena.showProfile ? rowText(columns, run.roles, texts) : null
  const [one, other] = [textOf(levelled, 'left'), textOf(levelled, 'right')]
  const results = await Promise.all(
    [
      { left: one, right: other },
      { left: other, right: one },
    ].map((sides) => {
      const text = judgePrompt({ language, question: arena.question, row, ...sides })
      return ask({ connection, model, parameters: { maxTokens: MAX_TOKENS }, text }, signal)
    }),
  )
  const answers = results.map((result) => ('answer' in result ? result.answer : null))
  const costs = answers.map((answer) => (answer === null ? 0 : costUsd(connection, model, answer)))
  const [straight = null, swapped = null] = answers.map((answer) => (answer === null ? null : readVerdict(answer.text)))
  return {
    choice: choiceOfBothOrders(straight, swapped),
    automatic: false,
    made: answers.filter((answer) => answer !== null).length,
    usd: costs.reduce<number | null>((sum, usd) => (sum === null || usd === null ? null : sum + usd), 0),
  }
}

function rowText(
  columns: ArenaContext['columns'],
  roles: ArenaContext['run']['roles'],
  { cells }: BattleTexts,
): string {
  const { facts, stories } = rowCard(columns, roles, cells)
  return [
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    ...stories.map(({ name, text }) => `${name}: ${text}`),
  ].join('\n')
}

function textOf(answers: LevelledAnswers, side: 'left' | 'right'): string {
  if (answers.kind === 'text') return answers[side]
  return answers[side]
    .map(({ name, reason }, at) => `${at + 1}. ${name}${reason === '' ? '' : `: ${reason}`}`)
    .join('\n')
}
