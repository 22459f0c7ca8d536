// The baselines on the sample data beside chance, each row scored by what was known on the days before, and what they cost.
// Run: npx tsx bench/baselines.ts
import { readFileSync } from 'node:fs'
import type { LabelledRow } from '@/lib/core/baseline/baseline'
import { baselines } from '@/lib/core/baseline/baselines'
import { parseTime } from '@/lib/core/dataset/parse-time'
import { seededRandom } from '@/lib/core/sampling/random'
import { summariseHits } from '@/lib/core/scoring/metrics'

const K = 5
const unread = ['用户ID', '请求时间', '下一产品', '下一SKU']
const segments = ['性别', '年龄段', '婚姻状况', '职业', '购买力']

/** The sample has no quoted cell. */
function sampleRows(): LabelledRow[] {
  const [header = '', ...lines] = readFileSync('samples/health-users.csv', 'utf8').trim().split('\n')
  const columns = header.split(',')
  const at = (name: string) => columns.indexOf(name)
  return lines.map((line, rowIndex) => {
    const cells = line.split(',')
    return {
      rowIndex,
      user: cells[at('用户ID')] ?? null,
      timeMs: parseTime(cells[at('请求时间')] ?? ''),
      label: cells[at('下一产品')] ?? '',
      segments: segments.map((name) => cells[at(name)] ?? ''),
      text: cells.filter((_, column) => !unread.includes(columns[column] ?? '')).join('\n'),
    }
  })
}

/** One of 3,000 made words. */
const word = (at: number): string =>
  String.fromCodePoint(0x4e00 + ((at * 7) % 900), 0x5200 + ((at * 13) % 900), 0x6000 + (at % 900), 0x7000 + (at % 70))

/** As many rows as asked, of users who take what goes together: the cost of larger files. */
function madeRows(count: number, products: number): LabelledRow[] {
  const random = seededRandom(9)
  return Array.from({ length: count }, (_, rowIndex) => {
    const user = Math.floor(random() * count * 0.4)
    return {
      rowIndex,
      user: `u${user}`,
      timeMs: Date.UTC(2026, 5, 1) + Math.floor(random() * 30 * 86_400_000),
      label: `p${(user * 7 + Math.floor(random() ** 2 * products)) % products}`,
      segments: [String(user % 4), String(user % 9)],
      text: Array.from({ length: 12 }, () => word((user * 31 + Math.floor(random() * 40)) % 3000)).join('，'),
    }
  })
}

function table(title: string, rows: readonly LabelledRow[], evaluated: readonly LabelledRow[]) {
  const warm = new Map<string, number>()
  for (const { user, timeMs } of rows)
    if (user !== null && timeMs !== null) warm.set(user, Math.min(warm.get(user) ?? timeMs, timeMs))
  const products = new Set(rows.map(({ label }) => label)).size
  console.log(`\n${title}: ${rows.length} rows, ${evaluated.length} evaluated, ${products} products`)
  console.log('baseline     hit@5   interval        returning users   CPU seconds   longest turn')
  console.log(`chance      ${((100 * K) / products).toFixed(1).padStart(5)} %`)
  for (const baseline of baselines) {
    const { name } = baseline
    const spent = () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    }
    const start = spent()
    const steps = baseline.recommend(evaluated, rows, K)
    let [longest, before] = [0, start]
    const turn = () => {
      const step = steps.next()
      const now = spent()
      longest = Math.max(longest, now - before)
      before = now
      return step
    }
    let step = turn()
    while (!step.done) step = turn()
    const answers = step.value
    const seconds = before - start
    const ranks = evaluated.map(({ label, user }, row) => ({ hitRank: (answers[row]?.indexOf(label) ?? -1) + 1, user }))
    const returning = ranks.filter(({ user }, row) => {
      const time = evaluated[row]?.timeMs ?? 0
      return user !== null && (warm.get(user) ?? time) < time - (time % 86_400_000)
    })
    const { hitAt, hitAtInterval } = summariseHits(ranks, [K])
    const [low, high] = hitAtInterval[K] ?? [0, 1]
    const percent = (share: number) => (100 * share).toFixed(1).padStart(5)
    console.log(
      `${name.padEnd(10)}  ${percent(hitAt[K] ?? 0)} %  ${percent(low)} –${percent(high)} %   ` +
        `${percent(summariseHits(returning, [K]).hitAt[K] ?? 0)} % of ${String(returning.length).padEnd(6)}   ${seconds.toFixed(2).padEnd(11)}   ${longest.toFixed(2)} s`,
    )
  }
}

const sample = sampleRows()
table('Sample data', sample, sample)
const made = madeRows(100_000, 5000)
table('Made data', made, made.slice(0, 2000))
