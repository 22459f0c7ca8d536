// Pairs of names as two shops write the same product, with the product that is meant. Made by rule, seeded: what shops and
// models do to the names of samples/health-pool.csv, and a catalogue of devices whose model codes alone tell them apart.
import type { Random } from '@/lib/core/sampling/random'

export interface ShopPair {
  /** What was done to the name; figures are told by it. */
  kind: string
  written: string
  /** The name in the pool that is meant. */
  product: string
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

const brands = ['同仁堂', '云南白药', '修正', '仁和', '汤臣倍健', '鱼跃', '养生堂', '白云山', '九芝堂', '可孚']
const promotions = ['【官方正品】', '限时特价 ', '【买二送一】', '新品首发 ', ' 包邮', '【京东自营】']
const suffixes = ['家用', '成人', '儿童可用', '中老年', '旗舰款', '组合装', '正宗', '便携']
const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'龙龍胶膠热熱风風气氣维維儿兒颗顆补補药藥贴貼护護医醫脑腦肠腸肾腎润潤宁寧养養银銀电電压壓计計测測仪儀盐鹽鱼魚丝絲',
  ].reduce<[string, string][]>((pairs, character, i, all) => {
    if (i % 2 === 0) pairs.push([character, all[i + 1] ?? ''])
    return pairs
  }, []),
)
/** Characters that recognition and typing mix up, besides any other. */
const lookAlike: Readonly<Record<string, string>> = {
  未: '末',
  人: '入',
  清: '请',
  胃: '谓',
  片: '斤',
  大: '太',
  白: '自',
  肝: '肚',
  黄: '横',
  丹: '舟',
}
const forms = /(片|胶囊|颗粒|丸|口服液|软膏|乳膏|滴眼液|喷雾|凝胶|贴|粉|液)$/u

function reorder(name: string, random: Random): string {
  const at = 2 + below(random, Math.max(1, name.length - 3))
  return `${name.slice(at)} ${name.slice(0, at)}`
}

function mistype(name: string, random: Random): string {
  const at = below(random, name.length)
  const wrong = lookAlike[name[at] ?? ''] ?? pick(random, [...'甲天木土石水火金山中平安康泰'])
  return name.slice(0, at) + wrong + name.slice(at + 1)
}

const spec = (random: Random) =>
  `${pick(random, ['0.25g', '5g', '10ml', '6g'])}*${pick(random, [9, 10, 12, 24, 36, 48])}${pick(random, ['片', '袋', '支', '粒'])}`

type Change = (name: string, random: Random) => string
const changes: readonly (readonly [string, Change])[] = [
  ['word order', reorder],
  ['brand before', (name, random) => `${pick(random, brands)}${name}`],
  ['package added', (name, random) => (random() < 0.5 ? `${name}${spec(random)}` : `${spec(random)} ${name}`)],
  ['traditional', (name) => [...name].map((character) => traditional[character] ?? character).join('')],
  ['full width', (name, random) => `（${name}）２４片ＡＢＣ`.slice(random() < 0.5 ? 0 : 1, -3)],
  [
    'promotion',
    (name, random) => (random() < 0.5 ? `${pick(random, promotions)}${name}` : `${name}${pick(random, suffixes)}`),
  ],
  ['form left out', (name) => name.replace(forms, '')],
  ['one character wrong', mistype],
]

/** Each product once in every kind of change, and twice with two to four changes at once ("several"). */
export function poolPairs(products: readonly string[], random: Random): ShopPair[] {
  return products.flatMap((product) => {
    const single = changes.map(([kind, change]) => ({ kind, product, written: change(product, random) }))
    const several = [0, 1].map(() => {
      const chosen = changes.filter(() => random() < 0.4)
      return { kind: 'several', product, written: chosen.reduce((name, [, change]) => change(name, random), product) }
    })
    return [...single, ...several].filter(({ written }) => written.trim() !== '' && written !== product)
  })
}

const makers = [
  '欧姆龙',
  '鱼跃',
  '松下',
  '飞利浦',
  '博朗',
  '小米',
  '美的',
  'Sony',
  'Panasonic',
  'Canon',
  'Bosch',
  'Garmin',
]
const devices: readonly (readonly [string, string, readonly string[]])[] = [
  ['电子血压计', '上臂式血压测量仪', ['语音播报', '家用', '智能', '大屏', '双人记忆', '背光']],
  ['雾化器', '压缩式雾化机', ['儿童', '静音', '便携', '医用', '手持']],
  ['耳温枪', '红外耳式体温计', ['婴儿', '家用', '快速', '蓝牙']],
  ['冲牙器', '便携式洗牙器', ['脉冲', '防水', '四档', '充电']],
  ['Cordless Phone', 'Expandable Telephone System', ['5.8GHz', 'Black', 'Digital', 'Answering', 'Handset']],
  ['Digital Camera', 'Compact Zoom Camera', ['10MP', 'Silver', '4x Zoom', 'Black', '2.7in LCD']],
  ['Toner Cartridge', 'Laser Print Cartridge', ['Black', 'Cyan', 'High Yield', 'Magenta']],
  ['Headphones', 'Stereo Headset', ['Noise Cancelling', 'White', 'In-Ear', 'Folding']],
]
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Devices come in families: one maker, one kind, one prefix, and numbers close to each other. */
export function devicePairs(families: number, random: Random): ShopPair[] {
  return Array.from({ length: families }, () => {
    const maker = pick(random, makers)
    const [device, other, features] = pick(random, devices)
    const prefix = Array.from({ length: 2 + below(random, 3) }, () => pick(random, [...letters])).join('')
    const base = 10 ** (1 + below(random, 3)) * (1 + below(random, 9))
    const numbers = new Set(Array.from({ length: 2 + below(random, 4) }, () => base + below(random, base)))
    return [...numbers].map((number) => {
      const colour = random() < 0.5 ? pick(random, ['B', 'W', 'S', 'BK', 'WH', 'SS']) : ''
      const split = 1 + below(random, prefix.length)
      const hyphened = `${prefix.slice(0, split)}-${prefix.slice(split)}${number}`
      const some = () => features.filter(() => random() < 0.5)
      const product = [maker, ...some(), device, '-', `${prefix}${number}${colour}`].join(' ')
      const code = random() < 0.3 ? `${hyphened}` : `${hyphened}${colour}`
      const said = random() < 0.5 ? device : other
      const written = (random() < 0.5 ? [maker, code, ...some(), said] : [maker, ...some(), said, `(${code})`]).join(
        ' ',
      )
      return { kind: 'model code', product, written }
    })
  }).flat()
}
