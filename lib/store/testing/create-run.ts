// A stored run with trials of a test's own, without datasets to import or prompts to bind.
import type { PlannedTrial } from '@/lib/engine/memory-ledger'
import type { PrismaClient } from '../generated/client'

/** Stores a run with these trials, all pending, in a scene of its own. */
export async function createRun(
  prisma: PrismaClient,
  runId: string,
  trials: readonly PlannedTrial[],
  settings: { transport?: string } = {},
): Promise<void> {
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
      ...settings,
      id: runId,
      sceneId,
      number: 1,
      datasetId: dataset.id,
      status: 'running',
      sample: { strategy: 'uniform', size: trials.length, seed: 1 },
      roles: { label: 1, user: 0, time: null },
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
