// Finds the answer in the question: columns of a prompt that hold the label it is scored against.
import type { Binding } from './bind-template'
import type { Clause } from './clause'

/**
 * The distinct names of the label columns that a binding reads, itself or through a sentence of columns, in the order of
 * their first use. A prompt that reads one is told the answer, and its hit rate means nothing.
 * @param labelColumnPositions positions (from 0) of the columns that tell what came of a row (outcomeRoles).
 */
export function leakingColumns(binding: Binding, labelColumnPositions: readonly number[]): string[] {
  const names = new Set<string>()
  const visit = (clauses: readonly Clause[]) => {
    for (const piece of clauses.flatMap((clause) => clause.pieces)) {
      if (piece.kind === 'column' && labelColumnPositions.includes(piece.index)) names.add(piece.name)
      else if (piece.kind === 'sentence') visit(piece.clauses)
    }
  }
  visit(binding.clauses)
  return [...names]
}
