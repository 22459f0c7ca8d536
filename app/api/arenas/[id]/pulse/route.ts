// What changes while a session is watched; a page that hears of a change reads itself anew. Null once the session is gone.
import { eventStream } from '@/lib/boundary/event-stream'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'

const EVERY_MS = 1500

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { id } = await params
  const { arenas, votes, voting, judging, voters } = await getRuntime()
  const read = async () => {
    const arena = await arenas.find(id)
    if (arena === null) return null
    const [count, { book, run }, judges] = await Promise.all([
      votes.count(id),
      voting.board.contextOf(id),
      voters.listJudges(id),
    ])
    const ready = [...book.counts.values()].reduce((sum, answers) => sum + answers, 0)
    const judged = judges.reduce((sum, { calls }) => sum + calls, 0)
    const judgesEnds = judging.list(id).map(({ end }) => end)
    return { votes: count, ready, running: run.status === 'running', ended: arena.endedAt !== null, judged, judgesEnds }
  }
  if ((await read()) === null) throw new AppError('notFound.arena', {})
  return eventStream(request, EVERY_MS, read, (value) => value === null)
})
