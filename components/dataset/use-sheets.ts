// The sheets of a workbook that is about to be sent, read from the file's own directory without reading the rest of it.
'use client'

import { useEffect, useState } from 'react'

const zipMark = [0x50, 0x4b, 0x03, 0x04]
/** A list of sheets is small; what says that it is not is no workbook of ours. */
const largestList = 16 * 2 ** 20

async function readSheets(file: File): Promise<string[] | null> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  if (!zipMark.every((byte, at) => head[at] === byte)) return null
  const { BlobReader, TextWriter, ZipReader } = await import('@zip.js/zip.js')
  const reader = new ZipReader(new BlobReader(file))
  try {
    const book = (await reader.getEntries()).find(({ filename }) => filename === 'xl/workbook.xml')
    if (book === undefined || book.directory || book.uncompressedSize > largestList) return []
    const text = await book.getData(new TextWriter(), { useWebWorkers: false })
    const sheets = new DOMParser().parseFromString(text, 'application/xml').getElementsByTagNameNS('*', 'sheet')
    return [...sheets]
      .filter((sheet) => (sheet.getAttribute('state') ?? 'visible') === 'visible')
      .flatMap((sheet) => sheet.getAttribute('name') ?? [])
  } finally {
    await reader.close()
  }
}

/** Names of the visible sheets; null where the file is no workbook, and until it was looked at. */
export function useSheets(file: File): string[] | null {
  const [sheets, setSheets] = useState<string[] | null>(null)
  useEffect(() => {
    let current = true
    readSheets(file).then(
      (found) => current && setSheets(found),
      // A damaged archive: sending it will say so.
      () => current && setSheets([]),
    )
    return () => {
      current = false
    }
  }, [file])
  return sheets
}
