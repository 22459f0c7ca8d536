// The column names of a file that is about to be sent, so that columns can be chosen before it is.
'use client'

import { useEffect, useState } from 'react'
import { createRecordScanner } from '@/lib/core/dataset/csv-records'
import { detectDelimiter, withoutSeparatorLine } from '@/lib/core/dataset/detect-delimiter'
import { createEncodingDetector } from '@/lib/core/dataset/detect-encoding'
import { uniqueHeader } from '@/lib/core/dataset/header'
import { detectJson } from '@/lib/core/dataset/json-lines'

const HEAD_BYTES = 64 * 1024

/** Names as the import will call them, judged on the first 64 KB; none where these are no delimited text. */
async function readHeader(file: File): Promise<string[]> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const detector = createEncodingDetector()
  detector.push(bytes)
  const { binary, encoding } = detector.result()
  if (binary) return []
  const complete = file.size <= HEAD_BYTES
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  if (detectJson(text) !== null) return []
  const scanner = createRecordScanner(detectDelimiter(text, complete).delimiter)
  const scanned = scanner.push(withoutSeparatorLine(text))
  const [first] = [...scanned.records, ...(complete ? scanner.end().records : [])]
  return first === undefined ? [] : uniqueHeader(first.cells).names
}

/** Empty until the file was read, and where its columns can't be told. */
export function useHeader(file: File): string[] {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    let current = true
    readHeader(file).then(
      (found) => current && setNames(found),
      // A file that can't be read any more: sending it will say so.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [file])
  return names
}
