// Sets rows aside that a choice is to be confirmed on.

/**
 * `rows` in their order, parted: the first `searched` for the search, then `confirmed` for the confirmation, of users whom the
 * search hasn't seen as far as there are such rows. A row without a user is a user of its own. What neither part takes is
 * left out.
 */
export function holdOut<T extends { user: string | null }>(
  rows: readonly T[],
  searched: number,
  confirmed: number,
): T[] {
  const search = rows.slice(0, searched)
  const seen = new Set(search.map(({ user }) => user))
  const rest = rows.slice(searched)
  const isNew = ({ user }: T) => user === null || !seen.has(user)
  const wanted = new Set([...rest.filter(isNew), ...rest.filter((row) => !isNew(row))].slice(0, confirmed))
  return [...search, ...rest.filter((row) => wanted.has(row))]
}
