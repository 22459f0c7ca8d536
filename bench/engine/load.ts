// How many calls a scenario makes, and how the model server treats them.
import type { ModelServerOptions } from '../../e2e/model-server'

export interface Load {
  rows: number
  concurrency: number
  server: Pick<
    ModelServerOptions,
    'latencyMs' | 'jitter' | 'share429' | 'share529' | 'share500' | 'shareCut' | 'retryAfterSeconds'
  >
}

/** Two prompts on each row. */
export const arms = 2
export const model = 'claude-haiku-5-5'
export const apiKey = 'test-key'

export const loads = {
  clean: { rows: 2000, concurrency: 64, server: { latencyMs: 100, jitter: 0.3 } },
  fast: { rows: 2000, concurrency: 20, server: {} },
  faults: {
    rows: 2000,
    concurrency: 64,
    server: {
      latencyMs: 100,
      jitter: 0.3,
      share429: 0.05,
      share529: 0.02,
      share500: 0.01,
      shareCut: 0.01,
      retryAfterSeconds: 1,
    },
  },
  memory: { rows: 50_000, concurrency: 64, server: { latencyMs: 20, jitter: 0.3 } },
  kills: { rows: 2000, concurrency: 64, server: { latencyMs: 100, jitter: 0.3 } },
} satisfies Record<string, Load>

export type LoadName = keyof typeof loads

export const isLoadName = (name: string | undefined): name is LoadName => name !== undefined && name in loads

export const callsOf = ({ rows }: Load): number => rows * arms

/** About 400 characters, as a profile with recent behaviour renders. */
export const promptOf = (row: number, arm: number): string =>
  `${arm === 0 ? '请' : '请你'}为用户${row}推荐五个产品。${'性别女，年龄36~40岁，近期浏览过维生素C泡腾片。'.repeat(16)}`
