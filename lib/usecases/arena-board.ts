// What all voters of a session share, kept in this process: its answers, its strengths so far, and whether it is over.
import { type AnswerBook, createAnswerBook } from '@/lib/core/arena/answer-book'
import { pairOf } from '@/lib/core/arena/arena'
import { nameOf } from '@/lib/core/arena/draw-battle'
import { createMask } from '@/lib/core/arena/mask-names'
import { areRanksStable } from '@/lib/core/arena/stable-ranks'
import type { Column } from '@/lib/core/dataset/dataset'
import { fitRating, type Rating } from '@/lib/core/rating/fit-rating'
import type { Vote } from '@/lib/core/rating/vote'
import { AppError } from '@/lib/errors'
import type { Arena, ArenaStore, BattleTexts } from '@/lib/store/arenas'
import type { DatasetStore } from '@/lib/store/datasets'
import type { Run, RunStore } from '@/lib/store/runs'
import type { CountedVote, VoteStore } from '@/lib/store/votes'

export interface ArenaBoardPorts {
  arenas: Pick<ArenaStore, 'find' | 'listReady' | 'findTexts' | 'end'>
  runs: Pick<RunStore, 'find'>
  datasets: Pick<DatasetStore, 'find'>
  votes: Pick<VoteStore, 'listCounted' | 'tally'>
  /** Milliseconds since 1970. */
  now: () => number
}

export interface ArenaContext {
  arena: Arena
  run: Run
  columns: readonly Column[]
  book: AnswerBook
  /** Takes names out of an answer that would tell its author. */
  mask: (text: string) => string
}

export interface ArenaBoard {
  /** Throws 'notFound.arena' where it, its run or its dataset is gone. May be two seconds old. */
  contextOf(arenaId: string): Promise<ArenaContext>
  /** Strengths by the votes so far, which may miss the last second's. Ends the session where its rule says so. */
  ratingOf(context: ArenaContext): Promise<Rating>
  /** The row and both answers of a battle; null where one can no longer be read. */
  textsOf(context: ArenaContext, position: number, left: number, right: number): Promise<BattleTexts | null>
  /** A vote was cast in this process. */
  noteVote(arenaId: string): void
  /** A session was changed by a person: contexts are read anew. */
  forget(): void
}

const CONTEXT_MS = 2000
const RATING_MS = 1000
/** Votes of other processes, withdrawn votes and excluded voters show after so long. */
const OLDEST_RATING_MS = 5000
/** A fit may take this share of the time at most. */
const FIT_SHARE = 0.05

/** Rows and answers never change: battles on them are shown from memory. */
const KEPT_TEXTS = 2000

interface KeptRating {
  rating: Rating
  /** Cast by people. */
  votes: number
  at: number
  tookMs: number
  /** Cast here since. */
  since: number
}

/** Votes as the rating takes them, each with the row that it was cast on. */
export const toRatingVotes = (votes: readonly CountedVote[]): (Vote & { position: number })[] =>
  votes.map(({ voter, left, right, choice, position }) => ({
    ...{ voter, left: nameOf(left), right: nameOf(right), choice, position },
  }))

export const promptsOf = ({ contenders }: Pick<Arena, 'contenders'>): string[] =>
  contenders.map(({ arm }) => nameOf(arm))

/** The session with those of its contenders that have an answer: the others meet nobody, so that they have no rank. */
export const withAnswers = <T extends Pick<Arena, 'contenders'>>(
  arena: T,
  { counts }: Pick<AnswerBook, 'counts'>,
): T => ({
  ...arena,
  contenders: arena.contenders.filter(({ arm }) => (counts.get(arm) ?? 0) > 0),
})

export function createArenaBoard(ports: ArenaBoardPorts): ArenaBoard {
  const contexts = new Map<string, { at: number; context: Promise<ArenaContext> }>()
  const books = new Map<string, { stamp: string; book: AnswerBook }>()
  const ratings = new Map<string, KeptRating>()
  const fitting = new Map<string, Promise<KeptRating>>()
  const texts = new Map<string, BattleTexts>()

  /** Answers of a run that is over don't change, unless it is resumed. */
  const bookOf = async (arena: Arena, run: Run): Promise<AnswerBook> => {
    const stamp = run.status === 'running' ? '' : `${run.status} ${run.finishedAt?.getTime()}`
    const known = books.get(arena.id)
    if (known !== undefined && stamp !== '' && known.stamp === stamp) return known.book
    const arms = arena.contenders.map(({ arm }) => arm)
    const book = createAnswerBook(arms, arena.rows, await ports.arenas.listReady(arena))
    books.set(arena.id, { stamp, book })
    return book
  }

  const readContext = async (arenaId: string): Promise<ArenaContext> => {
    const arena = await ports.arenas.find(arenaId)
    const run = arena && (await ports.runs.find(arena.runId))
    const dataset = run && (await ports.datasets.find(run.datasetId))
    if (!arena || !run || !dataset) throw new AppError('notFound.arena', {})
    const names = arena.contenders.flatMap(({ name, model }) => [name, name.replace(/ v\d+$/, ''), model])
    const mask = createMask(names)
    return { arena, run, columns: dataset.columns, book: await bookOf(arena, run), mask }
  }

  const listVotes = async (arenaId: string): Promise<{ votes: Vote[]; cast: number }> => {
    const counted = await ports.votes.listCounted(arenaId, 'people')
    return { votes: toRatingVotes(counted), cast: counted.filter(({ automatic }) => !automatic).length }
  }

  const countVotes = async (arenaId: string): Promise<{ votes: Vote[]; cast: number }> => {
    const tally = await ports.votes.tally(arenaId)
    const votes = tally.flatMap(({ left, right, choice, votes: count }) =>
      Array<Vote>(count).fill({ voter: '', left: nameOf(left), right: nameOf(right), choice }),
    )
    return { votes, cast: tally.reduce((sum, { automatic, votes: count }) => sum + (automatic ? 0 : count), 0) }
  }

  const refit = async ({ arena, run, book }: ArenaContext): Promise<KeptRating> => {
    const at = ports.now()
    const prompts = promptsOf(arena)
    // Who cast them is asked for by the rule of stable ranks alone; else thousands of votes are a handful of counts.
    const { votes, cast } = arena.endVotes === null ? await listVotes(arena.id) : await countVotes(arena.id)
    const kept: KeptRating = {
      ...{ rating: fitRating(votes, { prompts }), votes: cast },
      ...{ at, tookMs: ports.now() - at, since: 0 },
    }
    ratings.set(arena.id, kept)
    const { endVotes } = arena
    // While answers are written, who has none yet is waited for.
    const ranked = run.status === 'running' ? prompts : promptsOf(withAnswers(arena, book))
    const isOver = endVotes === null ? areRanksStable(votes, ranked) : kept.votes >= endVotes
    if (arena.endedAt === null && isOver) {
      await ports.arenas.end(arena.id, endVotes === null ? 'stable' : 'votes')
      contexts.delete(arena.id)
    }
    return kept
  }

  const isFresh = ({ at, since, tookMs, votes }: KeptRating, endVotes: number | null): boolean => {
    if (endVotes !== null && since > 0 && votes + since >= endVotes) return false
    const age = ports.now() - at
    return age < Math.max(RATING_MS, tookMs / FIT_SHARE) || (since === 0 && age < OLDEST_RATING_MS)
  }

  return {
    contextOf(arenaId) {
      const now = ports.now()
      for (const [old, { at }] of contexts) if (at + CONTEXT_MS <= now) contexts.delete(old)
      const known = contexts.get(arenaId)
      if (known !== undefined) return known.context
      const context = readContext(arenaId)
      contexts.set(arenaId, { at: now, context })
      context.catch(() => contexts.delete(arenaId))
      return context
    },

    async ratingOf(context) {
      const { id, endVotes } = context.arena
      const known = ratings.get(id)
      if (known !== undefined && isFresh(known, endVotes)) return known.rating
      const underWay = fitting.get(id) ?? refit(context).finally(() => fitting.delete(id))
      fitting.set(id, underWay)
      return (await underWay).rating
    },

    async textsOf({ run }, position, left, right) {
      const turned = right < left
      const key = `${run.id} ${position} ${pairOf(left, right)}`
      const known =
        texts.get(key) ?? (await ports.arenas.findTexts(run.id, position, Math.min(left, right), Math.max(left, right)))
      if (known === null) return null
      texts.set(key, known)
      const [oldest] = texts.keys()
      if (texts.size > KEPT_TEXTS && oldest !== undefined) texts.delete(oldest)
      return turned ? { ...known, left: known.right, right: known.left } : known
    },

    noteVote(arenaId) {
      const known = ratings.get(arenaId)
      if (known !== undefined) known.since += 1
    },

    forget() {
      contexts.clear()
    },
  }
}
