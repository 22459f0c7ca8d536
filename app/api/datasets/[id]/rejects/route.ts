// The lines of a dataset that were set aside, as a CSV file for people to mend.
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import { getRuntime } from '@/lib/runtime'

export const GET = route(async (_request, { params }: { params: Promise<{ id: string }> }) => {
  const { id } = await params
  const { datasets } = await getRuntime()
  const dataset = await datasets.find(id)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const lines = await datasets.listRejects(id, dataset.rejected)
  const fileName = encodeURIComponent(`${dataset.name}.rejected.csv`).replaceAll("'", '%27')
  return new Response(csvPieces(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejected.csv"; filename*=UTF-8''${fileName}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})

/** The file in pieces, made as they are asked for. */
function csvPieces(lines: readonly { line: number; reason: string; text: string }[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const header = byteOrderMark + csvLine(['line', 'reason', 'text'])
  let at = -1
  return new ReadableStream({
    pull(controller) {
      const line = lines[at]
      controller.enqueue(encoder.encode(line === undefined ? header : csvLine([line.line, line.reason, line.text])))
      at++
      if (at >= lines.length) controller.close()
    },
  })
}
