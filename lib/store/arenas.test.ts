import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { VoteChoice } from '@/lib/core/rating/vote'
import { createArenaStore, type NewArena } from './arenas'
import { createRunStore } from './runs'
import { createSceneStore } from './scenes'
import { createRun } from './testing/create-run'
import { describeOnEachDatabase } from './testing/test-database'
import { createVoterStore } from './voters'
import { createVoteStore } from './votes'

const rules = {
  question: '哪一组更懂这位用户？',
  showProfile: true,
  showLabel: false,
  allowTie: true,
  allowBothBad: true,
  allowComments: true,
  votesPerVoter: 40,
  endVotes: 100,
}

describeOnEachDatabase('arenas', (database) => {
  /** A session on a run of two arms × three rows; arm 1 has no answer on row 2. */
  const prepare = async () => {
    const { prisma } = database()
    const runId = randomUUID()
    const trials = [0, 1, 2].flatMap((position) =>
      [0, 1].map((arm) => {
        const requestHash = `${runId} ${arm} ${position}`
        return { id: requestHash, arm, position, rowIndex: position, requestHash }
      }),
    )
    await createRun(prisma, runId, trials)
    const { sceneId, datasetId, arms } = await prisma.run.findUniqueOrThrow({
      where: { id: runId },
      include: { arms: true },
    })
    await prisma.datasetRow.createMany({
      data: [0, 1, 2].map((index) => ({ datasetId, index, cells: [`u${index}`, '甲'] })),
    })
    const texts = trials.map(({ arm, position, requestHash }) => ({
      requestHash,
      text: arm === 1 && position === 2 ? ' \n' : `answer ${arm} ${position}`,
    }))
    await prisma.completion.createMany({
      data: texts.map((text) => ({
        ...text,
        ...{ model: 'm', stop: 'end', inputTokens: 0, outputTokens: 0, latencyMs: 1, attempts: 1 },
      })),
    })
    await prisma.trial.updateMany({ where: { runId }, data: { state: 2, outcome: 'scored' } })
    const arenas = createArenaStore(prisma)
    const contenders = arms.map(({ arm, name, promptVersionId, connection, model }) => ({
      ...{ arm, name, promptVersionId, connection, model },
    }))
    const made: NewArena = { ...rules, sceneId, runId, rows: 3, contenders }
    const id = await arenas.create(made)
    return { prisma, sceneId, datasetId, runId, made, id, arenas, voters: createVoterStore(prisma) }
  }

  /** The same with a voter who has a battle. */
  const open = async () => {
    const prepared = await prepare()
    const { prisma, id: sessionId, voters } = prepared
    const linkId = await voters.createLink({
      ...{ sessionId, tokenHash: randomUUID(), hint: 'abcd', note: '', votesPerVoter: 40 },
      expiresAt: new Date(Date.now() + 60_000),
    })
    const voter = await voters.join({ sessionId, linkId, name: '张三', keyHash: randomUUID() })
    const votes = createVoteStore(prisma)
    const battle = await votes.addBattle({
      ...{ sessionId, voterId: voter.id, position: 0, left: 1, right: 0, propensity: 0.25 },
    })
    if (battle === null) throw new Error('the first battle is made')
    const cast = (choice: VoteChoice, attempt = 0, voterId = voter.id) =>
      votes.cast({ battleId: battle.id, voterId, attempt, choice, comment: '', automatic: false })
    return { ...prepared, sessionId, linkId, voter, votes, battle, cast }
  }

  it('numbers sessions of a scene, also when several are made at once', async () => {
    const { arenas, made, sceneId, id, prisma, runId } = await prepare()
    await Promise.all([arenas.create(made), arenas.create(made), arenas.create(made)])
    expect((await arenas.list(sceneId)).map(({ arena }) => arena.number)).toEqual([4, 3, 2, 1])
    expect(await arenas.count(sceneId)).toBe(4)
    expect((await createRunStore(prisma).find(runId))?.arenas).toEqual([1, 2, 3, 4])
    expect(await arenas.find(id)).toMatchObject({ ...made, number: 1, endedAt: null, endReason: null })
    await arenas.delete(id)
    expect(await arenas.find(id)).toBeNull()
  })

  it('go with their scene, which is counted before; other scenes and kept answers stay', async () => {
    const { prisma, sceneId, runId, cast } = await open()
    const other = await prepare()
    const scenes = createSceneStore(prisma)
    await cast('left')
    expect(await scenes.runUnderWay(sceneId)).toBe(1)
    await prisma.run.update({ where: { id: runId }, data: { status: 'completed' } })
    expect(await scenes.runUnderWay(sceneId)).toBeNull()
    await prisma.batchJob.create({ data: { runId, round: 0, requests: 1, batchId: 'b' } })
    expect(await scenes.runUnderWay(sceneId)).toBe(1)
    const contents = await scenes.contents(sceneId)
    expect(contents).toMatchObject({ prompts: 1, runs: 1, arenas: 1, votes: 1 })
    await scenes.rename(sceneId, '新名字')
    expect(await scenes.find(sceneId)).toEqual({ id: sceneId, name: '新名字' })

    const kept = await prisma.completion.count()
    await scenes.delete(sceneId)
    expect(await scenes.find(sceneId)).toBeNull()
    expect(Object.values(await scenes.contents(sceneId)).every((count) => count === 0)).toBe(true)
    expect(await prisma.completion.count()).toBe(kept)
    expect(await scenes.contents(other.sceneId)).toMatchObject({ prompts: 1, runs: 1, arenas: 1 })
  })

  it('tells which answers can be shown: done, not failed, not blank', async () => {
    const { arenas, id, runId, prisma } = await prepare()
    await prisma.trial.updateMany({ where: { runId, arm: 0, position: 0 }, data: { state: 0, outcome: null } })
    await prisma.trial.updateMany({ where: { runId, arm: 0, position: 1 }, data: { outcome: 'failed' } })
    const ready = await arenas.listReady({ id, runId, rows: 3 })
    expect(ready.map(({ arm, position }) => `${arm}:${position}`).sort()).toEqual(['0:2', '1:0', '1:1'])
    expect(await arenas.listReady({ id, runId, rows: 1 })).toEqual([{ arm: 1, position: 0 }])
  })

  it('gives a battle its row and both answers, on the sides that were drawn', async () => {
    const { arenas, runId } = await prepare()
    expect(await arenas.findTexts(runId, 1, 1, 0)).toEqual({
      cells: ['u1', '甲'],
      left: 'answer 1 1',
      right: 'answer 0 1',
    })
    expect(await arenas.findTexts(runId, 7, 1, 0)).toBeNull()
    expect(await arenas.listCells(runId, 2)).toEqual(
      new Map([
        [0, ['u0', '甲']],
        [1, ['u1', '甲']],
      ]),
    )
  })

  it('never draws the same pair on the same row twice for a voter, whatever the sides', async () => {
    const { votes, sessionId, voter } = await open()
    const battle = { sessionId, voterId: voter.id, position: 0, propensity: 0.5 }
    expect(await votes.addBattle({ ...battle, left: 0, right: 1 })).toBeNull()
    expect(await votes.addBattle({ ...battle, left: 1, right: 0 })).toBeNull()
    expect(await votes.addBattle({ ...battle, position: 1, left: 0, right: 1 })).toMatchObject({ left: 0, right: 1 })
    expect(await votes.listBattles(voter.id)).toMatchObject([
      { position: 0, left: 1, right: 0, votes: 0, open: true, voteId: null },
      { position: 1, left: 0, right: 1, votes: 0, open: true },
    ])
  })

  it('counts a vote once, however often and from wherever it is sent', async () => {
    const { votes, sessionId, cast, voter } = await open()
    const sent = await Promise.all([cast('left'), cast('left'), cast('right'), cast('left', 1), cast('left', 0, 'x')])
    expect(sent.filter(Boolean)).toHaveLength(1)
    expect(await votes.count(sessionId)).toBe(1)
    expect(await votes.listCounted(sessionId, 'people')).toMatchObject([
      { voter: voter.id, left: 1, right: 0, position: 0, automatic: false },
    ])
  })

  it('withdraws a vote by a record, and takes the next attempt', async () => {
    const { votes, sessionId, cast, voter, voters, battle } = await open()
    await cast('left')
    const [own] = await votes.listBattles(voter.id)
    await votes.withdraw(own?.voteId ?? '')
    await votes.withdraw(own?.voteId ?? '')
    expect(await votes.listCounted(sessionId, 'people')).toEqual([])
    expect(await votes.listBattles(voter.id)).toMatchObject([{ id: battle.id, votes: 1, open: true }])
    // The first one sent again, late, doesn't come back.
    expect(await cast('left')).toBe(false)
    expect(await cast('tie', 1)).toBe(true)
    expect(await votes.listBattles(voter.id)).toMatchObject([{ votes: 2, open: false }])
    expect(await votes.listCounted(sessionId, 'people')).toMatchObject([{ choice: 'tie' }])
    const records = await votes.listRecords(sessionId, 0, 10)
    expect(records.map(({ choice, withdrawnAt }) => [choice, withdrawnAt !== null])).toEqual([
      ['left', true],
      ['tie', false],
    ])
    expect(records[0]).toMatchObject({ voterName: '张三', rowIndex: 0, propensity: 0.25, left: 1, right: 0 })
    expect(await voters.list(sessionId)).toMatchObject([{ name: '张三', votes: 1, withdrawn: 1 }])
  })

  it('takes no vote after the end, and goes on once it is opened again', async () => {
    const { arenas, sessionId, cast } = await open()
    expect(await arenas.end(sessionId, 'votes')).toBe(true)
    expect(await arenas.end(sessionId, 'person')).toBe(false)
    expect(await arenas.find(sessionId)).toMatchObject({ endReason: 'votes' })
    expect(await cast('left')).toBe(false)
    await arenas.reopen(sessionId)
    expect(await arenas.find(sessionId)).toMatchObject({ endReason: null, endedAt: null, endVotes: 1_000_000 })
    expect(await cast('left')).toBe(true)
  })

  it('leaves out the votes of who was excluded, and keeps them', async () => {
    const { votes, voters, sessionId, cast, voter, arenas, sceneId, datasetId } = await open()
    await cast('both_bad')
    await voters.exclude(sessionId, voter.id, '总选左边')
    expect(await votes.listCounted(sessionId, 'people')).toEqual([])
    expect(await voters.list(sessionId)).toMatchObject([{ exclusionReason: '总选左边', votes: 1 }])
    expect((await votes.listRecords(sessionId, 0, 10))[0]?.excludedAt).toBeInstanceOf(Date)
    expect(await arenas.list(sceneId)).toMatchObject([{ votes: 1, voters: 1 }])
    expect(await arenas.listUses(datasetId)).toEqual({ arenas: 1, votes: 1 })
    await voters.exclude(sessionId, voter.id, null)
    expect(await votes.listCounted(sessionId, 'people')).toHaveLength(1)
  })

  it('knows a voter again by the key, and a link by the hash alone', async () => {
    const { voters, sessionId, linkId, prisma } = await open()
    const [one, other] = await Promise.all(
      ['李四', '王五'].map((name) => voters.join({ sessionId, linkId, name, keyHash: 'same' })),
    )
    expect(one?.id).toBe(other?.id)
    const { tokenHash } = await prisma.voteLink.findUniqueOrThrow({ where: { id: linkId } })
    expect(await voters.findLink(tokenHash, 'same')).toMatchObject({
      link: { id: linkId, hint: 'abcd', revokedAt: null, endedAt: null },
      voter: { id: one?.id },
    })
    expect((await voters.findLink(tokenHash, null))?.voter).toBeNull()
    expect((await voters.findLink(tokenHash, 'other'))?.voter).toBeNull()
    expect(await voters.findLink('forged', 'same')).toBeNull()
    await voters.revokeLink(linkId)
    const [link] = await voters.listLinks(sessionId)
    expect(link).toMatchObject({ voters: 2 })
    await voters.revokeLink(linkId)
    expect((await voters.findLink(tokenHash, null))?.link.revokedAt).toEqual(link?.revokedAt)
    await voters.reviveLink(linkId)
    expect((await voters.findLink(tokenHash, null))?.link.revokedAt).toBeNull()
  })

  it('lists battles as they were drawn, in the same millisecond too', async () => {
    const { sessionId, voter, votes, battle } = await open()
    const one = { sessionId, voterId: voter.id, left: 0, right: 1, propensity: 0.5 }
    const ids = [battle.id]
    for (const position of [1, 2, 3, 4, 5, 6]) {
      const added = await votes.addBattle({ ...one, position })
      ids.push(added?.id ?? '')
      const drawn = [10, 20].map((more) => ({ ...one, id: randomUUID(), automatic: false, position: position + more }))
      await votes.takeTurn(null, drawn)
      ids.push(...drawn.map(({ id }) => id))
    }
    expect((await votes.listBattles(voter.id)).map(({ id }) => id)).toEqual(ids)
  })

  it('writes a vote and what was drawn after it as one, and each of it once', async () => {
    const { sessionId, voter, votes, battle } = await open()
    const vote = {
      battleId: battle.id,
      voterId: voter.id,
      attempt: 0,
      choice: 'left',
      comment: '',
      automatic: false,
    } as const
    const drawn = [true, false].map((automatic, place) => ({
      ...{ id: randomUUID(), automatic, sessionId, voterId: voter.id },
      ...{ position: place + 1, left: 0, right: 1, propensity: 0.5 },
    }))
    const ids = drawn.map(({ id }) => id)
    const turn = await votes.takeTurn(vote, drawn)
    expect({ ...turn, drawn: turn.drawn.toSorted() }).toEqual({ cast: true, drawn: ids.toSorted() })
    const again = drawn.map((one) => ({ ...one, id: randomUUID() }))
    expect(await votes.takeTurn({ ...vote, choice: 'right' }, again)).toEqual({ cast: false, drawn: [] })
    expect(await votes.takeTurn(null, [])).toEqual({ cast: false, drawn: [] })
    const own = await votes.listBattles(voter.id)
    expect(own.map(({ id, open, automatic }) => [id, open, automatic])).toEqual([
      [battle.id, false, false],
      [ids[0], false, true],
      [ids[1], true, false],
    ])
    expect(await votes.count(sessionId)).toBe(1)
    const tally = await votes.tally(sessionId)
    expect(tally).toHaveLength(2)
    expect(tally).toContainEqual({ left: 1, right: 0, choice: 'left', automatic: false, votes: 1 })
    expect(tally).toContainEqual({ left: 0, right: 1, choice: 'tie', automatic: true, votes: 1 })
  })
})
