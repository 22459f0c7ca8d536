import { expect, it } from 'vitest'
import type { ScoredTrial } from '@/lib/core/run/run'
import type { createDatasetStore } from '@/lib/store/datasets'
import { createPromptStore } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { ablatePrompt } from './ablate-prompt'
import { ablationReport } from './ablation-report'
import { reportOf } from './run-report'
import type { RunResult } from './run-result'
import { saveVersion } from './save-version'

const template = '<ACT>\n{{ACT}}\n</ACT>\n<USER>\n{{USER}}\n</USER>\n推荐 5 个产品，按编号列出。'
const text = { template, variables: 'ACT: {{行为}}\nUSER: 性别{{性别}}，年龄{{年龄}}', emptyCells: 'omit' as const }

describeOnEachDatabase('feature ablation', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create('频道')
    const prompts = createPromptStore(prisma)
    const saved = await saveVersion(prompts, scene.id, { ...text, name: '画像' })
    return { prisma, scene, prompts, saved }
  }

  it('makes a version without each feature, the whole one first, under a free name', async () => {
    const { scene, prompts, saved } = await prepare()
    const { promptId, versionIds } = await ablatePrompt(prompts, scene.id, { ...saved, name: '画像' })
    const versions = await prompts.listVersions(versionIds)
    expect(versions.map(({ note }) => note)).toEqual([null, '− ACT', '− USER', '− 性别', '− 年龄'])
    expect(versions[0]).toMatchObject({ template, variables: text.variables, promptName: '画像 (2)' })
    expect(versions.slice(1).every(({ parentId }) => parentId === versionIds[0])).toBe(true)
    await expect(ablatePrompt(prompts, 'elsewhere', { ...saved, name: 'x' })).rejects.toMatchObject({
      code: 'notFound.prompt',
    })
    const bare = await saveVersion(prompts, scene.id, {
      ...text,
      template: '推荐',
      promptId,
      parentId: versionIds[0] ?? '',
    })
    await expect(ablatePrompt(prompts, scene.id, { ...bare, name: 'x' })).rejects.toMatchObject({
      code: 'prompt.nothingToDrop',
    })
  })

  it('tells what each feature is worth, in points and tokens, whichever arm is the whole', async () => {
    const { scene, prompts, saved } = await prepare()
    const { versionIds } = await ablatePrompt(prompts, scene.id, { ...saved, name: '消融' })
    const [whole = '', withoutAct = '', withoutUser = ''] = versionIds
    const arms = [withoutAct, whole, withoutUser].map((promptVersionId, arm) => ({
      ...{ arm, promptVersionId, name: `v${arm}`, connection: 'embedded', model: 'embedded' },
    }))
    const run = {
      ...{ id: 'r', number: 1, sceneId: scene.id, datasetId: 'd', poolId: null, status: 'completed', reason: null },
      ...{
        stopAtGain: null,
        repeats: 1,
        sampledRows: 200,
        datasetRows: 200,
        theta: 0.8,
        match: 'lexical',
        baselines: [],
        bestOf: null,
      },
      ...{ sample: { strategy: 'uniform', size: null, seed: 1 }, startedAt: new Date(0), finishedAt: null, arms },
    } as unknown as Run
    // Without behaviour every other hit is lost; the profile changes nothing.
    const trials = arms.flatMap(({ arm }) =>
      Array.from(
        { length: 200 },
        (_, position): ScoredTrial => ({
          ...{
            arm,
            position,
            rowIndex: position,
            user: `u${position}`,
            outcome: 'scored',
            products: ['x'],
            poolProducts: [],
          },
          ...{ hitRank: position % 2 === 0 && (arm !== 0 || position % 4 === 0) ? 1 : 0, bestProduct: 'x', degree: 1 },
        }),
      ),
    )
    const columns = [{ name: '行为' }, { name: '性别' }, { name: '年龄' }]
    const ports = {
      prompts,
      datasets: {
        find: async () => ({ id: 'd', columns }),
        listRows: async () => [{ index: 0, cells: ['搜索上火', '女', '30'] }],
      } as unknown as ReturnType<typeof createDatasetStore>,
      results: {
        open: async (of: Run) => ({ report: reportOf({ run: of, trials, figures: [], poolSize: null }) }) as RunResult,
      },
    }
    const report = await ablationReport(ports, run)
    expect(report).toMatchObject({ wholeName: 'v1', hit: 0.5 })
    expect(report?.features).toMatchObject([
      { dropped: ['ACT'], worth: 0.25, verdict: 'helps', rows: 200 },
      { dropped: ['USER'], worth: 0, rows: 200 },
    ])
    expect(report?.features[0]?.low).toBeGreaterThan(0.15)
    expect(report?.features.map(({ tokens }) => tokens)).toEqual([expect.any(Number), expect.any(Number)])
    expect(report?.features[1]?.tokens).toBeGreaterThan(5)
    expect(await ablationReport(ports, { ...run, arms: run.arms.slice(0, 1) })).toBeNull()
  })
})
