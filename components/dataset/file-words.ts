// Names of formats, encodings and delimiters for people. Encodings are called alike in both languages.

import { delimiters, encodings, tableFormats } from '@/lib/core/dataset/choices'
import type { Delimiter, Encoding, TableFormat } from '@/lib/core/dataset/dataset'

const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  big5: 'Big5',
  latin1: 'Latin-1',
}
const delimiterWords = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe' } as const

export const encodingName = (encoding: string): string =>
  encodings.some((known) => known === encoding) ? encodingNames[encoding as Encoding] : encoding

/** Key of the delimiter's word under `data.delimiters`. */
export const delimiterWord = (delimiter: string): (typeof delimiterWords)[Delimiter] | 'none' =>
  delimiters.some((known) => known === delimiter) ? delimiterWords[delimiter as Delimiter] : 'none'

/** Key of the format's words under `data.formatWords`; `yaml` are the test cases of a configuration that prompts came with, `synthetic` rows that were made up. */
export const formatWord = (format: string): TableFormat | 'yaml' | 'synthetic' =>
  format === 'yaml' || format === 'synthetic' ? format : (tableFormats.find((known) => known === format) ?? 'csv')
