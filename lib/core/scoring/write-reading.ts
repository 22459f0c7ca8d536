// A run scored with a judge, as an address names it. Apart from what reads it, so that the browser needs no parser for it.
import type { JudgeReading } from './judge-grey'

/** To be added to a query; '' where figures are as they were kept. */
export const writeReading = (reading: JudgeReading | null | undefined): string =>
  reading == null
    ? ''
    : `&judge=${encodeURIComponent(`${reading.connection}:${reading.model}`)}&low=${reading.low}&high=${reading.high}`
