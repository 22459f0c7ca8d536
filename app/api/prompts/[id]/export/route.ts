// A prompt with all its versions as a file that can be imported again.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { attachment } from '@/lib/boundary/attachment'
import { route } from '@/lib/boundary/json-route'
import { writePromptFile } from '@/lib/core/prompt/prompt-file'
import { originKey } from '@/lib/core/prompt/version-origin'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'

export const GET = route<{ params: Promise<{ id: string }> }>(async (_, { params }) => {
  const [{ prompts }, scene, { id }] = await Promise.all([getRuntime(), readCurrentScene(), params])
  const prompt = await prompts.find(id)
  if (prompt?.sceneId !== scene.id) throw new AppError('notFound.prompt', {})
  const numberOf = new Map(prompt.versions.map((version) => [version.id, version.number]))
  const versions = prompt.versions.map(
    ({ number, parentId, template, variables, emptyCells, origin, feedback, note, tags }) => ({
      ...{ number, parent: numberOf.get(parentId ?? '') ?? null, template, variables, emptyCells },
      ...{ origin: originKey(origin), feedback, note, tags },
    }),
  )
  return new Response(writePromptFile({ name: prompt.name, versions }), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment('prompt.json', `${prompt.name}.json`),
      'cache-control': 'no-store',
    },
  })
})
