import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Column } from '@/lib/core/dataset/dataset'
import type { CallRecord } from '@/lib/engine/ports'
import { createAnswerStore } from './answers'
import { createConnectionStore } from './connections'
import { createDatasetStore } from './datasets'
import { createModelSettingStore } from './model-settings'
import { createPoolStore } from './pools'
import { createPromptStore } from './prompts'
import { createRunLedger } from './run-ledger'
import { createRunStore, type NewRun } from './runs'
import { createSceneStore } from './scenes'
import { describeOnEachDatabase } from './testing/test-database'
import { createTrialStore } from './trials'
import { createWorkerStore } from './workers'

const column = (name: string, role: Column['role']): Column => ({
  name,
  role,
  kind: 'category',
  coverage: 1,
  distinct: 2,
  topValues: ['a'],
})
const facts = {
  format: 'csv',
  encoding: 'gb18030',
  delimiter: ',',
  sha256: 'abc',
  rowCount: 3,
  rejected: 1,
  columns: [column('用户', 'user'), column('标签', 'label')],
}
const score = {
  outcome: 'scored' as const,
  products: ['甲', '乙'],
  poolProducts: [null, '乙'],
  hitRank: 2,
  bestProduct: '乙',
  degree: 0.9,
}
const miss = { outcome: 'failed' as const, products: [], poolProducts: [], hitRank: 0, bestProduct: '', degree: 0 }
const answer = {
  text: '1. 甲\u0000\ud800',
  stop: 'end' as const,
  inputTokens: 10,
  outputTokens: 5,
  latencyMs: 12.5,
  costUsd: 0.25,
  attempts: 1,
}

describeOnEachDatabase('stores', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create('健康频道')
    const datasets = createDatasetStore(prisma)
    const datasetId = await datasets.begin({ sceneId: scene.id, name: '七月', fileName: 'july.csv' })
    await datasets.insertRows(datasetId, [
      { index: 0, cells: ['u1', '甲'] },
      { index: 1, cells: ['u2', '乙,"引号"\n换行'] },
      { index: 2, cells: ['', '\u0000丙'] },
    ])
    const prompts = createPromptStore(prisma)
    const prompt = await prompts.create(scene.id, `提示词 ${scene.id}`, {
      template: '{{用户}}',
      variables: '',
      emptyCells: 'omit',
      origin: 'written',
      parentId: null,
    })
    return { prisma, scene, datasets, datasetId, prompts, prompt }
  }

  it('keeps a dataset hidden until it is published, and its cells to the letter', async () => {
    const { datasets, datasetId, scene } = await prepare()
    expect(await datasets.find(datasetId)).toBeNull()
    await datasets.insertRejects(datasetId, [{ line: 9, reason: 'too_few_cells', text: '坏\u0000行' }])
    await datasets.publish(datasetId, facts)
    expect(await datasets.list(scene.id)).toMatchObject([{ id: datasetId, rowCount: 3, columns: facts.columns }])
    expect(await datasets.listRows(datasetId, 1, 5)).toEqual([
      { index: 1, cells: ['u2', '乙,"引号"\n换行'] },
      { index: 2, cells: ['', '丙'] },
    ])
    expect((await datasets.listRowsByIndex(datasetId, [2, 0])).get(0)?.cells).toEqual(['u1', '甲'])
    expect(await datasets.listRejects(datasetId, 10)).toEqual([{ line: 9, reason: 'too_few_cells', text: '坏行' }])
    expect(await datasets.findBySha256(scene.id, 'abc')).toMatchObject({ id: datasetId })
  })

  it('removes what a crash left half-done, and a deleted dataset with its rows', async () => {
    const { datasets, datasetId, prisma } = await prepare()
    await datasets.deleteUnfinished(new Date(0))
    expect(await prisma.datasetRow.count({ where: { datasetId } })).toBe(3)
    await datasets.deleteUnfinished(new Date(Date.now() + 60_000))
    expect(await prisma.datasetRow.count({ where: { datasetId } })).toBe(0)
  })

  it('adds up the SKUs of a product and finds by any part of a name, signs included', async () => {
    const { prisma, scene } = await prepare()
    const pools = createPoolStore(prisma)
    const line = (product: string, sku: string, price: number) => ({
      product,
      sku,
      category: '清热',
      price,
      stock: null,
      impressions: 10,
      clicks: 1,
      score: null,
    })
    const old = await pools.begin(scene.id, 'old.csv')
    await pools.publish(old, { sha256: 'old', rejected: 0 })
    const id = await pools.begin(scene.id, 'pool.csv')
    await pools.insertLines(id, 0, [line('龙胆泻肝片', '1', 5), line('龙胆泻肝片', '2', 9), line('100%果汁', '3', 4)])
    expect((await pools.findCurrent(scene.id))?.id).toBe(old)
    await pools.publish(id, { sha256: 'new', rejected: 2 })
    expect(await pools.findCurrent(scene.id)).toMatchObject({ id, products: 2, skus: 3, categories: 1, rejected: 2 })
    expect(await pools.findBySha256(scene.id, 'new')).toBe(id)
    expect(await pools.listProductNames(id)).toEqual(['龙胆泻肝片', '100%果汁'])
    expect(await pools.listProducts(id, '肝', 0, 10)).toEqual({
      total: 1,
      products: [
        {
          product: '龙胆泻肝片',
          category: '清热',
          skus: 2,
          priceLow: 5,
          priceHigh: 9,
          impressions: 20,
          clicks: 2,
          score: null,
        },
      ],
    })
    expect((await pools.listProducts(id, '%', 0, 10)).total).toBe(1)
    await pools.insertLines(id, 3, [
      { ...line('阿胶', '4', 9), category: '', stock: 0 },
      { ...line('叶酸片', '5', 9), stock: 0 },
      { ...line('叶酸片', '6', 9), stock: 7 },
    ])
    expect((await pools.listSkus(id)).map(({ sku, product, stock }) => [sku, product, stock])).toEqual([
      ['1', '龙胆泻肝片', null],
      ['2', '龙胆泻肝片', null],
      ['3', '100%果汁', null],
      ['4', '阿胶', 0],
      ['5', '叶酸片', 0],
      ['6', '叶酸片', 7],
    ])
    expect(await pools.listProductFacts(id)).toEqual([
      { product: '龙胆泻肝片', category: '清热', inStock: null },
      { product: '100%果汁', category: '清热', inStock: null },
      { product: '阿胶', category: '', inStock: false },
      { product: '叶酸片', category: '清热', inStock: true },
    ])
  })

  it('numbers versions and keeps their lineage', async () => {
    const { prompts, prompt, scene } = await prepare()
    const first = prompt.versions[0]
    const second = await prompts.addVersion(prompt.id, {
      template: '改',
      variables: 'A: b',
      emptyCells: 'unknown',
      origin: 'revised',
      parentId: first?.id ?? null,
    })
    const found = await prompts.findByName(scene.id, prompt.name)
    expect(found?.versions.map((version) => [version.number, version.template, version.parentId])).toEqual([
      [2, '改', first?.id],
      [1, '{{用户}}', null],
    ])
    expect((await prompts.listVersions([second, 'missing'])).map((version) => version.promptName)).toEqual([
      prompt.name,
    ])
  })

  it('numbers versions apart that are saved at once', async () => {
    const { prompts, prompt } = await prepare()
    const version = { template: 'x', variables: '', emptyCells: 'omit', origin: 'written', parentId: null } as const
    await Promise.all(['a', 'b', 'c'].map((template) => prompts.addVersion(prompt.id, { ...version, template })))
    expect((await prompts.find(prompt.id))?.versions.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  it('keeps what is set for a model, changes it, and forgets it', async () => {
    const settings = createModelSettingStore(database().prisma)
    const none = { inputUsd: null, outputUsd: null, requestsPerMinute: null, maxConcurrency: null }
    await settings.save('openai', 'qwen-plus', { ...none, parameters: { temperature: 0, maxTokens: 9 } })
    await settings.save('anthropic', 'qwen-plus', { ...none, parameters: {}, inputUsd: 0, outputUsd: 0.5 })
    await settings.save('openai', 'qwen-plus', { ...none, parameters: { topP: 0.5 }, maxConcurrency: 3 })
    expect(await settings.list()).toEqual([
      { ...none, connection: 'anthropic', model: 'qwen-plus', parameters: {}, inputUsd: 0, outputUsd: 0.5 },
      { ...none, connection: 'openai', model: 'qwen-plus', parameters: { topP: 0.5 }, maxConcurrency: 3 },
    ])
    expect(await settings.remove('openai', 'qwen-plus')).toEqual({
      ...none,
      parameters: { topP: 0.5 },
      maxConcurrency: 3,
    })
    expect(await settings.remove('openai', 'none')).toBeNull()
    expect(await settings.list()).toHaveLength(1)
  })

  it('never shows a key, and says when the secret no longer opens it', async () => {
    const { prisma } = database()
    const upside = {
      seal: (text: string) => [...text].reverse().join(''),
      open: (sealed: string) => [...sealed].reverse().join(''),
    }
    const headers = [
      { name: 'X-Gateway', value: 'gateway-token-5678' },
      { name: 'X-Team', value: 'growth' },
    ]
    const connections = createConnectionStore(prisma, upside)
    await connections.save('anthropic', { baseUrl: null, header: 'bearer', apiKey: 'sk-secret-1234', headers })
    await connections.save('anthropic', { baseUrl: 'http://127.0.0.1:1', header: 'x-api-key' })
    const view = await connections.find('anthropic')
    expect(view).toEqual({
      kind: 'anthropic',
      baseUrl: 'http://127.0.0.1:1',
      header: 'x-api-key',
      keyHint: '1234',
      headers: [
        { name: 'X-Gateway', hint: '5678' },
        { name: 'X-Team', hint: '' },
      ],
      keyLost: false,
    })
    expect(await connections.findSecrets('anthropic')).toMatchObject({ apiKey: 'sk-secret-1234', headers })
    expect(JSON.stringify(await prisma.connection.findMany())).not.toMatch(/gateway-token|growth/)
    const other = createConnectionStore(prisma, { ...upside, open: () => null })
    expect(await other.find('anthropic')).toMatchObject({ keyHint: null, keyLost: true })
    await connections.save('anthropic', { baseUrl: null, header: 'bearer', apiKey: null, headers: [] })
    expect(await connections.find('anthropic')).toMatchObject({ keyHint: null, headers: [], keyLost: false })
  })

  describe('runs', () => {
    const prepareRun = async () => {
      const prepared = await prepare()
      await prepared.datasets.publish(prepared.datasetId, facts)
      const runs = createRunStore(prepared.prisma)
      const version = prepared.prompt.versions[0]
      const arm = { name: 'A', promptVersionId: version?.id ?? '', connection: 'embedded', model: 'embedded' }
      const run: NewRun = {
        sceneId: prepared.scene.id,
        datasetId: prepared.datasetId,
        poolId: null,
        sample: { strategy: 'uniform', size: 2, seed: 1 },
        roles: { label: 1, user: 0, time: null },
        theta: 0.8,
        match: 'lexical',
        concurrency: 4,
        maxTokens: 100,
        maxCalls: null,
        budgetUsd: null,
        repeats: 1,
        reuse: true,
        transport: 'live',
        stopAtGain: null,
        bestOf: null,
        sampledRows: 2,
        baselines: [{ name: 'popularity', ranks: [0, 2] }],
        arms: [
          { ...arm, arm: 0, parameters: { maxTokens: 100 } },
          { ...arm, arm: 1, name: 'B', parameters: { maxTokens: 100, effort: 'low' } },
        ],
      }
      const trial = (armNumber: number, position: number, requestHash: string, leads: boolean) => ({
        arm: armNumber,
        position,
        rowIndex: position,
        requestHash,
        leads,
      })
      const hash = (name: string) => `${name} ${prepared.scene.id}`
      const id = await runs.create(run, [
        trial(0, 0, hash('same'), true),
        trial(0, 1, hash('same'), false),
        trial(1, 0, hash('b0'), true),
        trial(1, 1, hash('b1'), true),
      ])
      return {
        ...prepared,
        runs,
        id,
        hash,
        ledger: createRunLedger(prepared.prisma, 'w1'),
        trials: createTrialStore(prepared.prisma),
      }
    }

    it('asks identical requests once, scores each trial, and counts the call on the first', async () => {
      const { id, ledger, runs, trials, datasetId, hash, scene } = await prepareRun()
      const claims = await ledger.claim(id, 2)
      expect(claims.map((claim) => claim.trials.map((trial) => trial.id))).toEqual([['0:0', '0:1'], ['1:0']])
      expect((await ledger.claim(id, 9)).map((claim) => claim.requestHash)).toEqual([hash('b1')])
      await ledger.record(id, [
        {
          requestHash: hash('same'),
          answer,
          reused: false,
          error: null,
          trials: [
            { id: '0:0', score },
            { id: '0:1', score: { ...score, hitRank: 0 } },
          ],
        },
        {
          requestHash: hash('b0'),
          answer: null,
          reused: false,
          error: { code: 'model.timeout', params: { seconds: 3 } },
          trials: [{ id: '1:0', score: miss }],
        },
      ])
      expect((await ledger.findAnswers([hash('same'), hash('b0')])).get(hash('same'))?.text).toBe('1. 甲\ufffd')
      expect(await ledger.spent(id)).toEqual({ calls: 2, costUsd: 0.25 })
      expect((await runs.list(scene.id, 9, 'running')).map((run) => run.id)).toContain(id)
      expect((await runs.list(scene.id, 9, 'paused')).map((run) => run.id)).not.toContain(id)
      expect(await runs.countByStatus(scene.id)).toEqual({ running: 1 })
      expect(await runs.progress(id)).toEqual({
        status: 'running',
        arms: [
          { arm: 0, trials: 2, done: 2, failed: 0, hits: 1 },
          { arm: 1, trials: 2, done: 1, failed: 1, hits: 0 },
        ],
        calls: 2,
        reused: 1,
        costUsd: 0.25,
        unpriced: 0,
        budgetUsd: null,
        batches: null,
        bestOf: null,
      })
      expect(
        await trials.listScored({ id, datasetId, roles: { label: 1, user: 0, time: null }, repeats: 1, bestOf: null }),
      ).toMatchObject([
        { arm: 0, position: 0, user: 'u1', products: ['甲', '乙'], poolProducts: [null, '乙'], hitRank: 2 },
        { arm: 0, position: 1, user: 'u2', hitRank: 0 },
        { arm: 1, position: 0, user: 'u1', outcome: 'failed' },
      ])
      expect([...(await trials.listAnswers(id, 0, [1, 99]))]).toEqual([[1, '1. 甲\ufffd']])
      expect([...(await trials.listAnswers(id, 0, []))]).toEqual([])
    })

    it('knows which answers are kept, and how long and how quick those of a model were', async () => {
      const answers = createAnswerStore(database().prisma)
      const model = `m-${randomUUID()}`
      expect(await answers.lengthsOf(model)).toBeNull()
      const answer = (hash: string, outputTokens: number, latencyMs: number) => ({
        requestHash: `${model} ${hash}`,
        ...{ model, text: '', stop: 'end', inputTokens: 1, outputTokens, latencyMs, attempts: 1 },
      })
      await database().prisma.completion.createMany({
        // The last one came through a batch.
        data: [answer('a', 100, 900), answer('b', 200, 1100), answer('c', 300, 5_000_000)],
      })
      expect(await answers.lengthsOf(model)).toEqual({ outputTokens: 200, deviation: 100, answers: 3, latencyMs: 1000 })
      expect(await answers.findKept([`${model} a`, 'x', `${model} c`])).toEqual(new Set([`${model} a`, `${model} c`]))
    })

    it('names the runs on a dataset and how many trials they hold', async () => {
      const { runs, datasetId, datasets, scene } = await prepareRun()
      expect(await runs.listUses(datasetId)).toEqual({ numbers: [1], trials: 4 })
      const unused = await datasets.begin({ sceneId: scene.id, name: 'x', fileName: 'x.csv' })
      expect(await runs.listUses(unused)).toEqual({ numbers: [], trials: 0 })
    })

    it('filters rows by who hit', async () => {
      const { id, ledger, trials, datasetId, hash } = await prepareRun()
      await ledger.record(id, [
        {
          requestHash: hash('same'),
          answer,
          reused: true,
          error: null,
          trials: [
            { id: '0:0', score },
            { id: '0:1', score: { ...score, hitRank: 0 } },
          ],
        },
        {
          requestHash: hash('b0'),
          answer,
          reused: false,
          error: null,
          trials: [{ id: '1:0', score: { ...score, hitRank: 0 } }],
        },
      ])
      const pages = async (
        filter: 'all' | 'onlyA' | 'onlyB' | 'neither' | 'failed',
        k = 5,
        positions: number[] | undefined = undefined,
      ) => {
        const { total, rows } = await trials.listRows({
          runId: id,
          datasetId,
          filter,
          a: 0,
          b: 1,
          k,
          offset: 0,
          limit: 10,
          positions,
        })
        return [total, rows.map((row) => [row.position, row.cells[0], row.trials.length])]
      }
      expect(await pages('all')).toEqual([
        2,
        [
          [0, 'u1', 2],
          [1, 'u2', 1],
        ],
      ])
      expect(await pages('onlyA')).toEqual([1, [[0, 'u1', 2]]])
      expect(await pages('onlyA', 1)).toEqual([0, []])
      expect(await pages('all', 5, [1, 7])).toEqual([1, [[1, 'u2', 1]]])
      expect(await pages('all', 5, [])).toEqual([0, []])
      expect(await pages('onlyB')).toEqual([0, []])
      expect(await pages('failed')).toEqual([0, []])
      expect(await trials.listArmFigures(id)).toMatchObject([
        { arm: 0, calls: 0, reused: 2, costUsd: 0 },
        { arm: 1, calls: 1, inputTokens: 10, costUsd: 0.25 },
      ])
    })

    it('keeps the parameters of each arm', async () => {
      const { id, runs } = await prepareRun()
      expect((await runs.find(id))?.arms.map((arm) => arm.parameters)).toEqual([
        { maxTokens: 100 },
        { maxTokens: 100, effort: 'low' },
      ])
    })

    it('gives back what was taken, and claims only while the run is running', async () => {
      const { id, ledger, runs } = await prepareRun()
      await ledger.claim(id, 9)
      expect(await ledger.claim(id, 9)).toEqual([])
      expect(await ledger.countElsewhere(id)).toBe(0)
      await ledger.release(id)
      expect(await ledger.countElsewhere(id)).toBe(3)
      await ledger.finish(id, 'paused', { code: 'model.auth', params: { detail: 'no' } })
      expect(await ledger.claim(id, 9)).toEqual([])
      expect(await ledger.countElsewhere(id)).toBe(0)
      expect(await runs.find(id)).toMatchObject({ status: 'paused', reason: { code: 'model.auth' }, number: 1 })
      expect(await runs.reopen(id, ['failed'])).toBe(false)
      expect(await runs.reopen(id, ['failed', 'paused'])).toBe(true)
      expect(await runs.reopen(id, ['failed', 'paused'])).toBe(false)
      expect((await runs.listRunning()).some((run) => run.id === id)).toBe(true)
      expect((await ledger.claim(id, 9)).length).toBe(3)
    })

    it('moves the end of a paused run on with each answer that still comes in', async () => {
      const { id, hash, ledger, runs } = await prepareRun()
      await ledger.claim(id, 9)
      const ended = async () => (await runs.find(id))?.finishedAt?.getTime() ?? null
      await ledger.record(id, [sameAnswered(hash)])
      expect(await ended()).toBeNull()
      await ledger.finish(id, 'paused', null)
      const paused = await ended()
      await ledger.record(id, [
        {
          requestHash: hash('b0'),
          answer: null,
          reused: false,
          error: { code: 'model.auth', params: {} },
          trials: [{ id: '1:0', score: miss }],
        },
      ])
      expect(await ended()).toBeGreaterThan(paused ?? Number.POSITIVE_INFINITY)
    })

    it('gives back what a dead process had taken, and nothing of a living one', async () => {
      const { id, prisma } = await prepareRun()
      const [mine, other] = ['mine', 'other'].map((worker) => ({
        ledger: createRunLedger(prisma, worker),
        workers: createWorkerStore(prisma, worker),
      }))
      if (mine === undefined || other === undefined) throw new Error('two are made')
      await mine.workers.beat()
      await other.workers.beat()
      expect(await other.ledger.claim(id, 2)).toHaveLength(2)
      expect(await mine.ledger.claim(id, 9)).toHaveLength(1)
      expect(await mine.ledger.countElsewhere(id)).toBe(2)
      await mine.ledger.release(id)
      expect(await mine.ledger.claim(id, 9)).toHaveLength(1)
      await mine.workers.beat()
      expect(await mine.ledger.claim(id, 9)).toEqual([])
      await prisma.$executeRaw`UPDATE "Worker" SET "seenAt" = now() - interval '21 seconds' WHERE id = 'other'`
      await mine.workers.beat()
      expect((await mine.workers.list()).map((worker) => worker.id)).toEqual(['mine'])
      expect(await mine.ledger.claim(id, 9)).toHaveLength(2)
      await mine.workers.leave()
    })

    it('shares what a connection was asked to wait, the longest of all', async () => {
      const { prisma } = await prepareRun()
      const workers = createWorkerStore(prisma, 'w')
      const [soon, later] = [new Date('2026-01-01T00:00:10Z'), new Date('2026-01-01T00:00:40Z')]
      await workers.hold('anthropic', later)
      await workers.hold('anthropic', soon)
      expect(await workers.listHolds(new Date('2026-01-01T00:00:00Z'))).toEqual([
        { connection: 'anthropic', until: later },
      ])
      expect(await workers.listHolds(later)).toEqual([])
    })

    /** The call that both rows of the first arm share. */
    const sameAnswered = (hash: (text: string) => string): CallRecord => ({
      requestHash: hash('same'),
      answer,
      reused: false,
      error: null,
      trials: [
        { id: '0:0', score },
        { id: '0:1', score },
      ],
    })

    it('asks failed trials again, and counts what was spent all the same', async () => {
      const { id, ledger, runs, hash } = await prepareRun()
      await ledger.claim(id, 9)
      const miss = { ...score, outcome: 'failed' as const, products: [], hitRank: 0 }
      const failed = { code: 'model.timeout' as const, params: { seconds: 3 } }
      await ledger.record(id, [
        sameAnswered(hash),
        { requestHash: hash('b0'), answer: null, reused: false, error: failed, trials: [{ id: '1:0', score: miss }] },
      ])
      expect(await runs.clearFailed(id)).toBe(1)
      expect(await runs.clearFailed(id)).toBe(0)
      expect((await runs.progress(id))?.arms).toMatchObject([{ done: 2 }, { done: 0, failed: 0 }])
      expect((await ledger.claim(id, 9)).map((claim) => claim.requestHash)).toEqual([hash('b0')])
      expect(await ledger.spent(id)).toEqual({ calls: 2, costUsd: 0.25 })
    })

    it('says what reuse saved, and takes a row as its own user where it is drawn again', async () => {
      const { id, ledger, trials, datasetId, hash } = await prepareRun()
      await ledger.record(id, [sameAnswered(hash)])
      expect(await trials.countSaved(id)).toEqual({ reused: 1, savedUsd: 0.25 })
      const run = { id, datasetId, roles: { label: 1, user: null, time: null }, bestOf: null }
      expect(await trials.listHits({ ...run, repeats: 1 })).toEqual([
        { arm: 0, position: 0, hitRank: 2, user: null },
        { arm: 0, position: 1, hitRank: 2, user: null },
      ])
      expect(await trials.listRowHits({ ...run, repeats: 1 }, 0)).toMatchObject([
        { position: 0, rowIndex: 0, hitRank: 2, user: null },
        { position: 1, rowIndex: 1, hitRank: 2, user: null },
      ])
      expect(await trials.listRowHits({ ...run, repeats: 1 }, 1)).toEqual([])
      expect((await trials.listHits({ ...run, repeats: 2 })).map((hit) => hit.user)).toEqual(['row 0', 'row 1'])
    })
  })
})
