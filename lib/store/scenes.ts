// Scenes: the outermost noun.
import type { PrismaClient } from './generated/client'

export interface Scene {
  id: string
  name: string
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
  }
}
