import { describe, expect, it } from 'vitest'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { pairLabels } from '@/lib/core/matching/pair-label'
import { createModelTable } from '@/lib/core/run/model-table'
import { trialOf } from '@/lib/core/scoring/run-facts.fixture'
import type { ModelAnswer, ModelRequest } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { ModelError } from '@/lib/errors'
import { createPairVerdictStore, type PairVerdictStore } from '@/lib/store/pair-verdicts'
import type { Run } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { exportPairs, listJudgeVerdicts } from './export-pairs'
import { type JudgePairsInput, type JudgePairsPorts, judgePairs, judgePairsSchema, pricePairs } from './judge-pairs'
import { labelPair } from './label-pair'
import { createPairFrames, drawRunPairs, drawSizeSchema, FAR, type PairFramePorts } from './pair-frames'

const pool = ['感冒灵颗粒', '龙胆泻肝片', '阿莫西林胶囊', '维生素C片']
const answers = [
  ['感冒灵颗粒', '感冒灵颗粒 10袋', '龙胆泻肝丸'],
  ['感冒灵颗粒 10袋', '阿莫西林分散片', '电动牙刷'],
  ['=龙胆泻肝片', '感冒灵颗粒 10袋'],
]
const run = {
  ...{ id: 'r', sceneId: 's', datasetId: 'd', poolId: 'p', theta: 0.8, match: 'lexical', finishedAt: new Date(1) },
  roles: { label: 0, user: null, time: null },
} as unknown as Run

function framePorts() {
  let reads = 0
  const ports = {
    aliases: { list: async () => [], fingerprint: async () => 'x' },
    datasets: {
      find: async () => ({ id: 'd', columns: [], rowCount: 1 }),
      listRows: async () => [{ index: 0, cells: ['感冒灵颗粒'] }],
    },
    pools: { listProductNames: async () => pool },
    trials: {
      listScored: async () => {
        reads += 1
        return answers.map((products, position) => trialOf({ position, products }))
      },
    },
    normaliser: createNormaliser(),
  }
  return { ports: ports as unknown as PairFramePorts, reads: () => reads }
}

describe('the pairs of a run', () => {
  it('are the names that θ decides about, each with its nearest product and how often it was said', async () => {
    const { ports, reads } = framePorts()
    const frames = createPairFrames(ports)
    const { pairs, ...frame } = await frames.open(run)
    expect(frame).toEqual({ pool: true, names: 6, looked: 6, identical: 1, far: 1 })
    const found = new Map(pairs.map((pair) => [pair.name, pair]))
    expect(found.get('感冒灵颗粒 10袋')).toMatchObject({ product: '感冒灵颗粒', occurrences: 3, degree: 1 })
    expect(found.get('龙胆泻肝丸')).toMatchObject({ product: '龙胆泻肝片', occurrences: 1 })
    for (const { degree } of pairs) expect(degree).toBeGreaterThanOrEqual(FAR)
    await frames.open(run)
    expect(reads()).toBe(1)
    const goesOn = { ...run, finishedAt: null }
    await frames.open(goesOn)
    await frames.shown(goesOn)
    await frames.shown(run)
    expect(reads()).toBe(2)
    await frames.open(goesOn)
    expect(reads()).toBe(3)
  })

  it('are all drawn where there are few', async () => {
    const { drawn, strata } = await drawRunPairs(createPairFrames(framePorts().ports), run, 100)
    expect(drawn).toHaveLength(4)
    expect(drawn.every(({ inclusion }) => inclusion === 1)).toBe(true)
    expect(strata.reduce((sum, stratum) => sum + stratum.drawn, 0)).toBe(4)
  })

  it('are as many as an address may ask for', () => {
    expect([drawSizeSchema.parse('300'), drawSizeSchema.parse('7'), drawSizeSchema.parse(null)]).toEqual([
      300, 200, 200,
    ])
  })
})

describeOnEachDatabase('labels of pairs', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const { id } = await createSceneStore(prisma).create('健康频道')
    const pairVerdicts = createPairVerdictStore(prisma)
    const frames = createPairFrames(framePorts().ports)
    const stored = { ...run, sceneId: id }
    const runs = { find: async (wanted: string) => (wanted === 'r' ? stored : null) }
    return { ports: { runs, pairVerdicts, frames }, stored, draw: await drawRunPairs(frames, stored, 100) }
  }
  const pair = { runId: 'r', name: '龙胆泻肝丸', product: '龙胆泻肝片' }

  it('are kept, taken back, and asked for pairs of the run alone', async () => {
    const { ports, stored, draw } = await prepare()
    const listed = async () => (await ports.pairVerdicts.list(stored.sceneId, 'people', draw.drawn)).filter(Boolean)
    await labelPair(ports, { ...pair, label: 'different' })
    expect(await listed()).toEqual(['different'])
    await labelPair(ports, { ...pair, label: null })
    expect(await listed()).toEqual([])
    await expect(labelPair(ports, { ...pair, product: '别的', label: 'same' })).rejects.toMatchObject({
      code: 'pair.unknown',
    })
    await expect(labelPair(ports, { ...pair, runId: 'x', label: 'same' })).rejects.toMatchObject({
      code: 'notFound.run',
    })
  })

  it('go out as CSV with what each pair stands for, a column a judge, and no formula', async () => {
    const { ports, stored, draw } = await prepare()
    await labelPair(ports, { ...pair, label: 'different' })
    const judge = { connection: 'openai', model: 'm' }
    await ports.pairVerdicts.save(stored.sceneId, judge, pair, 'unsure')
    let text = ''
    for await (const piece of exportPairs(ports.pairVerdicts, stored, draw)) text += piece
    const [header, ...lines] = text.trimEnd().split('\r\n')
    expect(header).toBe('\uFEFFname,product,degree,occurrences,stratum,inclusion,label,judge:openai:m')
    expect(lines).toHaveLength(4)
    expect(lines.find((line) => line.startsWith('龙胆泻肝丸'))).toMatch(/,1,different,unsure$/)
    expect(lines.some((line) => line.startsWith("'=龙胆泻肝片"))).toBe(true)
    expect(await listJudgeVerdicts(ports.pairVerdicts, stored.sceneId, { drawn: [] })).toEqual([])
  })
})

describe('a judge of pairs', () => {
  const input: JudgePairsInput = judgePairsSchema.parse({ connection: 'openai', model: 'm', low: 0, high: 1 })
  const answerOf = (text: string): ModelAnswer => ({
    text,
    stop: 'end',
    inputTokens: 100,
    outputTokens: 10,
    latencyMs: 1,
  })
  const prepare = async (say: (request: ModelRequest) => string = () => '{"relation":"same"}', usd = 1000) => {
    const kept = new Map<string, ModelAnswer>()
    const saved: [string, string][] = []
    const asked: ModelRequest[] = []
    const ports: JudgePairsPorts = {
      answers: {
        findKept: async (hashes) => new Set(hashes.filter((hash) => kept.has(hash))),
        lengthsOf: async () => null,
        keep: async ({ requestHash: hash, answer }) => void kept.set(hash, answer),
      },
      findAnswers: async (hashes) =>
        new Map(hashes.flatMap((hash) => (kept.has(hash) ? [[hash, kept.get(hash) as ModelAnswer]] : []))),
      pairVerdicts: {
        save: async (...[, , { name }, label]: Parameters<PairVerdictStore['save']>) => void saved.push([name, label]),
      },
      readModels: async () => createModelTable(() => [{ inputUsd: usd, outputUsd: usd, maxInputTokens: 1e9 }], []),
      ask: async (request) => {
        asked.push(request)
        return { answer: answerOf(say(request)), attempts: 1 }
      },
    }
    const { drawn } = await drawRunPairs(createPairFrames(framePorts().ports), run, 100)
    const judge = (change: Partial<JudgePairsInput> = {}) =>
      judgePairs(ports, 's', { ...input, ...change }, drawn, {
        signal: new AbortController().signal,
        onVerdict: () => undefined,
      })
    return { ports, kept, saved, asked, drawn, judge }
  }

  it('asks each pair in both orders, once and for all', async () => {
    const { ports, judge, asked, saved, drawn } = await prepare()
    expect(await pricePairs(ports, input, drawn)).toMatchObject({ pairs: 4, calls: 8, kept: 0 })
    expect(await judge()).toBe('done')
    expect(asked).toHaveLength(8)
    expect(new Set(asked.map((request) => requestHash(request))).size).toBe(8)
    expect(saved).toHaveLength(4)
    expect(saved.every(([, label]) => label === 'same')).toBe(true)
    expect(await judge()).toBe('done')
    expect(asked).toHaveLength(8)
    expect(await pricePairs(ports, input, drawn)).toMatchObject({ calls: 0, kept: 8, costUsd: { mid: 0 } })
  })

  it('is unsure where the orders differ, or where it says something else than was asked', async () => {
    const first = await prepare(
      ({ text }) => `{"relation":"${text.indexOf('丸') < text.indexOf('片') ? 'same' : 'different'}"}`,
    )
    await first.judge()
    expect(new Map(first.saved).get('龙胆泻肝丸')).toBe('unsure')
    const mute = await prepare(() => '一样的')
    await mute.judge()
    expect(mute.saved.map(([, label]) => label)).toEqual(['unsure', 'unsure', 'unsure', 'unsure'])
  })

  it('keeps to the zone', async () => {
    const { judge, saved, drawn } = await prepare()
    await judge({ low: 0.99, high: 1 })
    expect(saved.map(([name]) => name).sort()).toEqual(
      drawn.flatMap(({ name, degree }) => (degree >= 0.99 ? [name] : [])).sort(),
    )
    expect(judgePairsSchema.safeParse({ ...input, low: 0.9, high: 0.1 }).success).toBe(false)
    expect(judgePairsSchema.safeParse({ ...input, connection: 'embedded' }).success).toBe(false)
    expect(pairLabels).not.toContain('unsure')
  })

  it('stops before its money is spent, and needs to know the price', async () => {
    const { judge, asked } = await prepare()
    // A call costs 0.11; before any was made the dearest expected one counts.
    expect(await judge({ budgetUsd: 0.2 })).toBe('budget')
    expect(asked.length).toBeLessThanOrEqual(1)
    const { ports, drawn } = await prepare()
    const unpriced = { ...ports, readModels: async () => createModelTable(() => null, []) }
    const options = { signal: new AbortController().signal, onVerdict: () => undefined }
    await expect(judgePairs(unpriced, 's', { ...input, budgetUsd: 1 }, drawn, options)).rejects.toMatchObject({
      code: 'run.noPriceForBudget',
    })
  })

  it('makes no more calls than it may, and goes on where it ended', async () => {
    const { judge, asked, saved } = await prepare()
    expect(await judge({ maxCalls: 5 })).toBe('calls')
    expect([asked.length, saved.length]).toEqual([4, 2])
    expect(await judge({ maxCalls: 4 })).toBe('done')
    expect([asked.length, new Set(saved.map(([name]) => name)).size]).toEqual([8, 4])
  })

  it('leaves a pair without a verdict whose call fails, and ends where all would', async () => {
    const { ports, judge, saved } = await prepare()
    ports.ask = async () => ({ error: new ModelError('outcome', 'model.overloaded', { detail: 'x' } as never) })
    expect(await judge()).toBe('done')
    expect(saved).toEqual([])
    ports.ask = async () => {
      throw new ModelError('stop', 'model.auth', { detail: 'x' } as never)
    }
    await expect(judge()).rejects.toMatchObject({ code: 'model.auth' })
  })
})
