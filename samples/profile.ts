// Who the users are: true attributes that drive needs, and the cells that the file shows of them.
import type { Random } from '@/lib/core/sampling/random'
import { needs } from './catalogue'
import { pick, pickWeighted } from './draw'
import type { Need } from './need'

export interface Profile {
  sex: '女' | '男'
  /** In years, 18 … 79; the file shows its band. */
  age: number
  marriage: '未婚' | '已婚' | '离异'
  /** Purchasing power as an index into `powers`: 0 low … 3 high. */
  power: number
}

export const powers = ['低', '中', '较高', '高'] as const
const incomes = ['较低', '中等', '中高', '高'] as const
const values = ['低', '中', '中高', '高'] as const

const ageBands = [
  { label: '18~25岁', from: 18, to: 25, weight: 14 },
  { label: '26~30岁', from: 26, to: 30, weight: 16 },
  { label: '31~35岁', from: 31, to: 35, weight: 17 },
  { label: '36~40岁', from: 36, to: 40, weight: 14 },
  { label: '41~45岁', from: 41, to: 45, weight: 10 },
  { label: '46~55岁', from: 46, to: 55, weight: 14 },
  { label: '56~65岁', from: 56, to: 65, weight: 10 },
  { label: '66岁以上', from: 66, to: 79, weight: 5 },
] as const

const provinces = '广东 江苏 山东 浙江 河南 四川 湖北 河北 湖南 北京 上海 福建'.split(' ')
const jobs = '企业职员 个体经营 教师 工程师 服务业 公务员 医护人员 自由职业 工人 农民'.split(' ')
const schooling = '本科 大专 高中 硕士及以上 初中及以下'.split(' ')
const memberships = '普通 银卡 金卡 钻石'.split(' ')
const crowds = '促销敏感 品质优先 囤货型 尝鲜型 比价型 复购型 礼赠型 口碑驱动'.split(' ')
const activeHours = '早间 午间 下午 晚间 深夜 周末'.split(' ')
const categories = [...new Set(needs.flatMap((need) => Object.keys(need.products)))]

/** Chance that a category of interest comes from the user's own need; else it is any category. */
const interestFocus = 0.55

/** Shown profile columns with the share of users whose cell is empty. */
export const profileColumns = [
  ['性别', 0.03],
  ['年龄段', 0.05],
  ['婚姻状况', 0.12],
  ['省份', 0.03],
  ['职业', 0.15],
  ['学历', 0.1],
  ['会员等级', 0.03],
  ['用户价值', 0.04],
  ['收入水平', 0.14],
  ['购买力', 0.06],
  ['人群标签', 0.08],
  ['类目兴趣', 0.1],
  ['活跃时段', 0.05],
] as const

function drawMarriage(random: Random, age: number): Profile['marriage'] {
  const single = age < 26 ? 0.85 : age < 31 ? 0.45 : age < 36 ? 0.18 : 0.06
  if (random() < single) return '未婚'
  return random() < 0.07 ? '离异' : '已婚'
}

/** Draws the true attributes. */
export function drawProfile(random: Random): Profile {
  const band = pickWeighted(random, ageBands, ({ weight }) => weight)
  const age = band.from + Math.floor(random() * (band.to - band.from + 1))
  const power = pickWeighted(random, [0, 1, 2, 3], (level) => [25, 40, 23, 12][level] ?? 0)
  return { sex: random() < 0.55 ? '女' : '男', age, marriage: drawMarriage(random, age), power }
}

function drawJob(random: Random, age: number): string {
  if (age <= 25 && random() < 0.5) return '学生'
  if (age >= 56 && random() < 0.75) return '退休'
  return pickWeighted(random, jobs, (_, rank) => 1 / (rank + 2))
}

function drawInterests(random: Random, need: Need): string {
  const own = Object.keys(need.products)
  const count = 1 + Math.floor(random() * 3)
  const drawn = Array.from({ length: count }, () => pick(random, random() < interestFocus ? own : categories))
  return [...new Set(drawn)].join('、')
}

/** The cells of `profileColumns`: what the file shows of a user whose lasting need is `need`. */
export function profileCells(random: Random, profile: Profile, need: Need): string[] {
  const near = (labels: readonly string[], loyalty: number) =>
    random() < loyalty ? (labels[profile.power] ?? '') : pick(random, labels)
  const shown: Record<(typeof profileColumns)[number][0], string> = {
    性别: profile.sex,
    年龄段: ageBands.find(({ to }) => profile.age <= to)?.label ?? '',
    婚姻状况: profile.marriage,
    省份: pickWeighted(random, provinces, (_, rank) => 1 / (rank + 3)),
    职业: drawJob(random, profile.age),
    学历: pickWeighted(random, schooling, (_, rank) => 1 / (rank + 2)),
    会员等级: pickWeighted(random, memberships, (_, rank) => 1 / (rank + 1)),
    用户价值: near(values, 0.3),
    收入水平: near(incomes, 0.5),
    购买力: powers[profile.power] ?? '',
    人群标签: pick(random, crowds),
    类目兴趣: drawInterests(random, need),
    活跃时段: pick(random, activeHours),
  }
  return profileColumns.map(([column, emptyShare]) => (random() < emptyShare ? '' : shown[column]))
}
