import { expect, it } from 'vitest'
import { createPairVerdictStore } from './pair-verdicts'
import { createSceneStore } from './scenes'
import { describeOnEachDatabase } from './testing/test-database'

describeOnEachDatabase('pair verdicts', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const scenes = createSceneStore(prisma)
    const [{ id }, { id: other }] = [await scenes.create('健康频道'), await scenes.create('首页')]
    return { id, other, verdicts: createPairVerdictStore(prisma) }
  }
  const pair = { name: '感冒灵颗粒 10袋', product: '感冒灵颗粒' }
  const long = { name: `长${'名'.repeat(5000)}`, product: '品'.repeat(5000) }

  it('are kept by scene, rater and text, however long, and replaced by what is said later', async () => {
    const { id, other, verdicts } = await prepare()
    await verdicts.save(id, 'people', pair, 'different')
    await verdicts.save(id, 'people', pair, 'other_spec')
    await verdicts.save(id, 'people', long, 'same')
    const judge = { connection: 'openai', model: 'a model' }
    await verdicts.save(id, judge, pair, 'unsure')
    const turned = { name: pair.product, product: pair.name }
    expect(await verdicts.list(id, 'people', [long, turned, pair, pair])).toEqual([
      'same',
      null,
      'other_spec',
      'other_spec',
    ])
    expect(await verdicts.list(id, judge, [pair, long])).toEqual(['unsure', null])
    expect(await verdicts.list(other, 'people', [pair])).toEqual([null])
    expect(await verdicts.listJudges(id)).toEqual([judge])
    expect(await verdicts.listAll(id, judge)).toEqual([{ ...pair, label: 'unsure' }])
    expect(await verdicts.listAll(id, 'people')).toHaveLength(2)
    expect(await verdicts.listJudges(other)).toEqual([])
  })

  it('have a fingerprint of what some raters said', async () => {
    const { id, other, verdicts } = await prepare()
    const judge = { connection: 'openai', model: 'a model' }
    const prints = () =>
      Promise.all([verdicts.fingerprint(id, ['people', judge]), verdicts.fingerprint(id, ['people'])])
    const nothing = await prints()
    expect(nothing).toEqual(['', ''])
    await verdicts.save(id, judge, pair, 'same')
    const [first, people] = await prints()
    expect([first === '', people]).toEqual([false, ''])
    await verdicts.save(id, judge, pair, 'different')
    expect((await prints())[0]).not.toBe(first)
    await verdicts.save(id, judge, pair, 'same')
    expect(await prints()).toEqual([first, people])
    expect(await verdicts.fingerprint(other, ['people', judge])).toBe('')
  })

  it('are taken back one by one', async () => {
    const { id, verdicts } = await prepare()
    await verdicts.save(id, 'people', pair, 'same')
    await verdicts.save(id, 'people', long, 'same')
    await verdicts.delete(id, 'people', pair)
    await verdicts.delete(id, 'people', pair)
    expect(await verdicts.list(id, 'people', [pair, long])).toEqual([null, 'same'])
  })
})
