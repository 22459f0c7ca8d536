// Writes the body of a request to a file of its own, bounded, with nothing left behind after a failure.
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { AppError } from '@/lib/errors'

/** The largest upload, in MB of 2^20 bytes. Larger files go through the command line, which reads them in place. */
export const uploadLimitMb = 2048

export interface Upload {
  path: string
  /** The name by which the user knows the file, made safe. */
  fileName: string
  /** Removes the file and its folder; to be called whatever becomes of it. */
  remove(): Promise<void>
}

/**
 * Streams the body to `<uploadsDir>/<uuid>/<safe name>`, readable by this user alone, in constant memory.
 * Throws 'request.tooLarge' (by the announced length before anything is written, else when the limit is passed),
 * 'file.unwritable' where the disk is full, and the stream's own error when the sender goes away.
 */
export async function receiveUpload(
  request: Request,
  uploadsDir: string,
  fileName: string,
  limitMb = uploadLimitMb,
): Promise<Upload> {
  const limitBytes = limitMb * 2 ** 20
  if (Number(request.headers.get('content-length')) > limitBytes) throw new AppError('request.tooLarge', { limitMb })
  const safeName = safeFileName(fileName)
  const folder = join(uploadsDir, randomUUID())
  const path = join(folder, safeName)
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const body = request.body === null ? Readable.from([]) : Readable.fromWeb(request.body as NodeReadableStream)
    const bounded = boundedTo(limitBytes, () => new AppError('request.tooLarge', { limitMb }))
    await pipeline(body, bounded, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal: request.signal })
    return { path, fileName: safeName, remove }
  } catch (error) {
    await remove()
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('file.unwritable', { file: safeName, detail: code })
    throw error
  }
}

function boundedTo(limitBytes: number, refusal: () => AppError): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > limitBytes) done(refusal())
      else done(null, chunk)
    },
  })
}

/** File systems take 255 bytes a name; some room is left for those that add to it. */
const nameBytes = 200

/** The last part of a path as a name that any file system takes; the extension is kept, and so are names in any script. */
export function safeFileName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (clean === '') return 'upload.csv'
  const extension = extname(clean)
  const kept = Buffer.byteLength(extension) <= 20 ? extension : ''
  return shortened(clean.slice(0, clean.length - kept.length), nameBytes - Buffer.byteLength(kept)) + kept
}

/** The longest beginning of at most `bytes` bytes of UTF-8, whole characters. */
function shortened(text: string, bytes: number): string {
  let kept = ''
  let size = 0
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    kept += character
  }
  return kept
}
