// A voter's place in a session: what there is to vote on now, and how a voter begins.
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { joinVoting, openVoting, voterNameSchema } from '@/lib/usecases/open-voting'
import { serveBattles } from '@/lib/usecases/serve-battles'
import { keepVoterKey, readVoterKey, VOTE_LIMIT_MB } from '../voter-key'

interface Context {
  params: Promise<{ token: string }>
}

const joinSchema = z.object({ name: voterNameSchema })

export const GET = route<Context>(async (_, { params }) => {
  const { voting: ports } = await getRuntime()
  const voting = await openVoting(ports, (await params).token, await readVoterKey())
  return Response.json({ ok: true, data: await serveBattles(ports, voting, []) })
})

export const POST = route<Context>(async (request, { params }) => {
  const { name } = joinSchema.parse(await readJson(request, VOTE_LIMIT_MB))
  const { voting: ports } = await getRuntime()
  const { voting, key } = await joinVoting(ports, (await params).token, await readVoterKey(), name)
  const served = await serveBattles(ports, voting, [])
  await keepVoterKey(key)
  return Response.json({ ok: true, data: served })
})
