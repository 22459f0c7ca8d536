// Slices that were saved, a dataset's own.
import { z } from 'zod'
import { type SavedSlice, sliceConditionSchema } from '@/lib/core/scoring/saved-slice'
import { AppError } from '@/lib/errors'
import { Prisma, type PrismaClient } from './generated/client'

const conditionsSchema = z.array(sliceConditionSchema)

type NewSlice = Pick<SavedSlice, 'name' | 'conditions'> & { id?: string | undefined }

export type SliceStore = ReturnType<typeof createSliceStore>

/** The name that a unique index refused, told. */
async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError('slice.nameTaken', { name })
    throw error
  }
}

export function createSliceStore(prisma: PrismaClient) {
  return {
    /** The oldest first: ids rise with the time they were made at. */
    async list(datasetId: string): Promise<SavedSlice[]> {
      const found = await prisma.savedSlice.findMany({
        where: { datasetId },
        orderBy: { id: 'asc' },
        select: { id: true, name: true, conditions: true },
      })
      return found.map(({ conditions, ...slice }) => ({ ...slice, conditions: conditionsSchema.parse(conditions) }))
    },

    /**
     * Throws 'slice.nameTaken' where another slice of the dataset has the name. With the id of one that was deleted: that one
     * again, in its place, and links to it hold.
     */
    async create(datasetId: string, { id, name, conditions }: NewSlice): Promise<string> {
      const data = { ...(id === undefined ? {} : { id }), datasetId, name, conditions: [...conditions] }
      return (await named(name, () => prisma.savedSlice.create({ data, select: { id: true } }))).id
    },

    /** Throws as create. A slice that is gone stays so. */
    async update(id: string, name: string, conditions: SavedSlice['conditions']): Promise<void> {
      const data = { name, conditions: [...conditions] }
      await named(name, () => prisma.savedSlice.updateMany({ where: { id }, data }))
    },

    async delete(id: string): Promise<void> {
      await prisma.savedSlice.deleteMany({ where: { id } })
    },
  }
}
