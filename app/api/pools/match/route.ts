// Names to the products of the scene's pool: one name with reasons (GET, at each key), many names as JSON or CSV (POST, a form).
import { z } from 'zod'
import { attachment } from '@/lib/boundary/attachment'
import { route } from '@/lib/boundary/json-route'
import { readForm } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { matchCsvHeader, matchCsvLines, matchName, matchNames, splitNames } from '@/lib/usecases/match-names'

const NEAREST = 8
const NAME_LIMIT = 5_000

const oneSchema = z.object({ sceneId: z.string().min(1), name: z.string().trim().min(1).max(1000) })

export const GET = route(async (request) => {
  const { sceneId, name } = oneSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { matchers, ports } = await getRuntime()
  const matches = await matchName({ matchers, normaliser: ports.normaliser }, sceneId, name, NEAREST)
  const { name: normalised, specs } = ports.normaliser(name)
  return Response.json({ ok: true, data: { name, normalised, specs, matches } })
})

const manySchema = z.object({
  sceneId: z.string().min(1),
  names: z
    .string()
    .transform(splitNames)
    .pipe(z.array(z.string().max(1000)).min(1).max(NAME_LIMIT)),
  k: z.coerce.number().int().min(1).max(10),
  theta: z.coerce.number().min(0).max(1),
  format: z.enum(['json', 'csv']).default('json'),
})

export const POST = route(async (request) => {
  const { sceneId, format, ...input } = manySchema.parse(await readForm(request))
  const found = await matchNames((await getRuntime()).matchers, sceneId, input)
  if (format === 'json') return Response.json({ ok: true, data: found })
  const lines = found.map(({ input: name, matches }) => matchCsvLines(name, matches))
  return new Response(matchCsvHeader + lines.join(''), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment('matches.csv') },
  })
})
