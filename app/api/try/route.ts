// Tries a prompt on rows and streams the answers as lines of JSON: {row, text} pieces, then {row, done} or {row, error} for
// each; a line {error} ends all.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { toFailure } from '@/lib/boundary/error-map'
import { route } from '@/lib/boundary/json-route'
import { lineStream } from '@/lib/boundary/line-stream'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { tryPrompt, tryPromptSchema } from '@/lib/usecases/try-prompt'

export const POST = route(async (request) => {
  const input = tryPromptSchema.parse(await readJson(request))
  const [{ ports, clientFor }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  return lineStream(request, (send, signal) =>
    tryPrompt({ ...ports, clientFor }, scene.id, input, {
      signal,
      onText: (row, text) => send({ row, text }),
      onDone: (row, done) => send({ row, done }),
      onFailure: (row, error) => send({ row, error: toFailure(error) }),
    }),
  )
})
