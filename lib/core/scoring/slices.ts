// Where two versions hit more or less often than elsewhere, and where one of them beats the other.

import type { ScoredTrial } from '../run/run'
import {
  clusterCodes,
  clusteredDifferenceInterval,
  codedTotals,
  differenceOf,
  proportionIntervalOf,
} from '../statistics/clustered'
import { discoveries } from '../statistics/discoveries'
import { clusteredGap, pValueOf } from '../statistics/two-groups'
import type { Interval } from '../statistics/wilson'
import { isHit } from './metrics'
import type { Dimension, RunFacts, SliceRows } from './run-facts'

/** Of the marked slices, at most this share is expected to be marked by chance. */
export const FALSE_SHARE = 0.1

export interface ArmInSlice {
  rows: number
  hits: number
  /** 0 without rows. */
  share: number
  /** 95 %, the rows of a user as one cluster. */
  interval: Interval
  /** That the slice differs from the other rows: probability by chance, and whether it is marked over all slices. */
  p: number
  apart: 'above' | 'below' | null
}

export interface SliceFigures {
  value: string
  /** Rows of the slice that some arm has finished. */
  rows: number
  a: ArmInSlice
  /** Null where the run has one arm. */
  b: ArmInSlice | null
  /** On the rows that both have finished; null where there is none. */
  difference: { mean: number; interval: Interval; p: number; better: 'a' | 'b' | null } | null
}

export interface SlicedDimension extends Pick<Dimension, 'key' | 'kind' | 'name' | 'names'> {
  slices: SliceFigures[]
  /** One arm hits more often over all rows, the other in every slice: the arms were not asked on the same rows. */
  reversed: boolean
}

export interface SliceReport {
  dimensions: SlicedDimension[]
  /** Which arm is better over all rows, by one look at 5 %; null where neither, or where the run has one arm. */
  better: 'a' | 'b' | null
  /** Slices, and the questions asked about them, among which the marks are held to FALSE_SHARE. */
  slices: number
  questions: number
}

interface ArmRows {
  /** By position: the place among the trials; -1 or undefined where not finished. */
  placeOf: Int32Array
  /** By place: 1 a hit, 0 a miss. */
  values: Uint8Array
  clusters: Int32Array
  clusterCount: number
}

/** A row without a user is a cluster of its own. */
function armRows(trials: readonly ScoredTrial[], k: number): ArmRows {
  const placeOf = new Int32Array(1 + (trials.at(-1)?.position ?? -1)).fill(-1)
  for (const [place, { position }] of trials.entries()) placeOf[position] = place
  const values = Uint8Array.from(trials, (trial) => (isHit(trial, k) ? 1 : 0))
  const { codes, count } = clusterCodes(trials.map(({ user }) => user))
  return { placeOf, values, clusters: codes, clusterCount: count }
}

/**
 * Hit rate at `k` of arm `a` (and of arm `b`, or null) in every slice of the run, each beside the rows outside the slice, and
 * B less A within it. All questions of all slices together go through Benjamini–Hochberg at FALSE_SHARE, so that looking at
 * many slices marks no more by chance than it says. O(slices · rows).
 */
export function sliceRun(facts: RunFacts, a: number, b: number | null, k: number): SliceReport {
  const armA = armRows(facts.arms[a] ?? [], k)
  const armB = b === null ? null : armRows(facts.arms[b] ?? [], k)
  const drawn = facts.dimensions.map(({ key, kind, name, names, slices }): SlicedDimension => {
    const figures = slices.map((slice) => figuresOf(slice, armA, armB))
    // Saved slices part nothing: they may overlap, and leave rows out.
    const reversed = armB !== null && kind !== 'saved' && isReversed(armA, armB, figures)
    return { key, kind, name, ...(names && { names }), slices: figures, reversed }
  })
  const asked = askedOf(drawn.flatMap(({ slices }) => slices))
  const real = discoveries(asked, FALSE_SHARE)
  const limit = Math.max(-1, ...asked.filter((_, at) => real[at]))
  const whole = armB === null ? null : differenceIn(facts.rows.keys(), armA, armB)
  return {
    better: whole === null || whole.p > 0.05 ? null : whole.better,
    dimensions: drawn.map((dimension) => ({
      ...dimension,
      slices: dimension.slices.map((slice) => marked(slice, limit)),
    })),
    slices: drawn.reduce((sum, { slices }) => sum + slices.length, 0),
    questions: asked.length,
  }
}

const figuresOf = ({ value, positions }: SliceRows, armA: ArmRows, armB: ArmRows | null): SliceFigures => ({
  value,
  rows: positions.length,
  a: armInSlice(armA, positions),
  b: armB === null ? null : armInSlice(armB, positions),
  difference: armB === null ? null : differenceIn(positions, armA, armB),
})

function armInSlice({ placeOf, values, clusters, clusterCount }: ArmRows, positions: readonly number[]): ArmInSlice {
  const inside = new Uint8Array(values.length)
  const hitOf = new Uint8Array(positions.length)
  const clusterOf = new Int32Array(positions.length)
  let [rows, hits] = [0, 0]
  for (const position of positions) {
    const place = placeOf[position] ?? -1
    if (place < 0) continue
    inside[place] = 1
    clusterOf[rows] = clusters[place] ?? 0
    hitOf[rows] = values[place] ?? 0
    hits += values[place] ?? 0
    rows++
  }
  const none = rows === 0 || rows === values.length
  const gap = none ? null : clusteredGap(values, inside, clusters, clusterCount)
  return {
    rows,
    hits,
    share: rows === 0 ? 0 : hits / rows,
    interval: proportionIntervalOf(codedTotals(hitOf.subarray(0, rows), clusterOf, clusterCount)),
    p: gap === null ? 1 : pValueOf(gap),
    apart: gap === null ? null : gap.mean > 0 ? 'above' : 'below',
  }
}

/** B less A on the rows that both have finished; null where there is none. */
function differenceIn(positions: Iterable<number>, armA: ArmRows, armB: ArmRows): SliceFigures['difference'] {
  const gains: number[] = []
  const clusters: number[] = []
  let sum = 0
  for (const position of positions) {
    const a = armA.placeOf[position] ?? -1
    const b = armB.placeOf[position] ?? -1
    if (a < 0 || b < 0) continue
    const gain = (armB.values[b] ?? 0) - (armA.values[a] ?? 0)
    sum += gain
    gains.push(gain)
    clusters.push(armA.clusters[a] ?? 0)
  }
  if (gains.length === 0) return null
  const estimate = differenceOf(codedTotals(gains, clusters, armA.clusterCount))
  const mean = sum / gains.length
  return {
    mean,
    interval: clusteredDifferenceInterval(estimate),
    p: pValueOf(estimate),
    better: mean > 0 ? 'b' : mean < 0 ? 'a' : null,
  }
}

/**
 * Whether a slice says something that the whole does not: an arm is marked as above or below the other rows, or the better one
 * is not the one that is better over all rows.
 */
export const standsOut = ({ a, b, difference }: SliceFigures, better: SliceReport['better']): boolean =>
  [a, b].some((arm) => arm !== null && arm.apart !== null) ||
  (difference !== null && difference.better !== null && difference.better !== better)

/** The questions asked of slices, as their p-values. */
const askedOf = (slices: readonly SliceFigures[]): number[] =>
  slices.flatMap(({ a, b, difference }) => [a, b, difference].flatMap((one) => (one === null ? [] : [one.p])))

/** A slice with the marks alone that all questions together leave standing: p-values up to `limit`. */
function marked({ a, b, difference, ...slice }: SliceFigures, limit: number): SliceFigures {
  const ofArm = (arm: ArmInSlice): ArmInSlice => ({ ...arm, apart: arm.p <= limit ? arm.apart : null })
  return {
    ...slice,
    a: ofArm(a),
    b: b && ofArm(b),
    difference: difference && { ...difference, better: difference.p <= limit ? difference.better : null },
  }
}

/**
 * Simpson's paradox. On the same rows it can't happen, since the whole is then a mean of the slices; where an arm has finished
 * other rows than the other it can.
 * Source: E. Simpson, J. R. Statist. Soc. B 13, 1951.
 */
function isReversed(armA: ArmRows, armB: ArmRows, slices: readonly SliceFigures[]): boolean {
  const shareOf = ({ values }: ArmRows) =>
    values.reduce<number>((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const whole = Math.sign(shareOf(armB) - shareOf(armA))
  const signs = slices.flatMap(({ a, b }) =>
    b === null || a.rows * b.rows === 0 ? [] : [Math.sign(b.share - a.share)],
  )
  return whole !== 0 && signs.length > 1 && signs.every((sign) => sign === -whole)
}
