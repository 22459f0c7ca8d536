// Asks two versions about one row and answers with both, once both are there: when each came would tell who it is.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { keepVoterKey, readVoterKey } from '@/app/api/vote/voter-key'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { hashOf, newSecret } from '@/lib/usecases/open-voting'
import { openQuickBattle, quickBattleSchema } from '@/lib/usecases/quick-battle'

export const POST = route(async (request) => {
  const input = quickBattleSchema.parse(await readJson(request))
  const [{ quick }, scene, known] = await Promise.all([getRuntime(), readCurrentScene(), readVoterKey()])
  const key = known ?? newSecret()
  const view = await openQuickBattle(quick, scene.id, hashOf(key), input)
  if (known === null) await keepVoterKey(key)
  return Response.json({ ok: true, data: view })
})
