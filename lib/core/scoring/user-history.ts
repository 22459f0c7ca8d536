// What each row's user had done before it, as far as the dataset tells.

export interface DatedRow {
  index: number
  user: string | null
  /** Epoch ms; null where the row has no readable time. */
  time: number | null
  labels: readonly string[]
}

export interface UserHistory {
  /** Rows of the user at earlier times. */
  earlierRows: number
  /** Whether a label of the row was a label of one of them. */
  takenBefore: boolean
}

// Most rows of most datasets are the first of their user.
const nothingBefore: UserHistory = { earlierRows: 0, takenBefore: false }

type Timed = DatedRow & { time: number }
const isTimed = (row: DatedRow): row is Timed => row.time !== null

/**
 * By index, for the rows that have a user and a time; the others can't be told and are missing. Rows of the same moment do
 * not count as earlier. O(n log n).
 */
export function userHistories(rows: readonly DatedRow[]): Map<number, UserHistory> {
  const byUser = new Map<string, Timed[]>()
  for (const row of rows) {
    if (row.user === null || !isTimed(row)) continue
    const own = byUser.get(row.user)
    if (own === undefined) byUser.set(row.user, [row])
    else own.push(row)
  }
  const histories = new Map<number, UserHistory>()
  for (const own of byUser.values()) {
    if (own.length > 1) own.sort((a, b) => a.time - b.time)
    let taken: Set<string> | undefined
    let counted = 0
    for (const row of own) {
      for (let next = own[counted]; next !== undefined && next.time < row.time; next = own[++counted]) {
        taken ??= new Set()
        for (const label of next.labels) taken.add(label)
      }
      const takenBefore = taken !== undefined && row.labels.some((label) => taken?.has(label))
      histories.set(row.index, counted === 0 ? nothingBefore : { earlierRows: counted, takenBefore })
    }
  }
  return histories
}
