// Progress of all runs under way, for the pill.
import { readActiveRuns } from '@/app/(workbench)/active-runs'
import { eventStream } from '@/lib/boundary/event-stream'
import { route } from '@/lib/boundary/json-route'

export const GET = route(async (request) => eventStream(request, 1000, readActiveRuns, () => false))
