// Chance as it would be if the columns said nothing: labels change hands between users, never between the rows of one user.
import { seededRandom } from '../../sampling/random'

/** Where fewer users than this have one number of rows, those with the next number trade with them. */
const USERS_A_STRATUM = 10

/**
 * `permutations` shuffled copies of a label column. Rows of a user share a profile and often a need, so they stay together: a user gets
 * the labels, in their order, of another user with as many rows. Users whose number of rows is rare trade with those of near
 * numbers, whose labels are cut or begun again. `users[row]` null: that row is a user of its own. Users trade within their half alone
 * (`halves[row]`, alike for all rows of a user), since what is learnt on one half for the other rests on the halves as they are.
 * Source: A. Winkler et al., "Multi-level block permutation", NeuroImage 123, 2015 (whole-block exchange).
 */
export function permuteUsers(
  labels: Uint8Array,
  users: readonly (string | null)[],
  halves: Uint8Array,
  permutations: number,
  seed: number,
): Uint8Array[] {
  const random = seededRandom(seed)
  const all = rowsByUser(users)
  const strata = [0, 1].flatMap((half) => sizeStrata(all.filter(([row = 0]) => halves[row] === half)))
  return Array.from({ length: permutations }, () => {
    const shuffled = new Uint8Array(labels.length)
    for (const stratum of strata) {
      const givers = shuffle([...stratum.keys()], random)
      stratum.forEach((rows, place) => {
        const from = stratum[givers[place] ?? 0] ?? rows
        for (let i = 0; i < rows.length; i++) shuffled[rows[i] ?? 0] = labels[from[i % from.length] ?? 0] ?? 0
      })
    }
    return shuffled
  })
}

/** Fisher and Yates, in place. */
function shuffle(items: number[], random: () => number): number[] {
  for (let last = items.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const moved = items[last] ?? 0
    items[last] = items[at] ?? 0
    items[at] = moved
  }
  return items
}

function rowsByUser(users: readonly (string | null)[]): number[][] {
  const known = new Map<string, number[]>()
  const all: number[][] = []
  users.forEach((user, row) => {
    const rows = user === null ? undefined : known.get(user)
    if (rows) {
      rows.push(row)
      return
    }
    const fresh = [row]
    all.push(fresh)
    if (user !== null) known.set(user, fresh)
  })
  return all
}

/** Users by rising number of rows: those of one number together, and enough of them in each stratum where there are. */
function sizeStrata(users: readonly number[][]): number[][][] {
  const strata: number[][][] = []
  for (const rows of [...users].sort((a, b) => a.length - b.length)) {
    const last = strata.at(-1)
    const alike = last?.[0]?.length === rows.length
    if (last && (alike || last.length < USERS_A_STRATUM)) last.push(rows)
    else strata.push([rows])
  }
  const rest = strata.at(-1)
  if (strata.length > 1 && rest && rest.length < USERS_A_STRATUM) {
    strata.pop()
    strata.at(-1)?.push(...rest)
  }
  return strata
}
