import { describe, expect, it } from 'vitest'
import { createNearestRows, TRAINING_LIMIT, type TrainingRow } from './nearest-rows'

const template = (profile: string) => `推荐 5 个产品。\n用户：${profile}\n按编号列出。`
const row = (
  rowIndex: number,
  user: string | null,
  timeMs: number | null,
  profile: string,
  label: string,
): TrainingRow => ({
  rowIndex,
  user,
  timeMs,
  text: template(profile),
  label,
})
const training = [
  row(0, 'a', 1, '性别女，失眠多梦', '酸枣仁膏'),
  row(1, 'b', 2, '性别男，失眠多梦', '酸枣仁膏|安神补脑液'),
  row(2, 'c', 3, '性别男，牙龈出血', '护龈牙膏'),
  row(3, 'd', 4, '性别男，牙龈肿痛', '护龈牙膏'),
]
const query = { text: template('性别女，失眠健忘'), rowIndex: 9, user: 'x', beforeMs: null }
const suggest = createNearestRows(training)

describe('createNearestRows', () => {
  it('ranks labels by the similarity of the rows behind them and counts their users', () => {
    expect(suggest(query, 2)).toEqual([
      { label: '酸枣仁膏', similarUsers: 2 },
      { label: '安神补脑液', similarUsers: 1 },
    ])
  })

  it('leaves out the row itself, its user, and what is not strictly earlier', () => {
    expect(suggest({ ...query, user: 'a' }, 1)).toEqual([{ label: '酸枣仁膏', similarUsers: 1 }])
    expect(suggest({ ...query, user: null, rowIndex: 1 }, 3).map(({ label }) => label)).not.toContain('安神补脑液')
    expect(suggest({ ...query, beforeMs: 2 }, 5)).toEqual([{ label: '酸枣仁膏', similarUsers: 1 }])
    expect(suggest({ ...query, beforeMs: 1 }, 5)).toEqual([])
    const timeless = createNearestRows([row(0, 'a', null, '失眠', '酸枣仁膏'), row(1, 'b', null, '牙痛', '护龈牙膏')])
    expect(timeless({ ...query, beforeMs: 5 }, 5)).toEqual([])
    expect(timeless(query, 5)).toHaveLength(2)
  })

  it('falls back to the most frequent labels of accepted rows', () => {
    expect(suggest({ ...query, text: template('zzz') }, 2)).toEqual([
      { label: '酸枣仁膏', similarUsers: 0 },
      { label: '护龈牙膏', similarUsers: 0 },
    ])
    expect(suggest({ ...query, text: template('zzz'), beforeMs: 2 }, 2)).toEqual([
      { label: '酸枣仁膏', similarUsers: 0 },
    ])
    const constant = createNearestRows([
      row(0, 'a', 1, '同', '甲'),
      row(1, 'b', 2, '同', '乙'),
      row(2, 'c', 2, '同', '乙'),
    ])
    expect(constant({ ...query, text: template('同') }, 1)).toEqual([{ label: '乙', similarUsers: 0 }])
    expect(createNearestRows([])(query, 5)).toEqual([])
  })

  it('depends on the prompt: without the telling variable the answer is only frequent', () => {
    const blind = createNearestRows(
      training.map((taught) => ({ ...taught, text: template(taught.text.slice(12, 16)) })),
    )
    expect(blind({ ...query, text: template('zz') }, 1)[0]?.similarUsers).toBe(0)
  })

  it('keeps the latest rows where there are too many', () => {
    const many = Array.from({ length: TRAINING_LIMIT + 1 }, (_, i) =>
      row(i, `u${i}`, i, i === 0 ? '独一无二' : '普通', i === 0 ? '甲' : '乙'),
    )
    expect(createNearestRows(many)({ ...query, text: template('独一无二') }, 5)).toEqual([
      { label: '乙', similarUsers: 0 },
    ])
  })
})
