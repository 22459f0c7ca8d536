// Answers an upload with the progress of its import: a JSON value a line, the last one a Result.
import { toFailure } from './error-map'
import { receiveUpload, type Upload } from './receive-upload'
import type { Result } from './result'

interface ImportWatch {
  signal: AbortSignal
  onProgress(bytesRead: number, bytesTotal: number, rows: number): void
}

const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
}
const LINE_EVERY_MS = 100

/**
 * Receives the body, then answers 200 with lines `{stage: 'reading', bytesRead, bytesTotal, rows}` (at most ten a second) and
 * last `{ok: true, data}` or `{ok: false, error}`. When the other side goes away, `work` is aborted by the watch's signal.
 * The upload is removed in every case. Throws what `receiveUpload` throws, before any line.
 */
export async function importUpload<T>(
  request: Request,
  target: { uploadsDir: string; fileName: string },
  work: (upload: Upload, watch: ImportWatch) => Promise<T>,
): Promise<Response> {
  const upload = await receiveUpload(request, target.uploadsDir, target.fileName).catch((error: unknown) => {
    if (!request.signal.aborted) throw error
    return null
  })
  // Nobody is there to read it.
  if (upload === null) return new Response(null, { status: 499 })
  const gone = new AbortController()
  const signal = AbortSignal.any([request.signal, gone.signal])
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (value: unknown) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      }
      let lineAt = 0
      const onProgress: ImportWatch['onProgress'] = (bytesRead, bytesTotal, rows) => {
        const now = performance.now()
        if (now - lineAt < LINE_EVERY_MS) return
        lineAt = now
        send({ stage: 'reading', bytesRead, bytesTotal, rows })
      }
      const result = await work(upload, { signal, onProgress })
        .then((data): Result<T> => ({ ok: true, data }))
        .catch((error): Result<T> | null => (signal.aborted ? null : { ok: false, error: toFailure(error) }))
      await upload.remove()
      send(result)
      if (!signal.aborted) controller.close()
    },
    cancel: () => gone.abort(),
  })
  return new Response(stream, { headers })
}
