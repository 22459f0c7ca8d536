// The product's own way: a file imported as a dataset into the embedded database, in a process set up as the server's is.
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDatabase, prepareDataDir } from '@/lib/store/database'
import { createDatasetStore } from '@/lib/store/datasets'
import { createSceneStore } from '@/lib/store/scenes'
import { importDataset } from '@/lib/usecases/import-dataset'

interface StoredImport {
  rows: number
  seconds: number
  cpuSeconds: number
  /** Of the whole process, from its start: Node, the database and the import. */
  peakMb: number
  /** For how long nothing else could be answered. */
  stallMs: number
  /** The same while all of it is deleted again. */
  deleteSeconds: number
  deleteStallMs: number
}

/** Runs `act`; for how long it took and the longest time that the event loop stood still. */
async function watchLoop<T>(act: () => Promise<T>): Promise<{ value: T; seconds: number; stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const started = performance.now()
  const value = await act()
  const seconds = (performance.now() - started) / 1000
  delay.disable()
  return { value, seconds, stallMs: delay.max / 1e6 }
}

export async function importStored(path: string): Promise<StoredImport> {
  const folder = await mkdtemp(join(dirname(path), 'data-'))
  const database = await openDatabase({ dataDir: await prepareDataDir(folder) })
  try {
    const datasets = createDatasetStore(database.prisma)
    const { id: sceneId } = await createSceneStore(database.prisma).create('bench')
    const cpu = process.cpuUsage()
    const input = { sceneId, name: 'bench', path, fileName: 'rows.csv', options: {} }
    const { value, seconds, stallMs } = await watchLoop(() => importDataset(datasets, input))
    const { user, system } = process.cpuUsage(cpu)
    const peakMb = process.resourceUsage().maxRSS / 1024
    const deleted = await watchLoop(() => datasets.delete(value.dataset.id))
    return {
      rows: value.table.rows,
      seconds,
      cpuSeconds: (user + system) / 1e6,
      peakMb,
      stallMs,
      deleteSeconds: deleted.seconds,
      deleteStallMs: deleted.stallMs,
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
}
