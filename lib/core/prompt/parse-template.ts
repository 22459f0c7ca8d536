// Reads a prompt template into text and variables. The only place that knows the four notations.

type VariableNotation = 'mustache' | 'brace-dollar' | 'dollar-brace' | 'bare'

interface TextPart {
  kind: 'text'
  /** The text with its escapes resolved. */
  text: string
  start: number
  end: number
}

interface VariablePart {
  kind: 'variable'
  name: string
  notation: VariableNotation
  start: number
  end: number
}

/** `start` and `end` are UTF-16 offsets into the source (end exclusive); parts follow each other without gaps. */
export type TemplatePart = TextPart | VariablePart

// Every repetition stops at the next brace or line break, so that no character is scanned more than a few times.
const token =
  /(\\\{\{)|(\$\$)|\{\{([^{}\r\n]+)\}\}|\{\$(?!\$)([^{}\r\n]+)\}|\$\{([^{}\r\n]+)\}|\$([A-Z][A-Z0-9_]+)(?![\p{Script=Latin}0-9_])/gu

const notations: readonly VariableNotation[] = ['mustache', 'brace-dollar', 'dollar-brace', 'bare']

/**
 * Splits a template into text and variables, in order, without losing a character.
 *
 * A variable is `{{NAME}}`, `{$NAME}`, `${NAME}` (any name without braces and line breaks, trimmed, not empty) or bare
 * `$NAME`: a capital A–Z, then capitals, digits or underscores, at least two characters. A bare name is the longest such
 * run and must end there: a Latin letter right after it makes the whole of it text (`$USERprofile`), a Chinese character
 * does not (`根据$USER推荐`). `\{{` gives `{{` and `$$` gives `$`; whatever fits no notation is text.
 * Never throws; time is linear in the length.
 */
export function parseTemplate(source: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let text = ''
  let textStart = 0
  let position = 0
  const closeText = (end: number) => {
    if (end > textStart) parts.push({ kind: 'text', text, start: textStart, end })
    text = ''
  }
  for (const match of source.matchAll(token)) {
    const start = match.index
    const end = start + match[0].length
    text += source.slice(position, start)
    position = end
    const names = match.slice(3)
    const which = names.findIndex((name) => name !== undefined)
    const name = names[which]?.trim()
    const notation = notations[which]
    if (match[1] !== undefined) text += '{{'
    else if (match[2] !== undefined) text += '$'
    else if (!name || notation === undefined) text += match[0]
    else {
      closeText(start)
      parts.push({ kind: 'variable', name, notation, start, end })
      textStart = end
    }
  }
  text += source.slice(position)
  closeText(source.length)
  return parts
}

/** The distinct names of a template's variables, in the order of their first use. */
export function templateVariables(source: string): string[] {
  const names = parseTemplate(source).flatMap((part) => (part.kind === 'variable' ? [part.name] : []))
  return [...new Set(names)]
}
