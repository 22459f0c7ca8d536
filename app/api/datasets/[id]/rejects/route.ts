// The lines of a dataset that were set aside: out as a CSV file for people to mend, and back again.
import { z } from 'zod'
import { importUpload } from '@/lib/boundary/import-upload'
import { route } from '@/lib/boundary/json-route'
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
  const fileName = encodeURIComponent(`${dataset.name}.rejected.csv`).replaceAll("'", '%27')
  return new Response(
    csvPieces((after) => datasets.listRejects(id, linesPerRead, { after })),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejected.csv"; filename*=UTF-8''${fileName}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  )
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
function csvPieces(read: (after: number) => Promise<RejectedLine[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after: number | null = null
  return new ReadableStream({
    async pull(controller) {
      if (after === null) {
        controller.enqueue(encoder.encode(byteOrderMark + csvLine(['line', 'reason', 'text'])))
        after = 0
        return
      }
      const lines = await read(after)
      const last = lines.at(-1)
      if (last === undefined) return controller.close()
      after = last.line
      controller.enqueue(encoder.encode(lines.map(({ line, reason, text }) => csvLine([line, reason, text])).join('')))
    },
  })
}
