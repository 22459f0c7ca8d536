// The user rows: some 1,900 users over one month, each with a profile, a lasting need and one to four requests.
import { type Random, seededRandom } from '@/lib/core/sampling/random'
import { type Behaviour, drawBehaviour } from './behaviour'
import type { Product } from './catalogue'
import { days, drawNeed, drawPopular, drawProduct } from './demand'
import { pick, pickWeighted } from './draw'
import type { Need } from './need'
import type { Sku } from './pool'
import { drawProfile, type Profile, powers, profileCells } from './profile'

/** How the sample mixes; README.md tells the same to people. */
const mixing = {
  /** A later request is about the user's lasting need; else a new one is drawn. */
  sameNeed: 0.5,
  /** A user's first request without any behaviour: 12 % of all rows. */
  coldFirst: 0.19,
  /** The label is one of the viewed products, where there are any. */
  repeat: 0.12,
  /** The label follows overall popularity alone. */
  popular: 0.15,
} as const

export interface UserRow {
  user: string
  /** `2026-06-01 08:05` */
  time: string
  profile: string[]
  behaviour: string
  product: string
  sku: string
}

const minutesOfDay = 24 * 60
const pad = (value: number): string => String(value).padStart(2, '0')

function timeText(minute: number): string {
  const ofDay = minute % minutesOfDay
  return `2026-06-${pad(1 + Math.floor(minute / minutesOfDay))} ${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`
}

/** A minute of the month: few by night, more and more from 8 o'clock to the evening. */
function drawMinute(random: Random): number {
  const hour = random() < 0.08 ? Math.floor(random() * 8) : 8 + Math.floor(16 * Math.max(random(), random()))
  return Math.floor(random() * days) * minutesOfDay + hour * 60 + Math.floor(random() * 60)
}

function drawLabel(random: Random, need: Need, power: number, viewed: readonly Product[]): Product {
  const chance = random()
  if (chance < mixing.repeat && viewed.length > 0) return pick(random, viewed)
  if (chance < mixing.repeat + mixing.popular) return drawPopular(random)
  return drawProduct(random, need, power)
}

/** Among the packs of a product: plain packs are usual, the more so the lower the purchasing power. */
const drawSku = (random: Random, skus: readonly Sku[], power: number): Sku =>
  pickWeighted(random, skus, (_, rank) => (0.35 + 0.4 * power) ** rank)

function drawUserRows(random: Random, user: string, skusOf: ReadonlyMap<string, readonly Sku[]>) {
  const profile: Profile = drawProfile(random)
  const power = profile.power / (powers.length - 1)
  const count = pickWeighted(random, [1, 2, 3, 4], (each) => [62, 22, 11, 5][each - 1] ?? 0)
  const minutes = Array.from({ length: count }, () => drawMinute(random)).toSorted((a, b) => a - b)
  const dayOf = (minute: number) => Math.floor(minute / minutesOfDay)
  const lasting = drawNeed(random, profile, dayOf(minutes[0] ?? 0))
  const cells = profileCells(random, profile, lasting)
  let bought: Product | null = null
  return minutes.map((minute, index) => {
    const need = index === 0 || random() < mixing.sameNeed ? lasting : drawNeed(random, profile, dayOf(minute))
    const cold = index === 0 && random() < mixing.coldFirst
    const { text, viewed }: Behaviour = cold ? { text: '', viewed: [] } : drawBehaviour(random, need, power, bought)
    const label = drawLabel(random, need, power, viewed)
    bought = label
    const { id } = drawSku(random, skusOf.get(label.name) ?? [], power)
    const row: UserRow = { user, time: timeText(minute), profile: cells, behaviour: text, product: label.name, sku: id }
    return { minute, row }
  })
}

/** `size` rows in the order of time. Same seed and pool, same rows. */
export function drawUsers(seed: number, size: number, pool: readonly Sku[]): UserRow[] {
  const random = seededRandom(seed)
  const skusOf = new Map<string, Sku[]>()
  for (const sku of pool) skusOf.set(sku.product, [...(skusOf.get(sku.product) ?? []), sku])
  const drawn: { minute: number; row: UserRow }[] = []
  const users = new Set<string>()
  while (drawn.length < size) {
    const user = `U${10_000_000 + Math.floor(random() * 90_000_000)}`
    if (users.has(user)) continue
    users.add(user)
    drawn.push(...drawUserRows(random, user, skusOf))
  }
  return drawn
    .slice(0, size)
    .toSorted((a, b) => a.minute - b.minute)
    .map(({ row }) => row)
}
