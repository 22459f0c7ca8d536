// Reads a delimited file as a stream of batches: rows whose shape fits the header, and the lines that were set aside.

import { rejectedTextLimit } from '@/lib/core/dataset/choices'
import { createRecordScanner, type ScannedText } from '@/lib/core/dataset/csv-records'
import { type Delimiter, type Encoding, type RejectedLine, repeatsHeader } from '@/lib/core/dataset/dataset'
import { withoutSeparatorLine } from '@/lib/core/dataset/detect-delimiter'
import { misreadTest } from '@/lib/core/dataset/misread-utf8'
import { readChunks } from './read-chunks'
import { batchRows, type TableBatch } from './table-source'

interface TextForm {
  encoding: Encoding
  delimiter: Delimiter
  /** True where U+FFFD in the decoded text means bytes that don't decode: such lines are set aside. */
  undecodable: boolean
  /** True where lines of UTF-8 are known to be among those of another encoding. */
  mixed: boolean
}

/**
 * Yields the rows below the header in batches; the next bytes are read when the next batch is asked for, so that memory
 * doesn't grow with the file. Empty lines are skipped, repetitions of the header set aside. Throws as `readChunks`.
 */
export async function* readTable(path: string, form: TextForm, signal?: AbortSignal): AsyncGenerator<TableBatch> {
  const decoder = new TextDecoder(form.encoding)
  const scanner = createRecordScanner(form.delimiter, form.undecodable, misreadTest(form.encoding, form.mixed))
  let header: string[] | null = null
  let bytesRead = 0

  function* batches(scanned: ScannedText): Generator<TableBatch> {
    if (header === null) header = scanned.records.shift()?.cells ?? null
    const rejected = withoutHeaders(scanned, header ?? [], form.delimiter)
    const { records } = scanned
    for (let from = 0; from < records.length || (from === 0 && rejected.length > 0); from += batchRows) {
      const taken = records.slice(from, from + batchRows)
      const rows = taken.map((record) => record.cells)
      const lines = taken.map((record) => record.line)
      yield { rows, lines, rejected: from === 0 ? rejected : [], bytesRead }
    }
  }

  for await (const chunk of readChunks(path, signal)) {
    const text = decoder.decode(chunk, { stream: true })
    const first = bytesRead === 0
    bytesRead += chunk.length
    yield* batches(scanner.push(first ? withoutSeparatorLine(text) : text))
  }
  const rest = scanner.push(decoder.decode())
  const last = scanner.end()
  yield* batches({
    records: [...rest.records, ...last.records],
    rejected: [...rest.rejected, ...last.rejected],
  })
}

/** Takes repetitions of the header out of the records; all lines that are set aside, in the order of the file. */
function withoutHeaders(scanned: ScannedText, header: readonly string[], delimiter: Delimiter): RejectedLine[] {
  const { records, rejected } = scanned
  if (!records.some(({ cells }) => repeatsHeader(cells, header))) return rejected
  const repeated: RejectedLine[] = []
  scanned.records = records.filter(({ cells, line }) => {
    if (!repeatsHeader(cells, header)) return true
    repeated.push({ line, reason: 'repeated_header', text: cells.join(delimiter).slice(0, rejectedTextLimit) })
    return false
  })
  return [...rejected, ...repeated].sort((a, b) => a.line - b.line)
}
