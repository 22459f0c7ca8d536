// What a dataset has in the place of its file's hash once its rows are no longer those of one file.
import { randomUUID } from 'node:crypto'

/** Unlike any hash, and new at each change: what was worked out for other rows is never taken for these. */
export const changedMark = (): string => `changed:${randomUUID()}`
