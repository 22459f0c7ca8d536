import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import { missHref } from '@/components/run/miss-href'
import { addressOfArm, readAddress } from './desk-address'
import { deskHref } from './desk-href'
import { emptyText, sideOf } from './desk-side'

const lineage = { origin: 'written', parentId: null, feedback: null, note: null, tags: [] }
const version = (id: string) => ({ id, promptId: 'p', promptName: '画像', number: 1, text: emptyText, ...lineage })

describe('the address', () => {
  it('is read back as it was written', () => {
    const qwen = { connection: 'openai' as const, models: { ...firstModel.models, openai: 'qwen3:8b' } }
    const href = deskHref([sideOf(version('x'), firstModel), sideOf(version('y'), qwen)], 'd', 17)
    expect(href).toBe('/optimise?a=x&b=y&mb=openai%3Aqwen3%3A8b&data=d&row=18')
    const read = readAddress(Object.fromEntries(new URL(href, 'http://x').searchParams))
    expect(read).toEqual({
      versions: ['x', 'y'],
      models: [firstModel, qwen],
      ...{ datasetId: 'd', rowIndex: 17, run: undefined, misses: undefined },
    })
  })

  it('may stand for an arm of a run, opposite another', () => {
    const address = readAddress({ run: 'r', arm: '1', row: '8' })
    expect(address.run).toEqual({ id: 'r', arm: 1 })
    const arms = [
      { arm: 0, promptVersionId: 'x', connection: 'embedded', model: 'embedded' },
      { arm: 1, promptVersionId: 'y', connection: 'anthropic', model: 'claude' },
    ]
    expect(addressOfArm(address, { datasetId: 'd', arms })).toMatchObject({
      versions: ['x', 'y'],
      models: [firstModel, { connection: 'anthropic', models: { anthropic: 'claude' } }],
      ...{ datasetId: 'd', rowIndex: 7 },
    })
    expect(addressOfArm(address, { datasetId: 'd', arms: arms.slice(1) }).versions).toEqual(['y', 'y'])
    expect(addressOfArm(readAddress({ run: 'r', arm: '9' }), { datasetId: 'd', arms }).versions).toEqual([
      undefined,
      undefined,
    ])
  })

  it('keeps which misses of a run go along', () => {
    const choice = {
      arm: 1,
      scope: 'otherHit' as const,
      other: 0,
      among: ['miss' as const, 1, 'near' as const] as const,
    }
    const misses = { runId: 'r', choice: { ...choice, among: [...choice.among] as ['miss', number, 'near'] }, seed: 2 }
    const sides = [sideOf(version('x'), firstModel), sideOf(version('y'), firstModel)] as const
    const query = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams)
    const read = readAddress(query(deskHref(sides, 'd', 0, misses)))
    expect(read).toMatchObject({ run: { id: 'r', arm: 1 }, misses, versions: ['x', 'y'] })
    expect(readAddress(query(missHref('r', misses.choice))).misses).toEqual({ ...misses, seed: 0 })
    // What stands on the desk goes before what the run had.
    const arms = [0, 1, 2].map((arm) => ({ arm, promptVersionId: `${arm}`, connection: 'embedded', model: 'embedded' }))
    expect(addressOfArm(read, { datasetId: 'e', arms }).versions).toEqual(['x', 'y'])
    const fresh = readAddress({ run: 'r', arm: '0', misses: 'otherHit', other: '2' })
    expect(addressOfArm(fresh, { datasetId: 'e', arms }).versions).toEqual(['2', '0'])
    expect(readAddress({ run: 'r', misses: 'some' }).misses).toBeUndefined()
    expect(readAddress({ misses: 'all' }).misses).toBeUndefined()
  })

  it('is bare where nothing was chosen', () => {
    expect(deskHref([sideOf(null, firstModel), sideOf(null, firstModel)], null, 0)).toBe('/optimise')
  })

  it.each([['0'], ['-1'], ['x'], ['1.5'], ['']])('takes no row from %j', (row) =>
    expect(readAddress({ row }).rowIndex).toBeUndefined(),
  )

  it('takes the embedded model for what is no model', () => {
    expect(readAddress({ ma: 'nobody:x', mb: ['embedded'] }).models).toEqual([firstModel, firstModel])
  })
})
