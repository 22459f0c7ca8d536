// Revises a version and streams what the writer says as lines of JSON: {text} pieces, then {done} or {error}.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { reviseVersion, reviseVersionSchema } from '@/lib/usecases/revise-version'

export const POST = route(async (request) => {
  const input = reviseVersionSchema.parse(await readJson(request))
  const [{ ports, vendorClient }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  return lineStream(request, async (send, signal) => {
    const onText = (text: string) => send({ text })
    send({ done: await reviseVersion({ ...ports, vendorClient }, scene.id, input, { signal, onText }) })
  })
})
