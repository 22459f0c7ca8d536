// Binds a version's template to the columns of a dataset, once; what comes out renders any number of rows.
import { bindReference, type ReferenceProblem } from './bind-reference'
import {
  type Clause,
  hasValue,
  isLabelledValue,
  type Piece,
  sentenceSeparators,
  splitClauses,
  templateSeparators,
} from './clause'
import { compilePipes, emptyText } from './compile-pipes'
import { splitReference } from './parse-pipes'
import { parseTemplate, templateVariables } from './parse-template'
import type { VariableDefinition } from './parse-variables'
import type { VersionText } from './prompt-version'

/** What an empty cell becomes: left out with its label, or the word "未知" / "unknown". */
export type EmptyCells = VersionText['emptyCells']

export interface TemplateVersion {
  template: string
  variables: readonly Pick<VariableDefinition, 'name' | 'value'>[]
  emptyCells: EmptyCells
}

/** A template ready to render; read it through `renderTemplate`, `renderParts` and `usedColumns`. */
export interface Binding {
  clauses: readonly Clause[]
}

export interface UnboundVariable extends ReferenceProblem {
  /** The definition in whose value it stands; absent for a variable of the template itself. */
  definition?: string
}

export interface BindingProblems {
  unbound: UnboundVariable[]
  /** Definitions that the template does not use. */
  unused: string[]
}

const hasChinese = (text: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text)

/** The words of a template, without its variables. */
const wordsOf = (source: string): string =>
  parseTemplate(source)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('')

/** Column positions by name. A header with outer white space is also found by its trimmed name. */
function columnPositions(columns: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>()
  for (const name of [(column: string) => column, (column: string) => column.trim()])
    for (const [index, column] of columns.entries())
      if (!positions.has(name(column))) positions.set(name(column), index)
  return positions
}

/** Turns a source into pieces; a variable that `resolve` does not know stays as it is written. */
function piecesOf(source: string, resolve: (name: string) => Piece | undefined): Piece[] {
  return parseTemplate(source).map((part): Piece => {
    if (part.kind === 'text') return { kind: 'text', text: part.text }
    return resolve(part.name) ?? { kind: 'text', text: source.slice(part.start, part.end) }
  })
}

/**
 * Resolves each variable of a template to the definition of that name, else to the column of exactly that name, else, with
 * a bar in it, to a column and its pipes (`parsePipes`), which are compiled here once.
 * A definition's value is a template over columns alone: without a variable it is a constant, else a sentence of columns.
 *
 * `problems` names what is unbound, in the template or in a definition that it uses, and the definitions that are never
 * used. A reference whose pipes can't be read counts as unbound and bears what is wrong. An unbound variable renders as it is written, so that a preview stays readable. Never throws.
 */
export function bindTemplate(
  version: TemplateVersion,
  columns: readonly string[],
): { binding: Binding; problems: BindingProblems } {
  const positions = columnPositions(columns)
  const definitions = new Map(version.variables.map(({ name, value }) => [name, value]))
  const names = [...definitions.keys()]
  const omit = version.emptyCells === 'omit'
  const chinese = hasChinese(wordsOf(version.template))
  const unbound = new Map<string, UnboundVariable>()

  const column = (written: string, chineseScope: boolean, definition?: string): Piece | undefined => {
    const reference = bindReference(written, { positions, definitions: definition === undefined ? names : [] })
    if ('problem' in reference) {
      const where = definition === undefined ? {} : { definition }
      unbound.set(JSON.stringify([written, definition]), { ...reference.problem, ...where })
      return undefined
    }
    const { name, index, pipes } = reference
    const convert = compilePipes(pipes)
    const whenEmpty = emptyText(pipes) ?? (omit ? '' : chineseScope ? '未知' : 'unknown')
    return { kind: 'column', name, index, whenEmpty, ...(convert && { convert }) }
  }
  const define = (name: string, value: string): Piece => {
    const chineseScope = chinese || hasChinese(wordsOf(value))
    const pieces = piecesOf(value, (inner) => column(inner, chineseScope, name))
    if (!hasValue(pieces))
      return { kind: 'constant', name, text: pieces.map((piece) => ('text' in piece ? piece.text : '')).join('') }
    return { kind: 'sentence', name, clauses: splitClauses(pieces, sentenceSeparators, omit ? hasValue : () => false) }
  }
  const pieces = piecesOf(version.template, (name) => {
    const value = definitions.get(name)
    return value === undefined ? column(name, chinese) : define(name, value)
  })

  const used = new Set(
    templateVariables(version.template).map((name) => splitReference(name, (known) => definitions.has(known)).column),
  )
  return {
    binding: { clauses: splitClauses(pieces, templateSeparators, omit ? isLabelledValue : () => false) },
    problems: { unbound: [...unbound.values()], unused: names.filter((name) => !used.has(name)) },
  }
}

/** The distinct names of the columns that a binding reads, in the order of their first use. */
export function usedColumns(binding: Binding): string[] {
  const names = new Set<string>()
  const visit = (clauses: readonly Clause[]) => {
    for (const piece of clauses.flatMap((clause) => clause.pieces)) {
      if (piece.kind === 'column') names.add(piece.name)
      else if (piece.kind === 'sentence') visit(piece.clauses)
    }
  }
  visit(binding.clauses)
  return [...names]
}
