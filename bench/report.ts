// Speed of the column report: 20,000 rows × 20 columns of all kinds. Run: npx tsx bench/report.ts (target: 5 s)
import type { Column, ColumnKind, ColumnRole } from '@/lib/core/dataset/dataset'
import { measureColumns } from '@/lib/core/dataset/report/measure-columns'
import { seededRandom } from '@/lib/core/sampling/random'

const rowCount = 20_000
const random = seededRandom(7)
const below = (count: number): number => Math.floor(random() * count)
const someOf = (word: string, kinds: number, count: number, joint: string): string =>
  Array.from({ length: 1 + below(count) }, () => `${word}${below(kinds)}`).join(joint)
const wordsOf = (count: number): string =>
  Array.from(
    { length: count },
    () => String.fromCharCode(0x4e00 + below(400)) + String.fromCharCode(0x5000 + below(400)),
  ).join('，')

interface Made {
  name: string
  kind: ColumnKind
  role?: ColumnRole
  cell: (row: number) => string
}
const categories = [2, 5, 12, 31, 60, 2_000].map(
  (size): Made => ({
    name: `类别 ${size}`,
    kind: 'category',
    cell: () => (random() < 0.1 ? '' : `值${below(size)}`),
  }),
)
const numbers = ['年龄', '金额', '次数', '分数'].map(
  (name): Made => ({
    name,
    kind: 'number',
    cell: () => String(Math.round(random() ** 3 * 1e6) / 100),
  }),
)
const texts = [4, 8, 16].map((size): Made => ({ name: `文本 ${size}`, kind: 'text', cell: () => wordsOf(size) }))
const lists = [3, 6].map(
  (size): Made => ({ name: `列表 ${size}`, kind: 'category', cell: () => someOf('项', 40, size, '、') }),
)
const made: Made[] = [
  { name: '用户', kind: 'identifier', role: 'user', cell: () => `U${100_000 + below(9_000)}` },
  { name: '时间', kind: 'time', role: 'time', cell: () => new Date(1.78e12 + below(2.6e9)).toISOString() },
  { name: '产品', kind: 'category', role: 'label', cell: () => `产品${below(40) * below(10)}` },
  { name: '设备', kind: 'identifier', cell: (row) => `D${row}` },
  { name: '日期', kind: 'time', cell: () => `2026-06-${String(1 + below(30)).padStart(2, '0')}` },
  ...categories,
  ...numbers,
  ...texts,
  ...lists,
]
const columns = made.map(
  ({ name, kind, role = 'feature' }): Column => ({
    name,
    kind,
    role,
    coverage: 1,
    distinct: 100,
    topValues: [],
  }),
)
const rows = Array.from({ length: rowCount }, (_, row) => made.map(({ cell }) => cell(row)))

const start = performance.now()
const steps = measureColumns({ columns, rows, rowCount, seed: 1 })
let last = start
let step = steps.next()
let longest = 0
while (!step.done) {
  const now = performance.now()
  console.log(`${made[step.value - 1]?.name.padEnd(12)} ${(now - last).toFixed(0).padStart(6)} ms`)
  longest = Math.max(longest, now - last)
  last = performance.now()
  step = steps.next()
}
const seconds = (performance.now() - start) / 1000
console.log(
  `${rowCount} rows × ${columns.length} columns: ${seconds.toFixed(2)} s, longest without a pause ${longest.toFixed(0)} ms, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
)
