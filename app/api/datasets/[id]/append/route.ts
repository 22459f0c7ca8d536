// Takes a file as the request's body and appends it to a dataset; answers with its progress, a JSON value a line.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
import { delimiterSchema, encodingSchema } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { appendDataset } from '@/lib/usecases/append-dataset'

const querySchema = z.object({
  fileName: z.string().min(1).max(1000),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: z.string().min(1).max(200).optional(),
})

export const POST = route(async (request, { params }: { params: Promise<{ id: string }> }) => {
  const { id: datasetId } = await params
  const { fileName, ...format } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { datasets, uploadsDir } = await getRuntime()
  return await importUpload(request, { uploadsDir, fileName }, ({ path }, watch) =>
    appendDataset(datasets, { datasetId, path, fileName, options: { ...format, ...watch } }),
  )
})
