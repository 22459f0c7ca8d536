import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { itemSeed, seededRandom } from '../../sampling/random'
import type { Column, ColumnKind, ColumnRole } from '../dataset'
import { guessRoles } from '../guess-roles'
import { createTableProfiler } from '../profile'
import type { ColumnReport } from './column-report'
import { measureColumns, type ReportInput } from './measure-columns'

function finish(input: ReportInput): ColumnReport {
  const steps = measureColumns(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
function reportOn(names: readonly string[], rows: readonly string[][], seed = 1): ColumnReport {
  const profiler = createTableProfiler(names)
  profiler.add(rows)
  return finish({ columns: guessRoles(profiler.result()), rows, rowCount: rows.length, seed })
}
const column = (name: string, role: ColumnRole, kind: ColumnKind = 'category'): Column => ({
  name,
  role,
  kind,
  coverage: 1,
  distinct: 9,
  topValues: [],
})
const of = (report: ColumnReport, name: string) => report.columns.find((each) => each.name === name)!

describe('the sample data', () => {
  const [names = [], ...rows] = readFileSync(join(process.cwd(), 'samples/health-users.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const informative = ['近期行为', '类目兴趣', '年龄段', '职业', '购买力', '性别', '婚姻状况', '收入水平']
  const noise = ['省份', '学历', '会员等级', '人群标签', '活跃时段']

  it.each([1, 2, 3])('has what was planted on top and the noise at the bottom (seed %i)', (seed) => {
    const report = reportOn(names, rows, seed)
    const ranked = report.columns
      .filter(({ association, leak }) => association !== null && leak === null)
      .sort((a, b) => b.association!.excess - a.association!.excess)
      .map(({ name }) => name)
    expect(ranked[0]).toBe('近期行为')
    expect([...ranked.slice(0, 8)].sort()).toEqual([...informative].sort())
    expect([...ranked.slice(-5)].sort()).toEqual([...noise].sort())
    expect(
      report.columns
        .filter(({ association }) => association?.telling)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...informative].sort())
  })

  it('gives the figures that samples/README.md cites, to three decimals', () => {
    const report = reportOn(names, rows)
    const cited = {
      年龄段: 0.093,
      职业: 0.063,
      购买力: 0.034,
      性别: 0.022,
      人群标签: 0.017,
      收入水平: 0.016,
      省份: 0.014,
      用户价值: 0.01,
      活跃时段: 0.01,
      学历: 0.008,
      会员等级: 0.006,
    }
    for (const [name, information] of Object.entries(cited)) {
      expect(Math.abs(of(report, name).association!.information - information)).toBeLessThan(0.0006)
    }
    expect(report).toMatchObject({ rows: 3000, sampledRows: 3000, labelledRows: 3000, users: 1871 })
    expect(report.label).toMatchObject({ name: '下一产品', categories: 50 })
  })

  it('knows lists and texts, finds the SKU’s leak, and leaves label and user unmeasured', () => {
    const report = reportOn(names, rows)
    expect(of(report, '类目兴趣')).toMatchObject({ kind: 'list', association: { reading: 'items' } })
    expect(of(report, '近期行为')).toMatchObject({ kind: 'text', association: { reading: 'words' } })
    expect(of(report, '下一SKU').leak).toMatchObject({ kind: 'predicts' })
    expect([of(report, '用户ID').association, of(report, '下一产品').association]).toEqual([null, null])
    expect(report.columns.filter(({ leak }) => leak !== null)).toHaveLength(1)
  })
})

describe('users with several rows', () => {
  /** 300 users, 6 rows each; a user's label is nearly always the same, and the features are drawn by user, from nothing. */
  const rowsOf = (seed: number) => {
    const random = seededRandom(itemSeed(seed, 'rows'))
    return Array.from({ length: 300 }, (_, user) => {
      const label = Math.floor(random() * 8)
      const features = Array.from({ length: 5 }, () => `值${Math.floor(random() * 10)}`)
      return Array.from({ length: 6 }, () => [
        `u${user}`,
        ...features,
        random() < 0.9 ? `产品${label}` : `产品${Math.floor(random() * 8)}`,
      ])
    }).flat()
  }
  const features = ['甲', '乙', '丙', '丁', '戊']
  const columns = (user: ColumnRole) => [
    column('用户', user, 'identifier'),
    ...features.map((name) => column(name, 'feature')),
    column('产品', 'label'),
  ]
  const alarms = (user: ColumnRole) =>
    Array.from({ length: 12 }, (_, seed) => {
      const rows = rowsOf(seed)
      const report = finish({ columns: columns(user), rows, rowCount: rows.length, seed })
      return features.filter((name) => (of(report, name).association?.p ?? 1) < 0.05).length
    }).reduce((sum, count) => sum + count, 0)

  it('are no false alarm when users trade labels, and are one when rows do', () => {
    // 60 columns that say nothing: three alarms are expected at .05, eleven or more have a chance below 1 in 10,000.
    expect(alarms('user')).toBeLessThan(11)
    expect(alarms('ignore')).toBeGreaterThan(50)
  })
})

describe('columns at the edge', () => {
  const random = seededRandom(5)
  const labels = Array.from({ length: 400 }, () => `产品${Math.floor(random() * 4)}`)
  /** The label's number, or, for two rows in five, another: enough to tell, not enough to give away. */
  const hints = labels.map((label) => (random() < 0.4 ? Math.floor(random() * 4) : Number(label.slice(2))))
  const measured = (cells: readonly string[], kind: ColumnKind = 'category') => {
    const rows = labels.map((label, row) => [cells[row] ?? '', label])
    return finish({ columns: [column('列', 'feature', kind), column('产品', 'label')], rows, rowCount: 400, seed: 1 })
      .columns[0]!
  }

  it('an empty column and one value tell nothing', () => {
    expect(measured([])).toMatchObject({
      association: null,
      leak: null,
      entropyBits: 0,
      tokens: 0,
      words: 0,
      topValues: [],
    })
    expect(measured(labels.map(() => '男'))).toMatchObject({
      association: null,
      topValues: [{ value: '男', share: 1 }],
    })
  })

  it('numbers are read in bands and drawn', () => {
    const { association, histogram } = measured(
      hints.map((hint) => String(hint * 100 + Math.floor(random() * 90))),
      'number',
    )
    expect(association).toMatchObject({ reading: 'bands', telling: true })
    expect(histogram?.counts).toHaveLength(20)
  })

  it('a time that matters by its hour is read by the hour', () => {
    const cells = hints.map((hint, row) => `2026-06-${String(1 + (row % 28)).padStart(2, '0')} ${8 + hint}:30`)
    expect(measured(cells, 'time').association).toMatchObject({ reading: 'hours', telling: true })
  })

  it('a text is read by the words that point to a label', () => {
    const words = ['感冒发热', '腰腿酸痛', '夜间失眠', '皮肤瘙痒']
    const cells = labels.map((label, row) => `第${row}次咨询，说是${words[Number(label.slice(2))]}，已经${row % 9}天`)
    expect(measured(cells, 'text').association).toMatchObject({ reading: 'words', telling: true })
    const mixed = cells.map((_, row) => cells[(row * 17) % 400]!)
    expect(measured(mixed, 'text').association?.p).toBeGreaterThan(0.01)
  })

  it('too few rows with a label, and no label at all, say so by saying nothing', () => {
    const rows = labels.map((label, row) => ['男女'[row % 2]!, row < 49 ? label : ''])
    const few = finish({ columns: [column('列', 'feature'), column('产品', 'label')], rows, rowCount: 400, seed: 1 })
    expect(few).toMatchObject({ labelledRows: 49, columns: [{ association: null }, { association: null }] })
    const none = finish({ columns: [column('列', 'feature'), column('产品', 'ignore')], rows, rowCount: 400, seed: 1 })
    expect(none).toMatchObject({ label: null, labelledRows: 0, users: null })
    expect(none.columns[0]?.entropyBits).toBeCloseTo(1, 6)
  })

  it('long values are cut where they are listed', () => {
    const { topValues } = measured(
      labels.map(() => '长'.repeat(500)),
      'text',
    )
    expect(topValues).toEqual([{ value: `${'长'.repeat(200)}…`, share: 1 }])
  })
})
