// Takes a vote and answers with what comes after the next one.

import { route } from '@/lib/boundary/json-route'
import { readJson } from '@/lib/boundary/read-body'
import { getRuntime } from '@/lib/runtime'
import { castVote, castVoteSchema } from '@/lib/usecases/cast-vote'
import { openVoting } from '@/lib/usecases/open-voting'
import { readVoterKey, VOTE_LIMIT_MB } from '../../voter-key'

export const POST = route<{ params: Promise<{ token: string }> }>(async (request, { params }) => {
  const vote = castVoteSchema.parse(await readJson(request, VOTE_LIMIT_MB))
  const { voting: ports } = await getRuntime()
  const voting = await openVoting(ports, (await params).token, await readVoterKey())
  return Response.json({ ok: true, data: await castVote(ports, voting, vote) })
})
