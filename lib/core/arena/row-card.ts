// A row as a person reads it who has to judge: short facts side by side, then what was done as sentences.
import type { ColumnRole } from '../dataset/dataset'

export interface RowCard {
  facts: { name: string; value: string }[]
  stories: { name: string; text: string }[]
}

export interface CardRoles {
  label: number
  user: number | null
  time: number | null
}

/** What is longer reads as a sentence. */
const LONGEST_FACT = 16
const LONGEST_STORY = 600
const MOST_FACTS = 24

/**
 * Feature cells that aren't empty, in the order of the file. Label, user and time are never shown, whatever role they have
 * by now.
 */
export function rowCard(
  columns: readonly { name: string; role: ColumnRole }[],
  { label, user, time }: CardRoles,
  cells: readonly string[],
): RowCard {
  const card: RowCard = { facts: [], stories: [] }
  for (const [at, { name, role }] of columns.entries()) {
    const value = cells[at]?.trim() ?? ''
    if (role !== 'feature' || at === label || at === user || at === time || value === '') continue
    if ([...value.slice(0, 2 * LONGEST_FACT + 1)].length > LONGEST_FACT)
      card.stories.push({ name, text: value.length > LONGEST_STORY ? `${value.slice(0, LONGEST_STORY)}…` : value })
    else if (card.facts.length < MOST_FACTS) card.facts.push({ name, value })
  }
  return card
}
