// What was sent on one row and what came back, raw: ?arm= names the version, ?row= the row of the dataset.
import { route } from '@/lib/boundary/json-route'
import { getRuntime } from '@/lib/runtime'
import { showTrial } from '@/lib/usecases/show-trial'
import { trialQuerySchema } from '../rows-query'

export const GET = route<{ params: Promise<{ id: string; position: string }> }>(async (request, { params }) => {
  const { id, position } = await params
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const place = trialQuerySchema.parse({ ...query, position })
  const data = await showTrial(await getRuntime(), id, {
    arm: place.arm,
    position: place.position,
    rowIndex: place.row,
  })
  return Response.json({ ok: true, data })
})
