// A run's progress as it goes on; the stream ends with the run.
import { eventStream } from '@/lib/boundary/event-stream'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'

const EVERY_MS = 700

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { id } = await params
  const { watchProgress, troubleOf } = await getRuntime()
  const read = async () => {
    const progress = await watchProgress(id)
    if (progress === null) throw new AppError('notFound.run', {})
    // Why answers can't be stored at the moment: the run stands still meanwhile.
    return { ...progress, trouble: troubleOf(id) ?? null }
  }
  await read()
  return eventStream(request, EVERY_MS, read, ({ status }) => status !== 'running')
})
