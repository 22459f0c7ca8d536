// Pipes: what a reference to a column does to a cell before it stands in a text, as in `{{sex|map:1=男;2=女}}`.

/** One code and its words; empty words make the cell count as empty. */
export interface MapPair {
  from: string
  to: string
}

/** A range of numbers, both ends included; null is open. At least one end is given. */
export interface Band {
  low: number | null
  high: number | null
  name: string
}

/** `otherwise` (written `*=…`) stands for what no entry fits; without it such a cell stays as it is. */
export type Pipe =
  | { kind: 'map'; pairs: readonly MapPair[]; otherwise?: string }
  | { kind: 'band'; bands: readonly Band[]; otherwise?: string }
  | { kind: 'truncate'; length: number }
  | { kind: 'list'; joiner: string; most?: number }
  | { kind: 'empty'; text: string }

export type PipeKind = Pipe['kind']

/** Names by which a pipe may be called: English as written back, Chinese as well. */
export const pipeNames: Readonly<Record<PipeKind, readonly [string, ...string[]]>> = {
  map: ['map', '映射'],
  band: ['band', '分段'],
  truncate: ['truncate', '截断'],
  list: ['list', '列表'],
  empty: ['empty', '空值'],
}

/**
 * `unknown`: no pipe of that name; `needsValue`: nothing stands after the name; `pair`: an entry is not `from=to`;
 * `repeated`: a code has two entries; `range`: the left of an entry is not `low-high`; `backwards`: its low end is above
 * its high end; `length`, `most`: not a whole number from 1; `onVariable`: pipes are for columns, this is a definition.
 */
export const pipeReasons = [
  'unknown',
  'needsValue',
  'pair',
  'repeated',
  'range',
  'backwards',
  'length',
  'most',
  'onVariable',
] as const

/** What is wrong with a pipe: its name as written, and the piece of it that can't be read. */
export interface PipeProblem {
  pipe: string
  reason: (typeof pipeReasons)[number]
  detail: string
}
