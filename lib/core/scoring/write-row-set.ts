// Rows as an address names them. Apart from what reads them, so that the browser needs no parser for it.
import type { RowSet } from './row-set'

export const writeRowSet = (set: RowSet): string => JSON.stringify(set)
