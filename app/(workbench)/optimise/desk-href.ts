// The address of a page that compares two, so that it can be shared and comes back: versions, models, dataset, row.
import { type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { type MissAddress, missQuery } from '@/components/run/miss-href'
import type { Sides } from './desk-side'

function writeModel(chosen: ModelChosen): string | undefined {
  const { connection, model } = modelOf(chosen)
  return connection === 'embedded' ? undefined : `${connection}:${model}`
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
