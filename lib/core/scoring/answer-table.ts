// Products out of a Markdown table: the column that names products, and the one that gives reasons.
import { type AnswerItem, cleanReason, splitItem } from './answer-name'

const productHeader = /产品|商品|药品|名称|品名|product|name|item|recommend|推荐/iu
const reasonHeader = /理由|原因|说明|解释|依据|功效|适用|reason|expla|why|rational|descr/iu
const countHeader = /^(?:#|no\.?|序号|编号|排名|排序|rank)$/iu
const maxRows = 100
const ruleCell = /^:?-{1,}:?$/

/** Cells of a table line. Rows without outer pipes are tables too; escaped pipes stay in their cell. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())

function readTable(header: readonly string[], rows: readonly string[][]): AnswerItem[] {
  const reason = header.findIndex((cell) => reasonHeader.test(cell))
  const named = header.findIndex(
    (cell, index) => index !== reason && productHeader.test(cell) && !reasonHeader.test(cell),
  )
  const column = named >= 0 ? named : header.findIndex((cell, index) => index !== reason && !countHeader.test(cell))
  return rows.map((cells) => {
    const item = splitItem(cells[column] ?? '')
    return { name: item.name, reason: cleanReason(cells[reason] ?? '') || item.reason }
  })
}

/** The products of the first table that has any: lines with pipes around a rule of dashes. */
export function tableItems(lines: readonly string[]): AnswerItem[] {
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (!line.includes('|') || !line.includes('-')) continue
    if (!cellsOf(line).every((cell) => ruleCell.test(cell))) continue
    const following = lines.slice(index + 1, index + 1 + maxRows)
    const end = following.findIndex((later) => !later.includes('|'))
    const rows = following.slice(0, end < 0 ? undefined : end).map(cellsOf)
    const items = readTable(cellsOf(lines[index - 1] ?? ''), rows).filter((item) => item.name !== '')
    if (items.length > 0) return items
    index += rows.length
  }
  return []
}
