// The exact test of paired outcomes at a size fixed beforehand.

/**
 * Two-sided exact McNemar test: the probability, when wins and losses are equally likely, of a split at least as uneven as
 * `wins` against `losses` (whole numbers ≥ 0; equal rows don't count). 1 where there is no discordant row. Summed from the
 * largest term down, in logs, so that thousands of rows don't underflow.
 * Not valid when it is looked at again and again while rows come in: see anytime.ts for that.
 * Source: F. Mosteller, "Some statistical problems in measuring the subjective response to drugs", Biometrics 8, 1952.
 */
export function mcnemarExact(wins: number, losses: number): number {
  const n = wins + losses
  const fewer = Math.min(wins, losses)
  if (wins === losses) return 1
  let logTerm = -n * Math.LN2
  for (let i = 0; i < fewer; i++) logTerm += Math.log((n - i) / (i + 1))
  let relative = 1
  let sum = 0
  for (let k = fewer; k >= 0 && relative > 1e-18; k--) {
    sum += relative
    relative *= k / (n - k + 1)
  }
  return Math.min(1, 2 * Math.exp(logTerm + Math.log(sum)))
}
