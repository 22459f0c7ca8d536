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
  return {
    versions: [one(query.a), one(query.b)],
    models: [readModel(one(query.ma)), readModel(one(query.mb))],
    datasetId: one(query.data),
    rowIndex: Number.isSafeInteger(row) && row >= 1 ? row - 1 : undefined,
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
