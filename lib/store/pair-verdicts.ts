// What was said of names beside products, a scene's own: people's labels, and the verdicts of judge models.
import { createHash } from 'node:crypto'
import type { JudgedLabel } from '@/lib/core/matching/pair-label'
import type { PrismaClient } from './generated/client'

export interface PairTexts {
  name: string
  product: string
}

/** Who said it: people, or a judge model. */
export type Rater = 'people' | { connection: string; model: string }

export type PairVerdictStore = ReturnType<typeof createPairVerdictStore>

const raterKey = (rater: Rater): string => (rater === 'people' ? '' : `${rater.connection} ${rater.model}`)
const pairHash = ({ name, product }: PairTexts): string =>
  createHash('sha256')
    .update(JSON.stringify([name, product]))
    .digest('hex')

export function createPairVerdictStore(prisma: PrismaClient) {
  return {
    /** What the rater said of each pair, in their order; null where nothing. */
    async list(sceneId: string, rater: Rater, pairs: readonly PairTexts[]): Promise<(JudgedLabel | null)[]> {
      const hashes = pairs.map(pairHash)
      const found = await prisma.pairVerdict.findMany({
        where: { sceneId, rater: raterKey(rater), pair: { in: [...new Set(hashes)] } },
        select: { pair: true, label: true },
      })
      const labels = new Map(found.map(({ pair, label }) => [pair, label as JudgedLabel]))
      return hashes.map((hash) => labels.get(hash) ?? null)
    },

    /** All that the rater said in the scene. */
    async listAll(sceneId: string, rater: Rater): Promise<(PairTexts & { label: JudgedLabel })[]> {
      const found = await prisma.pairVerdict.findMany({
        where: { sceneId, rater: raterKey(rater) },
        select: { name: true, product: true, label: true },
      })
      return found.map(({ label, ...pair }) => ({ ...pair, label: label as JudgedLabel }))
    },

    /** Text that changes when what any of the raters said does. */
    async fingerprint(sceneId: string, raters: readonly Rater[]): Promise<string> {
      const [record] = await prisma.$queryRaw<{ print: string | null }[]>`
        SELECT md5(string_agg(rater || chr(1) || pair || chr(1) || label, chr(2) ORDER BY rater, pair)) AS print
        FROM "PairVerdict" WHERE "sceneId" = ${sceneId} AND rater = ANY(${raters.map(raterKey)}::text[])`
      return record?.print ?? ''
    },

    /** The judge models that said anything in the scene, by name. */
    async listJudges(sceneId: string): Promise<Exclude<Rater, 'people'>[]> {
      const found = await prisma.pairVerdict.findMany({
        where: { sceneId, rater: { not: '' } },
        distinct: ['rater'],
        orderBy: { rater: 'asc' },
        select: { rater: true },
      })
      return found.map(({ rater }) => {
        const space = rater.indexOf(' ')
        return { connection: rater.slice(0, space), model: rater.slice(space + 1) }
      })
    },

    /** In place of what the rater said of the pair before. */
    async save(sceneId: string, rater: Rater, { name, product }: PairTexts, label: JudgedLabel): Promise<void> {
      const key = { sceneId, rater: raterKey(rater), pair: pairHash({ name, product }) }
      await prisma.pairVerdict.upsert({
        where: { sceneId_rater_pair: key },
        create: { ...key, name, product, label },
        update: { label, createdAt: new Date() },
      })
    },

    async delete(sceneId: string, rater: Rater, pair: PairTexts): Promise<void> {
      await prisma.pairVerdict.deleteMany({ where: { sceneId, rater: raterKey(rater), pair: pairHash(pair) } })
    },
  }
}
