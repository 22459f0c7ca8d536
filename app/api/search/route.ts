// What the scene of this browser holds under a name, for the palette.
import { z } from 'zod'
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { getRuntime } from '@/lib/runtime'

const OF_EACH_KIND = 6

const searchSchema = z.object({ text: z.string().trim().max(200).default('') })

export const GET = route(async (request) => {
  const { text } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [scene, { search }] = await Promise.all([readCurrentScene(), getRuntime()])
  return Response.json({ ok: true, data: await search.find(scene.id, text, OF_EACH_KIND) })
})
