// The body of a request in memory, bounded: a route may be asked by anybody, and must not be filled by them.
import { storableValue } from '@/lib/core/dataset/storable-text'
import { AppError } from '@/lib/errors'

/** What a page sends at most, in MB of 2^20 bytes. Files go through receiveUpload. */
export const bodyLimitMb = 10

/** Throws 'request.tooLarge', by the announced length before anything is read, else when the limit is passed. */
export async function readBody(request: Request, limitMb = bodyLimitMb): Promise<Uint8Array<ArrayBuffer>> {
  const limitBytes = limitMb * 2 ** 20
  const refusal = () => new AppError('request.tooLarge', { limitMb })
  if (Number(request.headers.get('content-length')) > limitBytes) throw refusal()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > limitBytes) throw refusal()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The body's JSON with text that can be stored, or null where it is none, which a schema then refuses. Throws 'request.tooLarge'. */
export async function readJson(request: Request, limitMb?: number): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request, limitMb))
  try {
    return storableValue(JSON.parse(text))
  } catch {
    return null
  }
}

/** The fields of a form; none where the body is no form. Throws 'request.tooLarge'. */
export async function readForm(request: Request, limitMb?: number): Promise<Record<string, FormDataEntryValue>> {
  const body = await readBody(request, limitMb)
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData())
  return Object.fromEntries(form)
}
