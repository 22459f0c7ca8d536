// A battle outside of any session: two versions that one person chose, on one row or on words of their own.
import type { Random } from '../sampling/random'
import type { QuickSide } from './quick-side'

/** One pair was to be had, and it came: the chance that a balanced draw from it gives each battle. */
export const QUICK_PROPENSITY = 1

/** The two on random sides. */
export const drawSides = <T>(one: T, other: T, random: Random): { left: T; right: T } =>
  random() < 0.5 ? { left: one, right: other } : { left: other, right: one }

/** Two answers in either order as one word. */
export const answerPairOf = (one: string, other: string): string => [one, other].sort().join(':')

/** Who takes part in a scene's rating: a version as a model answers it. */
export const contenderKey = ({ versionId, connection, model }: Pick<QuickSide, 'versionId' | 'connection' | 'model'>) =>
  `${versionId} ${connection} ${model}`
