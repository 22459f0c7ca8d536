import { describe, expect, it } from 'vitest'
import { keepLatest } from './keep-latest'

describe('keepLatest', () => {
  const counting = () => {
    const made: string[] = []
    const keep = keepLatest<string>(2)
    const ask = (key: string) =>
      keep(key, async () => {
        made.push(key)
        if (key === 'bad') throw new Error('no')
        return key
      })
    return { made, ask }
  }

  it('makes a value once, and forgets the key that was not asked for longest', async () => {
    const { made, ask } = counting()
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a', 'a', 'b'])
    await ask('a')
    await ask('c')
    await ask('a')
    await ask('b')
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('tries again after a failure', async () => {
    const { made, ask } = counting()
    await expect(ask('bad')).rejects.toThrow('no')
    await expect(ask('bad')).rejects.toThrow('no')
    expect(made).toEqual(['bad', 'bad'])
  })
})
