import { expect, it } from 'vitest'
import type { Association } from '@/lib/core/dataset/report/column-report'
import { byTelling, type ReportedColumn, verdictOf } from './reported-column'

const association = (excess: number, telling: boolean): Association => ({
  reading: 'values',
  information: excess,
  chance: { mean: 0, low: 0, high: 0 },
  excess,
  cramersV: 0,
  p: 0.5,
  telling,
})
const column = (name: string, some: Partial<ReportedColumn>): ReportedColumn => ({
  name,
  kind: 'category',
  role: 'feature',
  coverage: 1,
  distinct: 2,
  topValues: [],
  entropyBits: 1,
  tokens: 1,
  words: 1,
  histogram: null,
  association: null,
  leak: null,
  naming: null,
  suggestion: { role: 'feature', reason: 'telling' },
  ...some,
})

it('ranks the telling first, then noise, then leaks, then what was not measured', () => {
  const columns = [
    column('标识', {}),
    column('泄露', { association: association(2, false), leak: { kind: 'predicts', share: 1 } }),
    column('噪声', { association: association(0.5, false) }),
    column('弱', { association: association(0.01, true) }),
    column('强', { association: association(0.2, true) }),
  ]
  expect([...columns].sort(byTelling).map(({ name }) => name)).toEqual(['强', '弱', '噪声', '泄露', '标识'])
  expect(columns.map(verdictOf)).toEqual(['unmeasured', 'leakPredicts', 'noise', 'telling', 'telling'])
})
