// Takes a file as the request's body and imports it as a dataset; answers with its progress, a JSON value a line.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
import { delimiterSchema, encodingSchema } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { importDataset } from '@/lib/usecases/import-dataset'

const querySchema = z.object({
  sceneId: z.string().min(1),
  name: z.string().trim().min(1).max(120),
  fileName: z.string().min(1).max(1000),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: z.string().min(1).max(200).optional(),
  label: z.string().trim().min(1).max(1000).optional(),
})

export const POST = route(async (request) => {
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { sceneId, name, encoding, delimiter, sheet, label } = query
  const { scenes, datasets, uploadsDir } = await getRuntime()
  if ((await scenes.find(sceneId)) === null) throw new AppError('notFound.scene', {})
  return await importUpload(request, { uploadsDir, fileName: query.fileName }, async ({ path, fileName }, watch) => {
    const { signal, onProgress, outlive, unattended } = watch
    const options = { encoding, delimiter, sheet, label, signal, onProgress }
    const onBegin = (id: string) => outlive({ href: `/data/${id}`, cancel: `/api/datasets/${id}/reading` })
    const input = { sceneId, name, path, fileName, options, onBegin, unattended }
    const { dataset, table } = await importDataset(datasets, input)
    const { rows, rejected, headerChanges } = table
    return { id: dataset.id, rows, rejected, headerChanges }
  })
})
