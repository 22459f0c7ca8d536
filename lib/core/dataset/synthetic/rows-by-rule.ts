// Makes rows up without a language model: each cell is drawn from the values that a person gave, else from common ones for
// what the column's name says.
import { AppError } from '@/lib/errors'
import { type Random, seededRandom } from '../../sampling/random'
import type { RowsTask } from './rows-request'

interface CommonColumn {
  name: RegExp
  zh: readonly string[]
  en: readonly string[]
}

const split = (words: string): string[] => words.split(' ')

/** The first whose pattern fits a name counts. */
const common: readonly CommonColumn[] = [
  { name: /性别|\bsex\b|gender/iu, zh: ['男', '女'], en: ['male', 'female'] },
  {
    name: /年龄|\bage/iu,
    zh: split('18~25岁 26~30岁 31~35岁 36~40岁 41~45岁 46~55岁 56岁以上'),
    en: split('18–25 26–30 31–35 36–40 41–45 46–55 56+'),
  },
  { name: /婚|marri|marital/iu, zh: ['未婚', '已婚'], en: ['single', 'married'] },
  {
    name: /省|城市|地区|province|city|region/iu,
    zh: split('广东 浙江 江苏 北京 上海 四川 湖北 河南 山东 福建'),
    en: ['Guangdong', 'Zhejiang', 'Jiangsu', 'Beijing', 'Shanghai', 'Sichuan', 'Hubei', 'Henan', 'Shandong', 'Fujian'],
  },
  {
    name: /职业|occupation|\bjob\b|profession/iu,
    zh: split('教师 医护 程序员 公务员 个体经营 工人 学生 退休'),
    en: ['teacher', 'nurse', 'engineer', 'civil servant', 'shop owner', 'worker', 'student', 'retired'],
  },
  {
    name: /学历|教育|education|degree/iu,
    zh: ['高中及以下', '大专', '本科', '硕士及以上'],
    en: ['high school', 'college', 'bachelor', 'master or above'],
  },
  {
    name: /会员|等级|member|tier|\blevel\b/iu,
    zh: ['普通', '银卡', '金卡', '钻石'],
    en: ['basic', 'silver', 'gold', 'diamond'],
  },
  {
    name: /收入|购买力|价值|income|power|value/iu,
    zh: ['低', '较低', '中', '较高', '高'],
    en: ['low', 'rather low', 'medium', 'rather high', 'high'],
  },
  {
    name: /时段|hours?\b/iu,
    zh: ['早晨', '午间', '下午', '晚间', '深夜'],
    en: ['morning', 'noon', 'afternoon', 'evening', 'late night'],
  },
]

const userName = /^(用户|user|uid|pin|会员)[\s_]*(id|编号|标识|pin|号)?$/iu
const timeName = /时间|日期|\b(time|date|timestamp|ts)\b/iu
const behaviourName = /行为|浏览|搜索|点击|收藏|action|behavio|history|view|browse|search/iu

const DAY_MS = 86_400_000
const DAYS = 30
const acts = { zh: ['浏览', '搜索', '收藏', '加购'], en: ['viewed', 'searched', 'saved', 'added to cart'] }

type Draw = (random: Random, row: number) => string
const one = (values: readonly string[], random: Random): string => values[Math.floor(random() * values.length)] ?? ''

/**
 * `rows` rows in the order of the columns, the same for the same seed; `start` (ms) is the first of 30 days from which times
 * are drawn. Cells are drawn apart from each other: a row is plausible in each cell and not as a whole. Throws
 * 'synthetic.noExamples' with the columns that neither have examples nor a name that says what they hold.
 */
export function rowsByRule(task: Omit<RowsTask, 'about' | 'before'>, seed: number, start: number): string[][] {
  const { columns, rows } = task
  const draws = columns.map(({ name, examples }) => [name, drawOf(task, name, examples, start)] as const)
  const unknown = draws.flatMap(([name, draw]) => (draw === null ? [name] : []))
  if (unknown.length > 0) throw new AppError('synthetic.noExamples', { names: unknown.join(', ') })
  const random = seededRandom(seed)
  return Array.from({ length: rows }, (_, row) => draws.map(([, draw]) => draw?.(random, row) ?? ''))
}

function drawOf(
  { label, products, language }: Omit<RowsTask, 'about' | 'before'>,
  name: string,
  examples: readonly string[],
  start: number,
): Draw | null {
  if (examples.length > 0) return (random) => one(examples, random)
  if (name === label) return products.length === 0 ? null : (random) => one(products, random)
  if (userName.test(name)) return (_, row) => `S${String(row + 1).padStart(4, '0')}`
  if (timeName.test(name))
    return (random) =>
      new Date(start + Math.floor(random() * DAYS * DAY_MS)).toISOString().slice(0, 16).replace('T', ' ')
  const known = common.find((column) => column.name.test(name))
  if (known !== undefined) return (random) => one(known[language], random)
  if (behaviourName.test(name) && products.length > 0)
    return (random) =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        language === 'zh'
          ? `${one(acts.zh, random)}${one(products, random)}`
          : `${one(acts.en, random)} ${one(products, random)}`,
      ).join(language === 'zh' ? '；' : '; ')
  return null
}
