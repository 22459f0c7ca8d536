// Answers an upload with the progress of its import: a JSON value a line, the last one a Result.
import { toFailure } from './error-map'
import { receiveUpload, type Upload } from './receive-upload'
import type { Result } from './result'

/** Addresses of what is being made: where it can be looked at, and what to DELETE to cancel it. */
interface BegunImport {
  href: string
  cancel: string
}

interface ImportWatch {
  signal: AbortSignal
  onProgress(bytesRead: number, bytesTotal: number, rows: number): void
  /** From here on the work outlives the request: when the other side goes away it is not aborted. */
  outlive(begun: BegunImport): void
  /** True once nobody is there any more to be told what comes of it. */
  unattended(): boolean
}

const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
}
const LINE_EVERY_MS = 100

/**
 * Receives the body, then answers 200 with lines `{stage: 'reading', bytesRead, bytesTotal, rows}` (at most ten a second), one
 * `{stage: 'begun', href, cancel}` where the work outlives the request, and last `{ok: true, data}` or `{ok: false, error}`. When the
 * other side goes away, `work` is aborted by the watch's signal unless it outlives that. The upload is removed in every case.
 * Throws what `receiveUpload` throws, before any line.
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
  const left = AbortSignal.any([request.signal, gone.signal])
  const abort = new AbortController()
  let outlives = false
  const onLeft = () => {
    if (!outlives) abort.abort(left.reason)
  }
  if (left.aborted) onLeft()
  else left.addEventListener('abort', onLeft)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (value: unknown) => {
        if (!left.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      }
      let lineAt = 0
      const onProgress: ImportWatch['onProgress'] = (bytesRead, bytesTotal, rows) => {
        const now = performance.now()
        if (now - lineAt < LINE_EVERY_MS) return
        lineAt = now
        send({ stage: 'reading', bytesRead, bytesTotal, rows })
      }
      const outlive: ImportWatch['outlive'] = (begun) => {
        outlives = true
        send({ stage: 'begun', ...begun })
      }
      const watch = { signal: abort.signal, onProgress, outlive, unattended: () => left.aborted }
      const result = await work(upload, watch)
        .then((data): Result<T> => ({ ok: true, data }))
        .catch((error): Result<T> | null => (abort.signal.aborted ? null : { ok: false, error: toFailure(error) }))
      await upload.remove()
      send(result)
      if (!left.aborted) controller.close()
    },
    cancel: () => gone.abort(),
  })
  return new Response(stream, { headers })
}
