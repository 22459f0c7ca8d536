// A contender as the page of its session speaks of it.

export interface ContenderView {
  arm: number
  /** Its place among the contenders, which gives its letter. */
  place: number
  title: string
  /** Answers that can be shown. */
  ready: number
}

export const titleOf = (contenders: readonly ContenderView[], arm: number): string =>
  contenders.find((contender) => contender.arm === arm)?.title ?? ''
