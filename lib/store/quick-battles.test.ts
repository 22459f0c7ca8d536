import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createQuickBattleStore, type NewQuickBattle } from './quick-battles'
import { createSceneStore } from './scenes'
import { describeOnEachDatabase } from './testing/test-database'

describeOnEachDatabase('quick battles', (database) => {
  const side = (versionId: string, hitRank: number | null = 0) => ({
    ...{ versionId, name: `${versionId} v1`, connection: 'embedded', model: 'embedded' },
    ...{ requestHash: `hash of ${versionId}`, hitRank },
  })
  const prepare = async () => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create(randomUUID())
    const battle: NewQuickBattle = {
      ...{ sceneId: scene.id, voterKey: randomUUID(), datasetId: 'd', rowIndex: 3, input: '' },
      ...{ left: side('x', 2), right: side('y'), label: '甲片', propensity: 1 },
    }
    return { quick: createQuickBattleStore(prisma), battle, prisma }
  }
  const vote = { choice: 'left', comment: 'closer', automatic: false, counted: true } as const

  it('gives the same battle again for the same two answers, on the sides that it had', async () => {
    const { quick, battle } = await prepare()
    const opened = await quick.open(battle)
    expect(opened).toMatchObject({ ...battle, vote: null })
    const turned = await quick.open({ ...battle, left: battle.right, right: battle.left, rowIndex: 9 })
    expect(turned).toEqual(opened)
    const other = await quick.open({ ...battle, voterKey: 'another' })
    expect(other.id).not.toBe(opened.id)
  })

  it('takes one vote, keeps the first, and shows it to its voter alone', async () => {
    const { quick, battle } = await prepare()
    const { id } = await quick.open(battle)
    const won = await Promise.all([quick.cast(id, vote), quick.cast(id, { ...vote, choice: 'right' })])
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await quick.cast(id, { ...vote, choice: 'tie' })).toBe(false)
    expect((await quick.find(id, battle.voterKey))?.vote).toMatchObject({ comment: 'closer', counted: true })
    expect(await quick.find(id, 'somebody else')).toBeNull()
  })

  it('lists votes in the order of time, page by page, counted ones apart', async () => {
    const { quick, battle } = await prepare()
    for (const [at, counted] of [true, false, true].entries()) {
      const { id } = await quick.open({ ...battle, right: side(`r${at}`) })
      await quick.cast(id, { ...vote, counted, comment: String(at) })
    }
    await quick.open({ ...battle, right: side('unvoted') })
    const comments = async (countedOnly: boolean, page = {}) =>
      (await quick.listVoted(battle.sceneId, { countedOnly, ...page })).map(({ vote: { comment } }) => comment)
    expect(await comments(false)).toEqual(['0', '1', '2'])
    expect(await comments(true)).toEqual(['0', '2'])
    expect(await comments(false, { offset: 1, limit: 1 })).toEqual(['1'])
    expect(await quick.count(battle.sceneId)).toEqual({ votes: 3, counted: 2 })
    expect(await quick.listOfVoter(battle.sceneId, battle.voterKey)).toHaveLength(3)
    expect(await quick.listOfVoter(battle.sceneId, 'somebody else')).toEqual([])
  })

  it('goes with its scene', async () => {
    const { quick, battle, prisma } = await prepare()
    const { id } = await quick.open(battle)
    await quick.cast(id, vote)
    await prisma.scene.delete({ where: { id: battle.sceneId } })
    expect(await quick.find(id, battle.voterKey)).toBeNull()
    expect(await quick.count(battle.sceneId)).toEqual({ votes: 0, counted: 0 })
  })
})
