// Rewrites the variables of a template in place: to one notation, or to another name. All else stays to the letter.
import { parseTemplate, type TemplatePart } from './parse-template'

type VariablePart = Extract<TemplatePart, { kind: 'variable' }>

/** A backslash before `{{` (or before a `{` that would join it) is read as an escape, so `{{…}}` can't stand there. */
const escapes = /\\\{?$/

function rewrite(source: string, nameOf: (part: VariablePart) => string | undefined): string {
  let written = ''
  for (const part of parseTemplate(source)) {
    const name = part.kind === 'variable' && !escapes.test(written) ? nameOf(part) : undefined
    written += name === undefined ? source.slice(part.start, part.end) : `{{${name}}}`
  }
  return written
}

/** Whether a template writes its variables in more than one of the four notations. */
export function mixesNotations(source: string): boolean {
  const notations = parseTemplate(source).flatMap((part) => (part.kind === 'variable' ? [part.notation] : []))
  return new Set(notations).size > 1
}

/**
 * The template with every variable written `{{NAME}}`. It reads as the same text and the same names; a variable after a
 * backslash keeps its notation, since `\{{` is an escape. Linear in the length.
 */
export const unifyNotation = (source: string): string =>
  rewrite(source, (part) => (part.notation === 'mustache' ? undefined : part.name))

/** The template with every variable `from` replaced by `{{to}}`, in whichever notation it stood. */
export const renameVariable = (source: string, from: string, to: string): string =>
  rewrite(source, (part) => (part.name === from ? to : undefined))
