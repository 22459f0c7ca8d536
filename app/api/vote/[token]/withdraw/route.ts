// Withdraws the voter's latest vote.
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { withdrawVote } from '@/lib/usecases/cast-vote'
import { openVoting } from '@/lib/usecases/open-voting'
import { readVoterKey, VOTE_LIMIT_MB } from '../../voter-key'

const withdrawSchema = z.object({ battleId: z.string().min(1).max(100) })

export const POST = route<{ params: Promise<{ token: string }> }>(async (request, { params }) => {
  const { battleId } = withdrawSchema.parse(await readJson(request, VOTE_LIMIT_MB))
  const { voting: ports } = await getRuntime()
  const voting = await openVoting(ports, (await params).token, await readVoterKey())
  return Response.json({ ok: true, data: await withdrawVote(ports, voting, battleId) })
})
