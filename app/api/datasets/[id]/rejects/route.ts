// The lines of a dataset that were set aside: out as a CSV file for people to mend, and back again.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
import { textStream } from '@/lib/boundary/text-stream'
import { delimiterSchema, encodingSchema, type RejectedLine } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import { getRuntime } from '@/lib/runtime'
import { mendFile } from '@/lib/usecases/mend-lines'

const linesPerRead = 500

interface Context {
  params: Promise<{ id: string }>
}

const querySchema = z.object({
  fileName: z.string().min(1).max(1000),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  sheet: z.string().min(1).max(200).optional(),
})

export const GET = route(async (_request, { params }: Context) => {
  const { id } = await params
  const { datasets } = await getRuntime()
  const dataset = await datasets.find(id)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const pieces = csvPieces((after) => datasets.listRejects(id, linesPerRead, { after }))
  return textStream(pieces, 'rejected.csv', `${dataset.name}.rejected.csv`)
})

/** Takes the mended file as the request's body; answers with its progress, a JSON value a line. */
export const POST = route(async (request, { params }: Context) => {
  const { id: datasetId } = await params
  const { fileName, ...format } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { datasets, uploadsDir } = await getRuntime()
  return await importUpload(request, { uploadsDir, fileName }, ({ path }, watch) =>
    mendFile(datasets, { datasetId, path, options: { ...format, ...watch } }),
  )
})

/** The file in pieces, read as they are asked for; `read` gives the lines behind a line. */
async function* csvPieces(read: (after: number) => Promise<RejectedLine[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['line', 'reason', 'text'])
  for (let lines = await read(0); lines.length > 0; lines = await read(lines.at(-1)?.line ?? 0)) {
    yield lines.map(({ line, reason, text }) => csvLine([line, reason, text])).join('')
  }
}
