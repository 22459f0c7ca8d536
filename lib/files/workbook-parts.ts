// The parts of an XLSX workbook that its sheets lean on: which sheets there are, shared texts, number formats.
// Source: ECMA-376 part 1, SpreadsheetML.
import { SaxesParser } from 'saxes'
import { type SerialShape, serialShape, unescapedText } from '@/lib/core/dataset/spreadsheet-cell'
import type { ZipArchive } from './zip-text'

const smallPartMb = 64
/** Shared texts are kept in memory. */
const sharedTextsMb = 512

export interface SheetPart {
  name: string
  hidden: boolean
  /** Its name in the archive. */
  part: string
}
export interface WorkbookParts {
  sheets: SheetPart[]
  from1904: boolean
  /** What each cell style makes of a number. */
  shapes: SerialShape[]
  sharedTexts: string[]
}

interface Tag {
  /** Without its prefix. */
  name: string
  attributes: Record<string, string>
}
interface XmlHandlers {
  open?(tag: Tag): void
  close?(name: string): void
  text?(text: string): void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** A parser that calls back with names without prefix. Throws where the text is no XML. */
export function createXmlParser({ open, close, text }: XmlHandlers): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  if (open) {
    parser.on('opentag', (tag) => open({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }))
  }
  if (close) parser.on('closetag', ({ name }) => close(local(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() }
}

/** Null where the archive has no workbook. Throws what the archive and the XML parser throw. */
export async function readWorkbookParts(zip: ZipArchive, signal?: AbortSignal): Promise<WorkbookParts | null> {
  const book = 'xl/workbook.xml'
  if (!zip.has(book)) return null
  const parse = async (part: string, limitMb: number, handlers: XmlHandlers) => {
    const parser = createXmlParser(handlers)
    for await (const piece of zip.text(part, limitMb, signal)) parser.write(piece)
    parser.end()
  }

  const targets = new Map<string, { part: string; type: string }>()
  await parse('xl/_rels/workbook.xml.rels', smallPartMb, {
    open({ name, attributes: { Id, Target, Type } }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      targets.set(Id, { part: partName(Target), type: (Type ?? '').split('/').at(-1) ?? '' })
    },
  })
  const sheets: SheetPart[] = []
  let from1904 = false
  await parse(book, smallPartMb, {
    open({ name, attributes }) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key !== 'sheetId' && local(key) === 'id')?.[1]
      const target = targets.get(id ?? '')
      // Sheets of charts alone have no cells.
      if (target?.type !== 'worksheet') return
      sheets.push({
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
        part: target.part,
      })
    },
  })
  const named = (type: string, usual: string) => [...targets.values()].find((each) => each.type === type)?.part ?? usual
  const stylesPart = named('styles', 'xl/styles.xml')
  const textsPart = named('sharedStrings', 'xl/sharedStrings.xml')
  const shapes: SerialShape[] = []
  const sharedTexts: string[] = []
  if (zip.has(stylesPart)) await parse(stylesPart, smallPartMb, collectShapes(shapes))
  if (zip.has(textsPart)) await parse(textsPart, sharedTextsMb, collectTexts(sharedTexts))
  return { sheets, from1904, shapes, sharedTexts }
}

/** Targets are relative to the folder of the workbook, or begin at the root. */
function partName(target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : `xl/${target}`).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function collectShapes(shapes: SerialShape[]): XmlHandlers {
  const codes = new Map<string, string>()
  let inCells = false
  return {
    open({ name, attributes }) {
      if (name === 'numFmt') codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = attributes.numFmtId ?? '0'
        shapes.push(serialShape(Number(id), codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  }
}

function collectTexts(texts: string[]): XmlHandlers {
  let item = ''
  let inText = false
  let phonetic = false
  return {
    open({ name }) {
      if (name === 'si') item = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(piece) {
      if (inText) item += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') texts.push(unescapedText(item))
    },
  }
}
