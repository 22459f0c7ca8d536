import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import type { Attempt } from '@/components/prompt/use-attempts'
import { type DeskVersion, isDirty, isStale, isUnsaved, type Side, shownAttempt, sideOf, tryInputOf } from './desk-side'

const version: DeskVersion = {
  id: 'v',
  promptId: 'p',
  promptName: '画像',
  number: 2,
  ...{ origin: 'written', parentId: null, feedback: null, note: null, tags: [] },
  text: { template: '{{USER}} 请推荐 5 个产品', variables: 'USER: {{性别}}', emptyCells: 'omit' },
}
const side = sideOf(version, firstModel)
const own: Side = { ...side, values: '$USER:性别女' }
const attemptOf = (of: Side, rows: number[]): Attempt => ({
  status: 'done',
  rowIndex: rows[0] ?? null,
  asked: tryInputOf(of, '画像 v2', 'd', rows),
  text: '',
  result: null,
  error: null,
})

describe('a side', () => {
  it('is dirty by its text, unsaved by its values too', () => {
    expect([isDirty(side), isUnsaved(side)]).toEqual([false, false])
    expect([isDirty(own), isUnsaved(own)]).toEqual([false, true])
    expect(isDirty({ ...side, text: { ...side.text, template: '改' } })).toBe(true)
    expect(isDirty(sideOf(null, firstModel))).toBe(false)
  })

  it('is asked on rows, or on its values alone where they say everything', () => {
    expect(tryInputOf(side, '画像 v2', 'd', [3, 4])).toEqual({
      ...version.text,
      ...{ connection: 'embedded', model: 'embedded', name: '画像 v2', values: '', datasetId: 'd', rowIndexes: [3, 4] },
    })
    expect(tryInputOf(own, '', null, [3, 4]).rowIndexes).toEqual([])
  })

  it('shows the attempt of the row, or the one that is nobody’s', () => {
    const byRow = new Map([
      [3, attemptOf(side, [3])],
      [null, attemptOf(own, [])],
    ])
    expect(shownAttempt(byRow, side, 3)?.rowIndex).toBe(3)
    expect(shownAttempt(byRow, side, 4)).toBeUndefined()
    expect(shownAttempt(byRow, own, 3)?.rowIndex).toBeNull()
  })

  it('tells an attempt of before a change', () => {
    const attempt = attemptOf(side, [3])
    expect(isStale(attempt, side, 'd')).toBe(false)
    expect(isStale(attempt, side, 'e')).toBe(true)
    expect(isStale(attemptOf(own, []), own, 'e')).toBe(false)
    expect(isStale(attempt, own, 'd')).toBe(true)
    expect(isStale(attempt, { ...side, model: { ...firstModel, connection: 'anthropic' } }, 'd')).toBe(true)
    expect(isStale(attempt, { ...side, text: { ...side.text, emptyCells: 'unknown' } }, 'd')).toBe(true)
  })
})
