import { expect, it } from 'vitest'
import type { CallResult } from '@/lib/engine/call-with-retry'
import type { ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { arenaReport } from './arena-report'
import { castVote } from './cast-vote'
import { type JudgeArenaInput, judgeArena } from './judge-arena'
import { judgeReports } from './judge-report'
import { createJudging } from './judging'
import { serveBattles } from './serve-battles'
import { prepareArena, type Settings } from './testing/prepare-arena'

const never = new AbortController().signal
const answered = (text: string): CallResult => ({
  answer: { text, stop: 'end', inputTokens: 100, outputTokens: 10, latencyMs: 1 },
  attempts: 1,
})
/** Holds the answer of prompt 1 for better, in whichever order it comes. */
const fair = (text: string): string =>
  text.indexOf('片剂1') < text.indexOf('片剂0') ? '理由。\n[[A]]' : '理由。\n[[B]]'

describeOnEachDatabase('judge models', (database) => {
  const prepare = async (settings: Settings = {}, say: (text: string) => string = fair) => {
    const prepared = await prepareArena(database().prisma, settings)
    const asked: ModelRequest[] = []
    const ports = {
      ...prepared.ports,
      readModels: async () => ({ costUsd: (_: string, model: string) => (model === 'free' ? null : 0.01) }),
      ask: async (request: ModelRequest): Promise<CallResult> => {
        asked.push(request)
        return answered(say(request.text))
      },
    }
    const input: JudgeArenaInput = {
      ...{ arenaId: prepared.arenaId, connection: 'anthropic', model: 'claude', battles: 100, budgetUsd: null },
    }
    const judge = (change: Partial<JudgeArenaInput> = {}) => judgeArena(ports, { ...input, ...change }, never)
    const arena = await prepared.arenas.find(prepared.arenaId)
    if (arena === null) throw new Error('the arena is there')
    return { ...prepared, ports, asked, input, judge, arena }
  }

  it('asks each pair in both orders, blind, and keeps its votes apart', async () => {
    const { judge, asked, ports, arena, votes, arenaId, voters, run } = await prepare({ rows: 5 })
    expect(await judge()).toBe('exhausted')
    expect(asked).toHaveLength(10)
    expect(asked[0]?.text).not.toMatch(/提示词/)
    expect(asked[0]?.text).toContain(arena.question)
    expect(await votes.listCounted(arenaId, 'people')).toEqual([])
    expect(await votes.count(arenaId)).toBe(0)
    expect(await voters.list(arenaId)).toEqual([])
    const [report] = await judgeReports(ports, arena, run)
    expect(report).toMatchObject({ model: 'claude', votes: 5, calls: 10, withPeople: null, weight: 0 })
    expect(report?.spentUsd).toBeCloseTo(0.1)
    expect(report?.ranked[0]?.arm).toBe(1)
  })

  it('takes what moves with the order for a tie, and what can’t be read for no vote', async () => {
    const first = await prepare({ rows: 3 }, () => '[[A]]')
    await first.judge()
    expect((await first.votes.listCounted(first.arenaId, 'judges')).map(({ choice }) => choice)).toEqual(
      Array.from({ length: 3 }, () => 'tie'),
    )
    const mute = await prepare({ rows: 3 }, () => 'I would rather not say.')
    await mute.judge()
    expect(await mute.votes.listCounted(mute.arenaId, 'judges')).toEqual([])
  })

  it('begins with what people judged, and goes on where it was', async () => {
    const { judge, asked, votes, arenaId, link, join, vote, ports, arena, run } = await prepare({ rows: 8 })
    const voting = await join(await link())
    for (let n = 0; n < 3; n++) await vote(voting, 'left')
    const peoples = (await votes.listCounted(arenaId, 'people')).map(({ position }) => position)
    expect(await judge({ battles: 3 })).toBe('done')
    expect((await votes.listCounted(arenaId, 'judges')).map(({ position }) => position).sort()).toEqual(peoples.sort())
    expect(await judge({ battles: 3 })).toBe('done')
    expect(asked).toHaveLength(6)
    expect(await judge({ battles: 5 })).toBe('done')
    expect(asked).toHaveLength(10)
    const [report] = await judgeReports(ports, arena, run)
    expect(report?.withPeople?.ratings ?? 0).toBeLessThanOrEqual(3)
  })

  it('stops before its money is spent, and needs to know the price', async () => {
    const { judge, asked } = await prepare({ rows: 40 })
    expect(await judge({ budgetUsd: 0.2 })).toBe('budget')
    expect(asked.length * 0.01).toBeLessThanOrEqual(0.2)
    expect(asked.length).toBeGreaterThan(8)
    await expect(judge({ budgetUsd: 1, model: 'free' })).rejects.toMatchObject({ code: 'run.noPriceForBudget' })
  })

  it('is mixed into the ranks by its weight, on what people judged the same way', async () => {
    // On every third row prompt 0 is the better one: with one verdict alone there is no agreement beyond chance.
    const better = (text: string) => (Number(/片剂1(\d+)/.exec(text)?.[1]) % 3 === 0 ? '片剂0' : '片剂1')
    const says = (text: string) => {
      const worse = better(text) === '片剂0' ? '片剂1' : '片剂0'
      return text.indexOf(better(text)) < text.indexOf(worse) ? '[[A]]' : '[[B]]'
    }
    const { judge, ports, arena, link, join, run } = await prepare({ rows: 60 }, says)
    const voting = await join(await link(60))
    for (let n = 0; n < 30; n++) {
      const [battle] = (await serveBattles(ports, voting, [])).battles
      const shown = JSON.stringify(battle?.answers)
      const choice = JSON.stringify(battle?.answers.left).includes(better(shown)) ? 'left' : 'right'
      await castVote(ports, voting, { battleId: battle?.id ?? '', attempt: 0, choice, comment: '', have: [] })
    }
    await judge({ battles: 60 })
    const [report] = await judgeReports(ports, arena, run)
    expect(report?.withPeople).toMatchObject({ kappa: 1, ratings: 30 })
    expect(report?.weight).toBeGreaterThan(0.5)
    const apart = await arenaReport(ports, arena, run, null)
    const mixed = await arenaReport(ports, arena, run, null, new Map([[report?.id ?? '', report?.weight ?? 0]]))
    const widthOf = ({ ranked }: typeof apart) => (ranked[0]?.high ?? 0) - (ranked[0]?.low ?? 0)
    expect([apart.votes, mixed.votes]).toEqual([30, 30])
    expect(mixed.ranked[0]?.votes).toBeGreaterThan(apart.ranked[0]?.votes ?? 0)
    expect(widthOf(mixed)).toBeLessThan(widthOf(apart))
  })
})

it('keeps one judge of a model going at a time, and says how each ended', async () => {
  const told: string[] = []
  let finish: (end: 'done') => void = () => undefined
  const judging = createJudging(
    ({ model }, signal) => {
      told.push(model)
      if (model === 'wrong') return Promise.reject(new ModelError('stop', 'model.auth', { detail: 'no' } as never))
      return new Promise((resolve, reject) => {
        finish = resolve
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    },
    () => told.push('trouble'),
  )
  const input = { arenaId: 'a', connection: 'anthropic' as const, battles: 1, budgetUsd: null }
  judging.start({ ...input, model: 'one' })
  judging.start({ ...input, model: 'one' })
  judging.start({ ...input, model: 'wrong' })
  expect(told).toEqual(['one', 'wrong'])
  await expect.poll(() => judging.list('a').map(({ end }) => end)).toEqual([null, 'failed'])
  expect(judging.list('a')[1]?.failure).toMatchObject({ code: 'model.auth' })
  judging.stop('a')
  await expect.poll(() => judging.list('a')[0]?.end).toBe('stopped')
  judging.start({ ...input, model: 'one' })
  finish('done')
  await expect.poll(() => judging.list('a').find(({ model }) => model === 'one')?.end).toBe('done')
  expect(judging.list('b')).toEqual([])
})
