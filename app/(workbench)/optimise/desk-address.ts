// Reads what the address of the desk holds: versions, models, dataset, row. On the server alone; desk-href.ts writes it.
import { firstModel, type ModelChosen } from '@/components/prompt/model-chosen'
import type { MissAddress } from '@/components/run/miss-href'
import { isVendor } from '@/lib/core/run/connection'
import { parseRowSet } from '@/lib/core/scoring/row-set'
import { type MissChoice, missScopeSchema } from '@/lib/core/scoring/sample-misses'

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
