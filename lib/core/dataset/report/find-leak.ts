// Columns that hold the answer: a prompt that reads one is told what it is to guess, and its hit rate means nothing.

export interface Leak {
  /** The cell is the label; the cell contains the label's name; the value tells the label of other users. */
  kind: 'same' | 'contains' | 'predicts'
  /** Share of the cells for which it does, in [0, 1]; for `predicts`, of those whose value other users have too. */
  share: number
}

export interface LeakCheck {
  leak: Leak | null
  /** Share of the non-empty cells that contain the name of their row's label (two characters or more), in [0, 1]; 0 where all are empty. */
  naming: number
}

/** From these shares a column is said to hold the answer. Of what was viewed or bought before a choice, half may well name it. */
const SAME = 0.9
const CONTAINS = 0.9
const PREDICTS = 0.9
/** Cells that a judgement needs. */
const LEAST_CELLS = 50

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * The clearest way in which a column gives the label of its row away, or null, and how often it names it.
 * - same: nine of ten cells are the label, whatever the width and case of the letters;
 * - contains: nine of ten cells contain the label's name (two characters or more);
 * - predicts: learnt on one half of the users, the most frequent label of each value removes nine tenths of the errors that
 *   always guessing the most frequent label makes on the other half. That is λ of L. Goodman, W. Kruskal, "Measures of
 *   association for cross classifications", JASA 49, 1954, on held-out rows.
 *
 * @param labels of the same rows, none empty. @param halves 0 or 1 for each row, alike for all rows of a user.
 */
export function findLeak(cells: readonly string[], labels: readonly string[], halves: Uint8Array): LeakCheck {
  const counts = countNaming(cells, labels)
  const naming = counts.filled === 0 ? 0 : counts.naming / counts.filled
  return { leak: clearestLeak(counts, cells, labels, halves), naming }
}

function clearestLeak(
  { filled, same, naming }: ReturnType<typeof countNaming>,
  cells: readonly string[],
  labels: readonly string[],
  halves: Uint8Array,
): Leak | null {
  if (filled < LEAST_CELLS || new Set(labels).size < 2) return null
  if (same >= SAME * filled) return { kind: 'same', share: same / filled }
  if (naming >= CONTAINS * filled) return { kind: 'contains', share: naming / filled }
  const told = tellHeldOut(cells, labels, halves)
  const errorsLeft =
    told.known - told.byCommonest === 0 ? 1 : (told.known - told.right) / (told.known - told.byCommonest)
  return told.known >= LEAST_CELLS && errorsLeft <= 1 - PREDICTS
    ? { kind: 'predicts', share: told.right / told.known }
    : null
}

function countNaming(cells: readonly string[], labels: readonly string[]) {
  const counts = { filled: 0, same: 0, naming: 0 }
  cells.forEach((cell, i) => {
    if (cell === '') return
    counts.filled++
    const text = plain(cell)
    const label = plain(labels[i] ?? '')
    if (text === label) counts.same++
    if (label.length >= 2 && text.includes(label)) counts.naming++
  })
  return counts
}

interface Told {
  /** Held-out cells whose value the other half has. */
  known: number
  right: number
  byCommonest: number
}

function tellHeldOut(cells: readonly string[], labels: readonly string[], halves: Uint8Array): Told {
  const told: Told = { known: 0, right: 0, byCommonest: 0 }
  for (const half of [0, 1]) {
    const { ofValue, ofAll } = learnLabels(cells, labels, halves, 1 - half)
    cells.forEach((cell, i) => {
      const guess = halves[i] === half ? ofValue.get(cell) : undefined
      if (guess === undefined) return
      told.known++
      if (guess === labels[i]) told.right++
      if (ofAll === labels[i]) told.byCommonest++
    })
  }
  return told
}

/** The most frequent label of each value, and of all rows, in one half. */
function learnLabels(cells: readonly string[], labels: readonly string[], halves: Uint8Array, half: number) {
  const byValue = new Map<string, Map<string, number>>()
  const all = new Map<string, number>()
  cells.forEach((cell, i) => {
    if (halves[i] !== half || cell === '') return
    const label = labels[i] ?? ''
    const counts = byValue.get(cell) ?? new Map<string, number>()
    counts.set(label, (counts.get(label) ?? 0) + 1)
    byValue.set(cell, counts)
    all.set(label, (all.get(label) ?? 0) + 1)
  })
  return { ofValue: new Map([...byValue].map(([value, counts]) => [value, commonest(counts)])), ofAll: commonest(all) }
}

function commonest(counts: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [label, count] of counts) {
    if (count > most) {
      best = label
      most = count
    }
  }
  return best
}
