// votes.csv of an arena, streamed: every vote, or with ?counted=1 those that count.
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { armTitles } from '@/components/run/arm-title'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportVotes } from '@/lib/usecases/export-votes'

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { arenas, votes } = await getRuntime()
  const arena = await arenas.find((await params).id)
  if (arena === null) throw new AppError('notFound.arena', {})
  const names = armTitles(arena.contenders)
  const titles = new Map(arena.contenders.map(({ arm }, at) => [arm, names[at] ?? '']))
  const counted = new URL(request.url).searchParams.get('counted') === '1'
  return textStream(
    exportVotes(votes, arena.id, titles, counted),
    `${syntheticPrefix(arena)}arena-${arena.number}-votes.csv`,
  )
})
