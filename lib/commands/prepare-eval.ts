// Reads the files of eval and checks all that can be known before the first call, so that a refusal costs none.
import { basename } from 'node:path'
import { outcomeRoles } from '@/lib/core/dataset/choices'
import type { Row } from '@/lib/core/dataset/dataset'
import { bindTemplate, usedColumns } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { isVendor, type Vendor } from '@/lib/core/run/connection'
import { AppError } from '@/lib/errors'
import { importTable } from '@/lib/files/import-table'
import { readText } from '@/lib/files/read-text'
import { checkWritable } from '@/lib/files/replace-file'
import { shippedModels } from '@/lib/models/prices'
import { createVendorClient, keyVariables } from '@/lib/models/vendor-client'
import type { FilePlan } from '@/lib/usecases/evaluate-file'
import { bindArms } from '@/lib/usecases/evaluation'
import { readPoolFile } from '@/lib/usecases/import-pool'
import { rolesOf } from '@/lib/usecases/prepare-run'
import type { EvalOptions } from './eval-options'
import { tellHeaderChanges, tellUnreadTimes } from './import-command'
import { type Session, UsageError } from './session'

/** Whose key and address the calls use; null for the embedded model. */
export type Access = { vendor: Vendor; apiKey: string | null; baseUrl: string | null } | null

export interface PreparedEval {
  plan: FilePlan
  /** All rows of the dataset; none where `keepRows` was false. */
  rows: Row[]
  access: Access
  /** Of the judge; null where there is none. */
  judgeAccess: Access
}

/** Throws UsageError and AppError; warnings go to stderr. `keepRows` is for runs in memory. */
export async function prepareEval(options: EvalOptions, keepRows: boolean, session: Session): Promise<PreparedEval> {
  const access = readAccess(options, session)
  const judgeAccess = readJudgeAccess(options, session)
  checkBudget(options)
  for (const output of [options.out, options.rows]) if (output !== null) await checkWritable(output)
  const { signal } = session
  const variables = options.variables === null ? '' : await readText(options.variables, signal)
  const prompts: FilePlan['prompts'][number][] = []
  for (const { path, name } of options.prompts) prompts.push({ name, template: await readText(path, signal) })

  const { label, user, time, sheet } = options
  const rows: Row[] = []
  const sink = {
    rows: (batch: Row[]) => {
      if (keepRows) for (const row of batch) rows.push(row)
    },
    rejected: () => {},
  }
  const table = await importTable(options.data, { label, user, time, sheet, signal }, sink)
  tellHeaderChanges(table, session)
  tellUnreadTimes(table, session)
  if (table.rejected > 0) session.note('setAside', { count: table.rejected })
  const columns = table.columns.map((column) => column.name)
  const { stratum } = options.sample
  if (stratum !== undefined && !columns.includes(stratum)) {
    throw new AppError('column.missing', { column: stratum, available: columns.join(', ') })
  }
  bindArms(
    prompts.map(({ name, template }) => ({ name, versionKey: name, template, variables, emptyCells: 'omit' })),
    columns,
  )
  const roles = rolesOf(table)
  const pool = await readPool(options.pool, signal)

  const named = (at: number | null) => (at === null ? session.words('noColumn') : (columns[at] ?? ''))
  session.note('roles', { label: named(roles.label), user: named(roles.user), time: named(roles.time) })
  const { connection, model, sample, k, theta, match, concurrency, maxCalls, budgetUsd } = options
  const { repeats, reuse, transport, stopAtGain, bestOf } = options
  const fileName = basename(options.data)
  const plan: FilePlan = {
    dataset: {
      path: options.data,
      fileName,
      sheet,
      sha256: table.sha256,
      rowCount: table.rows,
      columns: table.columns,
      roles,
    },
    prompts,
    variables,
    pool,
    connection,
    model,
    sample,
    k,
    theta,
    match,
    concurrency,
    maxCalls,
    budgetUsd,
    repeats,
    reuse,
    transport,
    stopAtGain,
    bestOf,
  }
  warn(plan, session)
  return { plan, rows, access, judgeAccess }
}

/** Throws 'column.empty' where no line names a product. */
async function readPool(pool: EvalOptions['pool'], signal: AbortSignal): Promise<FilePlan['pool']> {
  if (pool === null) return null
  const { path, column, sheet } = pool
  const { names, aliases } = await readPoolFile(path, column, { sheet, signal })
  if (names.length === 0) throw new AppError('column.empty', { column })
  return { path, fileName: basename(path), sheet, productColumn: column, names, aliases }
}

/** Makes the client once, which refuses a key or an address that can't be used. */
function readAccess(
  { connection, apiKeyEnv, baseUrl }: Pick<EvalOptions, 'connection' | 'apiKeyEnv' | 'baseUrl'>,
  { env }: Session,
): Access {
  if (!isVendor(connection)) return null
  const given = (name: string) => env[name]?.trim() || null
  const variable = apiKeyEnv ?? keyVariables[connection]
  const address = given(connection === 'anthropic' ? 'ANTHROPIC_BASE_URL' : 'OPENAI_BASE_URL')
  const access = { vendor: connection, apiKey: given(variable), baseUrl: baseUrl ?? address }
  // A server of one's own may ask for no key; one that was named and is empty is a mistake all the same.
  const keyless = connection === 'openai' && access.baseUrl !== null && apiKeyEnv === null
  if (access.apiKey === null && !keyless) throw new UsageError('keyMissing', { variable })
  createVendorClient(connection, access)
  return access
}

/** What is said of key and address goes for the judge, too, where it is of the same vendor as the model or the model has none. */
function readJudgeAccess({ judge, connection, apiKeyEnv, baseUrl }: EvalOptions, session: Session): Access {
  if (judge === null) return null
  const shared = connection === judge.connection || !isVendor(connection)
  const given = shared ? { apiKeyEnv, baseUrl } : { apiKeyEnv: null, baseUrl: null }
  return readAccess({ connection: judge.connection, ...given }, session)
}

/** A data folder may hold a price of its own: its run is checked where it starts. */
function checkBudget({ budgetUsd, connection, model, dataDir }: EvalOptions): void {
  if (budgetUsd === null || dataDir !== null) return
  if (shippedModels.costUsd(connection, model, { inputTokens: 0, outputTokens: 0 }) !== null) return
  throw new AppError('run.noPriceForBudget', { model })
}

/** What may be meant, but makes figures worthless or work useless: a prompt that shows the label, variables that none uses. */
function warn({ dataset, prompts, variables }: FilePlan, session: Session): void {
  const columns = dataset.columns.map((column) => column.name)
  const answers = [
    columns[dataset.roles.label],
    ...dataset.columns.flatMap(({ name, role }) => (outcomeRoles.includes(role) ? [name] : [])),
  ]
  const definitions = parseVariables(variables)
  const unused = prompts.map(({ name, template }) => {
    const { binding, problems } = bindTemplate({ template, variables: definitions, emptyCells: 'omit' }, columns)
    for (const column of usedColumns(binding)) if (answers.includes(column)) session.note('leak', { name, column })
    return new Set(problems.unused)
  })
  const names = definitions.map((definition) => definition.name).filter((name) => unused.every((set) => set.has(name)))
  if (names.length > 0) session.note('unusedVariables', { names: names.join(', ') })
}
