// A contender as it is chosen on the page.
import { type ModelChosen, modelOf } from '@/components/prompt/model-chosen'
import { contenderKey } from '@/lib/core/arena/quick-battle'

export interface QuickContender {
  /** '' while none is chosen. */
  versionId: string
  model: ModelChosen
}

export type Contenders = readonly [QuickContender, QuickContender]

/** What the server is asked for. */
export const requestOf = ({ versionId, model }: QuickContender) => ({ versionId, ...modelOf(model) })

export const areSame = ([one, other]: Contenders): boolean =>
  contenderKey(requestOf(one)) === contenderKey(requestOf(other))

/** The place of a shown side among the two that were chosen. */
export const placeOf = (contenders: Contenders, side: Parameters<typeof contenderKey>[0]): 0 | 1 =>
  contenderKey(requestOf(contenders[0])) === contenderKey(side) ? 0 : 1
