// A prompt as a file: all its versions as JSON, or one template as plain text.
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { emptyCellsSchema, promptNameSchema, versionTextSchema } from './prompt-version'
import { tagsSchema } from './tags-schema'
import { originKey } from './version-origin'

const fileSchema = z.object({
  format: z.literal('hitloop-prompt'),
  name: promptNameSchema,
  versions: z
    .array(
      z.object({
        number: z.number().int().min(1),
        parent: z.number().int().min(1).nullable().default(null),
        template: versionTextSchema.shape.template.refine((template) => template.trim() !== ''),
        variables: versionTextSchema.shape.variables.default(''),
        emptyCells: emptyCellsSchema.default('omit'),
        origin: z.string().max(40).default('written').transform(originKey),
        feedback: z.string().max(20_000).nullable().default(null),
        note: z.string().max(20_000).nullable().default(null),
        tags: tagsSchema.default([]),
      }),
    )
    .min(1)
    .max(1000),
})

/** Versions by their number; `parent` is the number of another, or null. */
export type PromptFile = z.output<typeof fileSchema>

/** The text of a file that `readPromptFile` reads back. Versions are written oldest first. */
export function writePromptFile({ name, versions }: Omit<PromptFile, 'format'>): string {
  const ordered = [...versions].sort((x, y) => x.number - y.number)
  return `${JSON.stringify({ format: 'hitloop-prompt', name, versions: ordered }, null, 2)}\n`
}

/**
 * Reads a file by its content: JSON of ours, else the template itself, called as the file is. Versions come oldest first;
 * a parent that is not among them is none. Throws AppError 'prompt.badFile' for JSON that isn't ours or a blank file.
 */
export function readPromptFile(text: string, fileName: string): PromptFile {
  const content = text.replace(/^\uFEFF/, '')
  const name =
    fileName
      .replace(/\.[^.]{1,8}$/, '')
      .trim()
      .slice(0, 120) || 'prompt'
  if (content.trim() === '') throw new AppError('prompt.badFile', { file: fileName, detail: 'empty' })
  if (!/^\s*\{\s*"/.test(content)) {
    const version = { number: 1, parent: null, template: content.trim(), variables: '', emptyCells: 'omit' as const }
    return {
      format: 'hitloop-prompt',
      name,
      versions: [{ ...version, origin: 'written', feedback: null, note: null, tags: [] }],
    }
  }
  const read = fileSchema.safeParse(parseJson(content, fileName))
  if (!read.success) {
    const [issue] = read.error.issues
    const detail = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`
    throw new AppError('prompt.badFile', { file: fileName, detail })
  }
  const numbers = new Set(read.data.versions.map(({ number }) => number))
  if (numbers.size < read.data.versions.length) {
    throw new AppError('prompt.badFile', { file: fileName, detail: 'versions: number' })
  }
  const versions = read.data.versions
    // A parent is older than its child: no file can make a circle.
    .map((one) => ({
      ...one,
      parent: numbers.has(one.parent ?? 0) && (one.parent ?? 0) < one.number ? one.parent : null,
    }))
    .sort((x, y) => x.number - y.number)
  return { ...read.data, versions }
}

function parseJson(content: string, fileName: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new AppError('prompt.badFile', { file: fileName, detail: error instanceof Error ? error.message : '' })
  }
}
