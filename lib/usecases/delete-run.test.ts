import { expect, it } from 'vitest'
import type { Run, RunProgress } from '@/lib/store/runs'
import { deleteRun } from './delete-run'

/** A store of one run; tells what was deleted. */
function store(run: Partial<Run> | null, underWay = 0) {
  const deleted: string[] = []
  const runs = {
    find: async () => run as Run | null,
    progress: async () => ({ batches: { underWay } }) as RunProgress,
    delete: async (id: string) => void deleted.push(id),
  }
  return { runs, deleted }
}

it('deletes a run that is over, paused or failed', async () => {
  for (const status of ['completed', 'stopped', 'failed', 'paused'] as const) {
    const { runs, deleted } = store({ status, transport: 'live', number: 3 })
    await deleteRun({ runs }, 'r')
    expect(deleted).toEqual(['r'])
  }
})

it('refuses while anything is under way, here or at the vendor, and where there is no run', async () => {
  const cases = [
    { ...store({ status: 'running', transport: 'live', number: 3 }), code: 'run.deleteRunning' },
    { ...store({ status: 'paused', transport: 'batch', number: 3 }, 1), code: 'run.deleteRunning' },
    { ...store(null), code: 'notFound.run' },
  ]
  for (const { runs, deleted, code } of cases) {
    await expect(deleteRun({ runs }, 'r')).rejects.toMatchObject({ code })
    expect(deleted).toEqual([])
  }
})
