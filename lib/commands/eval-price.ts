// hitloop eval --dry-run: what the evaluation would take, as JSON; nothing is asked and no file is written.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { isVendor } from '@/lib/core/run/connection'
import type { ModelTable } from '@/lib/core/run/model-table'
import { toSimplified } from '@/lib/files/to-simplified'
import { shippedModels } from '@/lib/models/prices'
import { createVendorClient } from '@/lib/models/vendor-client'
import { prepareFile } from '@/lib/usecases/evaluate-file'
import { boundJudging, type JudgeBound } from '@/lib/usecases/judge-pairs'
import { parametersOf } from '@/lib/usecases/prepare-run'
import { type PriceLook, priceCalls, type RunPrice } from '@/lib/usecases/price-run'
import type { EvalJudge } from './eval-judge'
import type { EvalOptions } from './eval-options'
import type { PreparedEval } from './prepare-eval'
import type { Session } from './session'

/** The run's price stands apart from the judge's, which is asked only once the run is over. */
type EvalPrice = RunPrice & { judge?: JudgeBound }

/** To tell how long a question to the judge is. */
const LABELS_LOOKED_AT = 200

/** Nothing is kept where there is no data folder. */
const noAnswers: PriceLook['answers'] = { findKept: async () => new Set(), lengthsOf: async () => null }

export async function evalPrice(
  prepared: PreparedEval,
  { dataDir, judge }: Pick<EvalOptions, 'dataDir' | 'judge'>,
  session: Session,
): Promise<number> {
  const price = (answers: PriceLook['answers'], table: ModelTable) =>
    priceFile(prepared, judge, { answers, table }, session)
  const folder = dataDir === null ? null : session.pathOf(dataDir)
  // A folder that isn't there yet holds no answers, and stays unmade.
  const known = folder !== null && existsSync(join(folder, 'pg'))
  const found = known ? await priceStored(folder, price, session) : await price(noAnswers, shippedModels)
  session.stdout(`${JSON.stringify(found, null, 2)}\n`)
  return 0
}

async function priceStored(
  folder: string,
  price: (answers: PriceLook['answers'], table: ModelTable) => Promise<EvalPrice>,
  session: Session,
): Promise<EvalPrice> {
  const { withStored } = await import('./open-stored')
  return await withStored(session, folder, async ({ answers, ports }) => price(answers, await ports.readModels()))
}

async function priceFile(
  { plan, rows, access }: PreparedEval,
  judge: EvalJudge | null,
  { answers, table }: { answers: PriceLook['answers']; table: ModelTable },
  { signal, note }: Session,
): Promise<EvalPrice> {
  const normaliser = createNormaliser({ toSimplified })
  const parameters = parametersOf(table, plan, null)
  const { input, sampled, duplicates, bestOf, evaluation } = await prepareFile(
    plan,
    rows,
    { normaliser, costUsd: table.costUsd },
    parameters,
  )
  const look: PriceLook = {
    answers,
    clientOf: async (connection) =>
      isVendor(connection) && access !== null ? createVendorClient(access.vendor, access) : {},
  }
  const { source, arms } = input
  const found = await priceCalls(
    { ...plan, source, arms, sampled, duplicates, bestOf, table, requestOf: evaluation.requestOf },
    look,
    signal,
  )
  if (judge === null) return found
  const labels = input.labels.slice(0, LABELS_LOOKED_AT)
  const asking = { ...judge, budgetUsd: null }
  const bound = await boundJudging({ answers, readModels: async () => table }, asking, labels)
  note('judgeBound', { model: judge.model, calls: judge.maxCalls })
  return { ...found, judge: bound }
}
