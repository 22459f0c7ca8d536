import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import { type DeskVersion, emptyText, type Sides, sideOf } from '../desk-side'
import { type DeskDraft, restoreDraft } from './desk-draft'

const versionOf = (id: string): DeskVersion => ({
  ...{ id, promptId: 'p', promptName: '画像', number: 1 },
  ...{ origin: 'written', parentId: null, feedback: null, note: null, tags: [] },
  text: { ...emptyText, template: `saved ${id}` },
})
const versions = ['x', 'y', 'z'].map(versionOf)
const start: Sides = [sideOf(versionOf('x'), firstModel), sideOf(versionOf('y'), firstModel)]
const kept = (versionId: string | null): DeskDraft[number] => ({
  versionId,
  text: { ...emptyText, template: 'edited' },
  values: '$USER: 女',
})

describe('restoreDraft', () => {
  it('brings back what was kept of the same version', () => {
    const [left, right] = restoreDraft(start, [null, kept('y')], [true, true], versions)
    expect(left).toBe(start[0])
    expect(right).toMatchObject({ version: { id: 'y' }, text: { template: 'edited' }, values: '$USER: 女' })
  })

  it('leaves a side alone that the address names otherwise', () => {
    expect(restoreDraft(start, [kept('z'), kept(null)], [true, true], versions)).toEqual(start)
  })

  it('puts the version itself back where the address names none', () => {
    const [left] = restoreDraft(start, [kept('z'), null], [false, false], versions)
    expect(left).toMatchObject({ version: { id: 'z' }, text: { template: 'edited' } })
  })

  it('keeps the text of a version that is gone', () => {
    const [left] = restoreDraft(start, [kept('gone'), null], [false, false], versions)
    expect(left).toMatchObject({ version: null, text: { template: 'edited' } })
  })
})
