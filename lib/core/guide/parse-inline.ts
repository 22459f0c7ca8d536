// A line of a guide as parts: plain text, code, strong, links. Everything else stays text.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'image'; src: string; alt: string }

// In order: an escaped sign, code, strong, image or link.
const token = /\\([\\`*[\]!|#_])|(`+)([^`]+?)\2(?!`)|\*\*(.+?)\*\*|(!?)\[([^\]]*)\]\(([^()\s]+)\)/u

/** Where a guide may lead: a page of ours, a part of the page, another guide, or a site by HTTPS; never a script. */
export const isSafeLink = (href: string): boolean => /^(\/(?!\/)|#|https:\/\/|[\w-]+\.md(#|$))/.test(href)

/** Pictures lie beside the guides, never elsewhere. */
const isPicture = (src: string): boolean => /^\.\.\/\.\.\/screens\/[\w-]+\.(webp|png)$/.test(src)

/** The parts of a line. A link or picture that leads where none may is left as it was written. */
export function parseInline(line: string): Inline[] {
  const parts: Inline[] = []
  let rest = line
  const text = (more: string) => {
    const last = parts.at(-1)
    if (more === '') return
    if (last?.kind === 'text') last.text += more
    else parts.push({ kind: 'text', text: more })
  }
  for (let found = token.exec(rest); found !== null; found = token.exec(rest)) {
    text(rest.slice(0, found.index))
    const part = partOf(found)
    if (typeof part === 'string') text(part)
    else parts.push(part)
    rest = rest.slice(found.index + found[0].length)
  }
  text(rest)
  return parts
}

function partOf([whole, escaped, , code, strong, image, label = '', target = '']: RegExpExecArray): Inline | string {
  if (escaped !== undefined) return escaped
  if (code !== undefined) return { kind: 'code', text: code }
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong) }
  if (image === '!') return isPicture(target) ? { kind: 'image', src: target, alt: label } : whole
  return isSafeLink(target) ? { kind: 'link', href: target, children: parseInline(label) } : whole
}

/** What a reader hears: the parts without their marks. */
export const plainText = (parts: readonly Inline[]): string =>
  parts
    .map((part) => (part.kind === 'image' ? part.alt : 'children' in part ? plainText(part.children) : part.text))
    .join('')
