// Takes a file as the request's body and puts its rows in the place of a dataset's; answers with its progress, a JSON value a line.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
import { delimiterSchema, encodingSchema } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { replaceDataset } from '@/lib/usecases/replace-dataset'

const querySchema = z.object({
  fileName: z.string().min(1).max(1000),
  /** The runs on the old rows that somebody agreed to lose. */
  runs: z.coerce.number().int().min(0).default(0),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: z.string().min(1).max(200).optional(),
})

export const POST = route(async (request, { params }: { params: Promise<{ id: string }> }) => {
  const { id: datasetId } = await params
  const { fileName, runs, ...format } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const runtime = await getRuntime()
  return await importUpload(
    request,
    { uploadsDir: runtime.uploadsDir, fileName },
    async ({ path, fileName }, watch) => {
      const input = { datasetId, path, fileName, runs, options: { ...format, ...watch } }
      const { rows, rejected } = await replaceDataset(runtime, input)
      return { rows, rejected }
    },
  )
})
