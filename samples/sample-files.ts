// The generated files as text, from one seed: what generate.ts writes and the test compares with the committed ones.
import { itemSeed } from '@/lib/core/sampling/random'
import { drawPool } from './pool'
import { profileColumns } from './profile'
import { drawUsers } from './users'

/** The seed of the committed files: one in whose single draw the planted noise doesn't look like signal by chance. */
export const sampleSeed = 5
const rowCount = 3000

// Safe without quoting: no cell of the catalogue or of the texts holds a comma, an ASCII quote or a line break (tested).
const csv = (lines: readonly (readonly (string | number)[])[]): string =>
  lines.map((line) => `${line.join(',')}\n`).join('')

/** File name → content (UTF-8 CSV without BOM, LF). The same seed gives the same bytes. */
export function sampleFiles(seed: number): Record<'health-pool.csv' | 'health-users.csv', string> {
  const pool = drawPool(itemSeed(seed, 'pool'))
  const users = drawUsers(itemSeed(seed, 'users'), rowCount, pool)
  return {
    'health-pool.csv': csv([
      ['产品', 'SKU', '类目', '规格', '价格', '库存', '曝光', '点击', 'CTR分'],
      ...pool.map((sku) => [
        sku.product,
        sku.id,
        sku.category,
        sku.spec,
        sku.price.toFixed(1),
        sku.stock,
        sku.impressions,
        sku.clicks,
        sku.ctrScore.toFixed(4),
      ]),
    ]),
    'health-users.csv': csv([
      ['用户ID', '请求时间', ...profileColumns.map(([column]) => column), '近期行为', '下一产品', '下一SKU'],
      ...users.map((row) => [row.user, row.time, ...row.profile, row.behaviour, row.product, row.sku]),
    ]),
  }
}
