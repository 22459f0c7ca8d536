// Facts of a run for tests, made of what a test says about it.
import { createNormaliser } from '../matching/normalise'
import type { ScoredTrial } from '../run/run'
import type { RowFact, RunFacts } from './run-facts'

/** A scored trial; what a test doesn't say is a miss that named nothing. */
export const trialOf = (trial: Partial<ScoredTrial> & Pick<ScoredTrial, 'position'>): ScoredTrial => ({
  arm: 0,
  rowIndex: trial.position,
  user: null,
  outcome: 'scored',
  products: [],
  poolProducts: [],
  hitRank: 0,
  bestProduct: '',
  degree: 0,
  ...trial,
})

export const rowFactOf = (fact: Partial<RowFact> = {}): RowFact => ({
  labels: ['甲'],
  labelProducts: [],
  labelSkus: [],
  logged: null,
  user: null,
  earlierRows: null,
  takenBefore: null,
  ...fact,
})

export const factsOf = (facts: Partial<RunFacts>): RunFacts => ({
  arms: [],
  positions: [...(facts.rows ?? []).keys()],
  cells: new Map(),
  rows: [],
  dimensions: [],
  unsliced: [],
  pool: null,
  normalise: createNormaliser(),
  theta: 0.8,
  degree: (generated, real) => Number(generated === real),
  taken: new Map(),
  ...facts,
})
