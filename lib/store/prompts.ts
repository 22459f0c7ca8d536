// Prompts and their immutable versions.
import type { EmptyCells } from '@/lib/core/prompt/bind-template'
import type { PrismaClient } from './generated/client'

export interface PromptVersion {
  id: string
  promptId: string
  promptName: string
  number: number
  template: string
  variables: string
  emptyCells: EmptyCells
  origin: string
  parentId: string | null
  /** What was said of its parent, from which it was revised. */
  feedback: string | null
  /** Why it is as it is. */
  note: string | null
  createdAt: Date
}

export interface Prompt {
  id: string
  sceneId: string
  name: string
  /** Newest first. */
  versions: PromptVersion[]
}

export interface NewVersion {
  template: string
  variables: string
  emptyCells: EmptyCells
  origin: string
  parentId: string | null
  feedback?: string | null
  note?: string | null
}

export type PromptStore = ReturnType<typeof createPromptStore>

const withVersions = { versions: { orderBy: { number: 'desc' } } } as const

export function createPromptStore(prisma: PrismaClient) {
  const toPrompt = (record: {
    id: string
    sceneId: string
    name: string
    versions: (Omit<PromptVersion, 'promptName' | 'emptyCells'> & { emptyCells: string })[]
  }): Prompt => ({
    id: record.id,
    sceneId: record.sceneId,
    name: record.name,
    versions: record.versions.map((version) => ({
      ...version,
      emptyCells: version.emptyCells as EmptyCells,
      promptName: record.name,
    })),
  })

  return {
    async list(sceneId: string): Promise<Prompt[]> {
      const records = await prisma.prompt.findMany({
        where: { sceneId },
        orderBy: { createdAt: 'asc' },
        include: withVersions,
      })
      return records.map(toPrompt)
    },

    async find(id: string): Promise<Prompt | null> {
      const record = await prisma.prompt.findUnique({ where: { id }, include: withVersions })
      return record && toPrompt(record)
    },

    async findByName(sceneId: string, name: string): Promise<Prompt | null> {
      const record = await prisma.prompt.findUnique({
        where: { sceneId_name: { sceneId, name } },
        include: withVersions,
      })
      return record && toPrompt(record)
    },

    async listVersions(ids: readonly string[]): Promise<PromptVersion[]> {
      const records = await prisma.promptVersion.findMany({
        where: { id: { in: [...ids] } },
        include: { prompt: { select: { name: true } } },
      })
      const byId = new Map(records.map((record) => [record.id, record]))
      return ids.flatMap((id) => {
        const record = byId.get(id)
        if (record === undefined) return []
        const { prompt, ...version } = record
        return [{ ...version, emptyCells: version.emptyCells as EmptyCells, promptName: prompt.name }]
      })
    },

    /** A new prompt with its first version. The name is free in its scene, or Prisma's unique violation is thrown. */
    async create(sceneId: string, name: string, version: NewVersion): Promise<Prompt> {
      const record = await prisma.prompt.create({
        data: { sceneId, name, versions: { create: { ...version, number: 1 } } },
        include: withVersions,
      })
      return toPrompt(record)
    },

    /** Gives the version the next free number: when two are saved at once, the later one moves on by one. */
    async addVersion(promptId: string, version: NewVersion): Promise<string> {
      for (;;) {
        const latest = await prisma.promptVersion.aggregate({ where: { promptId }, _max: { number: true } })
        const number = (latest._max.number ?? 0) + 1
        const [record] = await prisma.promptVersion.createManyAndReturn({
          data: [{ ...version, promptId, number }],
          select: { id: true },
          skipDuplicates: true,
        })
        if (record !== undefined) return record.id
      }
    },
  }
}
