import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { userHistories } from './user-history'

const row = (index: number, user: string | null, time: number | null, ...labels: string[]) => ({
  index,
  user,
  time,
  labels,
})

describe('userHistories', () => {
  it('counts the earlier rows of the user, and knows what was taken', () => {
    const histories = userHistories([
      row(0, 'u', 30, '甲'),
      row(1, 'u', 10, '甲'),
      row(2, 'u', 20, '乙'),
      row(3, 'v', 25, '甲'),
    ])
    expect(histories.get(1)).toEqual({ earlierRows: 0, takenBefore: false })
    expect(histories.get(2)).toEqual({ earlierRows: 1, takenBefore: false })
    expect(histories.get(0)).toEqual({ earlierRows: 2, takenBefore: true })
    expect(histories.get(3)).toEqual({ earlierRows: 0, takenBefore: false })
  })

  it('takes what happens at one moment as one', () => {
    const histories = userHistories([row(0, 'u', 10, '甲'), row(1, 'u', 10, '甲'), row(2, 'u', 11, '丙', '甲')])
    expect([...histories.values()].map(({ earlierRows }) => earlierRows)).toEqual([0, 0, 2])
    expect(histories.get(2)?.takenBefore).toBe(true)
  })

  it('says nothing of rows without user or time', () => {
    expect(userHistories([row(0, null, 10, '甲'), row(1, 'u', null, '甲')]).size).toBe(0)
  })

  it('is what counting pair by pair gives', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('u', 'v'), fc.nat(6), fc.constantFrom('甲', '乙')), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(rows, (given) => {
        const dated = given.map(([user, time, label], index) => row(index, user, time, label))
        const histories = userHistories(dated)
        for (const one of dated) {
          const before = dated.filter(({ user, time }) => user === one.user && (time ?? 0) < (one.time ?? 0))
          expect(histories.get(one.index)).toEqual({
            earlierRows: before.length,
            takenBefore: before.some(({ labels }) => labels[0] === one.labels[0]),
          })
        }
      }),
    )
  })
})
