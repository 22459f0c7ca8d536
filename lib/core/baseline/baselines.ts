// The baselines of a run. One more is a new file and a line here.
import type { Baseline } from './baseline'
import { createPopularity } from './popularity'

export const baselines: readonly Baseline[] = [createPopularity()]
