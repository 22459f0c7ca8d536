// hitloop eval: prompts on sampled rows of a file, in memory or in a data folder.
import { createNormaliser } from '@/lib/core/matching/normalise'
import { createPace } from '@/lib/engine/pace'
import { systemClock } from '@/lib/engine/system-clock'
import { toSimplified } from '@/lib/files/to-simplified'
import { createEmbeddedModel } from '@/lib/models/embedded'
import { shippedModels } from '@/lib/models/prices'
import { createVendorClient } from '@/lib/models/vendor-client'
import { evaluateFile } from '@/lib/usecases/evaluate-file'
import { judgeInMemory } from './eval-judge'
import { type EvalOptions, readEvalOptions } from './eval-options'
import { concludeEval } from './eval-outcome'
import type { EvalOptionValues } from './options'
import { type PreparedEval, prepareEval } from './prepare-eval'
import { createProgress, tellPlan } from './progress'
import type { Session } from './session'

export async function evalCommand(values: EvalOptionValues, session: Session): Promise<number> {
  const options = readEvalOptions(values, session)
  const { dataDir } = options
  const prepared = await prepareEval(options, dataDir === null || options.dryRun, session)
  if (options.dryRun) {
    const { evalPrice } = await import('./eval-price')
    return await evalPrice(prepared, options, session)
  }
  if (dataDir === null) return await evalInMemory(prepared, options, session)
  // The database's packages cost half a second and 60 MB: they are loaded for those who need them.
  const { evalStored } = await import('./eval-stored')
  return await evalStored(prepared, { ...options, dataDir }, session)
}

async function evalInMemory(
  { plan, rows, access, judgeAccess }: PreparedEval,
  options: EvalOptions,
  session: Session,
): Promise<number> {
  const progress = createProgress(session)
  const ownPace = () =>
    createPace({ clock: systemClock, limits: () => ({ maxConcurrency: plan.concurrency, requestsPerMinute: null }) })
  const judge =
    options.judge === null || judgeAccess === null
      ? null
      : judgeInMemory(options.judge, judgeAccess, ownPace(), session)
  const { status, reason, report, trials } = await evaluateFile(plan, rows, {
    normaliser: createNormaliser({ toSimplified }),
    costUsd: shippedModels.costUsd,
    clientOf: (training) =>
      access === null ? createEmbeddedModel({ training }) : createVendorClient(access.vendor, access),
    // A model of this process knows no overload.
    pace: access === null ? null : ownPace(),
    judge,
    clock: systemClock,
    random: Math.random,
    signal: session.signal,
    onPlan: ({ trials, rows: sampled }) => {
      tellPlan(plan, sampled, session)
      progress.begin(trials, 0)
    },
    onFlush: progress.add,
  })
  progress.end()
  if (status === 'interrupted' || report === null) {
    session.note('interruptedInMemory')
    return 130
  }
  const code = await concludeEval({ report, status, reason, rows: trials, again: null }, options, session)
  return code === 0 && judge?.failed() === true ? 1 : code
}
