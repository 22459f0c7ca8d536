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
  /** Short words by which it is found again. */
  tags: string[]
  createdAt: Date
}

export interface Prompt {
  id: string
  sceneId: string
  name: string
  /** The version that a person named the best so far. */
  championId: string | null
  /** Newest first. */
  versions: PromptVersion[]
}

/** An arm of a run that asks with a version. */
export interface VersionUse {
  versionId: string
  runId: string
  number: number
  /** Of the run's sample. */
  rows: number
  arm: number
  /** The run's rows were made up. */
  synthetic: boolean
}

export interface NewVersion {
  template: string
  variables: string
  emptyCells: EmptyCells
  origin: string
  parentId: string | null
  feedback?: string | null
  note?: string | null
  tags?: string[]
}

export type PromptStore = ReturnType<typeof createPromptStore>

const withVersions = { versions: { orderBy: { number: 'desc' } } } as const

export function createPromptStore(prisma: PrismaClient) {
  const toPrompt = (record: {
    id: string
    sceneId: string
    name: string
    championId: string | null
    versions: (Omit<PromptVersion, 'promptName' | 'emptyCells'> & { emptyCells: string })[]
  }): Prompt => ({
    id: record.id,
    sceneId: record.sceneId,
    name: record.name,
    championId: record.championId,
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

    async setChampion(promptId: string, versionId: string | null): Promise<void> {
      await prisma.prompt.update({ where: { id: promptId }, data: { championId: versionId } })
    },

    async setNote(versionId: string, note: string | null): Promise<void> {
      await prisma.promptVersion.update({ where: { id: versionId }, data: { note } })
    },

    async setTags(versionId: string, tags: string[]): Promise<void> {
      await prisma.promptVersion.update({ where: { id: versionId }, data: { tags } })
    },

    /** Arms of stored runs that ask with a version of the prompt, latest run first. */
    async listUses(promptId: string): Promise<VersionUse[]> {
      const arms = await prisma.runArm.findMany({
        where: { promptVersion: { promptId } },
        select: {
          arm: true,
          promptVersionId: true,
          run: { select: { id: true, number: true, sampledRows: true, dataset: { select: { synthetic: true } } } },
        },
        orderBy: [{ run: { number: 'desc' } }, { arm: 'asc' }],
      })
      return arms.map(({ arm, promptVersionId, run }) => ({
        versionId: promptVersionId,
        runId: run.id,
        number: run.number,
        rows: run.sampledRows,
        arm,
        synthetic: run.dataset.synthetic,
      }))
    },

    /**
     * Deletes a version, and its prompt with the last one. What was made of it stays, without a parent. False, with nothing
     * done, where something that is kept rests on it.
     */
    async deleteVersion(promptId: string, versionId: string): Promise<boolean> {
      try {
        await prisma.$transaction([
          prisma.prompt.updateMany({ where: { id: promptId, championId: versionId }, data: { championId: null } }),
          prisma.promptVersion.deleteMany({ where: { id: versionId, promptId } }),
          prisma.prompt.deleteMany({ where: { id: promptId, versions: { none: {} } } }),
        ])
        return true
      } catch (error) {
        // P2003, or what the adapter makes of it: a foreign key that restricts.
        if (/P2003|foreign key|violates RESTRICT/i.test(`${(error as { code?: string }).code} ${String(error)}`))
          return false
        throw error
      }
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
