// Where marks at the ends of lines stand, so that none lies on another: each in the first column that has room at its height.

/** The column (from 0) of each mark, in the order given; marks of one column are at least `gap` apart. */
export function markColumns(heights: readonly number[], gap: number): number[] {
  const columns = heights.map(() => 0)
  const lowest: number[] = []
  const order = heights.map((height, at) => ({ height, at })).sort((one, other) => one.height - other.height)
  for (const { height, at } of order) {
    const free = lowest.findIndex((last) => height - last >= gap)
    const column = free < 0 ? lowest.length : free
    lowest[column] = height
    columns[at] = column
  }
  return columns
}
