import { describe, expect, it } from 'vitest'
import type { ScoredTrial, TrialOutcome } from '@/lib/core/run/run'
import { buildReport } from '@/lib/core/scoring/report'
import { defaultPair, isBeyond, verdictOf } from './verdict'

/** A report over arms whose row i hits where the pattern (repeated) has a 1. */
function reportOf(patterns: readonly string[], rows: number, outcome: TrialOutcome = 'scored') {
  const trials = (arm: number, pattern: string): ScoredTrial[] =>
    Array.from({ length: rows }, (_, position) => ({
      arm,
      position,
      rowIndex: position,
      user: null,
      outcome,
      products: [],
      poolProducts: [],
      hitRank: outcome === 'scored' && pattern[position % pattern.length] === '1' ? 1 : 0,
      bestProduct: '',
      degree: 0,
    }))
  return buildReport({
    run: {
      id: 'r',
      status: 'completed',
      seed: 1,
      sampledRows: rows,
      datasetRows: rows,
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: null,
      theta: 0.8,
      match: 'lexical',
    },
    arms: patterns.map((pattern, arm) => ({
      name: `v${arm}`,
      model: 'embedded',
      calls: rows,
      reusedAnswers: 0,
      tokens: { input: 0, output: 0 },
      costUsd: 0,
      trials: trials(arm, pattern),
    })),
    baselines: [],
    ks: [1, 3, 5],
    k: 5,
    poolSize: null,
  })
}

describe('verdictOf', () => {
  it('names the better arm with its gain, whichever side it stands on', () => {
    const forward = verdictOf(reportOf(['0000000001', '0000011111'], 400), 0, 1, 5)
    expect(forward).toMatchObject({ kind: 'better', winner: 1, loser: 0 })
    const backward = verdictOf(reportOf(['0000011111', '0000000001'], 400), 0, 1, 5)
    expect(backward).toMatchObject({ kind: 'better', winner: 0, loser: 1 })
    if (forward.kind !== 'better' || backward.kind !== 'better') throw new Error('no winner')
    expect(forward.gain).toBeCloseTo(0.4)
    expect(backward.gain).toBeCloseTo(0.4)
    expect(backward.interval[0]).toBeCloseTo(forward.interval[0])
    expect(forward.interval[0]).toBeLessThan(0.4)
    expect(forward.interval[1]).toBeGreaterThan(0.4)
  })

  it('says how many more rows might decide', () => {
    const verdict = verdictOf(reportOf(['0001', '0010'], 40), 0, 1, 5)
    expect(verdict).toMatchObject({ kind: 'undecided', difference: 0 })
    if (verdict.kind === 'undecided') expect(verdict.moreRows).toBeGreaterThan(0)
  })

  it('knows when the dataset has too few rows for that', () => {
    const verdict = verdictOf(reportOf(['0001', '0010'], 40), 0, 1, 5)
    const needed = verdict.kind === 'undecided' ? verdict.rows + (verdict.moreRows ?? 0) : 0
    expect([isBeyond(verdict, needed), isBeyond(verdict, needed - 1)]).toEqual([false, true])
    expect(isBeyond(verdictOf(reportOf(['01'], 100), 0, 1, 5), 100)).toBe(false)
  })

  it('takes back a lead that turned around by the last row', () => {
    const report = reportOf(['0000000001', '0000011111'], 400)
    const turned = { ...report, comparisons: report.comparisons.map((each) => ({ ...each, difference: -0.01 })) }
    expect(verdictOf(turned, 0, 1, 5)).toMatchObject({ kind: 'undecided' })
  })

  it('tells of one arm alone', () => {
    expect(verdictOf(reportOf(['01'], 100), 0, 1, 5)).toMatchObject({ kind: 'single', arm: 0, share: 0.5 })
  })

  it('has a word for runs without any answer', () => {
    expect(verdictOf(reportOf(['1', '1'], 0), 0, 1, 5)).toEqual({ kind: 'nothing' })
    expect(verdictOf(reportOf(['1', '1'], 5, 'failed'), 0, 1, 5)).toEqual({ kind: 'unscored' })
  })
})

describe('defaultPair', () => {
  it('sets the best of the others against the first', () => {
    expect(defaultPair(reportOf(['1', '0001', '01', '001'], 24).versions, 5)).toEqual([0, 2])
    expect(defaultPair(reportOf(['1'], 4).versions, 5)).toEqual([0, 1])
  })
})
