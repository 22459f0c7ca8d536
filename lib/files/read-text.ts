// A text file as a whole, in whatever encoding a table might have.
import { basename } from 'node:path'
import { createEncodingDetector } from '@/lib/core/dataset/detect-encoding'
import { AppError } from '@/lib/errors'
import { readChunks } from './read-chunks'

/**
 * The file's text without byte order mark; its encoding is decided on all of its bytes, as for tables. An empty file gives
 * ''. Throws `file.missing`, `file.unreadable`, `file.notPlain`, and the signal's reason.
 */
export async function readText(path: string, signal?: AbortSignal): Promise<string> {
  const detector = createEncodingDetector()
  const chunks: Buffer[] = []
  for await (const chunk of readChunks(path, signal)) {
    detector.push(chunk)
    chunks.push(Buffer.from(chunk))
  }
  const { encoding, binary } = detector.result()
  if (binary) throw new AppError('file.notPlain', { file: basename(path), detail: binary })
  return new TextDecoder(encoding).decode(Buffer.concat(chunks))
}
