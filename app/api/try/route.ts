// Tries a prompt on one row and streams the answer as lines of JSON: {text} pieces, then {done} or {error}.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { toFailure } from '@/lib/boundary/error-map'
import { route } from '@/lib/boundary/json-route'
import { isVendor } from '@/lib/core/run/connection'
import { getRuntime } from '@/lib/runtime'
import { type TryPromptPorts, tryPrompt, tryPromptSchema } from '@/lib/usecases/try-prompt'

// no-transform: a proxy that compresses would hold the pieces back.
const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

export const POST = route(async (request) => {
  const input = tryPromptSchema.parse(await request.json().catch(() => null))
  const [{ ports, embeddedClient, vendorClient }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const clientFor: TryPromptPorts['clientFor'] = async (connection, training) =>
    isVendor(connection) ? await vendorClient(connection) : embeddedClient(training)

  // Whichever shows first that the page has gone (the request or the body's reader) ends the vendor's call.
  const left = new AbortController()
  const leave = () => left.abort()
  request.signal.addEventListener('abort', leave, { once: true })
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: unknown) => {
        if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        const options = { signal: left.signal, onText: (text: string) => send({ text }) }
        send({ done: await tryPrompt({ ...ports, clientFor }, scene.id, input, options) })
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
})
