// Answers a request with lines of JSON as they come. The last may be {error}.
import { toFailure } from './error-map'

// no-transform: a proxy that compresses would hold the pieces back.
const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** What `work` throws ends the stream as a line `{error}`. `signal` is aborted when nobody reads any more. */
export function lineStream(
  request: Request,
  work: (send: (line: object) => void, signal: AbortSignal) => Promise<void>,
): Response {
  // Whichever shows first that the page has gone (the request or the body's reader) ends the vendor's call.
  const left = new AbortController()
  const leave = () => left.abort()
  request.signal.addEventListener('abort', leave, { once: true })
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: object) => {
        if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        await work(send, left.signal)
      } catch (error) {
        if (!left.signal.aborted) send({ error: toFailure(error) })
      } finally {
        request.signal.removeEventListener('abort', leave)
        if (!left.signal.aborted) controller.close()
      }
    },
    cancel: leave,
  })
  return new Response(body, { headers })
}
