// Takes a file as the request's body and imports it as the scene's candidate pool; answers with its progress, a JSON value a line.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
import { delimiterSchema, encodingSchema } from '@/lib/core/dataset/dataset'
import type { PoolField } from '@/lib/core/dataset/pool-columns'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { importPool } from '@/lib/usecases/import-pool'

const column = z.string().trim().min(1).max(1000).optional()

/** One parameter a field. */
const columnsSchema = z.object({
  product: column,
  alias: column,
  sku: column,
  category: column,
  price: column,
  stock: column,
  impressions: column,
  clicks: column,
  score: column,
} satisfies Record<PoolField, unknown>)

const querySchema = z.object({
  sceneId: z.string().min(1),
  fileName: z.string().min(1).max(1000),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: z.string().min(1).max(200).optional(),
})

export const POST = route(async (request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const { sceneId, fileName: name, encoding, delimiter, sheet } = querySchema.parse(asked)
  const columns = columnsSchema.parse(asked)
  const { scenes, pools, uploadsDir } = await getRuntime()
  if ((await scenes.find(sceneId)) === null) throw new AppError('notFound.scene', {})
  return await importUpload(request, { uploadsDir, fileName: name }, async ({ path, fileName }, watch) => {
    const options = { encoding, delimiter, sheet, ...watch }
    return await importPool(pools, { sceneId, path, fileName, columns, options })
  })
})
