import { expect, it } from 'vitest'
import { createSceneStore } from './scenes'
import { createSearchStore } from './search'
import { createRun } from './testing/create-run'
import { describeOnEachDatabase } from './testing/test-database'

const trial = { id: '0', arm: 0, position: 0, rowIndex: 0, requestHash: 'h', leads: true }
const texts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: '', columns: [], ready: true }

describeOnEachDatabase('search', (database) => {
  const prepare = async (name: string) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create(name)
    const { find } = createSearchStore(prisma)
    return { prisma, sceneId, find: async (text: string, limit = 6) => await find(sceneId, text, limit) }
  }

  it('finds datasets by name or file, prompts with how many versions they have, other scenes, and nothing half-imported', async () => {
    const { prisma, sceneId, find } = await prepare('甲')
    const { id: otherScene } = await createSceneStore(prisma).create('七月场景')
    const data = { ...texts, sceneId, rowCount: 3 }
    await prisma.dataset.create({ data: { ...data, name: '七月', fileName: 'july.csv' } })
    await prisma.dataset.create({ data: { ...data, name: '七月（导入中）', fileName: 'x.csv', ready: false } })
    await prisma.dataset.create({ data: { ...data, sceneId: otherScene, name: '七月 b', fileName: 'july.csv' } })
    const versions = { create: [1, 2].map((number) => ({ number, template: 'x' })) }
    await prisma.prompt.create({ data: { sceneId, name: '七月提示词', versions } })
    await prisma.dataset.create({ data: { ...data, name: '编的七月', fileName: 'made-up', synthetic: true } })
    const named = (await find('七月')).map(({ kind, name, number, synthetic }) => [kind, name, number, synthetic])
    expect(named).toEqual([
      ['dataset', '七月', 3, false],
      ['dataset', '编的七月', 3, true],
      ['prompt', '七月提示词', 2, false],
      ['scene', '七月场景', null, false],
    ])
    expect((await find('JULY')).map(({ name }) => name)).toEqual(['七月'])
  })

  it('finds prompts by a tag of a version, typed with its sign or without', async () => {
    const { prisma, sceneId, find } = await prepare('tags')
    const versions = { create: [{ number: 1, template: 'x', tags: ['线上', 'Draft 2'] }] }
    await prisma.prompt.create({ data: { sceneId, name: '画像', versions } })
    await prisma.prompt.create({ data: { sceneId, name: '行为' } })
    for (const text of ['线上', '#线上', '# draft'])
      expect((await find(text)).map(({ name }) => name)).toEqual(['画像'])
    expect(await find('线下')).toEqual([])
  })

  it('takes every sign as it stands', async () => {
    const { prisma, sceneId, find } = await prepare('signs')
    const names = ['a%b', 'a_b', 'a\\b', "a'b", 'axb']
    for (const name of names) await prisma.prompt.create({ data: { sceneId, name } })
    for (const name of names) expect((await find(name)).map((thing) => thing.name)).toEqual([name])
    expect((await find('%')).map(({ name }) => name)).toEqual(['a%b'])
  })

  it('gives at most the limit of each kind, those that begin with the text first, then the newest', async () => {
    const { prisma, sceneId, find } = await prepare('many')
    for (const [at, name] of ['one z', 'z one', 'two z'].entries())
      await prisma.prompt.create({ data: { sceneId, name, createdAt: new Date(at * 1000) } })
    expect((await find('z', 2)).map(({ name }) => name)).toEqual(['z one', 'two z'])
    expect((await find('', 2)).filter(({ kind }) => kind === 'prompt')).toHaveLength(2)
  })

  it('finds runs by number and by the names of their versions, and none that is still being prepared', async () => {
    const { prisma } = database()
    await createRun(prisma, 'run-s', [trial, { ...trial, id: '1', arm: 1 }])
    const { sceneId } = await prisma.run.update({ where: { id: 'run-s' }, data: { number: 12 } })
    const find = async (text: string) =>
      (await createSearchStore(prisma).find(sceneId, text, 6)).filter(({ kind }) => kind === 'run')
    const run = { kind: 'run', id: 'run-s', name: '0 / 1', number: 12, synthetic: false }
    for (const text of ['#12', '12', 'run-s', '']) expect(await find(text)).toEqual([run])
    expect(await find('#13')).toEqual([])
    await prisma.run.update({ where: { id: 'run-s' }, data: { status: 'preparing' } })
    expect(await find('#12')).toEqual([])
  })
})
