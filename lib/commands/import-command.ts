// hitloop import: reads a table whole and prints what it is as JSON. Opens no database, keeps nothing.
import type { RejectedLine } from '@/lib/core/dataset/dataset'
import { unreadTimes } from '@/lib/core/dataset/unread-times'
import { type ImportedTable, importTable } from '@/lib/files/import-table'
import { checkWritable, replaceFile } from '@/lib/files/replace-file'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import { checkDistinct } from './distinct-files'
import type { ImportOptionValues } from './options'
import type { Session } from './session'

export async function importCommand(file: string, values: ImportOptionValues, session: Session): Promise<number> {
  const { label, user, time, sheet } = values
  const path = session.pathOf(file)
  const quarantine = values.quarantine === undefined ? null : session.pathOf(values.quarantine)
  checkDistinct([{ option: 'FILE', path }], [{ option: '--quarantine', path: quarantine }])
  if (quarantine !== null) await checkWritable(quarantine)
  const read = (rejected: (lines: RejectedLine[]) => Promise<void> | void) =>
    importTable(path, { label, user, time, sheet, signal: session.signal }, { rows: () => {}, rejected })

  const table = quarantine === null ? await read(() => {}) : await setAside(quarantine, read)
  tellHeaderChanges(table, session)
  tellUnreadTimes(table, session)
  if (table.rejected > 0) session.note(quarantine === null ? 'setAsideHint' : 'setAside', { count: table.rejected })
  const { format, encoding, delimiter, rows, rejected } = table
  const ofWorkbook = table.sheet === null ? {} : { sheet: table.sheet }
  const columns = table.columns.map(({ name, role, kind, coverage, distinct }) => ({
    name,
    role,
    kind,
    coverage,
    distinct,
  }))
  const answer = { file: table.file, format, ...ofWorkbook, encoding, delimiter, rows, rejected, columns }
  session.stdout(`${JSON.stringify(answer, null, 2)}\n`)
  return 0
}

async function setAside(
  path: string,
  read: (rejected: (lines: RejectedLine[]) => Promise<void>) => Promise<ImportedTable>,
): Promise<ImportedTable> {
  const kept: ImportedTable[] = []
  await replaceFile(path, async ({ write }) => {
    await write(byteOrderMark + csvLine(['line', 'reason', 'text']))
    const table = await read(async (lines) => {
      for (const { line, reason, text } of lines) await write(csvLine([line, reason, text]))
    })
    kept.push(table)
  })
  const [table] = kept
  if (table === undefined) throw new Error('the table was not read')
  return table
}

/** Values of the time column that hold no time. */
export function tellUnreadTimes({ columns }: Pick<ImportedTable, 'columns'>, session: Session): void {
  const unread = unreadTimes(columns)
  if (unread !== null) session.note('unreadTimes', { column: unread.column, example: unread.values[0] ?? '' })
}

/** Headers that were empty or repeated, and what they are called now. */
export function tellHeaderChanges({ headerChanges }: Pick<ImportedTable, 'headerChanges'>, session: Session): void {
  for (const { column, from, to } of headerChanges) {
    session.note(from === '' ? 'headerNamed' : 'headerRenamed', { column, from, to })
  }
}
