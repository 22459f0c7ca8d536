// The parts of a dataset that are kept apart, so that what a prompt was chosen on doesn't judge it.
import { z } from 'zod'
import { splits } from '../run/choices'
import { itemSeed } from './random'

export const splitSchema = z.enum(splits)
export type Split = z.infer<typeof splitSchema>

// Not a setting: who could change it could draw until the final split is kind.
const SPLIT_SEED = 1
const RANGE = 2 ** 32

/**
 * The split of a row: half of the users search, a quarter each selection and final. By the hash of the user alone, so that all
 * rows of one are in one split, whatever the dataset, its order and what is appended to it. A row without a user is one of its own.
 */
export function splitOf(user: string | null, rowIndex: number): Split {
  const share = itemSeed(SPLIT_SEED, user === null ? `row ${rowIndex}` : `user ${user}`) / RANGE
  if (share < 0.5) return 'search'
  return share < 0.75 ? 'selection' : 'final'
}
