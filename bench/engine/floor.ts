// The floor: the vendor's SDK in a bare loop. Its own retries are on, since a loop without any would lose rows to faults.
import { Anthropic } from '@anthropic-ai/sdk'
import { apiKey, arms, callsOf, type Load, model, promptOf } from './load'

/** Resolves to how many calls failed for good. */
export async function bareLoop(url: string, load: Load): Promise<number> {
  const sdk = new Anthropic({ apiKey, baseURL: url })
  const calls = callsOf(load)
  let next = 0
  let failed = 0
  const work = async () => {
    for (let i = next++; i < calls; i = next++) {
      const content = promptOf(Math.floor(i / arms), i % arms)
      try {
        await sdk.messages.create({ model, max_tokens: 512, messages: [{ role: 'user', content }] })
      } catch {
        failed++
      }
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, work))
  return failed
}
