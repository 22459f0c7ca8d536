// A file that is made piece by piece, as a download.
import { attachment } from './attachment'

/** CSV in UTF-8 under a name, as `attachment` takes it. The pieces are asked for as fast as they are taken. */
export function textStream(pieces: AsyncGenerator<string>, plain: string, fileName = plain): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(plain, fileName),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
