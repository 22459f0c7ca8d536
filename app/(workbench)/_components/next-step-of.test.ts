import { describe, expect, it } from 'vitest'
import type { Measured } from '@/lib/core/scoring/scene-standing'
import { nextStepOf, type SceneState } from './next-step-of'

const best: Measured = {
  versionId: 'v2',
  name: 'B v1',
  connection: 'embedded',
  model: 'embedded',
  runId: 'r',
  runNumber: 3,
  rows: 500,
  hitRate: 0.3,
  interval: [0.26, 0.34],
  coverage: 0.97,
  unreadable: 0.01,
  costOfThousand: 0,
}
const standingOf = (changes: Partial<Measured>, baseline = 0.08): SceneState['standing'] => ({
  measured: [{ ...best, ...changes }],
  best: { ...best, ...changes },
  baselines: [{ name: 'popularity', hitRate: baseline, interval: [0.06, 0.11] }],
})

const ready: SceneState = {
  dataset: { id: 'd', name: '七月' },
  hasLabel: true,
  prompts: ['A', 'B', 'C'],
  hasPool: true,
  running: null,
  halted: null,
  hasRuns: true,
  standing: standingOf({}),
  untested: null,
  undecided: null,
  connected: true,
}

describe('before the first result', () => {
  it.each<[string, Partial<SceneState>, object]>([
    ['an empty scene', { dataset: null, hasLabel: false, prompts: [] }, { kind: 'data' }],
    ['a dataset without a label', { hasLabel: false, prompts: [] }, { kind: 'label', href: '/data/d', name: '七月' }],
    ['no prompt', { prompts: [], hasRuns: false }, { kind: 'prompt' }],
    ['two prompts and no run', { hasRuns: false }, { kind: 'run', first: 'A', second: 'B', count: 2 }],
    ['one prompt and no run', { hasRuns: false, prompts: ['A'] }, { kind: 'run', first: 'A', count: 1 }],
    ['a run under way', { running: { id: 'r', number: 3 } }, { kind: 'running', href: '/batch/r', number: 3 }],
    ['a run that stands still', { halted: { id: 'r', number: 3 } }, { kind: 'halted', href: '/batch/r', number: 3 }],
  ])('%s leads to the step that is missing', (_, changes, step) => {
    expect(nextStepOf({ ...ready, ...changes })).toMatchObject(step)
  })
})

describe('after a result', () => {
  it.each<[string, Partial<SceneState>, object]>([
    [
      'a version that no run has had',
      { untested: { id: 'v3', name: 'B v2' } },
      { kind: 'untested', href: '/batch/new?versions=v2,v3', name: 'B v2', best: 'B v1' },
    ],
    [
      'a run without a verdict',
      { undecided: { number: 3, versionIds: ['v1', 'v2'], rows: 500, moreRows: 300 } },
      { kind: 'undecided', href: '/batch/new?versions=v1,v2&rows=800', moreRows: 300 },
    ],
    [
      'answers that can’t be read',
      { standing: standingOf({ unreadable: 0.08, coverage: 0.9 }) },
      { kind: 'unreadable', href: '/batch/r?filter=unparseable', share: 0.08 },
    ],
    [
      'products outside of the pool',
      { standing: standingOf({ unreadable: 0.05, coverage: 0.75 }) },
      { kind: 'uncovered', href: '/pool/check' },
    ],
    ['no pool', { hasPool: false, standing: standingOf({ coverage: 0.5 }) }, { kind: 'pool' }],
    [
      'a best prompt no better than a baseline',
      { standing: standingOf({}, 0.29) },
      { kind: 'baseline', href: '/batch/r' },
    ],
    ['no language model', { connected: false }, { kind: 'connect', href: '/settings' }],
    ['everything', {}, { kind: 'more' }],
    ['nothing measured', { standing: null }, { kind: 'more' }],
  ])('%s leads to the step that would help most', (_, changes, step) => {
    expect(nextStepOf({ ...ready, ...changes })).toMatchObject(step)
  })
})
