import { expect, it } from 'vitest'
import type { Column } from './dataset'
import { unreadTimes } from './unread-times'

const column = (role: Column['role'], topValues: string[]): Column => ({
  ...{ name: `${role} column`, role, kind: 'text', coverage: 1, distinct: topValues.length },
  topValues,
})

it('names what holds no time in the time column, and nothing elsewhere', () => {
  expect(unreadTimes([column('feature', ['昨天']), column('time', ['2024-07-30', '30/07/2024', '20240731'])])).toEqual({
    ...{ column: 'time column', values: ['30/07/2024'] },
  })
  expect(unreadTimes([column('time', ['2024-07-30', '1722300000'])])).toBeNull()
  expect(unreadTimes([column('feature', ['昨天'])])).toBeNull()
})
