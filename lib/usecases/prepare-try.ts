// One prompt on rows or on words of one's own, before anything is asked: checked, rendered as a run would, ready to be scored.
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import { columnWithRole, type Row } from '@/lib/core/dataset/dataset'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { type FreeText, withFreeText } from '@/lib/core/prompt/free-text'
import { overrideVariables } from '@/lib/core/prompt/override-variables'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import type { VersionText } from '@/lib/core/prompt/prompt-version'
import type { ConnectionKind } from '@/lib/core/run/connection'
import type { ModelParameters } from '@/lib/core/run/model-parameters'
import type { TrialScore } from '@/lib/core/run/run'
import type { ModelAnswer, ModelClient } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import type { Dataset } from '@/lib/store/datasets'
import {
  bindArms,
  createEvaluation,
  type Evaluation,
  type EvaluationArm,
  type Roles,
  renderTraining,
} from './evaluation'
import { scanDataset } from './plan-run'
import { datasetKeyOf, parametersOf, storedRows } from './prepare-run'
import { requireDataset } from './require-dataset'
import { memoryRows, type RowSource } from './row-source'
import { type StartRunPorts, startRunSchema } from './start-run'

export interface TryInput extends VersionText {
  /** What error sentences call the prompt. */
  name: string
  connection: ConnectionKind
  model: string
  parameters?: Partial<ModelParameters> | undefined
  /** Values of one's own, written as the variables box is; they go before the version's definitions. */
  values: string
  /** null: there is none, and the text must stand alone. */
  datasetId: string | null
  /** Empty: nobody's row. The text may then use no column, and its answer isn't judged. */
  rowIndexes: readonly number[]
}

export interface PrepareTryPorts
  extends Pick<StartRunPorts, 'datasets' | 'pools' | 'aliases' | 'normaliser' | 'readModels'> {
  /** The client of a connection; `training` gives the embedded model its rows. May throw 'model.noKey'. */
  clientFor(connection: ConnectionKind, training: () => Promise<TrainingRow[]>): Promise<ModelClient>
}

export interface PreparedTry {
  /** Of this one prompt alone: arm 0. */
  evaluation: Evaluation
  /** In the order in which they were asked for; nobody's where none was. */
  rows: Row[]
  client: ModelClient
}

// A try scores as a run does that leaves these settings alone.
const { theta, match } = startRunSchema.shape
const settings = { theta: theta.parse(undefined), match: match.parse(undefined) }

const NOBODY = -1

/**
 * `versionKey`: what the embedded model's memory of the version goes by. `words`: they stand in place of a row. Throws as
 * requireDataset, 'notFound.row', 'column.empty', 'template.*', 'variables.*', 'model.noKey'.
 */
export async function prepareTry(
  ports: PrepareTryPorts,
  sceneId: string,
  input: TryInput,
  versionKey: string,
  words?: string,
): Promise<PreparedTry> {
  const dataset = input.datasetId === null ? null : await requireDataset(ports.datasets, input.datasetId)
  if (dataset?.sceneId !== sceneId && input.datasetId !== null) throw new AppError('notFound.dataset', {})
  const alone = input.rowIndexes.length === 0
  const table = await ports.readModels()
  const free = freeTextOf(input, words)
  const arm: EvaluationArm = {
    ...{ name: input.name, versionKey, ...free.version },
    ...{ connection: input.connection, model: input.model, parameters: parametersOf(table, input, null) },
  }
  const asked = alone ? free.columns : (dataset?.columns ?? []).map((column) => column.name)
  bindArms([arm], asked)
  const { source, roles, columns, labels } = await rowsOf(ports, dataset)
  const nobody: Row = { index: NOBODY, cells: free.cells }
  const rows = alone ? new Map([[NOBODY, nobody]]) : await source.listRowsByIndex(input.rowIndexes)
  const missing = input.rowIndexes.find((index) => !rows.has(index))
  if (missing !== undefined) throw new AppError('notFound.row', { row: missing + 1, rows: source.rowCount })

  const pool = await ports.pools.findCurrent(sceneId)
  const evaluation = createEvaluation({
    ...settings,
    source: alone ? { ...source, listRowsByIndex: async () => rows } : source,
    // Words of one's own are nobody's: no column of theirs is a label, a user or a time.
    ...{ columns: asked, roles: alone ? withoutRoles : roles, labels, arms: [arm] },
    datasetKey: datasetKeyOf(dataset?.sha256 ?? '', roles),
    poolNames: pool === null ? null : await ports.pools.listProductNames(pool.id),
    aliases: await ports.aliases.list(sceneId),
    normaliser: ports.normaliser,
    costUsd: table.costUsd,
  })
  const taught = words === undefined ? arm : { ...arm, template: input.template }
  const training = () => renderTraining({ source, roles, columns }, trainingArm(taught, input.variables, columns))
  return {
    evaluation,
    rows: alone ? [nobody] : input.rowIndexes.flatMap((index) => rows.get(index) ?? []),
    client: await ports.clientFor(input.connection, training),
  }
}

/** The score of an answer on one row of a try. */
export async function scoreTry(evaluation: Evaluation, row: Row, answer: ModelAnswer): Promise<TrialScore> {
  const claim = { requestHash: '', trials: [{ id: '', arm: 0, rowIndex: row.index }] }
  const [score] = await evaluation.score(claim, answer)
  if (score === undefined) throw new RangeError('one trial has one score')
  return score
}

function freeTextOf({ template, variables, emptyCells, values }: TryInput, words: string | undefined): FreeText {
  if (words !== undefined) return withFreeText({ template, variables, emptyCells }, words)
  return {
    version: { template, variables: overrideVariables(variables, values), emptyCells },
    ...{ columns: [], cells: [] },
  }
}

/** Rows teach by what the version says of them, not by the values of one's own, unless it says nothing without those. */
function trainingArm(arm: EvaluationArm, variables: string, columns: readonly string[]): EvaluationArm {
  const { template, emptyCells } = arm
  const { unbound } = bindTemplate({ template, variables: parseVariables(variables), emptyCells }, columns).problems
  return unbound.length > 0 ? arm : { ...arm, variables }
}

const withoutRoles: Roles = { label: -1, user: null, time: null }

/** A dataset without a label column is asked all the same, and judged by nobody. Throws 'column.empty'. */
async function rowsOf(
  { datasets }: Pick<PrepareTryPorts, 'datasets'>,
  dataset: Dataset | null,
): Promise<{ source: RowSource; roles: Roles; columns: string[]; labels: string[] }> {
  if (dataset === null) return { source: memoryRows([]), roles: withoutRoles, columns: [], labels: [] }
  const position = (role: 'user' | 'time') => {
    const at = columnWithRole(dataset.columns, role)
    return at < 0 ? null : at
  }
  const label = columnWithRole(dataset.columns, 'label')
  const roles = { label, user: position('user'), time: position('time') }
  const columns = dataset.columns.map((column) => column.name)
  const source = storedRows(datasets, dataset)
  const labels = label < 0 ? [] : (await scanDataset(source, roles, null, columns[label] ?? '')).labels
  return { source, roles, columns, labels }
}
