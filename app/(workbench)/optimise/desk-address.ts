// What the address of the desk holds, so that it can be shared and comes back: versions, models, dataset, row.
import { firstModel, type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { isVendor } from '@/lib/core/run/connection'
import type { Sides } from './desk-side'

export interface DeskAddress {
  /** Ids of the two versions; undefined where none is named. */
  versions: [string | undefined, string | undefined]
  models: [ModelChosen, ModelChosen]
  datasetId: string | undefined
  /** From 0, as rows are counted inside. */
  rowIndex: number | undefined
  /** A run's arm on a row that is to be improved; it stands for versions, models and dataset. */
  run: { id: string; arm: number } | undefined
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

export function readAddress(query: Query): DeskAddress {
  const row = Number(one(query.row))
  const arm = Number(one(query.arm))
  const run = one(query.run)
  return {
    versions: [one(query.a), one(query.b)],
    models: [readModel(one(query.ma)), readModel(one(query.mb))],
    datasetId: one(query.data),
    rowIndex: Number.isSafeInteger(row) && row >= 1 ? row - 1 : undefined,
    run: run === undefined ? undefined : { id: run, arm: Number.isSafeInteger(arm) && arm >= 0 ? arm : 0 },
  }
}

/** The same for an arm of a run, opposite the first other one, or itself where it is alone. */
export function addressOfArm(
  address: DeskAddress,
  run: {
    datasetId: string
    arms: readonly { arm: number; promptVersionId: string; connection: string; model: string }[]
  },
): DeskAddress {
  const right = run.arms.find(({ arm }) => arm === address.run?.arm)
  if (right === undefined) return address
  const left = run.arms.find(({ arm }) => arm !== right.arm) ?? right
  return {
    ...address,
    versions: [left.promptVersionId, right.promptVersionId],
    models: [readModel(`${left.connection}:${left.model}`), readModel(`${right.connection}:${right.model}`)],
    datasetId: run.datasetId,
  }
}

export function deskHref([left, right]: Sides, datasetId: string | null, rowIndex: number): string {
  const entries = {
    a: left.version?.id,
    b: right.version?.id,
    ma: writeModel(left.model),
    mb: writeModel(right.model),
    data: datasetId ?? undefined,
    row: datasetId === null ? undefined : String(rowIndex + 1),
  }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) query.set(key, value)
  return query.size === 0 ? '/optimise' : `/optimise?${query}`
}
