// The names that a run's answers hold, each beside the product of the pool that comes nearest: what θ decides about.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { createAliasMatcher } from '@/lib/core/matching/alias-matcher'
import { type DrawnPair, drawPairs, type NamePair, type PairStratum, pairKey } from '@/lib/core/matching/draw-pairs'
import type { Normaliser } from '@/lib/core/matching/normalise'
import { hash32 } from '@/lib/core/sampling/random'
import { AppError } from '@/lib/errors'
import type { AliasStore } from '@/lib/store/aliases'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { Run } from '@/lib/store/runs'
import { keepLatest } from './keep-latest'
import type { ScoredTrials } from './keep-scored'
import { scanDataset } from './plan-run'
import { storedRows } from './prepare-run'

export interface PairFramePorts {
  aliases: Pick<AliasStore, 'list' | 'fingerprint'>
  datasets: DatasetStore
  pools: Pick<PoolStore, 'listProductNames'>
  trials: ScoredTrials
  normaliser: Normaliser
}

export interface PairFrame {
  /** What θ decides about. */
  pairs: NamePair[]
  /** Whether the names stand beside a pool; else beside the labels of the dataset. */
  pool: boolean
  /** Distinct names that were said, and those of them that were looked at: all, or so many by chance. */
  names: number
  looked: number
  /** Names that a product has to the letter, and names too far from every product: no θ changes what they are. */
  identical: number
  far: number
}

export interface PairFrames {
  /** Throws 'notFound.dataset' where the run's dataset is gone. */
  open(run: Run): Promise<PairFrame>
  /** As it was opened last, where the run goes on: what a page shows must not be worked out anew for each label. */
  shown(run: Run): Promise<PairFrame>
}

/** A name that comes less near than this to every product is meant for none of them. */
export const FAR = 0.2
/** Looking for the nearest product takes up to a millisecond a name. */
const MOST_NAMES = 20_000
const NAMES_A_TURN = 100
const KEPT = 2

export function createPairFrames(ports: PairFramePorts): PairFrames {
  const keep = keepLatest<PairFrame>(KEPT)
  const underWay = new Map<string, Promise<PairFrame>>()
  const open = async (run: Run): Promise<PairFrame> => {
    if (run.finishedAt !== null) {
      const key = `${run.id} ${run.finishedAt.getTime()} ${await ports.aliases.fingerprint(run.sceneId)}`
      return await keep(key, () => loadFrame(ports, run))
    }
    const frame = loadFrame(ports, run)
    underWay.delete(run.id)
    underWay.set(run.id, frame)
    for (const oldest of underWay.keys()) {
      if (underWay.size <= KEPT) break
      underWay.delete(oldest)
    }
    frame.catch(() => underWay.delete(run.id))
    return await frame
  }
  return {
    open,
    shown: async (run) => await ((run.finishedAt === null ? underWay.get(run.id) : undefined) ?? open(run)),
  }
}

async function loadFrame(ports: PairFramePorts, run: Run): Promise<PairFrame> {
  const { datasets } = ports
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const [trials, poolNames, aliases, { labels }] = await Promise.all([
    ports.trials.listScored(run),
    run.poolId === null ? null : ports.pools.listProductNames(run.poolId),
    ports.aliases.list(run.sceneId),
    scanDataset(storedRows(datasets, dataset), run.roles, null, ''),
  ])
  const said = new Map<string, number>()
  for (const { products } of trials) for (const name of products) said.set(name, (said.get(name) ?? 0) + 1)
  const looked = [...said]
    .map(([name, occurrences]) => ({ name, occurrences, order: hash32(name) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_NAMES)
  const matcher = createAliasMatcher('lexical', poolNames ?? labels, ports.normaliser, { labels, aliases })
  const frame: PairFrame = {
    ...{ pairs: [], pool: poolNames !== null, names: said.size, looked: looked.length, identical: 0, far: 0 },
  }
  for (const [at, { name, occurrences }] of looked.entries()) {
    if (at % NAMES_A_TURN === 0) await nextTurn()
    const [nearest] = matcher.nearest(name, 1, FAR)
    if (nearest === undefined) frame.far += 1
    else if (nearest.name === name.trim()) frame.identical += 1
    else frame.pairs.push({ name, product: nearest.name, degree: nearest.degree, occurrences })
  }
  return frame
}

/** How many pairs may be asked for. */
export const drawSizes = [100, 200, 300] as const
const DEFAULT_SIZE = 200

export interface RunDraw {
  frame: PairFrame
  drawn: DrawnPair[]
  strata: PairStratum[]
}

/** The pairs of a run to be looked at; the seed is the scene's, so that its runs draw mostly the same ones. */
export async function drawRunPairs(frames: Pick<PairFrames, 'open'>, run: Run, size: number): Promise<RunDraw> {
  const frame = await frames.open(run)
  return { frame, ...drawPairs(frame.pairs, { theta: run.theta, size, seed: hash32(run.sceneId) }) }
}

/** Throws 'pair.unknown' where the run's answers don't hold the name beside this product. */
export async function requirePair(
  frames: PairFrames,
  run: Run,
  pair: Pick<NamePair, 'name' | 'product'>,
): Promise<NamePair> {
  const { pairs } = await frames.shown(run)
  const found = pairs.find((one) => pairKey(one) === pairKey(pair))
  if (found === undefined) throw new AppError('pair.unknown', { name: pair.name, product: pair.product })
  return found
}

/** The size of an address; nonsense falls back. */
export const drawSizeSchema = z.coerce
  .number()
  .refine((size) => drawSizes.some((one) => one === size))
  .catch(DEFAULT_SIZE)
