import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import { addressOfArm, deskHref, readAddress } from './desk-address'
import { emptyText, sideOf } from './desk-side'

const lineage = { origin: 'written', parentId: null, feedback: null, note: null }
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
      ...{ datasetId: 'd', rowIndex: 17, run: undefined },
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
