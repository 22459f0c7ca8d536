const SIGNIFICANT = 4
const MAX_DECIMALS = 6

const decimalsOf = (value: number): number =>
  /\.(\d+)$/.exec(String(Number(value.toPrecision(SIGNIFICANT))))?.[1]?.length ?? 0

/**
 * How a column of scores is written: as many decimals in every row as the one that needs most for four significant
 * digits, so that they stand below one another; four significant digits each where that would take more than six.
 */
export function scoreFormat(scores: readonly number[]) {
  const small = scores.some((score) => score !== 0 && Math.abs(score) < 10 ** -(MAX_DECIMALS - 2))
  const decimals = Math.max(0, ...scores.map(decimalsOf))
  return small || decimals > MAX_DECIMALS
    ? { maximumSignificantDigits: SIGNIFICANT }
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
}
