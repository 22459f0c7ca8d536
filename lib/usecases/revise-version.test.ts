import { describe, expect, it } from 'vitest'
import type { ModelAnswer, ModelRequest } from '@/lib/engine/ports'
import { shippedModels } from '@/lib/models/prices'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPromptStore } from '@/lib/store/prompts'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { type ReviseVersionInput, type ReviseVersionPorts, reviseVersion, reviseVersionSchema } from './revise-version'
import { saveVersion } from './save-version'

const template = '根据 {{USER_ACTION}} 推荐 5 个产品，按编号列出，每行一个。'
const text = { template, variables: 'USER_ACTION: {{行为}}', emptyCells: 'omit' as const }
const miss: ReviseVersionInput['cases'][number] = {
  values: [{ name: 'USER_ACTION', value: '搜索上火' }],
  answer: '1. 菊花茶',
  outcome: 'miss',
  label: '龙胆泻肝片',
  nearest: '',
  ...{ products: ['菊花茶'], degree: 0.1 },
}
const written = (prompt: string, reasons = '忽视了行为') =>
  `<hypotheses>${reasons}</hypotheses>\n<prompt>\n${prompt}\n</prompt>`

describeOnEachDatabase('reviseVersion', (database) => {
  const prepare = async (answer: Partial<ModelAnswer> = {}) => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create('频道')
    const prompts = createPromptStore(prisma)
    const first = await saveVersion(prompts, scene.id, { ...text, name: '行为' })
    const asked: ModelRequest[] = []
    const ports: ReviseVersionPorts = {
      prompts,
      datasets: createDatasetStore(prisma),
      readModels: async () => shippedModels,
      vendorClient: async () => ({
        complete: async (request, { onText }) => {
          asked.push(request)
          const full = { text: '', stop: 'end' as const, inputTokens: 1000, outputTokens: 500, latencyMs: 9, ...answer }
          onText?.(full.text)
          return full
        },
        listModels: async () => [],
      }),
    }
    const input: ReviseVersionInput = {
      ...text,
      ...{ connection: 'anthropic', model: 'claude-haiku-5-5', promptId: first.promptId, parentId: first.versionId },
      ...{ feedback: '先看行为', cases: [miss], repair: null, datasetId: null, target: null, source: '' },
    }
    const pieces: string[] = []
    const options = { signal: new AbortController().signal, onText: (piece: string) => pieces.push(piece) }
    const revise = (change: Partial<ReviseVersionInput> = {}) =>
      reviseVersion(ports, scene.id, { ...input, ...change }, options)
    const versions = async () => (await prompts.find(first.promptId))?.versions ?? []
    return { asked, pieces, revise, versions, first, scene, ports, input, options }
  }

  it('makes a version with its parent, the feedback and the reasons, and streams what the writer says', async () => {
    const better = `先看行为。${template}`
    const { asked, pieces, revise, versions, first } = await prepare({ text: written(better) })
    const revision = await revise()
    expect(revision).toMatchObject({
      kind: 'saved',
      hypotheses: '忽视了行为',
      version: { number: 2, template: better, origin: 'revised', feedback: '先看行为', note: '忽视了行为' },
    })
    expect(revision.costUsd).toBeGreaterThan(0)
    expect(await versions()).toMatchObject([
      { number: 2, template: better, variables: text.variables, parentId: first.versionId },
      { number: 1, template, feedback: null, note: null },
    ])
    expect(pieces.join('')).toContain('<hypotheses>')
    expect(asked[0]?.text).toContain('先看行为')
    expect(asked[0]?.parameters.maxTokens).toBe(4096)
  })

  it('saves a text that was changed by hand first, and revises that', async () => {
    const { revise, versions, first } = await prepare({ text: written(`再说一次：${template}`) })
    const byHand = `请${template}`
    expect(await revise({ template: byHand })).toMatchObject({ kind: 'saved', parent: { number: 2 } })
    const [third, second] = await versions()
    expect(second).toMatchObject({ template: byHand, origin: 'written', parentId: first.versionId })
    expect(third).toMatchObject({ origin: 'revised', parentId: second?.id })
  })

  it.each([
    [{ text: '我觉得应该先看行为。' }, [{ code: 'untagged' }]],
    [{ text: '<prompt>根据 {{USER_AC', stop: 'max_tokens' as const }, [{ code: 'cut' }]],
    [{ text: '', stop: 'refusal' as const }, [{ code: 'refused' }]],
    [
      { text: written('根据 {{USER_HISTORY}} 推荐，按编号列出，每行一个产品和理由。') },
      [
        { code: 'missing', names: ['USER_ACTION'] },
        { code: 'invented', names: ['USER_HISTORY'] },
      ],
    ],
    [{ text: written(`${template}例如龙胆泻肝片。`) }, [{ code: 'copied', names: ['龙胆泻肝片'] }]],
  ])('saves nothing of %j', async (answer, problems) => {
    const { revise, versions } = await prepare(answer)
    const revision = await revise()
    expect(revision).toMatchObject({ kind: 'refused', problems })
    expect(revision.kind === 'refused' && revision.words).toHaveLength(problems.length)
    expect(await versions()).toHaveLength(1)
  })

  it('keeps where the rows came from, and tells the writer nothing of it', async () => {
    const { asked, revise } = await prepare({ text: written(`先看行为。${template}`) })
    const said = '依据批量测试 #3 里 A 的 20 行未命中'
    expect(await revise({ source: said })).toMatchObject({ version: { feedback: `先看行为\n${said}` } })
    expect(asked[0]?.text).not.toContain(said)
    expect(asked[0]?.text).toContain('"products":["菊花茶"]')
  })

  it('has a refused one mended by showing what is wrong with it', async () => {
    const { asked, revise } = await prepare({ text: written(`先看行为。${template}`) })
    await revise({ repair: { template: '根据 {{USER_HISTORY}}', problems: ['缺少变量 {{USER_ACTION}}'] } })
    expect(asked[0]?.text).toContain('缺少变量 {{USER_ACTION}}')
    expect(asked[0]?.text).toContain('<rejected_prompt>')
  })

  it('says so where the writer changed nothing', async () => {
    const { revise, versions } = await prepare({ text: written(template) })
    expect(await revise()).toMatchObject({ kind: 'unchanged', hypotheses: '忽视了行为' })
    expect(await versions()).toHaveLength(1)
  })

  it('revises by rule without a model, and costs nothing', async () => {
    const { asked, pieces, revise } = await prepare()
    const revision = await revise({ connection: 'embedded', model: 'embedded' })
    expect(revision).toMatchObject({ kind: 'saved', costUsd: 0, version: { origin: 'revised' } })
    expect(revision.kind === 'saved' && revision.version.template).toContain('- 先看行为')
    expect(pieces).toHaveLength(1)
    expect(asked).toHaveLength(0)
    expect(await revise({ connection: 'embedded', model: 'embedded', feedback: '', cases: [] })).toMatchObject({
      kind: 'unchanged',
    })
  })

  it('adapts to another model, by rule or by a model that is told its habits', async () => {
    const { asked, revise, versions } = await prepare({ text: written(`先看行为。${template}`) })
    await revise({ target: 'claude-haiku-5-5' })
    expect(asked[0]?.text).toContain('适合 claude-haiku-5-5')
    expect((await versions())[0]).toMatchObject({ origin: 'adapted', feedback: null, note: '忽视了行为' })
    const old = { template: `Human: ${template}\n\nAssistant:`, connection: 'embedded', model: 'embedded' } as const
    expect(await revise({ ...old, target: 'qwen3' })).toMatchObject({ kind: 'saved', version: { template } })
  })

  it('refuses a prompt of another scene before any call', async () => {
    const { asked, ports, input, options } = await prepare()
    await expect(reviseVersion(ports, 'elsewhere', input, options)).rejects.toMatchObject({ code: 'notFound.prompt' })
    expect(asked).toHaveLength(0)
  })
})

describe('reviseVersionSchema', () => {
  it('limits what comes from a page', () => {
    const input = { ...text, connection: 'embedded', model: 'embedded', promptId: 'p', parentId: 'v', datasetId: null }
    const ok = { ...input, feedback: '', cases: [miss] }
    expect(reviseVersionSchema.parse(ok)).toMatchObject({ repair: null, target: null })
    expect(reviseVersionSchema.safeParse({ ...ok, cases: Array(41).fill(miss) }).success).toBe(false)
    expect(reviseVersionSchema.safeParse({ ...ok, feedback: 'x'.repeat(20_001) }).success).toBe(false)
  })
})
