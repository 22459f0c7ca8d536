// A run scored again where f is grey: by people's labels and a judge's verdicts, as they stand now. What was kept stays as it is.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MatchGrade, ScoredTrial } from '@/lib/core/run/run'
import {
  type GreyPair,
  type GreyRules,
  type JudgeReading,
  type JudgingReport,
  judgedDegree,
  judgeTrials,
  reportJudging,
  type Said,
} from '@/lib/core/scoring/judge-grey'
import type { RunFacts } from '@/lib/core/scoring/run-facts'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { AppError } from '@/lib/errors'
import type { AliasStore } from '@/lib/store/aliases'
import type { PairVerdictStore } from '@/lib/store/pair-verdicts'
import type { Run } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import type { RowHitsReader } from './compare-runs'
import { keepFor } from './keep-for'
import { keepLatest } from './keep-latest'
import type { RunFactsReader } from './run-facts'
import { REPORT_K } from './run-report'

export interface JudgedRun {
  /** Of all arms, in the order of arms and positions. */
  trials: ScoredTrial[]
  /** The hit rank of an arm's trial; undefined where there is none. */
  rankAt(arm: number, position: number): number | undefined
  pairs: GreyPair[]
  judging: JudgingReport
  /** f where nothing was said. */
  degree: RunFacts['degree']
}

export interface JudgedRunPorts {
  facts: RunFactsReader
  aliases: Pick<AliasStore, 'fingerprint'>
  pairVerdicts: Pick<PairVerdictStore, 'listAll' | 'fingerprint'>
}

export interface JudgedRuns {
  /** Hits that came and went are counted among the first `k`, REPORT_K unless told. Throws 'notFound.dataset', and 'run.noGreyZone' for a run by exact names. */
  open(run: Run, reading: JudgeReading, k?: number): Promise<JudgedRun>
}

// As many trials as a run's facts, most of which are shared with them.
const KEPT = 3
const TRIALS_A_TURN = 500

export function createJudgedRuns({ facts, aliases, pairVerdicts }: JudgedRunPorts): JudgedRuns {
  const keep = keepLatest<JudgedRun>(KEPT)
  const load = async (run: Run, reading: JudgeReading, k: number): Promise<JudgedRun> => {
    const [known, saidOf] = await Promise.all([facts.open(run), readSaid(pairVerdicts, run.sceneId, reading)])
    return await judgeFacts(known, saidOf, reading, k)
  }
  return {
    async open(run, reading, k = REPORT_K) {
      requireGrey(run.match)
      if (run.finishedAt === null) return await load(run, reading, k)
      const { connection, model } = reading
      const prints = await Promise.all([
        aliases.fingerprint(run.sceneId),
        pairVerdicts.fingerprint(run.sceneId, ['people', { connection, model }]),
      ])
      const key = [run.id, run.finishedAt.getTime(), writeReading(reading), k, ...prints].join(' ')
      return await keep(key, () => load(run, reading, k))
    },
  }
}

/** Throws 'run.noGreyZone'. */
export function requireGrey(match: MatchGrade): void {
  if (match === 'exact') throw new AppError('run.noGreyZone', {})
}

/** What was said of the scene's pairs, people first. */
export async function readSaid(
  pairVerdicts: Pick<PairVerdictStore, 'listAll'>,
  sceneId: string,
  { connection, model }: Pick<JudgeReading, 'connection' | 'model'>,
): Promise<GreyRules['saidOf']> {
  const [people, judge] = await Promise.all([
    pairVerdicts.listAll(sceneId, 'people'),
    pairVerdicts.listAll(sceneId, { connection, model }),
  ])
  const said = new Map<string, Map<string, Said>>()
  const note = (all: typeof people, by: Said['by']) => {
    for (const { name, product, label } of all) {
      const ofName = said.get(name) ?? new Map<string, Said>()
      said.set(name, ofName.set(product, { label, by }))
    }
  }
  note(judge, 'judge')
  note(people, 'people')
  return (name, label) => said.get(name)?.get(label) ?? null
}

/** f of each pair is worked out once for the run's facts, some trials a turn. */
async function judgeFacts(
  facts: RunFacts,
  saidOf: GreyRules['saidOf'],
  reading: JudgeReading,
  k: number,
): Promise<JudgedRun> {
  const { rows, arms, theta } = facts
  const known = keepFor(rows, 'degrees', () => new Map<string, Map<string, number>>())
  const degree = (name: string, label: string): number => {
    const ofName = known.get(name) ?? new Map<string, number>()
    known.set(name, ofName)
    const found = ofName.get(label) ?? facts.degree(name, label)
    ofName.set(label, found)
    return found
  }
  const labelsOf = (position: number) => rows[position]?.labels ?? []
  const trials = arms.flat()
  for (const [at, { position, products }] of trials.entries()) {
    if (at % TRIALS_A_TURN === 0) await nextTurn()
    for (const name of products) for (const label of labelsOf(position)) degree(name, label)
  }
  const { low, high } = reading
  const rules = { theta, degree, low, high, saidOf }
  const judged = judgeTrials(trials, labelsOf, rules, { arms: arms.length, k })
  return {
    trials: judged.trials,
    rankAt: (arm, position) => ranksOf(judged.trials).get(`${arm} ${position}`),
    pairs: judged.pairs,
    judging: reportJudging(reading, judged),
    degree: judgedDegree(rules),
  }
}

/** The run's facts with its hits as the judged run has them: what is made of them is made of those. Without one, as they were kept. */
export const judgedFacts = (facts: RunFacts, judged: JudgedRun | null): RunFacts => {
  if (judged === null) return facts
  const known = keepFor(facts, 'judged', () => new WeakMap<JudgedRun, RunFacts>())
  const made = known.get(judged) ?? {
    ...facts,
    arms: facts.arms.map((_, arm) => judged.trials.filter((trial) => trial.arm === arm)),
    degree: judged.degree,
  }
  known.set(judged, made)
  return made
}

const ranksOf = (trials: ScoredTrial[]): Map<string, number> =>
  keepFor(trials, 'ranks', () => new Map(trials.map(({ arm, position, hitRank }) => [`${arm} ${position}`, hitRank])))

/** The hits of an arm as runs are read with a judge; by f where a run matched exact names. */
export const judgedHits = (
  judged: JudgedRuns,
  kept: Pick<TrialStore, 'listRowHits'>,
  reading: JudgeReading,
): RowHitsReader => ({
  listRowHits: async (run, arm) =>
    run.match === 'exact'
      ? await kept.listRowHits(run, arm)
      : (await judged.open(run, reading)).trials.filter((trial) => trial.arm === arm),
})

/** What nobody has said anything of yet, the most said first: what a judge is to be asked. */
export const openPairs = ({ pairs }: Pick<JudgedRun, 'pairs'>): GreyPair[] => pairs.filter(({ said }) => said === null)
