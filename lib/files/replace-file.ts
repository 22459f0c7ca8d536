// Writes a file so that what stood there before is lost only when the new one is whole.
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '@/lib/errors'

export interface FileWriter {
  write(text: string): Promise<void>
}

const PIECE_CHARACTERS = 64 * 1024

/** Throws `file.unwritable` where `replaceFile` would; leaves nothing behind and an existing file untouched. */
export async function checkWritable(path: string): Promise<void> {
  const target = await openTarget(path)
  await target.handle.close()
  if (target.temporary !== null) await rm(target.temporary, { force: true })
}

/**
 * Hands out a writer to a temporary neighbour that takes the name when `fill` has resolved; when it throws, nothing has
 * changed. Devices and pipes are written to as they are. Throws `file.unwritable`, and what `fill` throws.
 */
export async function replaceFile(path: string, fill: (writer: FileWriter) => Promise<void>): Promise<void> {
  const { handle, temporary } = await openTarget(path)
  let waiting = ''
  const flush = async () => {
    const piece = waiting
    waiting = ''
    if (piece !== '') await orUnwritable(path, handle.writeFile(piece))
  }
  try {
    await fill({
      async write(text) {
        waiting += text
        if (waiting.length >= PIECE_CHARACTERS) await flush()
      },
    })
    await flush()
    await handle.close()
    if (temporary !== null) await orUnwritable(path, rename(temporary, path))
  } catch (error) {
    await handle.close().catch(() => undefined)
    if (temporary !== null) await rm(temporary, { force: true })
    throw error
  }
}

async function openTarget(path: string): Promise<{ handle: FileHandle; temporary: string | null }> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw new AppError('file.unwritable', { file: basename(path), detail: 'EISDIR' })
  if (found !== null && !found.isFile()) return { handle: await orUnwritable(path, open(path, 'w')), temporary: null }
  // A file that may not be written to must not be replaced either, though the folder would allow it.
  if (found !== null) await orUnwritable(path, open(path, 'r+')).then((existing) => existing.close())
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  return { handle: await orUnwritable(path, open(temporary, 'wx')), temporary }
}

async function orUnwritable<T>(path: string, deed: Promise<T>): Promise<T> {
  try {
    return await deed
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    throw new AppError('file.unwritable', { file: basename(path), detail: code ?? name }, { cause: error })
  }
}
