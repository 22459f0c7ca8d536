// Makes the sample scene on first start, so that the first click can be Run; fills an empty scene with the same.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { PromptStore } from '@/lib/store/prompts'
import type { SceneStore } from '@/lib/store/scenes'
import { importDataset } from './import-dataset'
import { importPool } from './import-pool'

export const sampleSceneName = '健康频道 · 首页推荐'
const sampleTimeColumn = '请求时间'
const promptFiles = ['基础画像', '行为优先']

export interface SeedPorts {
  scenes: SceneStore
  datasets: DatasetStore
  pools: PoolStore
  prompts: PromptStore
}

/**
 * Seeds from the folder `samples` where no scene exists, or completes a seeding that was cut off; prompts come last and
 * mark it whole. Does nothing once there are scenes of the user's own.
 */
export async function seedSampleScene({ scenes, datasets, pools, prompts }: SeedPorts, samples: string): Promise<void> {
  const existing = await scenes.list()
  const only = existing[0]
  if (existing.length > 1 || (only !== undefined && only.name !== sampleSceneName)) return
  const { id: sceneId } = only ?? (await scenes.create(sampleSceneName))
  if ((await prompts.list(sceneId)).length >= promptFiles.length) return
  await fillWithSamples({ datasets, pools, prompts }, sceneId, samples)
}

/** Brings what a scene lacks of the sample: dataset, pool and prompts, in this order. Throws what the imports throw. */
export async function fillWithSamples(
  { datasets, pools, prompts }: Omit<SeedPorts, 'scenes'>,
  sceneId: string,
  samples: string,
): Promise<void> {
  if ((await datasets.list(sceneId)).length === 0) {
    const fileName = 'health-users.csv'
    const options = { label: '下一产品', user: '用户ID', time: sampleTimeColumn }
    await importDataset(datasets, {
      sceneId,
      name: '2026 年 6 月样例',
      path: join(samples, fileName),
      fileName,
      options,
    })
  }
  if ((await pools.findCurrent(sceneId)) === null) {
    await importPool(pools, {
      sceneId,
      path: join(samples, 'health-pool.csv'),
      fileName: 'health-pool.csv',
      columns: { product: '产品' },
    })
  }
  const variables = await readFile(join(samples, 'variables.txt'), 'utf8')
  for (const name of promptFiles) {
    if ((await prompts.findByName(sceneId, name)) !== null) continue
    const template = await readFile(join(samples, 'prompts', `${name}.txt`), 'utf8')
    await prompts.create(sceneId, name, { template, variables, emptyCells: 'omit', origin: 'written', parentId: null })
  }
}
