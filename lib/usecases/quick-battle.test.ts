import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { createKeptAsker } from '@/lib/engine/ask-kept'
import { createHandClock } from '@/lib/engine/hand-clock'
import type { ModelClient, ModelRequest } from '@/lib/engine/ports'
import { createEmbeddedModel } from '@/lib/models/embedded'
import { shippedModels } from '@/lib/models/prices'
import { createAliasStore } from '@/lib/store/aliases'
import { createAnswerStore } from '@/lib/store/answers'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createPromptStore } from '@/lib/store/prompts'
import { createQuickBattleStore } from '@/lib/store/quick-battles'
import { createRunLedger } from '@/lib/store/run-ledger'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { exportQuickVotes } from './export-quick-votes'
import { castQuickVote, openQuickBattle, type QuickBattleInput, type QuickPorts } from './quick-battle'
import { sceneRating } from './scene-rating'
import { prepareArena, products } from './testing/prepare-arena'

describeOnEachDatabase('the quick arena', (database) => {
  /** A scene of two prompts and four rows; `says` is what a vendor's model answers, null the embedded one. */
  const prepare = async (says: ((text: string) => string) | null = null) => {
    const { prisma } = database()
    const arena = await prepareArena(prisma)
    const { sceneId, datasetId } = arena.run
    const promptStore = createPromptStore(prisma)
    const text = { variables: '', emptyCells: 'omit', origin: 'written', parentId: null } as const
    const [short, long] = await Promise.all(
      ['性别{{性别}}，推荐 2 个产品。', '这位用户是{{性别}}性。请推荐 3 个产品。'].map((template, at) =>
        promptStore.create(sceneId, `快速${at}`, { ...text, template }),
      ),
    )
    const ids = [short, long].map((prompt) => prompt?.versions[0]?.id ?? '')
    const asked: string[] = []
    const vendor: ModelClient = {
      complete: async (request: ModelRequest) => {
        asked.push(request.text)
        const told = says?.(request.text) ?? ''
        return { text: told, stop: 'end', inputTokens: 1, outputTokens: 1, latencyMs: 1 }
      },
      listModels: async () => [],
    }
    const { signal } = new AbortController()
    const ledger = createRunLedger(prisma, 'test')
    const ports: QuickPorts = {
      prompts: promptStore,
      datasets: createDatasetStore(prisma),
      pools: createPoolStore(prisma),
      aliases: createAliasStore(prisma),
      normaliser: createNormaliser({ toSimplified: (words) => words }),
      readModels: async () => shippedModels,
      clientFor: async (connection, training) =>
        connection === 'embedded' ? createEmbeddedModel({ training }) : vendor,
      quickBattles: createQuickBattleStore(prisma),
      askKept: createKeptAsker({ findAnswers: ledger.findAnswers, keep: createAnswerStore(prisma).keep }, () => ({
        ...{ maxAttempts: 1, clock: createHandClock(), random: () => 0.5, signal, waitSignal: signal },
        ...{ pace: { attempt: (_, act) => act(), heed: () => undefined }, onHeard: () => undefined },
      })),
      random: () => 0.9,
    }
    const connection = says === null ? ('embedded' as const) : ('anthropic' as const)
    // Answers of other tests are kept, too.
    const model = says === null ? 'embedded' : `claude-${randomUUID()}`
    const contender = (at: number) => ({ versionId: ids[at] ?? '', connection, model })
    const input = (change: Partial<QuickBattleInput> = {}): QuickBattleInput => ({
      contenders: [contender(0), contender(1)],
      source: { kind: 'row', datasetId, rowIndex: 1 },
      counted: true,
      ...change,
    })
    return { arena, model, ports, ids, asked, input, sceneId, datasetId }
  }
  const list = (text: string) => (text.startsWith('性别') ? '1. 甲片\n2. 乙片' : '1. 丙片\n2. 甲片')

  it('shows both without a word on who wrote what, and tells after the vote', async () => {
    const { ports, sceneId, input, ids } = await prepare(list)
    const view = await openQuickBattle(ports, sceneId, 'me', input())
    expect(view.reveal).toBeNull()
    expect(JSON.stringify(view)).not.toMatch(new RegExp(`快速|claude|versionId|hash|hit|${ids.join('|')}`))
    // The draw put the second one on the left.
    expect(view.answers.left).toMatchObject([{ name: '丙片' }, { name: '甲片' }])
    const vote = { choice: 'left', comment: '', counted: true } as const
    const reveal = await castQuickVote(ports, sceneId, 'me', view.id, vote)
    const label = products[1] ?? ''
    expect(reveal).toMatchObject({
      ...{ choice: 'left', automatic: false, counted: true, label, tally: { left: 1, right: 0, ties: 0 } },
      left: { versionId: ids[1], name: '快速1 v1', hitRank: 0 },
      right: { versionId: ids[0], name: '快速0 v1', hitRank: 2 },
    })
    // Changed one's mind after the reveal: the vote stands.
    expect(await castQuickVote(ports, sceneId, 'me', view.id, { ...vote, choice: 'right' })).toEqual(reveal)
  })

  it('asks no model twice, and comes back as it was', async () => {
    const { ports, sceneId, input, asked } = await prepare(list)
    const first = await openQuickBattle(ports, sceneId, 'me', input())
    const again = await openQuickBattle({ ...ports, random: () => 0.1 }, sceneId, 'me', input())
    expect(again).toEqual(first)
    const other = await openQuickBattle({ ...ports, random: () => 0.1 }, sceneId, 'you', input())
    expect(other.answers.left).toEqual(first.answers.right)
    expect(asked).toHaveLength(2)
    await castQuickVote(ports, sceneId, 'me', first.id, { choice: 'tie', comment: '', counted: true })
    const later = await openQuickBattle(ports, sceneId, 'me', input())
    expect(later.reveal).toMatchObject({ choice: 'tie' })
    await expect(
      castQuickVote(ports, sceneId, 'you', first.id, { choice: 'left', comment: '', counted: true }),
    ).rejects.toMatchObject({ code: 'notFound.battle' })
    await expect(
      castQuickVote(ports, 'elsewhere', 'me', first.id, { choice: 'left', comment: '', counted: true }),
    ).rejects.toMatchObject({ code: 'notFound.battle' })
  })

  it('takes values and words of one’s own in place of a row', async () => {
    const { ports, sceneId, input, asked, datasetId } = await prepare(list)
    const words = { kind: 'words', datasetId, words: '孕妇 {{x}}' } as const
    const view = await openQuickBattle(ports, sceneId, 'me', input({ source: words }))
    const reveal = await castQuickVote(ports, sceneId, 'me', view.id, { choice: 'left', comment: '', counted: true })
    expect(reveal).toMatchObject({ label: '', left: { hitRank: null } })
    await openQuickBattle(
      ports,
      sceneId,
      'me',
      input({ source: { kind: 'values', datasetId: null, values: '{{性别}}: 男' } }),
    )
    expect(asked.toSorted()).toEqual(
      [
        ...['性别孕妇 {{x}}，推荐 2 个产品。', '这位用户是孕妇 {{x}}性。请推荐 3 个产品。'],
        ...['性别男，推荐 2 个产品。', '这位用户是男性。请推荐 3 个产品。'],
      ].toSorted(),
    )
  })

  it('has the embedded model answer, on a row and on words', async () => {
    const { ports, sceneId, input, datasetId } = await prepare()
    const onRow = await openQuickBattle(ports, sceneId, 'me', input())
    expect(onRow.answers.kind).toBe('list')
    const words = { kind: 'words', datasetId, words: '女' } as const
    expect((await openQuickBattle(ports, sceneId, 'me', input({ source: words }))).answers.kind).toBe('list')
  })

  it('notes two answers that read the same as a tie by itself', async () => {
    const { ports, sceneId, input } = await prepare((text) => (text.startsWith('性别') ? '1. 甲片' : '- **甲片**'))
    const view = await openQuickBattle(ports, sceneId, 'me', input({ counted: false }))
    expect(view.reveal).toMatchObject({ choice: 'tie', automatic: true, counted: false })
  })

  it('goes into the scene’s rating where it was to, apart from the votes of sessions', async () => {
    const { ports, sceneId, input, ids, arena, model, datasetId } = await prepare(list)
    const voting = await arena.join(await arena.link())
    await arena.vote(voting, 'left')
    for (const [rowIndex, counted] of [true, false, true].entries()) {
      const view = await openQuickBattle(
        ports,
        sceneId,
        'me',
        input({ source: { kind: 'words', datasetId, words: `${rowIndex}` } }),
      )
      await castQuickVote(ports, sceneId, 'me', view.id, { choice: 'left', comment: '', counted })
    }
    const quickBattles = createQuickBattleStore(database().prisma)
    const read = async (among: 'all' | 'sessions' | 'quick') =>
      sceneRating({ votes: arena.votes, quickBattles }, sceneId, among)
    const all = await read('all')
    expect(all).toMatchObject({ votes: { sessions: 1, quick: 2 }, voters: 2, connected: false })
    expect(all.ranked.map(({ votes: all, quick }) => [all, quick]).toSorted()).toEqual([
      [1, 0],
      [1, 0],
      [2, 2],
      [2, 2],
    ])
    expect((await read('quick')).ranked.map(({ versionId }) => versionId)).toEqual([ids[1], ids[0]])
    const sessions = await read('sessions')
    expect(sessions.ranked.map(({ name }) => name).toSorted()).toEqual(['提示词0 v1', '提示词1 v1'])
    expect(sessions.connected).toBe(true)
    const fileOf = async (countedOnly: boolean) => {
      let text = ''
      for await (const piece of exportQuickVotes(quickBattles, sceneId, countedOnly)) text += piece
      return text.trim().split('\r\n')
    }
    expect(await fileOf(false)).toHaveLength(4)
    const counted = await fileOf(true)
    expect(counted).toHaveLength(3)
    expect(counted[1]).toContain(`快速1 v1 · ${model},快速0 v1 · ${model},left,`)
  })

  it('refuses what can’t be compared, before any call', async () => {
    const { ports, sceneId, input, ids, asked } = await prepare(list)
    const [one] = input().contenders
    const refused = async (change: Partial<QuickBattleInput>, code: string) =>
      expect(openQuickBattle(ports, sceneId, 'me', input(change))).rejects.toMatchObject({ code })
    await refused({ contenders: [one, one] }, 'quick.sameContender')
    await refused({ contenders: [one, { ...one, versionId: 'gone' }] }, 'notFound.prompt')
    await refused({ source: { kind: 'row', datasetId: 'gone', rowIndex: 0 } }, 'notFound.dataset')
    await refused({ source: { kind: 'row', datasetId: input().source.datasetId ?? '', rowIndex: 99 } }, 'notFound.row')
    await refused({ source: { kind: 'values', datasetId: null, values: 'OTHER: x' } }, 'template.unbound')
    expect(ids).toHaveLength(2)
    expect(asked).toEqual([])
  })

  it('says whose answer is empty', async () => {
    const { ports, sceneId, input } = await prepare((text) => (text.startsWith('性别') ? ' \n' : '1. 甲片'))
    await expect(openQuickBattle(ports, sceneId, 'me', input())).rejects.toMatchObject({
      ...{ code: 'quick.noAnswer', params: { name: '快速0 v1' } },
    })
  })
})
