// The view with the filter that the address names now, which may have changed since the page was made.
'use client'

import { useSearchParams } from 'next/navigation'
import { filterOf, type ResultView } from '../view-href'

/** `arms`: how many the run has. */
export function useShownView(view: ResultView, arms: number): ResultView {
  return { ...view, filter: filterOf(useSearchParams().get('filter'), arms) }
}
