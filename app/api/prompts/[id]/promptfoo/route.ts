// A version as a configuration of promptfoo, with rows of the scene's newest dataset that fits it as test cases; or these alone, as CSV.
import { z } from 'zod'
import { readCurrentScene } from '@/app/(workbench)/current-scene'
import { syntheticPrefix } from '@/app/api/synthetic-prefix'
import { attachment } from '@/lib/boundary/attachment'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { exportPromptfoo } from '@/lib/usecases/export-promptfoo'
import { fittingDataset } from '@/lib/usecases/fitting-dataset'

const querySchema = z.object({ v: z.coerce.number().int().min(1), form: z.enum(['yaml', 'csv']).default('yaml') })

export const GET = route<{ params: Promise<{ id: string }> }>(async (request, { params }) => {
  const { v, form } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [{ prompts, datasets }, scene, { id }] = await Promise.all([getRuntime(), readCurrentScene(), params])
  const prompt = await prompts.find(id)
  const version = prompt?.versions.find(({ number }) => number === v)
  if (prompt?.sceneId !== scene.id || version === undefined) throw new AppError('notFound.prompt', {})
  const fitting = fittingDataset(await datasets.list(scene.id), version)
  const text = await exportPromptfoo(datasets, { ...version, promptName: prompt.name }, fitting ?? null, form)
  const fileName = `${syntheticPrefix(fitting ?? null)}${prompt.name} v${v}.${form}`
  return new Response(text, {
    headers: {
      'content-type': `${form === 'csv' ? 'text/csv' : 'application/yaml'}; charset=utf-8`,
      'content-disposition': attachment(form === 'csv' ? 'tests.csv' : 'promptfooconfig.yaml', fileName),
      'cache-control': 'no-store',
    },
  })
})
