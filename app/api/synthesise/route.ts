// Makes up rows and streams them as lines of JSON: {written} as they come, {error} where a call failed.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { writeRows, writeRowsSchema } from '@/lib/usecases/write-rows'

export const POST = route(async (request) => {
  const input = writeRowsSchema.parse(await readJson(request))
  const [{ ports, vendorClient }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  return lineStream(request, (send, signal) =>
    writeRows({ ...ports, vendorClient, now: Date.now }, scene.id, input, {
      signal,
      onRows: (written) => send({ written }),
    }),
  )
})
