// Cancels the import of a dataset whose file is still being read.
import { route } from '@/lib/boundary/json-route'
import { getRuntime } from '@/lib/runtime'
import { cancelImport } from '@/lib/usecases/cancel-import'

export const DELETE = route(async (_request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params
  await cancelImport((await getRuntime()).datasets, id)
  return Response.json({ ok: true, data: null })
})
