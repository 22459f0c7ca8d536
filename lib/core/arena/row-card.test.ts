import { expect, it } from 'vitest'
import { rowCard } from './row-card'

const columns = (['user', 'time', 'feature', 'feature', 'feature', 'label', 'labelSku', 'ignore'] as const).map(
  (role, at) => ({ name: `c${at}`, role }),
)
const roles = { label: 5, user: 0, time: 1 }
const story = '昨晚搜索“上火 牙龈肿痛”，浏览菊花茶 2 次'

it('shows features alone: short ones as facts, long ones as sentences, no label', () => {
  expect(rowCard(columns, roles, ['u1', '2026-06-01', ' 女 ', story, ' ', '龙胆泻肝片', '1001', 'x'])).toEqual({
    facts: [{ name: 'c2', value: '女' }],
    stories: [{ name: 'c3', text: story }],
  })
})

it('hides what was the label when the run started, though it is a feature by now', () => {
  expect(rowCard(columns, { ...roles, label: 2 }, ['u1', '', '龙胆泻肝片', story]).facts).toEqual([])
})

it('cuts what is too long', () => {
  const { stories } = rowCard(columns, roles, ['', '', '', '字'.repeat(5000)])
  expect(stories[0]?.text).toHaveLength(601)
})
