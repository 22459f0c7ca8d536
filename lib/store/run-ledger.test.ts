import { describeRunLedger, type LedgerHarness } from '@/lib/engine/ledger-contract'
import type { PlannedTrial } from '@/lib/engine/memory-ledger'
import type { CallRecord, RunLedger } from '@/lib/engine/ports'
import type { PrismaClient } from './generated/client'
import { createRunLedger } from './run-ledger'
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

async function createRun(prisma: PrismaClient, runId: string, trials: readonly PlannedTrial[]): Promise<void> {
  const scene = await prisma.scene.create({ data: { name: runId } })
  const sceneId = scene.id
  const texts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: '', columns: [] }
  const dataset = await prisma.dataset.create({ data: { ...texts, sceneId, name: runId, fileName: 'x.csv' } })
  const prompt = await prisma.prompt.create({
    data: { sceneId, name: 'p', versions: { create: { number: 1, template: 'x' } } },
    include: { versions: true },
  })
  const promptVersionId = prompt.versions[0]?.id ?? ''
  const arms = [...new Set(trials.map((trial) => trial.arm))].map((arm) => ({
    arm,
    name: `${arm}`,
    promptVersionId,
    connection: 'c',
    model: 'm',
  }))
  const limits = { theta: 0.8, match: 'lexical', concurrency: 1, maxTokens: 1, sampledRows: trials.length }
  await prisma.run.create({
    data: {
      ...limits,
      id: runId,
      sceneId,
      number: 1,
      datasetId: dataset.id,
      status: 'running',
      sample: {},
      roles: {},
      arms: { createMany: { data: arms } },
    },
  })
  const asked = new Set<string>()
  const ordered = [...trials].sort((x, y) => x.position - y.position || x.arm - y.arm)
  await prisma.trial.createMany({
    data: ordered.map(({ arm, position, rowIndex, requestHash }) => {
      const leads = !asked.has(requestHash)
      asked.add(requestHash)
      return { runId, arm, position, rowIndex, requestHash, leads }
    }),
  })
}
