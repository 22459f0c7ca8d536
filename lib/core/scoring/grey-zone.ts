// The grey zone: degrees of f so near to θ that what was meant has to be looked at.

/** Half the width of the zone that is offered. */
const HALF = 0.15

/** The zone around θ, to two places, within [0, 1]. */
export function greyZone(theta: number): { low: number; high: number } {
  const rounded = (degree: number) => Math.round(Math.min(1, Math.max(0, degree)) * 100) / 100
  return { low: rounded(theta - HALF), high: rounded(theta + HALF) }
}
