// Finds the column that a reference means, and reads its pipes; or says what is wrong and what may have been meant.
import { nearestNames } from './nearest-names'
import { parsePipes, splitReference } from './parse-pipes'
import { type Pipe, type PipeProblem, pipeNames } from './pipe'

export interface ReferenceProblem {
  /** As written between the braces, with its pipes. */
  name: string
  /** What may stand there instead: near names with the same pipes, or a near pipe; nearest first. */
  nearest: string[]
  /** What is wrong with its pipes; absent where the name itself is unknown. */
  pipe?: PipeProblem
}

export interface ReferenceScope {
  /** Column positions by name. */
  positions: ReadonlyMap<string, number>
  /** Definitions that a name may mean here; none inside a definition. */
  definitions: readonly string[]
}

export type Reference = { name: string; index: number; pipes: Pipe[] } | { problem: ReferenceProblem }

const allPipeNames = Object.values(pipeNames).flat()

/** The reference written as `bindTemplate` finds it, definitions without pipes apart. Never throws. */
export function bindReference(written: string, { positions, definitions }: ReferenceScope): Reference {
  const isVariable = (name: string) => definitions.includes(name)
  const { column, pipes } = splitReference(written, (name) => positions.has(name) || isVariable(name))
  const tail = pipes === undefined ? '' : `|${pipes}`
  if (isVariable(column)) {
    const pipe: PipeProblem = { pipe: column, reason: 'onVariable', detail: pipes ?? '' }
    return { problem: { name: written, nearest: [column], pipe } }
  }
  const index = positions.get(column)
  if (index === undefined) {
    const known = pipes === undefined ? [...definitions, ...positions.keys()] : [...positions.keys()]
    return { problem: { name: written, nearest: nearestNames(column, known).map((name) => name + tail) } }
  }
  const read = parsePipes(pipes ?? '')
  if (!('problem' in read)) return { name: column, index, pipes: read.pipes }
  const { problem } = read
  const near = problem.reason === 'unknown' ? nearestNames(problem.pipe, allPipeNames) : []
  const nearest = near.map((name) => column + tail.replace(problem.pipe, name))
  return { problem: { name: written, nearest, pipe: problem } }
}
