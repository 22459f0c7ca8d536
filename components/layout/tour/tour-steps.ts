// The five steps of the first tour, and what a browser remembers of it.

/** Each step shows a room; `key` is also the mark (`data-tour`) of the control there that it speaks of. */
export const tourSteps = [
  { key: 'data', href: '/data' },
  { key: 'prompts', href: '/prompts' },
  { key: 'optimise', href: '/optimise' },
  { key: 'batch', href: '/batch/new' },
  { key: 'arena', href: '/arena' },
] as const

export const tourCookie = 'hitloop-tour'
export const TOUR_OVER = 'over'

/** Where the tour is: a step counted from 0, not begun (`offered`: it may be begun from the home), or over. */
export type TourPlace = number | 'offered' | typeof TOUR_OVER

/** The place that a cookie's value tells; anything but a step or the end is a tour that was never begun. */
export function tourPlaceOf(value: string | undefined): TourPlace {
  if (value === TOUR_OVER) return TOUR_OVER
  const step = /^[0-9]$/.test(value ?? '') ? Number(value) : -1
  return step >= 0 && step < tourSteps.length ? step : 'offered'
}

/** Goes to a step (from 0), or ends the tour (null); it leads to the step's room, from the end back to the home. */
export type MoveTour = (input: { step: number | null }) => Promise<unknown>
