// Votes of an arena from a table: all of them or a refusal that names the lines, since a vote left out changes a rank.
import { type Vote, voteChoiceSchema } from '@/lib/core/rating/vote'
import { AppError } from '@/lib/errors'
import { inspectFile } from '@/lib/files/inspect-file'

const columns = ['voter', 'left', 'right', 'choice'] as const
type Cells = Record<(typeof columns)[number], string>

/** Lines that a refusal names. */
const LINES_NAMED = 10
/** What stands in a wrong cell, as far as a sentence repeats it. */
const TEXT_LENGTH = 60

interface Problem {
  line: number
  problem: string
  text: string
}

/**
 * The votes of a table with the columns voter, left, right and choice in any order (others are left out), in the
 * order of the file; cells are trimmed. Throws as `inspectFile`, and `column.missing`, `file.headerOnly`, and
 * `votes.unusable` where a choice isn't one of the four, left is right, a name is empty, or a line has the wrong shape.
 */
export async function readVotes(path: string, signal?: AbortSignal): Promise<Vote[]> {
  const inspection = await inspectFile(path, { signal })
  const { file, names } = inspection
  const places = columns.map((column) => names.indexOf(column))
  const missing = columns.find((_, at) => places[at] === -1)
  if (missing !== undefined) throw new AppError('column.missing', { column: missing, available: names.join(', ') })

  const votes: Vote[] = []
  const problems: Problem[] = []
  for await (const { rows, lines, rejected } of inspection.read(signal)) {
    for (const { line, reason, text } of rejected) problems.push({ line, problem: shapeProblem(reason), text })
    for (const [at, row] of rows.entries()) {
      const read = readVote(places.map((place) => row[place]?.trim() ?? ''))
      if ('problem' in read) problems.push({ line: lines[at] ?? 0, ...read })
      else votes.push(read)
    }
  }
  refuse(file, problems)
  if (votes.length === 0) throw new AppError('file.headerOnly', { file })
  return votes
}

const shapeProblem = (reason: string): string =>
  ['too_few_cells', 'too_many_cells', 'repeated_header'].includes(reason) ? reason : 'unreadable'

function readVote([voter = '', left = '', right = '', choice = '']: string[]): Vote | Omit<Problem, 'line'> {
  const cells: Cells = { voter, left, right, choice }
  const empty = (['voter', 'left', 'right'] as const).find((column) => cells[column] === '')
  if (empty !== undefined) return { problem: empty, text: '' }
  if (left === right) return { problem: 'same', text: left }
  const known = voteChoiceSchema.safeParse(choice)
  return known.success ? { voter, left, right, choice: known.data } : { problem: 'choice', text: choice }
}

function refuse(file: string, problems: Problem[]): void {
  const [first, ...others] = problems.sort((a, b) => a.line - b.line)
  if (first === undefined) return
  const named = [first, ...others].slice(0, LINES_NAMED).map(({ line }) => line)
  throw new AppError('votes.unusable', {
    file,
    count: problems.length,
    lines: named.join(', ') + (problems.length > LINES_NAMED ? ' …' : ''),
    problem: first.problem,
    text: first.text.length > TEXT_LENGTH ? `${first.text.slice(0, TEXT_LENGTH)}…` : first.text,
  })
}
