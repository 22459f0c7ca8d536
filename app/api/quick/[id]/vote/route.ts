// Takes the vote on a quick battle and answers with who wrote what.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { readVoterKey } from '@/app/api/vote/voter-key'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { hashOf } from '@/lib/usecases/open-voting'
import { castQuickVote, quickVoteSchema } from '@/lib/usecases/quick-battle'

export const POST = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const vote = quickVoteSchema.parse(await readJson(request))
  const [{ quick }, scene, key, { id }] = await Promise.all([getRuntime(), readCurrentScene(), readVoterKey(), params])
  return Response.json({ ok: true, data: await castQuickVote(quick, scene.id, hashOf(key ?? ''), id, vote) })
})
