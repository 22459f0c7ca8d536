// Reads what a run's rows are besides their scores, and keeps it while the run stands still: slices, misses and the funnel share it.
import { columnWithRole, type Row } from '@/lib/core/dataset/dataset'
import { readNumber } from '@/lib/core/dataset/report/encode-column'
import { remembered } from '@/lib/core/dataset/report/remembered'
import { createAliasMatcher } from '@/lib/core/matching/alias-matcher'
import type { Matcher } from '@/lib/core/matching/matcher'
import type { Normaliser } from '@/lib/core/matching/normalise'
import type { ScoredTrial } from '@/lib/core/run/run'
import { buildDimensions, type SlicedColumn } from '@/lib/core/scoring/dimensions'
import type { LoggedAction, PoolFact, RowFact, RunFacts } from '@/lib/core/scoring/run-facts'
import { withSaved } from '@/lib/core/scoring/saved-slice'
import { splitLabels } from '@/lib/core/scoring/score-answer'
import { type UserHistory, userHistories } from '@/lib/core/scoring/user-history'
import { AppError } from '@/lib/errors'
import type { AliasStore } from '@/lib/store/aliases'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { Run } from '@/lib/store/runs'
import type { SliceStore } from '@/lib/store/slices'
import { keepFor } from './keep-for'
import { keepLatest } from './keep-latest'
import type { ScoredTrials } from './keep-scored'
import { type DatasetScan, scanDataset } from './plan-run'
import { storedRows } from './prepare-run'

export interface RunFactsPorts {
  aliases: Pick<AliasStore, 'list' | 'fingerprint'>
  datasets: DatasetStore
  pools: Pick<PoolStore, 'listProductFacts'>
  trials: ScoredTrials
  slices: Pick<SliceStore, 'list'>
  normaliser: Normaliser
}

export interface RunFactsReader {
  /** Throws 'notFound.dataset' where the run's dataset is gone. */
  open(run: Run): Promise<RunFacts>
}

// A run of 100,000 trials takes about 200 MB; more than this at once is not looked at.
const KEPT = 2

export function createRunFacts(ports: RunFactsPorts): RunFactsReader {
  const keep = keepLatest<RunFacts>(KEPT)
  return {
    async open(run) {
      const saved = await ports.slices.list(run.datasetId)
      if (run.finishedAt === null) return withSaved(await loadRunFacts(ports, run), saved)
      const key = `${run.id} ${run.finishedAt.getTime()} ${await ports.aliases.fingerprint(run.sceneId)}`
      const facts = await keep(key, () => loadRunFacts(ports, run))
      return keepFor(facts, `saved ${JSON.stringify(saved)}`, () => withSaved(facts, saved))
    },
  }
}

/** Of the rows that some arm has finished. Aliases count as they stand now. Throws 'notFound.dataset'. */
async function loadRunFacts(ports: RunFactsPorts, run: Run): Promise<RunFacts> {
  const { datasets } = ports
  const [trials, dataset, products, aliases] = await Promise.all([
    ports.trials.listScored(run),
    datasets.find(run.datasetId),
    run.poolId === null ? null : ports.pools.listProductFacts(run.poolId),
    ports.aliases.list(run.sceneId),
  ])
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const first: (ScoredTrial | undefined)[] = []
  for (const trial of trials) first[trial.position] ??= trial
  const positions = [...first.keys()].filter((position) => first[position] !== undefined)
  const indices = positions.map((position) => first[position]?.rowIndex ?? 0)
  const features = featuresOf(dataset, run)
  const others = (['labelSku', 'action', 'reward', 'propensity'] as const).map((role) =>
    columnWithRole(dataset.columns, role),
  )
  const { scan, ...read } = await readRows(datasets, dataset, run, indices, features, others)
  const labelsOf = remembered(splitLabels)
  const histories = historiesOf(scan, run, labelsOf)
  const names = products?.map(({ product }) => product) ?? []
  const exact = createAliasMatcher('exact', names, ports.normaliser, { aliases })
  const productOf = remembered((label) => exact.nearest(label, 1, 0)[0]?.name ?? null)
  const productsOf = remembered((cell) => (products === null ? [] : labelsOf(cell).map(productOf)))
  const rowFacts = positions.map((position, place): RowFact => {
    const label = read.labels[place] ?? ''
    const history = histories?.get(indices[place] ?? -1)
    return {
      labels: labelsOf(label),
      labelProducts: productsOf(label),
      labelSkus: splitLabels(read.skus[place] ?? ''),
      logged: loggedOf(read, place, productOf),
      user: first[position]?.user ?? null,
      earlierRows: history?.earlierRows ?? null,
      takenBefore: history?.takenBefore ?? null,
    }
  })
  const rows: (RowFact | undefined)[] = []
  for (const [place, position] of positions.entries()) rows[position] = rowFacts[place]
  const pool = products && new Map(products.map(({ product, ...fact }): [string, PoolFact] => [product, fact]))
  return {
    arms: run.arms.map((_, arm) => trials.filter((trial) => trial.arm === arm)),
    positions,
    cells: new Map(features.map(({ name }, at) => [name, read.cells[at] ?? []])),
    rows,
    ...buildDimensions({
      positions,
      columns: features.map((feature, at) => ({ ...feature, cells: read.cells[at] ?? [] })),
      times: read.times,
      rows: rowFacts,
      categoryOf: pool && ((product) => pool.get(product)?.category ?? ''),
    }),
    pool,
    normalise: ports.normaliser,
    theta: run.theta,
    degree: lazyDegree(() =>
      createAliasMatcher(run.match, products === null ? scan.labels : names, ports.normaliser, {
        labels: scan.labels,
        aliases,
      }),
    ),
    taken: countTaken(scan, products === null ? (label) => label : (label) => productOf(label) ?? label),
  }
}

/** Feature columns as the dataset has them now, without those that the run used as label, user or time. */
const featuresOf = ({ columns }: Dataset, { roles }: Run): Omit<SlicedColumn, 'cells'>[] =>
  columns.flatMap(({ name, kind, role }, index) =>
    role === 'feature' && index !== roles.label && index !== roles.user && index !== roles.time
      ? [{ index, name, kind }]
      : [],
  )

/** What is needed of each sampled row, by place, and the scan of the whole dataset: one pass over it gives both. */
async function readRows(
  datasets: DatasetStore,
  dataset: Dataset,
  { roles }: Run,
  indices: readonly number[],
  features: readonly { index: number }[],
  [skuColumn = -1, ...logColumns]: readonly number[],
) {
  // By row, its place in the columns below plus one; 0 where it isn't of the sample.
  const placeOf = new Int32Array(1 + indices.reduce((most, index) => Math.max(most, index), -1))
  let wanted = 0
  for (const index of indices) if (placeOf[index] === 0) placeOf[index] = ++wanted
  const column = <T>(missing: T): T[] => new Array<T>(wanted).fill(missing)
  const labels = column('')
  const skus = column('')
  const times = column<number | null>(null)
  const logs = logColumns.map(() => column(''))
  const cells = features.map(() => column(''))
  const same = oneOfEach()
  const take = (row: Row) => {
    const place = (placeOf[row.index] ?? 0) - 1
    if (place < 0) return
    skus[place] = row.cells[skuColumn] ?? ''
    logs.forEach((log, at) => {
      log[place] = same(row.cells[logColumns[at] ?? -1]?.trim() ?? '')
    })
    cells.forEach((ofFeature, at) => {
      ofFeature[place] = same(row.cells[features[at]?.index ?? -1] ?? '')
    })
  }
  const { rowCount, listRows } = storedRows(datasets, dataset)
  const taking = async (offset: number, limit: number) => {
    const rows = await listRows(offset, limit)
    rows.forEach(take)
    return rows
  }
  const scan = await scanDataset({ rowCount, listRows: taking }, roles, null, '')
  for (const { index, label, time } of scan.rows) {
    const place = (placeOf[index] ?? 0) - 1
    if (place < 0) continue
    labels[place] = label
    times[place] = time
  }
  // A row that was asked several times stands at several places.
  const byPlace = <T>(values: readonly T[]) => indices.map((index) => values[(placeOf[index] ?? 0) - 1] as T)
  return {
    ...{ scan, labels: byPlace(labels), skus: byPlace(skus), times: byPlace(times) },
    ...{ logs: logs.map(byPlace), cells: cells.map(byPlace) },
  }
}

/** Null where the row names no action, or no number that it brought; a chance outside (0, 1] is none. */
function loggedOf(
  { logs: [actions, rewards, propensities] }: { logs: readonly (readonly string[])[] },
  place: number,
  productOf: (name: string) => string | null,
): LoggedAction | null {
  const action = actions?.[place] ?? ''
  const reward = readNumber(rewards?.[place] ?? '')
  if (action === '' || reward === null) return null
  const chance = readNumber(propensities?.[place] ?? '')
  const propensity = chance !== null && chance > 0 && chance <= 1 ? chance : null
  return { action, product: productOf(action), reward, propensity }
}

/** Null where the run had no users or no times: who came before can't be told then. */
const historiesOf = (
  { rows }: DatasetScan,
  { roles }: Run,
  labelsOf: (cell: string) => readonly string[],
): Map<number, UserHistory> | null =>
  roles.user === null || roles.time === null
    ? null
    : userHistories(rows.map(({ index, user, time, label }) => ({ index, user, time, labels: labelsOf(label) })))

function countTaken({ rows }: DatasetScan, productOf: (label: string) => string): Map<string, number> {
  const cells = new Map<string, number>()
  for (const { label } of rows) cells.set(label, (cells.get(label) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [cell, times] of cells)
    for (const product of new Set(splitLabels(cell).map(productOf)))
      counts.set(product, (counts.get(product) ?? 0) + times)
  return counts
}

/** f by a matcher that is made at its first use: only rows with several labels ask for it. */
function lazyDegree(make: () => Pick<Matcher, 'degree'>): RunFacts['degree'] {
  let matcher: Pick<Matcher, 'degree'> | undefined
  return (generated, real) => {
    matcher ??= make()
    return matcher.degree(generated, real)
  }
}

/** One string for equal short texts, since these stay: columns repeat few values. */
function oneOfEach(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    if (text.length > 32) return text
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, text)
    return text
  }
}
