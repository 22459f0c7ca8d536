// A run's progress as it goes on; the stream ends with the run.
import { eventStream } from '@/lib/boundary/event-stream'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'

const EVERY_MS = 700

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { id } = await params
  const { watchRun } = await getRuntime()
  const read = async () => {
    const watched = await watchRun(id)
    if (watched === null) throw new AppError('notFound.run', {})
    return watched
  }
  await read()
  return eventStream(request, EVERY_MS, read, ({ status }) => status !== 'running')
})
