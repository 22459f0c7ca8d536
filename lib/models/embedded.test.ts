import { describe, expect, it } from 'vitest'
import type { TrainingRow } from '@/lib/core/baseline/nearest-rows'
import { parseAnswer } from '@/lib/core/scoring/parse-answer'
import type { ModelRequest } from '@/lib/engine/ports'
import { createEmbeddedModel } from './embedded'

const template = (profile: string, ask: string) => `${ask}\n用户：${profile}`
const zh = '请推荐2个产品，按编号列出。'
const trainingFor = (ask: string): TrainingRow[] => [
  { rowIndex: 0, user: 'a', timeMs: Date.UTC(2026, 5, 1), text: template('失眠多梦', ask), label: '酸枣仁膏' },
  { rowIndex: 1, user: 'b', timeMs: Date.UTC(2026, 5, 2), text: template('失眠健忘', ask), label: '酸枣仁膏' },
  { rowIndex: 2, user: 'c', timeMs: Date.UTC(2026, 5, 3), text: template('牙龈出血', ask), label: '护龈牙膏：薄荷' },
]
const requestFor = (ask: string, scope: Partial<NonNullable<ModelRequest['scope']>> = {}): ModelRequest => ({
  connection: 'embedded',
  model: 'embedded',
  parameters: { maxTokens: 1000 },
  text: template('失眠多梦', ask),
  scope: { version: ask, user: 'x', before: null, rowIndex: 9, ...scope },
})
const signal = new AbortController().signal
const model = createEmbeddedModel({ training: async (version) => trainingFor(version) })
const answer = async (request: ModelRequest) => (await model.complete(request, { signal })).text

describe('createEmbeddedModel', () => {
  it('answers in numbered lines with honest reasons', async () => {
    expect(await answer(requestFor(zh))).toBe(
      '1. 酸枣仁膏：与 2 位相似用户的选择一致\n2. 《护龈牙膏：薄荷》：没有相似用户，取其他用户选择最多的产品\n',
    )
    expect(await answer(requestFor('List 1 product in English as a numbered list.'))).toBe(
      '1. 酸枣仁膏: chosen by 2 similar users\n',
    )
  })

  it('answers in the form that is asked for', async () => {
    expect(JSON.parse(await answer(requestFor('推荐2个产品，以 JSON 数组返回。')))).toEqual([
      { product: '酸枣仁膏', reason: '与 2 位相似用户的选择一致' },
      { product: '护龈牙膏：薄荷', reason: '没有相似用户，取其他用户选择最多的产品' },
    ])
    expect(await answer(requestFor('推荐1个产品，格式：<recommendation><product>…</product></recommendation>'))).toBe(
      '<recommendation>\n<product>酸枣仁膏</product>\n<explanation>与 2 位相似用户的选择一致</explanation>\n</recommendation>\n',
    )
  })

  it.each([zh, 'List 2 products in English.', '推荐2个产品，以 JSON 返回', '推荐2个产品：<product>…</product>'])(
    'is read back as the labels themselves: %s',
    async (ask) => {
      const { products } = parseAnswer(await answer(requestFor(ask)))
      expect(products.map(({ name }) => name)).toEqual(['酸枣仁膏', '护龈牙膏：薄荷'])
    },
  )

  it.each(['产品12', 'Product 3', '商品名称', '维生素C<500mg> & 锌', '产品'])(
    'is read back whatever the form, also where the label is %s',
    async (label) => {
      const rows = trainingFor(zh).map((row) => ({ ...row, label }))
      const named = createEmbeddedModel({ training: async () => rows })
      for (const ask of [
        zh,
        'List 2 products in English.',
        '推荐2个产品，以 JSON 返回',
        '推荐2个产品：<product>…</product>',
      ]) {
        const { text } = await named.complete(requestFor(ask), { signal })
        expect(parseAnswer(text).products.map(({ name }) => name)).toEqual([label])
      }
    },
  )

  it("never learns from the row's own user or from later rows", async () => {
    expect(await answer(requestFor(zh, { user: 'a', before: '2026-06-03' }))).toBe(
      '1. 酸枣仁膏：与 1 位相似用户的选择一致\n',
    )
    expect(await answer(requestFor(zh, { before: '2026-06-01 00:00' }))).toMatch(/无法推荐/)
    expect(await answer(requestFor(zh, { before: 'not a time' }))).toMatch(/无法推荐/)
  })

  it('answers a request without scope by a sentence', async () => {
    const { scope: _, ...bare } = requestFor(zh)
    expect(await answer(bare)).toMatch(/无法推荐/)
  })

  it('streams the same text in pieces and reports no tokens', async () => {
    const pieces: string[] = []
    const complete = await model.complete(requestFor(zh), { signal, onText: (delta) => pieces.push(delta) })
    expect(pieces.join('')).toBe(complete.text)
    expect(pieces).toHaveLength(2)
    expect(complete).toMatchObject({ stop: 'end', inputTokens: 0, outputTokens: 0 })
  })

  it("throws the signal's reason, before and while it answers", async () => {
    const reason = new Error('stopped by the user')
    await expect(model.complete(requestFor(zh), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const streaming = model.complete(requestFor(zh), {
      signal: controller.signal,
      onText: () => controller.abort(reason),
    })
    await expect(streaming).rejects.toBe(reason)
  })

  it('reads the training rows of a version once, forgets the least recent beyond so many rows, and tries again after a failure', async () => {
    const asked: string[] = []
    const counting = createEmbeddedModel({
      keptRows: 4 * trainingFor(zh).length,
      training: async (version) => {
        asked.push(version)
        if (version === 'broken' && asked.filter((name) => name === 'broken').length === 1) throw new Error('disk')
        return trainingFor(zh)
      },
    })
    const ask = (version: string) => counting.complete(requestFor(zh, { version }), { signal })
    await Promise.all([ask('1'), ask('1')])
    for (const version of ['2', '3', '4', '1', '5', '1', '2']) await ask(version)
    expect(asked).toEqual(['1', '2', '3', '4', '5', '2'])
    await expect(ask('broken')).rejects.toThrow('disk')
    await expect(ask('broken')).resolves.toMatchObject({ stop: 'end' })
  })

  it('lists itself', async () => {
    expect(await model.listModels(signal)).toMatchObject([{ id: 'embedded' }])
  })
})
