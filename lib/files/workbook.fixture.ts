// Test data: XLSX workbooks, put together by hand as ECMA-376 says, so that no writer's habits are taken for the format.
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

export interface FixtureSheet {
  name: string
  /** `<row>` elements. */
  rows: string
  state?: 'hidden'
}
interface FixtureWorkbook {
  sheets: FixtureSheet[]
  sharedTexts?: string[]
  /** `<numFmt>` and `<xf>` elements of the cell styles. */
  formats?: { numFmts: string; xfs: string }
  date1904?: boolean
  /** Further parts, or others in their place. */
  parts?: Record<string, string>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The bytes of a workbook. Relationships are written before what they name, sheets before the shared texts. */
export async function workbookBytes({
  sheets,
  sharedTexts,
  formats,
  date1904,
  parts,
}: FixtureWorkbook): Promise<Uint8Array> {
  const all: Record<string, string> = {}
  for (const [at, { rows }] of sheets.entries()) {
    all[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
  }
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  all['xl/_rels/workbook.xml.rels'] = `<Relationships>${sheets
    .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
    .join(
      '',
    )}${relation('rIdS', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('rIdF', 'styles', 'styles.xml')}</Relationships>`
  all['xl/workbook.xml'] =
    `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`
  if (sharedTexts) all['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${sharedTexts.join('')}</sst>`
  if (formats) {
    all['xl/styles.xml'] =
      `<styleSheet xmlns="${main}"><numFmts>${formats.numFmts}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.xfs}</cellXfs></styleSheet>`
  }
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const [name, text] of Object.entries({ ...all, ...parts })) await zip.add(name, new TextReader(text))
  return await zip.close()
}

/** A row of texts. */
export const textRow = (line: number, cells: readonly string[]): string =>
  `<row r="${line}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
