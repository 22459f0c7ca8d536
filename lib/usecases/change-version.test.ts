import { expect, it } from 'vitest'
import { createPromptStore } from '@/lib/store/prompts'
import { createSceneStore } from '@/lib/store/scenes'
import { createRun } from '@/lib/store/testing/create-run'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { crownVersion, deleteVersion, noteVersion, tagVersion } from './change-version'
import { importPrompt } from './import-prompt'
import { saveVersion } from './save-version'

const text = { template: '为{{USER}}推荐 5 个产品', variables: '', emptyCells: 'omit' as const }

describeOnEachDatabase('a version that is there', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const prompts = createPromptStore(prisma)
    const scene = await createSceneStore(prisma).create('频道')
    const { promptId, versionId } = await saveVersion(prompts, scene.id, { ...text, name: '画像' })
    const second = await saveVersion(prompts, scene.id, { ...text, template: '二', promptId, parentId: versionId })
    const find = async () => (await prompts.find(promptId))!
    return { prisma, prompts, sceneId: scene.id, promptId, first: versionId, second: second.versionId, find }
  }

  it('is crowned, and uncrowned again', async () => {
    const { prompts, sceneId, promptId, first, second, find } = await prepare()
    await crownVersion(prompts, sceneId, { promptId, versionId: first })
    expect((await find()).championId).toBe(first)
    await crownVersion(prompts, sceneId, { promptId, versionId: second })
    expect((await find()).championId).toBe(second)
    await crownVersion(prompts, sceneId, { promptId, versionId: second })
    expect((await find()).championId).toBeNull()
    await expect(crownVersion(prompts, 'elsewhere', { promptId, versionId: first })).rejects.toMatchObject({
      code: 'notFound.prompt',
    })
  })

  it('bears a note', async () => {
    const { prompts, sceneId, promptId, first, find } = await prepare()
    await noteVersion(prompts, sceneId, { promptId, versionId: first, note: '线上版本\u0000' })
    expect((await find()).versions.at(-1)?.note).toBe('线上版本')
    await noteVersion(prompts, sceneId, { promptId, versionId: first, note: '' })
    expect((await find()).versions.at(-1)?.note).toBeNull()
  })

  it('bears tags, and is exported and imported with them', async () => {
    const { prompts, sceneId, promptId, first, second, find } = await prepare()
    await tagVersion(prompts, sceneId, { promptId, versionId: first, tags: ['线上', 'v6'] })
    expect((await find()).versions.map(({ tags }) => tags)).toEqual([[], ['线上', 'v6']])
    await tagVersion(prompts, sceneId, { promptId, versionId: first, tags: ['v6'] })
    expect((await prompts.listVersions([first]))[0]?.tags).toEqual(['v6'])
    await expect(tagVersion(prompts, 'elsewhere', { promptId, versionId: second, tags: [] })).rejects.toMatchObject({
      code: 'notFound.prompt',
    })
    const versions = [{ number: 1, template: '一', tags: ['线上', '线上'] }]
    const file = JSON.stringify({ format: 'hitloop-prompt', name: '画像', versions })
    const imported = await importPrompt(prompts, sceneId, { fileName: 'x.json', text: file })
    expect((await prompts.find(imported.promptId))?.versions[0]?.tags).toEqual(['线上'])
    await expect(
      importPrompt(prompts, sceneId, {
        fileName: 'x.json',
        text: file.replace('"线上","线上"', '"甲，乙"'),
      }),
    ).rejects.toMatchObject({ code: 'prompt.badFile' })
  })

  it('is deleted where nothing rests on it; its children stay; the prompt goes with the last', async () => {
    const { prompts, sceneId, promptId, first, second, find } = await prepare()
    await crownVersion(prompts, sceneId, { promptId, versionId: first })
    expect(await deleteVersion(prompts, sceneId, { promptId, versionId: first })).toEqual({ promptLeft: true })
    expect(await find()).toMatchObject({ championId: null, versions: [{ id: second, number: 2, parentId: null }] })
    expect(await deleteVersion(prompts, sceneId, { promptId, versionId: second })).toEqual({ promptLeft: false })
    expect(await prompts.find(promptId)).toBeNull()
  })

  it('is kept while a run asks with it, and the run is named', async () => {
    const { prisma, prompts } = await prepare()
    await createRun(prisma, 'run', [{ arm: 0, position: 0, rowIndex: 0, requestHash: 'h', id: '' }])
    const run = await prisma.run.findUniqueOrThrow({
      where: { id: 'run' },
      include: { arms: { include: { promptVersion: true } } },
    })
    const { id: versionId, promptId } = run.arms[0]!.promptVersion
    await expect(deleteVersion(prompts, run.sceneId, { promptId, versionId })).rejects.toMatchObject({
      code: 'prompt.versionUsed',
      params: { number: 1, runs: '#1' },
    })
    // Also where the use is not seen before.
    expect(await prompts.deleteVersion(promptId, versionId)).toBe(false)
    expect(await prompts.find(promptId)).not.toBeNull()
  })

  it('comes from a file with its lineage, under a free name', async () => {
    const { prompts, sceneId } = await prepare()
    const versions = [
      { number: 2, template: '一', note: '起点' },
      { number: 5, parent: 2, template: '二', origin: 'revised', feedback: '更好' },
    ]
    const file = JSON.stringify({ format: 'hitloop-prompt', name: '画像', versions })
    const { promptId } = await importPrompt(prompts, sceneId, { fileName: 'x.json', text: file })
    const prompt = await prompts.find(promptId)
    expect(prompt).toMatchObject({
      name: '画像 (2)',
      versions: [
        { number: 2, origin: 'revised', feedback: '更好' },
        { number: 1, note: '起点' },
      ],
    })
    expect(prompt?.versions[0]?.parentId).toBe(prompt?.versions[1]?.id)
    await expect(importPrompt(prompts, sceneId, { fileName: 'x.txt', text: ' ' })).rejects.toMatchObject({
      code: 'prompt.badFile',
    })
  })
})
