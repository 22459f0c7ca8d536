// What was set for single models: parameters, price, limits.
import { type ModelSetting, modelSettingSchema, type StoredModelSetting } from '@/lib/core/run/model-table'
import type { ModelSetting as ModelSettingRecord, PrismaClient } from './generated/client'

const toSetting = ({ connection, model, ...record }: ModelSettingRecord): StoredModelSetting => ({
  connection,
  model,
  ...modelSettingSchema.parse(record),
})

export type ModelSettingStore = ReturnType<typeof createModelSettingStore>

export function createModelSettingStore(prisma: PrismaClient) {
  return {
    /** All of them, by connection and name. */
    async list(): Promise<StoredModelSetting[]> {
      const records = await prisma.modelSetting.findMany({ orderBy: [{ connection: 'asc' }, { model: 'asc' }] })
      return records.map(toSetting)
    },

    async save(connection: string, model: string, setting: ModelSetting): Promise<void> {
      const where = { connection_model: { connection, model } }
      await prisma.modelSetting.upsert({ where, create: { connection, model, ...setting }, update: setting })
    },

    /** The model is as shipped again. Answers what had been set; null where nothing was. */
    async remove(connection: string, model: string): Promise<ModelSetting | null> {
      const record = await prisma.modelSetting.findUnique({ where: { connection_model: { connection, model } } })
      await prisma.modelSetting.deleteMany({ where: { connection, model } })
      return record === null ? null : modelSettingSchema.parse(record)
    },
  }
}
