// What a run would take, before it is started. A route and no action: actions wait for each other, and this can be broken off.
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { isVendor } from '@/lib/core/run/connection'
import { getRuntime } from '@/lib/runtime'
import { priceRun } from '@/lib/usecases/price-run'
import { startRunSchema } from '@/lib/usecases/start-run'

export const POST = route(async (request) => {
  const input = startRunSchema.parse(await readJson(request))
  const [{ ports, vendorClient }, { id }] = await Promise.all([getRuntime(), readCurrentScene()])
  const clientOf = async (connection: string) => (isVendor(connection) ? vendorClient(connection) : {})
  return Response.json({ ok: true, data: await priceRun({ ...ports, clientOf }, id, input, request.signal) })
})
