// What the address of the desk holds, so that it can be shared and comes back: versions, models, dataset, row.
import { firstModel, type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { type MissAddress, missQuery } from '@/components/run/miss-href'
import { isVendor } from '@/lib/core/run/connection'
import { parseRowSet } from '@/lib/core/scoring/row-set'
import { type MissChoice, missScopeSchema } from '@/lib/core/scoring/sample-misses'
import type { Sides } from './desk-side'

export interface DeskAddress {
  /** Ids of the two versions; undefined where none is named. */
  versions: [string | undefined, string | undefined]
  models: [ModelChosen, ModelChosen]
  datasetId: string | undefined
  /** From 0, as rows are counted inside. */
  rowIndex: number | undefined
  /** A run's arm that is to be improved; it stands for versions, models and dataset where no version is named. */
  run: { id: string; arm: number } | undefined
  /** Which misses of that arm go along. */
  misses: MissAddress | undefined
}

export type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value
  return first === '' ? undefined : first
}

/** `embedded`, or a vendor and its model with a colon between; what can't be read is the embedded model. */
function readModel(written: string | undefined): ModelChosen {
  const colon = written?.indexOf(':') ?? -1
  const vendor = written?.slice(0, colon) ?? ''
  if (written === undefined || colon < 0 || !isVendor(vendor)) return firstModel
  return { connection: vendor, models: { ...firstModel.models, [vendor]: written.slice(colon + 1).slice(0, 200) } }
}

function writeModel(chosen: ModelChosen): string | undefined {
  const { connection, model } = modelOf(chosen)
  return connection === 'embedded' ? undefined : `${connection}:${model}`
}

/** A count from 0 on; undefined for what is none. */
function readCount(written: string | undefined): number | undefined {
  const count = Number(written)
  return written !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

function readMisses(query: Query, runId: string, arm: number): MissAddress | undefined {
  const scope = missScopeSchema.safeParse(one(query.misses))
  if (!scope.success) return undefined
  const choice: MissChoice = {
    ...{ arm, scope: scope.data, other: readCount(one(query.other)) ?? null },
    among: parseRowSet(one(query.in)),
  }
  return { runId, choice, seed: readCount(one(query.seed)) ?? 0 }
}

export function readAddress(query: Query): DeskAddress {
  const row = readCount(one(query.row)) ?? 0
  const arm = readCount(one(query.arm)) ?? 0
  const run = one(query.run)
  return {
    versions: [one(query.a), one(query.b)],
    models: [readModel(one(query.ma)), readModel(one(query.mb))],
    datasetId: one(query.data),
    rowIndex: row >= 1 ? row - 1 : undefined,
    run: run === undefined ? undefined : { id: run, arm },
    misses: run === undefined ? undefined : readMisses(query, run, arm),
  }
}

/** The same for an arm of a run, opposite the one that its misses are set against, the first other one, or itself where it is alone. */
export function addressOfArm(
  address: DeskAddress,
  run: {
    datasetId: string
    arms: readonly { arm: number; promptVersionId: string; connection: string; model: string }[]
  },
): DeskAddress {
  const right = run.arms.find(({ arm }) => arm === address.run?.arm)
  if (right === undefined || address.versions.some((version) => version !== undefined)) return address
  const opposite = run.arms.filter(({ arm }) => arm !== right.arm)
  const left = opposite.find(({ arm }) => arm === address.misses?.choice.other) ?? opposite[0] ?? right
  return {
    ...address,
    versions: [left.promptVersionId, right.promptVersionId],
    models: [readModel(`${left.connection}:${left.model}`), readModel(`${right.connection}:${right.model}`)],
    datasetId: run.datasetId,
  }
}

/** What of a side the address holds. */
export interface AddressSide {
  versionId: string | undefined
  model: ModelChosen
}

/** An address of a page that compares two on a row. */
export function compareHref(
  path: string,
  [left, right]: readonly [AddressSide, AddressSide],
  datasetId: string | null,
  rowIndex: number,
  more: Record<string, string | undefined> = {},
): string {
  const entries = {
    a: left.versionId,
    b: right.versionId,
    ma: writeModel(left.model),
    mb: writeModel(right.model),
    data: datasetId ?? undefined,
    row: datasetId === null ? undefined : String(rowIndex + 1),
    ...more,
  }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) query.set(key, value)
  return query.size === 0 ? path : `${path}?${query}`
}

const sideOf = ({ version, model }: Sides[number]): AddressSide => ({ versionId: version?.id, model })

export const deskHref = (
  [left, right]: Sides,
  datasetId: string | null,
  rowIndex: number,
  misses: MissAddress | null = null,
): string =>
  compareHref('/optimise', [sideOf(left), sideOf(right)], datasetId, rowIndex, misses === null ? {} : missQuery(misses))

/** The quick arena with the saved versions of the desk. */
export const quickHref = ([left, right]: Sides, datasetId: string | null, rowIndex: number): string =>
  compareHref('/arena/quick', [sideOf(left), sideOf(right)], datasetId, rowIndex)
