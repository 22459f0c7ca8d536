// The baselines of a run. One more is a new file and a line here.
import type { Baseline } from './baseline'
import { createCoVisits } from './co-visits'
import { createEase } from './ease'
import { createPopularity } from './popularity'
import { createRepeatLast } from './repeat-last'
import { createSegmentPopularity } from './segment-popularity'

export const baselines: readonly Baseline[] = [
  createPopularity(),
  createSegmentPopularity(),
  createRepeatLast(),
  createCoVisits(),
  createEase(),
]
