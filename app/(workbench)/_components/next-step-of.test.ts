import { expect, it } from 'vitest'
import { nextStepOf, type SceneState } from './next-step-of'

const ready: SceneState = {
  dataset: { id: 'd', name: '七月' },
  hasLabel: true,
  prompts: ['A', 'B', 'C'],
  hasPool: true,
  running: null,
  hasRuns: true,
}

it.each<[string, Partial<SceneState>, object]>([
  ['an empty scene', { dataset: null, hasLabel: false, prompts: [] }, { kind: 'data' }],
  ['a dataset without a label', { hasLabel: false, prompts: [] }, { kind: 'label', href: '/data/d', name: '七月' }],
  ['no prompt', { prompts: [], hasRuns: false }, { kind: 'prompt' }],
  ['two prompts and no run', { hasRuns: false }, { kind: 'run', first: 'A', second: 'B', count: 2 }],
  ['one prompt and no run', { hasRuns: false, prompts: ['A'] }, { kind: 'run', first: 'A', count: 1 }],
  ['a run under way', { running: { id: 'r', number: 3 } }, { kind: 'running', href: '/batch/r', number: 3 }],
  ['no pool', { hasPool: false }, { kind: 'pool' }],
  ['everything', {}, { kind: 'more' }],
])('%s leads to the step that is missing', (_, changes, step) => {
  expect(nextStepOf({ ...ready, ...changes })).toMatchObject(step)
})
