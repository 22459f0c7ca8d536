// What a run has found so far, as the process keeps it.
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { RunResult } from '@/lib/usecases/run-result'

export const readResult = async (run: Run): Promise<RunResult> => (await getRuntime()).results.open(run)
