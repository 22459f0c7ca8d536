// Scenes: the outermost noun.
import type { PrismaClient } from './generated/client'

export interface Scene {
  id: string
  name: string
}

/** What goes with a scene: how many of each. Votes are people's and models', in sessions and in the quick arena. */
export interface SceneContents {
  datasets: number
  rows: number
  products: number
  prompts: number
  runs: number
  arenas: number
  votes: number
}

export type SceneStore = ReturnType<typeof createSceneStore>

export function createSceneStore(prisma: PrismaClient) {
  const select = { id: true, name: true } as const
  return {
    list: (): Promise<Scene[]> => prisma.scene.findMany({ select, orderBy: { createdAt: 'asc' } }),
    find: (id: string): Promise<Scene | null> => prisma.scene.findUnique({ where: { id }, select }),
    findByName: (name: string): Promise<Scene | null> =>
      prisma.scene.findFirst({ where: { name }, select, orderBy: { createdAt: 'asc' } }),
    create: (name: string): Promise<Scene> => prisma.scene.create({ data: { name }, select }),
    async rename(id: string, name: string): Promise<void> {
      await prisma.scene.update({ where: { id }, data: { name } })
    },

    async contents(sceneId: string): Promise<SceneContents> {
      const [found] = await prisma.$queryRaw<SceneContents[]>`
        SELECT (SELECT count(*)::int FROM "Dataset" WHERE "sceneId" = ${sceneId} AND ready) AS datasets,
               (SELECT coalesce(sum("rowCount"), 0)::int FROM "Dataset" WHERE "sceneId" = ${sceneId} AND ready) AS rows,
               (SELECT count(DISTINCT k.product)::int FROM "PoolSku" k WHERE k."poolId" =
                 (SELECT id FROM "Pool" WHERE "sceneId" = ${sceneId} ORDER BY "createdAt" DESC LIMIT 1)) AS products,
               (SELECT count(*)::int FROM "Prompt" WHERE "sceneId" = ${sceneId}) AS prompts,
               (SELECT count(*)::int FROM "Run" WHERE "sceneId" = ${sceneId} AND status <> 'preparing') AS runs,
               (SELECT count(*)::int FROM "ArenaSession" WHERE "sceneId" = ${sceneId}) AS arenas,
               (SELECT count(*)::int FROM "Vote" v JOIN "Battle" b ON b.id = v."battleId"
                 JOIN "ArenaSession" s ON s.id = b."sessionId" WHERE s."sceneId" = ${sceneId} AND NOT v.automatic)
               + (SELECT count(*)::int FROM "QuickVote" v JOIN "QuickBattle" b ON b.id = v."battleId"
                 WHERE b."sceneId" = ${sceneId}) AS votes`
      return found ?? { datasets: 0, rows: 0, products: 0, prompts: 0, runs: 0, arenas: 0, votes: 0 }
    },

    /** The number of a run of the scene that is under way, here or as a batch at the vendor; null where none is. */
    async runUnderWay(sceneId: string): Promise<number | null> {
      const run = await prisma.run.findFirst({
        where: {
          sceneId,
          OR: [
            { status: { in: ['preparing', 'running'] } },
            { batchJobs: { some: { batchId: { not: null }, endedAt: null } } },
          ],
        },
        select: { number: true },
        orderBy: { number: 'desc' },
      })
      return run?.number ?? null
    },

    /** With all that is in it; of the datasets, what `DatasetStore.delete` left. All or nothing. */
    async delete(id: string): Promise<void> {
      // A version can't go while a run names it, so the runs go first.
      await prisma.$transaction([
        prisma.run.deleteMany({ where: { sceneId: id } }),
        prisma.scene.deleteMany({ where: { id } }),
      ])
    },
  }
}
