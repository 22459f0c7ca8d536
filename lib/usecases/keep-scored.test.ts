import { expect, it } from 'vitest'
import type { Run } from '@/lib/store/runs'
import { keepScored } from './keep-scored'

const runOf = (id: string, finishedAt: Date | null) => ({ id, finishedAt }) as Run

it('reads a run that is over once, one that goes on each time, and one that was taken up again anew', async () => {
  const reads: string[] = []
  const { listScored } = keepScored({
    listScored: async ({ id }) => {
      reads.push(id)
      return []
    },
  })
  const over = runOf('over', new Date(1))
  const [first, second] = await Promise.all([listScored(over), listScored(over)])
  expect(second).toBe(first)
  await listScored(runOf('on', null))
  await listScored(runOf('on', null))
  expect(reads).toEqual(['over', 'on', 'on'])
  await listScored(runOf('over', new Date(2)))
  expect(reads).toHaveLength(4)
})
