// Reads a delimited file as a stream of batches: rows whose shape fits the header, and the lines that were set aside.
import { createRecordScanner, type ScannedText } from '@/lib/core/dataset/csv-records'
import type { Delimiter, Encoding, RejectedLine } from '@/lib/core/dataset/dataset'
import { readChunks } from './read-chunks'

const batchRows = 1_000

export interface TableFormat {
  encoding: Encoding
  delimiter: Delimiter
  /** True where U+FFFD in the decoded text means bytes that don't decode: such lines are set aside. */
  undecodable: boolean
}

export interface TableBatch {
  /** At most 1,000 rows in the order of the file, cells verbatim, as many in each as the header has. */
  rows: string[][]
  rejected: RejectedLine[]
  /** Bytes of the file that were read so far. */
  bytesRead: number
}

/**
 * Yields the rows below the header in batches; the next bytes are read when the next batch is asked for, so that memory
 * doesn't grow with the file. Empty lines are skipped. Throws as `readChunks`.
 */
export async function* readTable(path: string, format: TableFormat, signal?: AbortSignal): AsyncGenerator<TableBatch> {
  const decoder = new TextDecoder(format.encoding)
  const scanner = createRecordScanner(format.delimiter, format.undecodable)
  let headerSeen = false
  let bytesRead = 0

  function* batches(scanned: ScannedText): Generator<TableBatch> {
    const { records, rejected } = scanned
    const first = headerSeen ? 0 : 1
    headerSeen ||= records.length > 0
    for (let from = first; from < records.length || (from === first && rejected.length > 0); from += batchRows) {
      const rows = records.slice(from, from + batchRows).map((record) => record.cells)
      yield { rows, rejected: from === first ? rejected : [], bytesRead }
    }
  }

  for await (const chunk of readChunks(path, signal)) {
    bytesRead += chunk.length
    yield* batches(scanner.push(decoder.decode(chunk, { stream: true })))
  }
  const rest = scanner.push(decoder.decode())
  const last = scanner.end()
  yield* batches({
    records: [...rest.records, ...last.records],
    rejected: [...rest.rejected, ...last.rejected],
  })
}
