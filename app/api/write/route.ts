// Writes a candidate prompt and streams it as lines of JSON: {text} pieces, then {done} or {error}.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { writeCandidate, writeCandidateSchema } from '@/lib/usecases/write-candidate'

export const POST = route(async (request) => {
  const input = writeCandidateSchema.parse(await readJson(request))
  const [{ ports, vendorClient }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  return lineStream(request, async (send, signal) => {
    const onText = (text: string) => send({ text })
    send({ done: await writeCandidate({ ...ports, vendorClient }, scene.id, input, { signal, onText }) })
  })
})
