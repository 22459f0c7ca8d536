import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { lineStream } from './line-stream'

const ask = (signal?: AbortSignal) => new Request('http://127.0.0.1/x', signal ? { signal } : {})
const linesOf = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

describe('lineStream', () => {
  it('sends lines of JSON in order and ends', async () => {
    const response = lineStream(ask(), async (send) => {
      send({ text: '一\n二' })
      send({ done: 1 })
    })
    expect(response.headers.get('content-type')).toContain('x-ndjson')
    expect(await linesOf(response)).toEqual([{ text: '一\n二' }, { done: 1 }])
  })

  it('ends with the error in words of ours', async () => {
    const response = lineStream(ask(), async (send) => {
      send({ text: 'half' })
      throw new AppError('notFound.prompt', {})
    })
    expect(await linesOf(response)).toEqual([{ text: 'half' }, { error: { code: 'notFound.prompt', params: {} } }])
  })

  it('tells the work when the reader has left', async () => {
    let gone = false
    const response = lineStream(ask(), async (send, signal) => {
      send({ text: 'x' })
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      gone = signal.aborted
      send({ text: 'to nobody' })
    })
    await response.body?.cancel()
    await expect.poll(() => gone).toBe(true)
  })
})
