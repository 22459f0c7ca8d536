// Writes a column and its pipes as they stand between the braces of a template.
import { type Band, type Pipe, pipeNames } from './pipe'

const code = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Takes away the meaning of every sign that has one; no brace and no line break is left, since a reference has none. */
const escapeSigns = (text: string): string =>
  text
    .replace(/[\\|｜;；=＝]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/[{}\r]/g, code)

const escapeSpace = (text: string): string => text.replace(/\s/g, (sign) => (sign === ' ' ? '\\s' : code(sign)))

/** A value whose outer white space counts. */
const writeValue = (text: string): string =>
  escapeSigns(text.trim()) === ''
    ? escapeSpace(text)
    : text.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_, before: string, middle: string, after: string) =>
        [escapeSpace(before), escapeSigns(middle), escapeSpace(after)].join(''),
      )

const keyOf = (text: string): string => (text === '*' ? '\\*' : writeValue(text))
const rangeOf = ({ low, high }: Band): string => `${low ?? ''}-${high ?? ''}`
const entries = (pairs: readonly (readonly [string, string])[], otherwise: string | undefined): string =>
  [
    ...pairs.map(([from, to]) => `${from}=${writeValue(to)}`),
    ...(otherwise === undefined ? [] : [`*=${writeValue(otherwise)}`]),
  ].join(';')

function valueText(pipe: Pipe): string {
  switch (pipe.kind) {
    case 'map':
      return entries(
        pipe.pairs.map(({ from, to }) => [keyOf(from), to]),
        pipe.otherwise,
      )
    case 'band':
      return entries(
        pipe.bands.map((band) => [rangeOf(band), band.name]),
        pipe.otherwise,
      )
    case 'truncate':
      return String(pipe.length)
    case 'list':
      return writeValue(pipe.joiner) + (pipe.most === undefined ? '' : `;${pipe.most}`)
    case 'empty':
      return writeValue(pipe.text)
  }
}

/**
 * What to write between `{{` and `}}`: `parsePipes` reads back the same pipes, under their English names.
 * @param column a name that a notation can carry: without braces and line breaks.
 */
export const formatReference = (column: string, pipes: readonly Pipe[]): string =>
  [column, ...pipes.map((pipe) => `${pipeNames[pipe.kind][0]}:${valueText(pipe)}`)].join('|')
