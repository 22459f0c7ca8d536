// quick-votes.csv of the scene, streamed: every vote outside of a session, or with ?counted=1 those that count.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { getRuntime } from '@/lib/runtime'
import { exportQuickVotes } from '@/lib/usecases/export-quick-votes'

export const GET = route(async (request) => {
  const [{ quickBattles }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const countedOnly = new URL(request.url).searchParams.get('counted') === '1'
  return textStream(exportQuickVotes(quickBattles, scene.id, countedOnly), 'quick-votes.csv')
})
