// A sheet of an XLSX workbook as a table. Formulas give the result that the workbook keeps, merged cells their value once.
import { basename } from 'node:path'
import { cellLimit, recordLimit, rejectedTextLimit } from '@/lib/core/dataset/choices'
import { type RejectedLine, repeatsHeader } from '@/lib/core/dataset/dataset'
import { uniqueHeader } from '@/lib/core/dataset/header'
import { numberText, referencedColumn, serialText, unescapedText } from '@/lib/core/dataset/spreadsheet-cell'
import { AppError } from '@/lib/errors'
import { batchRows, checkColumnCount, damaged, type TableBatch, type TableSource } from './table-source'
import { createXmlParser, readWorkbookParts, type SheetPart, type WorkbookParts } from './workbook-parts'
import { openZip, type ZipArchive } from './zip-text'

const sheetMb = 4096

interface SheetRow {
  /** The row's number in the sheet, from 1. */
  line: number
  cells: string[]
}

/**
 * The first row with a cell that isn't empty is the header; empty rows are skipped, short ones filled up. Cells behind the last
 * header make a row `too_many_cells`. Throws `file.notText` for an archive that is no workbook, `file.noSheet`,
 * `file.emptySheet`, `file.tooManyColumns`, `file.inflates`, `file.damaged`, and the signal's reason.
 */
export async function openWorkbook(
  path: string,
  sizeBytes: number,
  options: { sheet?: string | undefined; signal?: AbortSignal | undefined },
): Promise<TableSource> {
  const file = basename(path)
  const { signal } = options
  try {
    const zip = await openZip(path).catch((error: unknown) => {
      throw damaged(file, 'zip', error, signal)
    })
    try {
      const parts = await readWorkbookParts(zip, signal)
      if (parts === null) throw new AppError('file.notText', { file, detail: 'zip' })
      const sheet = chosenSheet(parts.sheets, options.sheet, file)
      const header = await firstRow(sheetRows(zip, parts, sheet, file, signal))
      if (header === undefined) throw new AppError('file.emptySheet', { file, sheet: sheet.name })
      checkColumnCount(file, header.cells.length)
      const { names, changes } = uniqueHeader(header.cells)
      return {
        format: 'xlsx',
        encoding: null,
        delimiter: null,
        sheets: parts.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
        sheet: sheet.name,
        names,
        headerChanges: changes,
        read: (signal) => readSheet(path, parts, sheet, header, sizeBytes, signal),
      }
    } finally {
      await zip.close()
    }
  } catch (error) {
    throw damaged(file, 'xlsx', error, signal)
  }
}

function chosenSheet(sheets: readonly SheetPart[], wanted: string | undefined, file: string): SheetPart {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : (sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => name.trim() === wanted.trim()))
  if (found !== undefined) return found
  throw new AppError('file.noSheet', {
    file,
    sheet: wanted ?? '1',
    available: sheets.map(({ name }) => name).join(', ') || '–',
  })
}

async function firstRow(batches: AsyncGenerator<{ rows: SheetRow[] }>): Promise<SheetRow | undefined> {
  for await (const { rows } of batches) {
    const row = rows.find(isFilled)
    if (row) return { line: row.line, cells: filledPart(row.cells) }
  }
  return undefined
}

const isFilled = ({ cells }: SheetRow): boolean => cells.some((cell) => cell.trim() !== '')
const filledPart = (cells: string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)

async function* readSheet(
  path: string,
  parts: WorkbookParts,
  sheet: SheetPart,
  header: SheetRow,
  sizeBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<TableBatch> {
  const file = basename(path)
  const columns = header.cells.length
  const empty = new Array<string>(columns).fill('')
  try {
    const zip = await openZip(path)
    try {
      for await (const { rows: read, share } of sheetRows(zip, parts, sheet, file, signal)) {
        const rows: string[][] = []
        const lines: number[] = []
        const rejected: RejectedLine[] = []
        for (const row of read) {
          if (row.line <= header.line || !isFilled(row)) continue
          const cells = row.cells.length > columns ? filledPart(row.cells) : row.cells
          const reason = wrongWith(cells, header.cells)
          if (reason === null) {
            rows.push([...cells, ...empty.slice(cells.length)])
            lines.push(row.line)
          } else rejected.push({ line: row.line, reason, text: cells.join('\t').slice(0, rejectedTextLimit) })
        }
        const bytesRead = Math.round(share * sizeBytes)
        for (let from = 0; from < rows.length || (from === 0 && rejected.length > 0); from += batchRows) {
          const to = from + batchRows
          const taken = { rows: rows.slice(from, to), lines: lines.slice(from, to) }
          yield { ...taken, rejected: from === 0 ? rejected : [], bytesRead }
        }
      }
    } finally {
      await zip.close()
    }
  } catch (error) {
    throw damaged(file, 'xlsx', error, signal)
  }
}

function wrongWith(cells: readonly string[], header: readonly string[]): RejectedLine['reason'] | null {
  if (cells.length > header.length) return 'too_many_cells'
  if (cells.some((cell) => cell.length > cellLimit)) return 'too_long'
  if (cells.some((cell) => cell.includes('\0'))) return 'bad_encoding'
  return repeatsHeader(cells, header) ? 'repeated_header' : null
}

interface SheetPiece {
  rows: SheetRow[]
  /** How much of the sheet was read, 0–1. */
  share: number
}

/** The sheet's rows as its text comes, cells as far as the last one that the row names. */
async function* sheetRows(
  zip: ZipArchive,
  parts: WorkbookParts,
  sheet: SheetPart,
  file: string,
  signal?: AbortSignal,
): AsyncGenerator<SheetPiece> {
  const total = zip.inflatedBytes(sheet.part)
  let ready: SheetRow[] = []
  let characters = 0
  let sinceRow = 0
  const parser = createXmlParser(
    collectRows(parts, (row) => {
      ready.push(row)
      sinceRow = 0
    }),
  )
  for await (const piece of zip.text(sheet.part, sheetMb, signal)) {
    parser.write(piece)
    characters += piece.length
    sinceRow += ready.length > 0 ? 0 : piece.length
    // One row that never ends would be kept whole.
    if (sinceRow > 8 * recordLimit) throw new AppError('file.inflates', { file, part: sheet.part, limitMb: 64 })
    if (ready.length === 0) continue
    yield { rows: ready, share: total > 0 ? Math.min(1, characters / total) : 1 }
    ready = []
  }
  parser.end()
}

/** The sheet's last column, XFD. */
const lastColumn = 16_383

function collectRows({ shapes, sharedTexts, from1904 }: WorkbookParts, emit: (row: SheetRow) => void) {
  let row: SheetRow = { line: 0, cells: [] }
  let column = -1
  let kind = ''
  let style = 0
  let value = ''
  let inline = ''
  let inValue = false
  let inText = false
  let phonetic = false

  function cellText(): string {
    if (kind === 'inlineStr') return unescapedText(inline)
    if (value === '') return ''
    if (kind === 's') return sharedTexts[Number(value)] ?? ''
    if (kind === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
    if (kind === 'str') return unescapedText(value)
    if (kind === 'e' || kind === 'd') return value
    const number = Number(value)
    if (!Number.isFinite(number)) return value
    const shape = shapes[style] ?? 'number'
    if (shape !== 'number') return serialText(number, shape, from1904)
    // Identifiers that a program wrote with all their digits stay as they are.
    return /^-?\d{16,}$/.test(value) ? value : numberText(number)
  }

  return {
    open({ name, attributes }: { name: string; attributes: Record<string, string> }) {
      if (name === 'c') {
        const named = referencedColumn(attributes.r ?? '')
        column = named >= 0 ? named : column + 1
        kind = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
        inline = ''
      } else if (name === 'v') inValue = true
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
      else if (name === 'row') {
        row = { line: Number(attributes.r ?? row.line + 1), cells: [] }
        column = -1
      }
    },
    text(piece: string) {
      if (inValue) value += piece
      else if (inText) inline += piece
    },
    close(name: string) {
      if (name === 'v') inValue = false
      else if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && column <= lastColumn) {
        while (row.cells.length < column) row.cells.push('')
        row.cells[column] = cellText()
      } else if (name === 'row') emit(row)
    },
  }
}
