// Holds the committed sample to its generator and to the truth that README.md tells of it.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bindTemplate } from '@/lib/core/prompt/bind-template'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { needs, productsOf } from './catalogue'
import { sampleFiles, sampleSeed } from './sample-files'

const committed = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

type Row = Record<string, string>
function parse(csv: string): Row[] {
  const [header, ...lines] = csv.trimEnd().split('\n')
  const names = (header ?? '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

const shareOf = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length

/** Plug-in mutual information in nats, less its first-order bias (r−1)(c−1)/2n (Miller 1955). */
function information(pairs: readonly (readonly [string, string])[]): number {
  const count = (keys: string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const left = count(pairs.map(([a]) => a))
  const right = count(pairs.map(([, b]) => b))
  let sum = 0
  for (const [key, n] of count(pairs.map(([a, b]) => `${a}\t${b}`))) {
    const [a = '', b = ''] = key.split('\t')
    sum += (n / pairs.length) * Math.log((n * pairs.length) / ((left.get(a) ?? 0) * (right.get(b) ?? 0)))
  }
  return sum - ((left.size - 1) * (right.size - 1)) / (2 * pairs.length)
}

describe('the generator', () => {
  it('gives the committed files, byte for byte', () => {
    for (const [name, content] of Object.entries(sampleFiles(sampleSeed))) {
      expect(content === committed(name), `${name} is not what its generator writes: npm run samples`).toBe(true)
    }
  })

  it('gives other rows for another seed', () => {
    expect(sampleFiles(sampleSeed + 1)['health-users.csv'] === committed('health-users.csv')).toBe(false)
  })
})

describe('the catalogue', () => {
  const products = needs.flatMap(productsOf)

  it('names each product once, with a category and a price, and no cell that CSV would have to quote', () => {
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length)
    for (const { name, category, price } of products) {
      expect(name, name).toMatch(/^[\p{Script=Han}A-Z0-9]+$/u)
      expect(category).not.toBe('')
      expect(price, name).toBeGreaterThan(0)
    }
  })

  it('gives each need 6 to 14 products and at least 6 words', () => {
    for (const need of needs) {
      expect(productsOf(need).length, need.name).toBeGreaterThanOrEqual(6)
      expect(productsOf(need).length, need.name).toBeLessThanOrEqual(14)
      expect(new Set(need.words).size, need.name).toBeGreaterThanOrEqual(6)
      expect(need.words.join(''), need.name).not.toMatch(/[\s,"]/)
    }
  })
})

describe('the committed data', () => {
  let users: Row[]
  let pool: Row[]
  beforeAll(() => {
    users = parse(committed('health-users.csv'))
    pool = parse(committed('health-pool.csv'))
  })

  it('has 3,000 rows in the order of time, in under 1.2 MB, every line with all its cells', () => {
    expect(users).toHaveLength(3000)
    expect(Buffer.byteLength(committed('health-users.csv'))).toBeLessThan(1_200_000)
    const times = users.map((row) => row.请求时间 ?? '')
    expect(times.toSorted()).toEqual(times)
    expect(times.every((time) => /^2026-06-(0[1-9]|[12]\d|30) ([01]\d|2[0-3]):[0-5]\d$/.test(time))).toBe(true)
    for (const name of ['health-users.csv', 'health-pool.csv']) {
      expect(
        new Set(
          committed(name)
            .trimEnd()
            .split('\n')
            .map((line) => line.split(',').length),
        ).size,
      ).toBe(1)
      expect(committed(name)).not.toMatch(/["\r\uFEFF]/)
    }
  })

  it('keeps a user the same over one to four rows', () => {
    const rowsOf = new Map<string, Row[]>()
    for (const row of users) rowsOf.set(row.用户ID ?? '', [...(rowsOf.get(row.用户ID ?? '') ?? []), row])
    expect(rowsOf.size).toBeGreaterThan(1800)
    for (const rows of rowsOf.values()) {
      expect(rows.length).toBeLessThanOrEqual(4)
      expect(new Set(rows.map((row) => `${row.性别}${row.年龄段}${row.省份}${row.类目兴趣}`)).size).toBe(1)
    }
  })

  it('takes every label and label SKU from the pool', () => {
    const productOf = new Map(pool.map((sku) => [sku.SKU, sku.产品]))
    expect(productOf.size).toBe(pool.length)
    expect(users.filter((row) => productOf.get(row.下一SKU) !== row.下一产品)).toEqual([])
  })

  it('has a long tail: no product above 6 % of the labels, hundreds of different ones', () => {
    const counts = new Map<string, number>()
    for (const row of users) counts.set(row.下一产品 ?? '', (counts.get(row.下一产品 ?? '') ?? 0) + 1)
    const shares = [...counts.values()].map((count) => count / users.length).toSorted((a, b) => b - a)
    expect(shares[0]).toBeLessThan(0.06)
    expect(shares.slice(0, 5).reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.08)
    expect(counts.size).toBeGreaterThan(280)
    expect(counts.size).toBeLessThan(new Set(pool.map((sku) => sku.产品)).size)
  })

  it('has cold rows and empty profile cells in the told shares', () => {
    const cold = shareOf(users, (row) => row.近期行为 === '')
    expect(cold).toBeGreaterThan(0.1)
    expect(cold).toBeLessThan(0.14)
    for (const column of Object.keys(users[0] ?? {}).slice(2, 15)) {
      const empty = shareOf(users, (row) => row[column] === '')
      expect(empty, column).toBeGreaterThan(0.015)
      expect(empty, column).toBeLessThan(0.19)
    }
  })

  it('lets the informative columns tell more about the label than every planted-noise column', () => {
    const counts = new Map<string, number>()
    for (const row of users) counts.set(row.下一产品 ?? '', (counts.get(row.下一产品 ?? '') ?? 0) + 1)
    const frequent = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 49)
    const head = new Set(frequent.map(([product]) => product))
    const tells = (column: string) =>
      information(users.map((row) => [row[column] ?? '', head.has(row.下一产品 ?? '') ? (row.下一产品 ?? '') : '其他']))
    const noise = ['省份', '学历', '会员等级', '人群标签', '活跃时段'].map(tells)
    for (const column of ['年龄段', '性别', '婚姻状况', '购买力']) {
      expect(tells(column), column).toBeGreaterThan(Math.max(...noise))
    }
  })

  it('has counts that can be: clicks within impressions, prices and stock without negatives', () => {
    for (const sku of pool) {
      expect(Number(sku.点击)).toBeLessThanOrEqual(Number(sku.曝光))
      expect(Number(sku.CTR分)).toBeGreaterThan(0)
      expect(Number(sku.CTR分)).toBeLessThan(1)
      expect(Number(sku.价格)).toBeGreaterThan(0)
      expect(Number(sku.库存)).toBeGreaterThanOrEqual(0)
    }
    const clickRate =
      pool.reduce((sum, sku) => sum + Number(sku.点击), 0) / pool.reduce((sum, sku) => sum + Number(sku.曝光), 0)
    expect(clickRate).toBeGreaterThan(0.02)
    expect(clickRate).toBeLessThan(0.08)
  })
})

describe('the sample prompts', () => {
  const header = committed('health-users.csv').split('\n')[0]?.split(',') ?? []
  const variables = parseVariables(committed('variables.txt'))

  it.each(['基础画像', '行为优先'])('%s binds without a missing variable', (name) => {
    const template = committed(`prompts/${name}.txt`)
    expect(bindTemplate({ template, variables, emptyCells: 'omit' }, header).problems.unbound).toEqual([])
  })

  it('let only the second see the behaviour', () => {
    expect(committed('prompts/基础画像.txt')).not.toContain('USER_ACTION')
    expect(committed('prompts/行为优先.txt')).toContain('{{USER_ACTION}}')
  })
})
