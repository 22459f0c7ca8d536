// A run's progress as it goes on; the stream ends with the run.
import { eventStream } from '@/lib/boundary/event-stream'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'

const EVERY_MS = 700

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { id } = await params
  const { watchProgress } = await getRuntime()
  const read = async () => {
    const progress = await watchProgress(id)
    if (progress === null) throw new AppError('notFound.run', {})
    return progress
  }
  await read()
  return eventStream(request, EVERY_MS, read, ({ status }) => status !== 'running')
})
