import { describeRunLedger, type LedgerHarness } from '@/lib/engine/ledger-contract'
import type { CallRecord, RunLedger } from '@/lib/engine/ports'
import type { PrismaClient } from './generated/client'
import { createRunLedger } from './run-ledger'
import { createRun } from './testing/create-run'
import { describeOnEachDatabase } from './testing/test-database'

describeOnEachDatabase('the stored ledger', (database) => {
  describeRunLedger('Prisma', async () => {
    const { prisma } = database()
    await prisma.scene.deleteMany()
    await prisma.completion.deleteMany()
    return harness(prisma)
  })
})

/** The suite names trials as it likes; the store names them by arm and position. */
function harness(prisma: PrismaClient): LedgerHarness {
  const stored = new Map<string, string>()
  const named = new Map<string, string>()
  const ledger = createRunLedger(prisma, 'test')
  const nameOf = (runId: string, id: string) => named.get(`${runId} ${id}`) ?? ''
  const renamed: RunLedger = {
    ...ledger,
    claim: async (runId, limit) =>
      (await ledger.claim(runId, limit)).map((claim) => ({
        ...claim,
        trials: claim.trials.map((trial) => ({ ...trial, id: nameOf(runId, trial.id) })),
      })),
    record: (runId, records) =>
      ledger.record(
        runId,
        records.map(
          (record): CallRecord => ({
            ...record,
            trials: record.trials.map((trial) => ({ ...trial, id: stored.get(trial.id) ?? '' })),
          }),
        ),
      ),
  }
  return {
    ledger: renamed,
    plan: async (runId, trials) => {
      for (const { id, arm, position } of trials) {
        stored.set(id, `${arm}:${position}`)
        named.set(`${runId} ${arm}:${position}`, id)
      }
      await createRun(prisma, runId, trials)
    },
    scored: async (runId) => {
      const trials = await prisma.trial.findMany({ where: { runId, outcome: { not: null } } })
      return trials.map(({ arm, position, outcome, products, poolProducts, hitRank, bestProduct, degree }) => ({
        id: nameOf(runId, `${arm}:${position}`),
        score: { outcome, products, poolProducts, hitRank, bestProduct, degree } as never,
      }))
    },
  }
}
