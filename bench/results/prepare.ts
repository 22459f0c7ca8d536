// A data folder with a finished run of many trials, made by the product's own stores and, for what models would have said, by SQL.
import type { Column, ColumnKind, ColumnRole } from '@/lib/core/dataset/dataset'
import { openDatabase, prepareDataDir } from '@/lib/store/database'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createPromptStore } from '@/lib/store/prompts'
import { createRunStore } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'

const ARMS = 2
const PRODUCTS = 400
const USERS = 3

const column = (name: string, role: ColumnRole, kind: ColumnKind = 'category'): Column => ({
  ...{ name, role, kind },
  ...{ coverage: 1, distinct: 20, topValues: [] },
})
const columns = [
  column('用户', 'user', 'identifier'),
  column('时间', 'time', 'time'),
  column('性别', 'feature'),
  column('年龄', 'feature', 'number'),
  column('省份', 'feature'),
  column('会员等级', 'feature'),
  column('行为', 'feature', 'text'),
  column('下一产品', 'label'),
]

const product = (n: number) => `产品${n % PRODUCTS}号颗粒`

/** Folder and run; `trials` over two versions, so half as many rows. */
export async function prepareResults(folder: string, trials: number): Promise<{ runId: string }> {
  const rows = Math.floor(trials / ARMS)
  const database = await openDatabase({ dataDir: await prepareDataDir(folder) })
  const { prisma } = database
  try {
    const { id: sceneId } = await createSceneStore(prisma).create('bench')
    const pools = createPoolStore(prisma)
    const poolId = await pools.begin(sceneId, 'pool.csv')
    const lines = Array.from({ length: PRODUCTS }, (_, n) => ({
      ...{ product: product(n), sku: `s${n}`, category: `类目${n % 12}` },
      ...{ price: 10, stock: n % 9, impressions: 100, clicks: n % 20, score: null },
    }))
    await pools.insertLines(poolId, 0, lines)
    await pools.publish(poolId, { sha256: 'x', rejected: 0 }, [])
    const facts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: 'x' } as const
    const { id: datasetId } = await prisma.dataset.create({
      data: { ...facts, sceneId, name: 'bench', fileName: 'bench.csv', columns, rowCount: rows, ready: true },
    })
    await prisma.$executeRaw`
      INSERT INTO "DatasetRow" ("datasetId", index, cells)
      SELECT ${datasetId}, n, jsonb_build_array(
        'u' || n / ${USERS}::int, '2026-06-' || lpad((1 + n % 28)::text, 2, '0') || ' ' || lpad((n % 24)::text, 2, '0') || ':00',
        CASE n % 2 WHEN 0 THEN '女' ELSE '男' END, (18 + n * 7 % 50)::text, '省' || n % 31, '等级' || n % 5,
        '近期浏览了 ' || repeat('健康频道的一篇文章，', 1 + n % 4) || n, '产品' || n * 31 % ${PRODUCTS}::int || '号颗粒')
      FROM generate_series(0, ${rows - 1}::int) AS n`
    await createDatasetStore(prisma).updateColumns(datasetId, columns)
    const prompts = createPromptStore(prisma)
    const made = await Promise.all(
      ['甲', '乙'].map((name) =>
        prompts.create(sceneId, name, {
          ...{ template: '{{行为}}', variables: '', emptyCells: 'omit', origin: 'written', parentId: null },
        }),
      ),
    )
    const runs = createRunStore(prisma)
    const ranks = Array.from({ length: rows }, (_, position) => (position % 9 === 0 ? 1 + (position % 5) : 0))
    const runId = await runs.create(
      {
        ...{ sceneId, datasetId, poolId, sample: { strategy: 'uniform', size: null, seed: 1 } },
        ...{ roles: { label: 7, user: 0, time: 1 }, theta: 0.8, match: 'lexical', concurrency: 8, maxTokens: 1000 },
        ...{ maxCalls: null, budgetUsd: null, sampledRows: rows, repeats: 1, reuse: true, transport: 'live' },
        ...{ stopAtGain: null, bestOf: null },
        baselines: ['popularity', 'segment', 'repeat', 'i2i', 'ease'].map((name) => ({ name, ranks })),
        arms: made.map(({ name, versions }, arm) => ({
          ...{ arm, name: `${name} v1`, promptVersionId: versions[0]?.id ?? '' },
          ...{ connection: 'embedded', model: 'embedded', parameters: { maxTokens: 1000 } },
        })),
      },
      Array.from({ length: rows * ARMS }, (_, at) => ({
        ...{ arm: at % ARMS, position: Math.floor(at / ARMS), rowIndex: Math.floor(at / ARMS) },
        ...{ requestHash: `bench ${at}`, leads: true },
      })),
    )
    // One in five hits, a little more often for the second version; now and then an answer is lost.
    await prisma.$executeRaw`
      UPDATE "Trial" SET state = 2, called = true, "inputTokens" = 400, "outputTokens" = 120, "costUsd" = 0.001, "latencyMs" = 900,
        outcome = CASE WHEN position % 97 = 0 THEN 'unparseable' WHEN position % 211 = 0 THEN 'refused' ELSE 'scored' END,
        products = CASE WHEN position % 97 = 0 OR position % 211 = 0 THEN '[]'::jsonb ELSE (
          SELECT jsonb_agg('产品' || CASE WHEN j = 2 AND (position + 3 * arm) % 5 = 0 THEN "rowIndex" * 31 ELSE position * 7 + j * 13 + arm END
            % ${PRODUCTS}::int || '号颗粒' ORDER BY j) FROM generate_series(0, 4) AS j) END,
        "hitRank" = CASE WHEN position % 97 <> 0 AND position % 211 <> 0 AND (position + 3 * arm) % 5 = 0 THEN 3 ELSE 0 END,
        "bestProduct" = '产品' || position % ${PRODUCTS}::int || '号颗粒', degree = CASE WHEN (position + 3 * arm) % 5 = 0 THEN 1 ELSE 0.3 END
      WHERE "runId" = ${runId}`
    await prisma.$executeRaw`UPDATE "Trial" SET "poolProducts" = products WHERE "runId" = ${runId}`
    await prisma.$executeRaw`ANALYZE`
    await prisma.run.update({
      where: { id: runId },
      data: { status: 'completed', finishedAt: new Date(), calls: rows * ARMS, spentUsd: rows * ARMS * 0.001 },
    })
    return { runId }
  } finally {
    await database.close()
  }
}
