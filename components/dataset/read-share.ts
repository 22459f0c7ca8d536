// How much of a file has been read.
import type { Reading } from '@/lib/store/readings'

/** From 0 to 1, cut to whole percent, never rounded up: 100 % means that nothing is left. */
export const readShare = ({ bytesRead, bytesTotal }: Pick<Reading, 'bytesRead' | 'bytesTotal'>): number =>
  bytesTotal > 0 ? Math.floor((100 * bytesRead) / bytesTotal) / 100 : 0
