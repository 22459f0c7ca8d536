// What the votes of a session say: ranks with their uncertainty, how firm they are, and who votes unlike the rest.
import { type HitAgreement, hitAgreement } from '@/lib/core/arena/hit-agreement'
import { type FlippingVotes, type SeparatingVotes, votesToFlip, votesToSeparate } from '@/lib/core/rating/first-place'
import { fitRating } from '@/lib/core/rating/fit-rating'
import { type RankedPrompt, rankPrompts, sideAdvantage, voteShares } from '@/lib/core/rating/rank-prompts'
import { checkVoters, type VoterCheck } from '@/lib/core/rating/suspicious-voters'
import { voterAgreement } from '@/lib/core/rating/voter-agreement'
import { type WinCell, winMatrix } from '@/lib/core/rating/win-matrix'
import type { Arena, ArenaStore } from '@/lib/store/arenas'
import type { ScoredRun, TrialStore } from '@/lib/store/trials'
import type { CountedVote, VoteStore } from '@/lib/store/votes'
import { promptsOf, toRatingVotes } from './arena-board'
import { REPORT_K } from './run-report'

export interface RankedContender extends Omit<RankedPrompt, 'name'> {
  arm: number
}

export interface ArenaReport {
  /** Best score first; equal ranks are tied. */
  ranked: RankedContender[]
  /** In the order of `ranked`: row against column. */
  matrix: WinCell[][]
  /** Votes that count, those of them that nobody had to cast, and their voters. */
  votes: number
  automatic: number
  voters: number
  side: ReturnType<typeof sideAdvantage>
  shares: ReturnType<typeof voteShares>
  agreement: ReturnType<typeof voterAgreement>
  /** With what users really took. */
  withHits: HitAgreement | null
  /** Null where nothing would take the first place away, or nobody has it. */
  flip: (Omit<FlippingVotes, 'by'> & { by: number }) | null
  separate: (Omit<SeparatingVotes, 'first' | 'second'> & { first: number; second: number }) | null
  /** Whether a chain of votes connects all contenders: else scores can't be compared. */
  connected: boolean
  checks: VoterCheck[]
  /** Scores after equal parts of the votes, by arm; empty below so many votes. */
  history: { votes: number; scores: Map<number, number> }[]
}

/** Rows with this value in this column alone. */
export interface ArenaSlice {
  column: number
  value: string
}

const HISTORY_POINTS = 12
const FEWEST_FOR_HISTORY = 24

export interface ArenaReportPorts {
  arenas: Pick<ArenaStore, 'listCells'>
  votes: Pick<VoteStore, 'listCounted'>
  trials: Pick<TrialStore, 'listHits'>
}

/** `weights` mixes in the votes of models, each with its weight, in scores and ranks alone; all else is of people. */
export async function arenaReport(
  { arenas, votes: store, trials }: ArenaReportPorts,
  arena: Pick<Arena, 'id' | 'runId' | 'rows' | 'contenders'>,
  run: ScoredRun,
  slice: ArenaSlice | null,
  weights: ReadonlyMap<string, number> = new Map(),
): Promise<ArenaReport> {
  const among = async (votes: CountedVote[]) => (slice === null ? votes : await within(arenas, arena, slice, votes))
  const counted = await among(await store.listCounted(arena.id, 'people'))
  const votes = toRatingVotes(counted)
  const judged = weights.size === 0 ? [] : await among(await store.listCounted(arena.id, 'judges'))
  const weighted = toRatingVotes(judged).flatMap((vote) => {
    const weight = weights.get(vote.voter) ?? 0
    return weight > 0 ? [{ ...vote, weight }] : []
  })
  const prompts = promptsOf(arena)
  const rating = fitRating([...votes, ...weighted], { prompts })
  const ranked = rankPrompts(rating)
  const cast = counted.filter(({ automatic }) => !automatic)
  const castVotes = toRatingVotes(cast)
  const separate = votes.length === 0 ? null : votesToSeparate(rating)
  const flip = votes.length === 0 ? null : votesToFlip(votes)
  return {
    ranked: ranked.map(({ name, ...one }) => ({ ...one, arm: Number(name) })),
    matrix: winMatrix(
      votes,
      ranked.map(({ name }) => name),
    ),
    votes: counted.length,
    automatic: counted.length - cast.length,
    voters: new Set(cast.map(({ voter }) => voter)).size,
    side: sideAdvantage(rating),
    shares: voteShares(rating),
    agreement: voterAgreement(castVotes, ({ position }) => String(position)),
    withHits: cast.length === 0 ? null : hitAgreement(cast, await trials.listHits(run), REPORT_K),
    flip: flip && { ...flip, by: Number(flip.by) },
    separate: separate && { ...separate, first: Number(separate.first), second: Number(separate.second) },
    connected: new Set(rating.groups).size <= 1,
    checks: checkVoters(castVotes),
    history: historyOf(votes, prompts),
  }
}

async function within(
  arenas: ArenaReportPorts['arenas'],
  { runId, rows }: Pick<Arena, 'runId' | 'rows'>,
  { column, value }: ArenaSlice,
  votes: CountedVote[],
): Promise<CountedVote[]> {
  const cells = await arenas.listCells(runId, rows)
  return votes.filter(({ position }) => cells.get(position)?.[column]?.trim() === value)
}

function historyOf(votes: ReturnType<typeof toRatingVotes>, prompts: readonly string[]): ArenaReport['history'] {
  if (votes.length < FEWEST_FOR_HISTORY) return []
  return Array.from({ length: HISTORY_POINTS }, (_, at) => {
    const count = Math.round((votes.length * (at + 1)) / HISTORY_POINTS)
    const ranked = rankPrompts(fitRating(votes.slice(0, count), { prompts }))
    return { votes: count, scores: new Map(ranked.map(({ name, score }) => [Number(name), score])) }
  })
}
