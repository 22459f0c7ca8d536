// What a run was made of: enough for another to do it again.
import type { EmptyCells } from '@/lib/core/prompt/bind-template'
import type { ModelParameters } from '@/lib/core/run/model-parameters'
import type { ModelTable } from '@/lib/core/run/model-table'
import type { MatchGrade, SampleSpec } from '@/lib/core/run/run'
import type { Transport } from '@/lib/core/run/transport'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { PromptStore } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'

export interface VersionSetup {
  name: string
  connection: string
  model: string
  parameters: ModelParameters
  /** US dollars per million tokens as they stand now, of short prompts; null where they aren't known. */
  price: { inputUsd: number; outputUsd: number } | null
  /** Null where the version is gone. */
  prompt: { template: string; variables: string; emptyCells: EmptyCells } | null
}

export interface RunSetup {
  dataset: {
    name: string
    fileName: string
    /** Of the file; '' where rows were appended since. */
    sha256: string
    rows: number
    /** The rows were made up: no figure says anything of users. */
    synthetic: boolean
    label: string
    user: string | null
    time: string | null
  }
  /** Products of the candidate pool; null without one. */
  poolProducts: number | null
  sample: SampleSpec
  sampledRows: number
  repeats: number
  reuse: boolean
  transport: Transport
  match: MatchGrade
  theta: number
  stopAtGain: number | null
  bestOf: Run['bestOf']
  maxCalls: number | null
  budgetUsd: number | null
  versions: VersionSetup[]
  /** Version of this program. */
  code: string
}

export interface RunSetupPorts {
  datasets: Pick<DatasetStore, 'find'>
  pools: Pick<PoolStore, 'listProductNames'>
  prompts: Pick<PromptStore, 'listVersions'>
  readModels: () => Promise<ModelTable>
}

const THOUSAND = 1000

/** Throws 'notFound.dataset' where the dataset is gone. */
export async function describeRun(ports: RunSetupPorts, run: Run, code: string): Promise<RunSetup> {
  const [dataset, versions, table, poolNames] = await Promise.all([
    ports.datasets.find(run.datasetId),
    ports.prompts.listVersions(run.arms.map((arm) => arm.promptVersionId)),
    ports.readModels(),
    run.poolId === null ? null : ports.pools.listProductNames(run.poolId),
  ])
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const columnAt = (at: number | null) => (at === null ? null : (dataset.columns[at]?.name ?? null))
  const { sample, sampledRows, repeats, reuse, transport, match, theta, stopAtGain, bestOf, maxCalls, budgetUsd } = run
  return {
    dataset: {
      name: dataset.name,
      fileName: dataset.fileName,
      sha256: dataset.sha256,
      rows: dataset.rowCount,
      synthetic: dataset.synthetic,
      label: columnAt(run.roles.label) ?? '',
      user: columnAt(run.roles.user),
      time: columnAt(run.roles.time),
    },
    poolProducts: poolNames?.length ?? null,
    ...{ sample, sampledRows, repeats, reuse, transport, match, theta, stopAtGain, bestOf, maxCalls, budgetUsd },
    versions: run.arms.map(({ name, connection, model, parameters, promptVersionId }) => {
      const version = versions.find(({ id }) => id === promptVersionId)
      return {
        ...{ name, connection, model, parameters },
        price: priceOf(table, connection, model),
        prompt: version === undefined ? null : promptOf(version),
      }
    }),
    code,
  }
}

const promptOf = ({ template, variables, emptyCells }: NonNullable<VersionSetup['prompt']>) => ({
  template,
  variables,
  emptyCells,
})

/** By what a thousand tokens cost, since long prompts may be dearer. */
function priceOf({ costUsd }: ModelTable, connection: string, model: string): VersionSetup['price'] {
  const input = costUsd(connection, model, { inputTokens: THOUSAND, outputTokens: 0 })
  const output = costUsd(connection, model, { inputTokens: 0, outputTokens: THOUSAND })
  return input === null || output === null ? null : { inputUsd: input * THOUSAND, outputUsd: output * THOUSAND }
}
