import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { withAnswers } from './arena-board'
import { arenaReport } from './arena-report'
import { castVote, withdrawVote } from './cast-vote'
import { exportVotes } from './export-votes'
import { joinVoting, makeVoteLink, openVoting } from './open-voting'
import { serveBattles } from './serve-battles'
import { prepareArena, products, type Settings } from './testing/prepare-arena'

describeOnEachDatabase('voting', (database) => {
  const prepare = (settings: Settings = {}) => prepareArena(database().prisma, settings)

  it('opens by the token alone: not forged, not revoked, not expired', async () => {
    const { ports, link, arenaId, voters, clock, prisma } = await prepare()
    const token = await link()
    expect((await openVoting(ports, token, null)).voter).toBeNull()
    const stored = await prisma.voteLink.findFirstOrThrow({ where: { sessionId: arenaId } })
    expect(JSON.stringify(stored)).not.toContain(token)
    await expect(openVoting(ports, `${token}x`, null)).rejects.toMatchObject({ code: 'notFound.voteLink' })
    await expect(serveBattles(ports, await openVoting(ports, token, null), [])).rejects.toMatchObject({
      code: 'vote.nameless',
    })
    await voters.revokeLink(stored.id)
    await expect(openVoting(ports, token, null)).rejects.toMatchObject({ code: 'vote.revoked' })
    const late = await link()
    clock.ms += 8 * 86_400_000
    await expect(joinVoting(ports, late, null, 'x')).rejects.toMatchObject({ code: 'vote.expired' })
  })

  it('knows a voter again by the key, by whatever link', async () => {
    const { ports, link } = await prepare()
    const { voting, key } = await joinVoting(ports, await link(), null, '张三')
    const again = await openVoting(ports, await link(), key)
    expect(again.voter?.id).toBe(voting.voter?.id)
    expect((await openVoting(ports, await link(), 'other')).voter).toBeNull()
  })

  it('shows three battles, masked and levelled, with nothing in them that tells who wrote what', async () => {
    const { ports, link, join } = await prepare()
    const { battles, ...rest } = await serveBattles(ports, await join(await link()), [])
    expect(rest).toEqual({ state: 'open', voted: 0, cap: 40, alike: 0 })
    expect(battles).toHaveLength(3)
    for (const battle of battles) {
      expect(Object.keys(battle).sort()).toEqual(['answers', 'attempt', 'card', 'id'])
      expect(battle.answers.kind).toBe('list')
      expect(battle.card?.facts).toEqual([{ name: '性别', value: expect.stringMatching(/男|女/) }])
      expect(JSON.stringify(battle)).not.toMatch(/提示词|embedded|propensity|"left":\d|u\d/)
      expect(JSON.stringify(battle)).toContain('按■■■的思路')
    }
  })

  it('loads ahead at each vote, and shows a voter no pair twice, until there is nothing left', async () => {
    const { ports, link, join, votes, arenaId } = await prepare({ rows: 5 })
    const voting = await join(await link())
    const first = await serveBattles(ports, voting, [])
    const queue = [...first.battles]
    const shown = queue.map(({ id }) => id)
    let state: string = first.state
    for (let current = queue.shift(); current; current = queue.shift()) {
      const ballot = { battleId: current.id, attempt: 0, choice: 'left' as const, comment: '' }
      const result = await castVote(ports, voting, { ...ballot, have: queue.map(({ id }) => id) })
      queue.push(...result.battles)
      shown.push(...result.battles.map(({ id }) => id))
      state = result.state
    }
    expect(state).toBe('exhausted')
    expect([shown.length, new Set(shown).size]).toEqual([5, 5])
    expect(await votes.count(arenaId)).toBe(5)
  })

  it('counts a vote once from two tabs or sent again, and lets nobody vote for others', async () => {
    const { ports, link, join, votes, arenaId } = await prepare()
    const [one, other] = [await join(await link()), await join(await link(), '李四')]
    const [battle] = (await serveBattles(ports, one, [])).battles
    const ballot = { battleId: battle?.id ?? '', attempt: 0, comment: '', have: [] }
    const both = await Promise.all([
      castVote(ports, one, { ...ballot, choice: 'left' }),
      castVote(ports, one, { ...ballot, choice: 'right' }),
    ])
    expect(both.map(({ voted }) => voted)).toEqual([1, 1])
    expect((await castVote(ports, one, { ...ballot, choice: 'tie' })).voted).toBe(1)
    expect(await votes.count(arenaId)).toBe(1)
    await expect(castVote(ports, other, { ...ballot, choice: 'left' })).rejects.toMatchObject({
      code: 'notFound.battle',
    })
  })

  it('withdraws the latest vote alone, which may be cast again', async () => {
    const { ports, link, join, vote, votes, arenaId } = await prepare()
    const voting = await join(await link())
    const [first] = (await serveBattles(ports, voting, [])).battles
    await vote(voting, 'left')
    const [second] = (await serveBattles(ports, voting, [])).battles
    await vote(voting, 'tie')
    await expect(withdrawVote(ports, voting, first?.id ?? '')).rejects.toMatchObject({ code: 'vote.final' })
    expect(await withdrawVote(ports, voting, second?.id ?? '')).toEqual({ attempt: 1, voted: 1 })
    expect(await withdrawVote(ports, voting, second?.id ?? '')).toEqual({ attempt: 1, voted: 1 })
    expect((await serveBattles(ports, voting, [])).battles[0]).toMatchObject({ id: second?.id, attempt: 1 })
    await vote(voting, 'right')
    expect((await votes.listCounted(arenaId, 'people')).map(({ choice }) => choice)).toEqual(['left', 'right'])
  })

  it('shows the real product after the vote where it is set, and then the vote stands', async () => {
    const { ports, link, join, vote } = await prepare({ rules: { showLabel: true } })
    const voting = await join(await link())
    const [battle] = (await serveBattles(ports, voting, [])).battles
    expect(JSON.stringify(battle)).not.toMatch(/甲片|乙片|丙片/)
    expect(products).toContain((await vote(voting, 'left')).label)
    await expect(withdrawVote(ports, voting, battle?.id ?? '')).rejects.toMatchObject({ code: 'vote.final' })
  })

  it('stops at the votes of a voter, and refuses choices that are not offered', async () => {
    const { ports, link, join, vote } = await prepare({ rules: { allowTie: false, showProfile: false } })
    const voting = await join(await link(1))
    const served = await serveBattles(ports, voting, [])
    expect(served.battles).toHaveLength(1)
    expect(served.battles[0]?.card).toBeNull()
    await expect(vote(voting, 'tie')).rejects.toMatchObject({ code: 'vote.choiceOff' })
    expect(await vote(voting, 'left')).toMatchObject({ state: 'spent', voted: 1, battles: [], label: null })
  })

  it('ends at its votes, and takes none after that', async () => {
    const { ports, link, join, vote, arenas, arenaId } = await prepare({ rules: { endVotes: 2 } })
    const token = await link()
    const [one, other] = [await join(token), await join(token, '李四')]
    const held = (await serveBattles(ports, other, [])).battles[0]
    expect((await vote(one, 'left')).state).toBe('open')
    expect((await vote(one, 'left')).state).toBe('ended')
    expect((await arenas.find(arenaId))?.endReason).toBe('votes')
    const ballot = { battleId: held?.id ?? '', attempt: 0, choice: 'left' as const, comment: '', have: [] }
    await expect(castVote(ports, other, ballot)).rejects.toMatchObject({ code: 'arena.ended' })
    await expect(withdrawVote(ports, await openVoting(ports, token, null), '')).rejects.toMatchObject({
      code: 'vote.nameless',
    })
    expect((await serveBattles(ports, one, [])).state).toBe('ended')
  })

  it('records like answers as ties by themselves, and says how many', async () => {
    const { ports, link, join, votes, arenaId, arenas, run } = await prepare({
      rows: 4,
      answer: (arm, row) => (row < 3 ? '1. 甲片：好' : `1. 甲片：${arm}`),
    })
    const voting = await join(await link())
    const { battles, alike, voted } = await serveBattles(ports, voting, [])
    expect(battles).toHaveLength(1)
    expect([alike, voted]).toEqual([3, 0])
    expect((await votes.listCounted(arenaId, 'people')).map(({ choice, automatic }) => [choice, automatic])).toEqual(
      Array.from({ length: 3 }, () => ['tie', true]),
    )
    const arena = await arenas.find(arenaId)
    if (arena === null) throw new Error('the arena is there')
    expect(await arenaReport(ports, arena, run, null)).toMatchObject({ votes: 3, automatic: 3, voters: 0 })
  })

  it('leaves out a prompt without answers, and waits for those that are on their way', async () => {
    const { ports, link, join, prisma, runId, arenaId, clock, board } = await prepare({
      prompts: 3,
      answer: (arm, row) => (arm === 2 ? null : `1. 片剂${arm}${row}`),
    })
    const token = await link()
    expect((await serveBattles(ports, await join(token), [])).state).toBe('open')
    expect((await board.contextOf(arenaId)).book.counts.get(2)).toBe(0)
    await prisma.trial.updateMany({ where: { runId }, data: { state: 0 } })
    await prisma.run.update({ where: { id: runId }, data: { status: 'running', finishedAt: null } })
    clock.ms += 10_000
    expect((await serveBattles(ports, await join(token, '李四'), [])).state).toBe('waiting')
  })

  it('ranks, and waits for, those alone that have answers', async () => {
    const { ports, link, join, vote, arenas, arenaId, run, clock, board } = await prepare({
      ...{ rows: 40, prompts: 3 },
      rules: { endVotes: null },
      answer: (arm, row) => (arm === 2 ? null : `1. 片剂${arm}${row}`),
    })
    const token = await link()
    for (const name of ['张三', '李四']) {
      const voting = await join(token, name)
      // Each voter prefers the same products, so that the ranks are those of all answers but the missing ones.
      for (let votes = 0; votes < 20; votes++) {
        const { battles } = await serveBattles(ports, voting, [])
        const first = battles[0]?.answers
        if (first === undefined) break
        await vote(voting, JSON.stringify(first.left).includes('片剂0') ? 'left' : 'right')
      }
    }
    clock.ms += 10_000
    await serveBattles(ports, await join(token, '王五'), [])
    const arena = await arenas.find(arenaId)
    if (arena === null) throw new Error('the arena is there')
    expect(arena.endReason).toBe('stable')
    const { book } = await board.contextOf(arenaId)
    const { ranked, connected } = await arenaReport(ports, withAnswers(arena, book), run, null)
    expect(ranked.map(({ arm }) => arm)).toEqual([0, 1])
    expect(connected).toBe(true)
    expect((await arenaReport(ports, { ...arena, contenders: [] }, run, null)).ranked).toHaveLength(2)
  })

  it('shows HTML, scripts and 100 kB as text, cut to what can be read', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    const { ports, link, join } = await prepare({
      answer: (arm, row) => (arm === 0 ? `${hostile}${'字'.repeat(100_000)}` : `<b>没有</b>可推荐的 ${row}`),
    })
    const { battles } = await serveBattles(ports, await join(await link()), [])
    expect(battles).toHaveLength(3)
    for (const { answers } of battles) {
      expect(answers.kind).toBe('text')
      expect(JSON.stringify(answers)).toContain(hostile)
      expect(JSON.stringify(answers).length).toBeLessThan(9000)
    }
  })

  it('takes votes of one voter in turn, though they come at once', async () => {
    const { ports, link, join, votes, arenaId } = await prepare({ rows: 12 })
    const voting = await join(await link(5))
    const { battles } = await serveBattles(ports, voting, [])
    const have = battles.map(({ id }) => id)
    const cast = (battleId: string) =>
      castVote(ports, voting, { battleId, attempt: 0, choice: 'left', comment: '', have })
    const results = await Promise.all(have.map(cast))
    expect(results.map(({ voted }) => voted)).toEqual([1, 2, 3])
    const more = results.flatMap((result) => result.battles).map(({ id }) => id)
    // Five votes are what the link gives, and no more battles than that are drawn; the same vote sent again changes nothing.
    expect(new Set([...have, ...more]).size).toBe(5)
    const late = await Promise.all([...new Set(more), ...more].map(cast))
    expect(late.at(-1)).toMatchObject({ state: 'spent', voted: 5, battles: [] })
    expect(await votes.count(arenaId)).toBe(5)
  })

  it('ranks, by slice too, and gives every vote out with its propensity', async () => {
    const { ports, link, join, arenas, votes, voters, arenaId, vote, run, prisma } = await prepare({
      rows: 20,
      prompts: 2,
    })
    const token = await link()
    const voting = await join(token)
    for (let n = 0; n < 20; n++) {
      const [battle] = (await serveBattles(ports, voting, [])).battles
      const answers = battle?.answers
      const left = answers?.kind === 'list' && answers.left[0]?.name.startsWith('片剂1')
      await vote(voting, left ? 'left' : 'right')
    }
    const arena = await arenas.find(arenaId)
    if (arena === null) throw new Error('the arena is there')
    await prisma.trial.updateMany({ where: { runId: run.id, arm: 1 }, data: { hitRank: 5 } })
    await prisma.trial.updateMany({ where: { runId: run.id, arm: 0 }, data: { hitRank: 6 } })
    const report = await arenaReport(ports, arena, run, null)
    expect(report.withHits).toMatchObject({ share: 1, votes: 20 })
    expect(report.ranked.map(({ arm, rank }) => [arm, rank])).toEqual([
      [1, 1],
      [0, 2],
    ])
    expect(report.matrix[0]?.[1]).toMatchObject({ wins: 20, votes: 20 })
    expect(report).toMatchObject({ votes: 20, voters: 1, automatic: 0, connected: true, history: [] })
    const women = await arenaReport(ports, arena, run, { column: 1, value: '女' })
    expect(women.votes).toBe(10)

    await voters.exclude(arenaId, voting.voter?.id ?? '', '测试')
    expect((await arenaReport(ports, arena, run, null)).votes).toBe(0)
    const titles = new Map([
      [0, '提示词0'],
      [1, '提示词1'],
    ])
    const linesOf = async (counted: boolean) => {
      let text = ''
      for await (const piece of exportVotes(votes, arenaId, titles, counted)) text += piece
      return text.trimEnd().split('\r\n')
    }
    const lines = await linesOf(false)
    expect(lines[0]).toContain('voter,left,right,choice,time,name,row,battle,propensity')
    expect(lines).toHaveLength(21)
    expect(lines[1]).toMatch(/^[\w-]+,提示词[01],提示词[01],(left|right),.*,张三,\d+,[\w-]+,1,,,\d{4}-.*Z,好,$/)
    expect(await linesOf(true)).toHaveLength(1)
  })
})

it('makes tokens that nobody can guess', async () => {
  const made = new Set<string>()
  const voters = { createLink: async () => randomUUID() }
  for (let n = 0; n < 100; n++) {
    const token = await makeVoteLink({ voters, now: () => 0 }, { arenaId: 'a', note: '', votesPerVoter: 1, days: 1 })
    expect(token).toMatch(/^[\w-]{32}$/)
    made.add(token)
  }
  expect(made.size).toBe(100)
})
