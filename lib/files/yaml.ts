// YAML as values and back. A small text may not unfold into a huge value: anchors that are used more than a hundred times are refused.
import { parse, stringify } from 'yaml'

const MOST_ALIASES = 100

/** Throws an Error that names the line where the text is no YAML. */
export const readYaml = (text: string): unknown => parse(text, { maxAliasCount: MOST_ALIASES, logLevel: 'error' })

/** Long texts in lines of their own, so that a prompt can be read. */
export const writeYaml = (value: unknown): string => stringify(value, { lineWidth: 0, blockQuote: 'literal' })
