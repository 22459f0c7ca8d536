// The text of a ZIP archive's parts, streamed from the file by ranges and bounded, so that a small archive can't unfold into a huge one.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { configure, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import { AppError } from '@/lib/errors'

configure({ useWebWorkers: false })

const MB = 2 ** 20

export interface ZipArchive {
  has(name: string): boolean
  /** Bytes of the part once inflated, as the archive says. */
  inflatedBytes(name: string): number
  /** UTF-8 text in pieces; throws `file.inflates` beyond the limit, and an Error where the part is missing or broken. */
  text(name: string, limitMb: number, signal?: AbortSignal): AsyncGenerator<string>
  close(): Promise<void>
}

/** Throws an Error where the file is no ZIP archive or its directory is broken. */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = basename(path)
  const handle = await open(path, 'r')
  const reader = new ZipReader(new FileRanges(handle))
  const close = async () => {
    await reader.close()
    await handle.close()
  }
  try {
    const parts = new Map<string, FileEntry>()
    for (const entry of await reader.getEntries()) {
      if (!entry.directory) parts.set(entry.filename.replaceAll('\\', '/'), entry)
    }
    return {
      has: (name) => parts.has(name),
      inflatedBytes: (name) => parts.get(name)?.uncompressedSize ?? 0,
      close,
      async *text(name, limitMb, signal) {
        const entry = parts.get(name)
        if (entry === undefined) throw new Error(`${name} is missing`)
        if (entry.encrypted) throw new Error(`${name} is encrypted`)
        yield* decoded(entry, () => new AppError('file.inflates', { file, part: name, limitMb }), limitMb * MB, signal)
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function* decoded(
  entry: FileEntry,
  refusal: () => AppError,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  if (entry.uncompressedSize > limit) throw refusal()
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  let failure: unknown = null
  const inflating = entry.getData(writable, { checkSignature: true }).catch((error: unknown) => {
    failure = error
  })
  const decoder = new TextDecoder('utf-8')
  let bytes = 0
  // A stream that fails says so twice, here and above; the reason is above.
  const reader = readable.getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.byteLength
      // What the directory says may be a lie.
      if (bytes > limit) throw refusal()
      yield decoder.decode(value, { stream: true })
    }
    yield decoder.decode()
    await inflating
    if (failure !== null) throw failure
  } finally {
    await reader.cancel().catch(() => undefined)
    await inflating
  }
}

/** A file's bytes by ranges. */
class FileRanges extends Reader<FileHandle> {
  readonly #handle: FileHandle
  constructor(handle: FileHandle) {
    super(handle)
    this.#handle = handle
  }
  override async init(): Promise<void> {
    await super.init?.()
    this.size = (await this.#handle.stat()).size
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, bytes.length - filled, index + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  }
}
