import { expect, it } from 'vitest'
import { readYaml } from '@/lib/files/yaml'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPromptStore } from '@/lib/store/prompts'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { exportPromptfoo } from './export-promptfoo'
import { importPromptfoo } from './import-promptfoo'

const config = `
prompts:
  - label: 短
    raw: 为{{ profile }}推荐
  - 根据{{ profile }}，推荐5个产品
providers: [openai:gpt-4o]
tests:
  - vars: { profile: 女，36岁 }
    assert:
      - type: contains
        value: 阿胶糕
  - vars: { profile: 男，50岁 }
    assert:
      - type: contains-any
        value: [钙片, 鱼油]
`

describeOnEachDatabase('promptfoo', (database) => {
  async function prepare() {
    const { prisma } = database()
    const [prompts, datasets] = [createPromptStore(prisma), createDatasetStore(prisma)]
    const scene = await createSceneStore(prisma).create('商店')
    return {
      prompts,
      datasets,
      sceneId: scene.id,
      take: (text: string, fileName = 'shop.yaml') =>
        importPromptfoo({ prompts, datasets }, scene.id, { fileName, text }),
    }
  }

  it('brings prompts and test cases in, and takes them out again', async () => {
    const { prompts, datasets, take } = await prepare()
    const { promptIds, datasetId, rows, left } = await take(config)
    expect({ rows, left }).toEqual({ rows: 2, left: [] })
    const found = await Promise.all(promptIds.map((id) => prompts.find(id)))
    expect(found.map((prompt) => [prompt?.name, prompt?.versions[0]?.template])).toEqual([
      ['短', '为{{ profile }}推荐'],
      ['shop 2', '根据{{ profile }}，推荐5个产品'],
    ])
    const dataset = await datasets.find(datasetId ?? '')
    expect(dataset?.columns.map(({ name, role }) => [name, role])).toEqual([
      ['profile', 'feature'],
      ['expected', 'label'],
    ])
    const version = found[0]?.versions[0]
    if (version === undefined || dataset === null) throw new Error('nothing came in')
    const written = readYaml(await exportPromptfoo(datasets, { ...version, promptName: '短' }, dataset))
    expect(written).toMatchObject({
      prompts: [{ label: '短 v1', raw: '为{{ profile }}推荐' }],
      tests: [
        { vars: { profile: '女，36岁' }, assert: [{ type: 'contains-any', value: ['阿胶糕'] }] },
        { vars: { profile: '男，50岁' }, assert: [{ type: 'contains-any', value: ['钙片', '鱼油'] }] },
      ],
    })
  })

  it('brings test cases of a CSV file in as a dataset, and writes them so', async () => {
    const { datasets, take } = await prepare()
    const csv =
      '\uFEFFprofile,city,__expected\r\n"女，36岁","上海\n浦东",contains:阿胶糕\r\n男,,"contains-any:钙片,鱼油"\r\n'
    const { promptIds, datasetId, rows, left } = await take(csv, 'tests.csv')
    expect({ promptIds, rows, left }).toEqual({ promptIds: [], rows: 2, left: [] })
    const dataset = await datasets.find(datasetId ?? '')
    expect(dataset?.columns.map(({ name, role }) => [name, role])).toEqual([
      ['profile', 'feature'],
      ['city', 'feature'],
      ['expected', 'label'],
    ])
    if (dataset === null) throw new Error('nothing came in')
    const version = { promptName: 'p', number: 1, template: '{{profile}}', variables: '', emptyCells: 'omit' as const }
    expect(await exportPromptfoo(datasets, version, dataset, 'csv')).toBe(
      'profile,__expected\r\n女，36岁,contains:阿胶糕\r\n男,"contains-any:钙片,鱼油"\r\n',
    )
  })

  it('refuses a CSV file with a broken line, of another encoding, or without a check, and keeps nothing', async () => {
    const { datasets, sceneId, take } = await prepare()
    const refused = (detail: string) => ({ code: 'prompt.badFile', params: { detail } })
    await expect(take('a,__expected\nx\n', 't.csv')).rejects.toMatchObject(refused('line 2: too_few_cells'))
    await expect(take('a,__expected\n\uFFFD,x\n', 't.csv')).rejects.toMatchObject(refused('UTF-8'))
    await expect(take('a\nx\n', 't.csv')).rejects.toMatchObject(refused('__expected'))
    expect(await datasets.list(sceneId)).toEqual([])
  })

  it('refuses what is no configuration, with the place, and keeps nothing', async () => {
    const { prompts, datasets, sceneId, take } = await prepare()
    await expect(take('a: [1\nb: 2')).rejects.toMatchObject({
      code: 'prompt.badFile',
      params: { detail: expect.stringContaining('line') },
    })
    await expect(take('just text')).rejects.toMatchObject({ code: 'prompt.badFile' })
    const bomb = `a: &a [x]\n${Array.from({ length: 9 }, (_, at) => `b${at}: &b${at} [${`*${at === 0 ? 'a' : `b${at - 1}`},`.repeat(9)}]`).join('\n')}\n`
    await expect(take(`prompts: x\n${bomb}`)).rejects.toMatchObject({ code: 'prompt.badFile' })
    expect(await prompts.list(sceneId)).toEqual([])
    expect(await datasets.list(sceneId)).toEqual([])
  })
})
