import { expect, it } from 'vitest'
import { shareReads } from './share-reads'

it('reads a key once in its time, and again after it or after a failure', async () => {
  let time = 0
  const reads: string[] = []
  const shared = shareReads(
    500,
    () => time,
    async (key: string) => {
      reads.push(key)
      if (key === 'bad') throw new Error('gone')
      return reads.length
    },
  )
  expect(await Promise.all([shared('a'), shared('a'), shared('b')])).toEqual([1, 1, 2])
  time = 499
  expect(await shared('a')).toBe(1)
  time = 500
  expect(await shared('a')).toBe(3)
  await expect(shared('bad')).rejects.toThrow('gone')
  await expect(shared('bad')).rejects.toThrow('gone')
  expect(reads).toEqual(['a', 'b', 'a', 'bad', 'bad'])
})
