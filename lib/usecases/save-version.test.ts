import { describe, expect, it } from 'vitest'
import { createPromptStore } from '@/lib/store/prompts'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { saveVersion, saveVersionSchema } from './save-version'

const text = { template: '为{{USER}}推荐 5 个产品', variables: 'USER: 性别{{性别}}', emptyCells: 'omit' as const }

describeOnEachDatabase('saveVersion', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create('频道')
    const prompts = createPromptStore(prisma)
    const first = await saveVersion(prompts, scene.id, { ...text, name: '画像' })
    const prompt = await prompts.find(first.promptId)
    return { scene, prompts, first, promptId: first.promptId, parentId: prompt!.versions[0]!.id }
  }

  it('makes a prompt with its first version, under a name that is free', async () => {
    const { prompts, scene, first } = await prepare()
    expect(first).toMatchObject({ number: 1, saved: true })
    expect(await prompts.findByName(scene.id, '画像')).toMatchObject({
      versions: [{ ...text, origin: 'written', parentId: null }],
    })
    await expect(saveVersion(prompts, scene.id, { ...text, name: '画像' })).rejects.toMatchObject({
      code: 'prompt.nameTaken',
      params: { name: '画像' },
    })
  })

  it('keeps where a version came from, and why it is as it is', async () => {
    const { prompts, scene, promptId, parentId } = await prepare()
    const candidate = { ...text, template: '另一个 {{USER}}', origin: 'generated' as const, note: '行为为先' }
    await saveVersion(prompts, scene.id, { ...candidate, promptId, parentId })
    expect((await prompts.find(promptId))?.versions[0]).toMatchObject({ origin: 'generated', note: '行为为先' })
  })

  it('adds a version with its parent, and leaves the old one as it was', async () => {
    const { prompts, scene, promptId, parentId } = await prepare()
    const changed = { ...text, template: `${text.template}，\u0000给出理由`, promptId, parentId }
    expect(await saveVersion(prompts, scene.id, changed)).toMatchObject({ promptId, number: 2, saved: true })
    const versions = (await prompts.find(promptId))?.versions
    expect(versions).toMatchObject([
      { number: 2, parentId, template: `${text.template}，给出理由` },
      { number: 1, ...text },
    ])
  })

  it('does not save the newest text again, but does save an older one', async () => {
    const { prompts, scene, promptId, parentId } = await prepare()
    const same = { ...text, promptId, parentId }
    expect(await saveVersion(prompts, scene.id, same)).toEqual({
      promptId,
      versionId: parentId,
      number: 1,
      saved: false,
    })
    await saveVersion(prompts, scene.id, { ...same, emptyCells: 'unknown' })
    expect(await saveVersion(prompts, scene.id, same)).toMatchObject({ promptId, number: 3, saved: true })
    expect((await prompts.find(promptId))?.versions).toHaveLength(3)
  })

  it('refuses what is empty, malformed, or of another scene', async () => {
    const { prompts, scene, promptId, parentId } = await prepare()
    const add = { ...text, promptId, parentId }
    await expect(saveVersion(prompts, scene.id, { ...add, template: ' \n' })).rejects.toMatchObject({
      code: 'template.empty',
      params: { name: '画像' },
    })
    await expect(saveVersion(prompts, scene.id, { ...add, variables: '不是定义' })).rejects.toMatchObject({
      code: 'variables.malformed',
    })
    await expect(saveVersion(prompts, 'elsewhere', add)).rejects.toMatchObject({ code: 'notFound.prompt' })
    await expect(saveVersion(prompts, scene.id, { ...add, parentId: 'none' })).rejects.toMatchObject({
      code: 'notFound.prompt',
    })
    expect((await prompts.find(promptId))?.versions).toHaveLength(1)
  })
})

describe('saveVersionSchema', () => {
  it('wants a name, or a prompt and the version that was edited', () => {
    expect(saveVersionSchema.safeParse({ ...text, name: ' 画像 ' }).data).toEqual({
      ...text,
      ...{ name: '画像', origin: 'written', note: null },
    })
    expect(saveVersionSchema.safeParse({ ...text, name: ' ' }).success).toBe(false)
    expect(saveVersionSchema.safeParse({ ...text, promptId: 'p' }).success).toBe(false)
    expect(saveVersionSchema.safeParse({ ...text, promptId: 'p', parentId: 'v' }).success).toBe(true)
  })
})
