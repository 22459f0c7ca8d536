// A stream of server-sent events: the page listens, the server looks.
import { setTimeout as sleep } from 'node:timers/promises'

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/**
 * Sends what `read` gives each time that it differs from the last, every `everyMs`; a comment keeps silent lines open.
 * `isLast` ends the stream after a value: the page then closes it, too.
 */
export function eventStream<T>(
  request: Request,
  everyMs: number,
  read: () => Promise<T>,
  isLast: (value: T) => boolean,
): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = ''
      let silent = 0
      try {
        while (!request.signal.aborted) {
          const value = await read()
          const text = JSON.stringify(value)
          if (text !== last) controller.enqueue(encoder.encode(`data: ${text}\n\n`))
          else if (silent >= 15_000) controller.enqueue(encoder.encode(': still here\n\n'))
          silent = text !== last || silent >= 15_000 ? 0 : silent + everyMs
          last = text
          if (isLast(value)) break
          await sleep(everyMs, undefined, { signal: request.signal }).catch(() => undefined)
        }
        controller.close()
      } catch (error) {
        // The page has gone, or the database is closing: the browser connects again by itself.
        if (!request.signal.aborted) controller.error(error)
      }
    },
  })
  return new Response(stream, { headers })
}
