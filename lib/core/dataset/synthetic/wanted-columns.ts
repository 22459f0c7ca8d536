// The columns of rows that are to be made up, as a person writes them: one a line, with values that it may have.
import { AppError } from '@/lib/errors'

export interface WantedColumn {
  name: string
  /** Values that a cell may have, as examples; none where nobody said. */
  examples: string[]
}

export const MOST_COLUMNS = 60
/** Enough to try prompts on; more would only look like evidence. */
export const MOST_SYNTHETIC_ROWS = 200
const MOST_NAME = 100
const MOST_EXAMPLES = 50

/**
 * `name: value | value` a line, with `：` and `｜` as well; a name alone is a column without examples. Empty lines are left out.
 * Throws 'synthetic.noColumns', 'synthetic.manyColumns', 'synthetic.badLine' and 'synthetic.repeated' with the line (from 1).
 */
export function parseWantedColumns(text: string): WantedColumn[] {
  const columns: WantedColumn[] = []
  const seen = new Set<string>()
  for (const [at, written] of text.split(/\r\n|[\r\n]/).entries()) {
    if (written.trim() === '') continue
    const [head = ''] = written.split(/[:：]/u, 1)
    const name = head.trim()
    if (name === '' || name.length > MOST_NAME) throw new AppError('synthetic.badLine', { line: at + 1 })
    if (seen.has(name)) throw new AppError('synthetic.repeated', { line: at + 1, name })
    seen.add(name)
    const examples = written
      .slice(head.length + 1)
      .split(/[|｜]/u)
      .map((value) => value.trim())
      .filter((value) => value !== '')
    columns.push({ name, examples: [...new Set(examples)].slice(0, MOST_EXAMPLES) })
  }
  if (columns.length === 0) throw new AppError('synthetic.noColumns', {})
  if (columns.length > MOST_COLUMNS) throw new AppError('synthetic.manyColumns', { most: MOST_COLUMNS })
  return columns
}

/** A line that is read back as this column; signs that would part its values are left out of them. */
export function formatWantedColumn({ name, examples }: WantedColumn): string {
  const values = examples.map((value) => value.replace(/[|｜\r\n]+/gu, ' ').trim()).filter((value) => value !== '')
  const plain = name.replace(/[:：\r\n]+/gu, ' ').trim()
  return values.length === 0 ? plain : `${plain}: ${values.join(' | ')}`
}
