// The baselines of a run. One more is a new file and a line here.
import type { Column } from '@/lib/core/dataset/dataset'
import type { Baseline } from './baseline'
import { createCoVisits } from './co-visits'
import { createEase } from './ease'
import { createPopularity } from './popularity'
import { createRepeatLast } from './repeat-last'
import { createSegmentPopularity, segmentColumns } from './segment-popularity'
import { createSimilarRows, textColumns } from './similar-rows'

export const baselines: readonly Baseline[] = [
  createPopularity(),
  createSegmentPopularity(),
  createRepeatLast(),
  createCoVisits(),
  createEase(),
  createSimilarRows(),
]

/** Places of the columns that baselines read besides label, user and time. */
export interface LearntColumns {
  segments: readonly number[]
  text: readonly number[]
}

export const learntColumns = (
  columns: readonly Pick<Column, 'role' | 'kind' | 'distinct'>[],
  roles: Parameters<typeof textColumns>[1],
): LearntColumns => ({ segments: segmentColumns(columns), text: textColumns(columns, roles) })
