// The bytes of a file in pieces, with what can go wrong said as an AppError.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'

const chunkBytes = 256 * 1024

/**
 * Yields the file's bytes in order, at most 256 KB a piece. The piece is overwritten by the next one: copy what must last.
 * Throws `file.missing` or `file.unreadable`, and the signal's reason when it is aborted.
 */
export async function* readChunks(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch((error) => {
    throw readFailure(path, error)
  })
  try {
    const buffer = new Uint8Array(chunkBytes)
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes).catch((error) => {
        throw readFailure(path, error)
      })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function readFailure(path: string, error: NodeJS.ErrnoException): AppError {
  const file = basename(path)
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new AppError('file.missing', { file })
  return new AppError('file.unreadable', { file, detail: error.code ?? error.name }, { cause: error })
}
