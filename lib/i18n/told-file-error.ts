// Names that errors about files carry in their params, as words of the reader's language.
import type { ErrorValue } from '@/lib/errors'

/** The sentences under `data`, from whichever translator. */
interface DataWords {
  (key: never, params?: never): string
  has(key: never): boolean
}

/** The same error with reasons of lines, kinds of binary files and joints in words; what is not known stays as it is. */
export function toldFileError({ code, params }: ErrorValue, words: DataWords): ErrorValue {
  const say = (key: string, values: Record<string, string | number> = {}) => words(key as never, values as never)
  const knows = (key: string) => words.has(key as never)
  if (code === 'file.noUsableLine' || code === 'append.rejected') {
    const reasons = String(params.reasons).replace(/(\d+) (\w+)/g, (whole, line: string, reason: string) =>
      knows(`reasons.${reason}`)
        ? say('rejectedLine', { line: Number(line), reason: say(`reasons.${reason}`) })
        : whole,
    )
    return { code, params: { ...params, reasons: reasons.replaceAll('; ', say('reasonJoin')) } }
  }
  if (code === 'column.missing') {
    return { code, params: { ...params, available: String(params.available).replaceAll(', ', say('columnJoin')) } }
  }
  if ((code === 'file.notText' || code === 'file.notPlain') && knows(`binary.${params.detail}`)) {
    return { code, params: { ...params, detail: say(`binary.${params.detail}`) } }
  }
  return { code, params }
}
