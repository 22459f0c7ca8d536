import { expect, it } from 'vitest'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { type CreateArenaPorts, createArena, createArenaSchema } from './create-arena'
import { prepareArena } from './testing/prepare-arena'

const rules = {
  ...{ question: '哪一组更好？', showProfile: true, showLabel: false, allowTie: true, allowBothBad: true },
  ...{ allowComments: true, votesPerVoter: 40, endVotes: 100 },
}

describeOnEachDatabase('opening an arena', (database) => {
  const prepare = async () => {
    const arena = await prepareArena(database().prisma, { prompts: 3 })
    const runs = { find: async (id: string) => (id === arena.runId ? arena.run : null) }
    const ports = { arenas: arena.arenas, runs } as unknown as CreateArenaPorts
    const open = (arms: number[], runId = arena.runId, sceneId = arena.run.sceneId) =>
      createArena(ports, sceneId, createArenaSchema.parse({ answers: { from: 'run', runId, arms }, rules }))
    return { ...arena, open }
  }

  it('takes those of a run’s arms that were chosen, and starts nothing', async () => {
    const { open, arenas } = await prepare()
    const { id, startedRun } = await open([0, 2])
    expect(startedRun).toBeNull()
    const made = await arenas.find(id)
    expect(made?.contenders.map(({ arm }) => arm)).toEqual([0, 2])
    expect(made).toMatchObject({ rows: 4, ...rules })
  })

  it.each([[[]], [[1]], [[1, 1]], [[1, 9]]])('refuses arms %j: one contender is none to vote on', async (arms) => {
    const { open } = await prepare()
    await expect(open(arms)).rejects.toMatchObject({ code: 'arena.contenders', params: { fewest: 2, most: 50 } })
  })

  it('refuses a run that is gone, or of another scene', async () => {
    const { open, runId } = await prepare()
    await expect(open([0, 1], 'gone')).rejects.toMatchObject({ code: 'notFound.run' })
    await expect(open([0, 1], runId, 'elsewhere')).rejects.toMatchObject({ code: 'notFound.run' })
  })

  it('takes 2 to 50 contenders of versions and models', () => {
    const answers = { from: 'new', datasetId: 'd', versionIds: [], models: [], rows: 5, seed: 1 }
    expect(createArenaSchema.safeParse({ answers, rules: { ...rules, question: ' \u0000 ' } }).success).toBe(false)
    expect(createArenaSchema.safeParse({ answers, rules }).success).toBe(true)
  })
})
