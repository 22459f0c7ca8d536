// What a version of a prompt is made of, as forms and the command line hand it in.
import { z } from 'zod'
import { emptyCellChoices } from './empty-cell-choices'

export const emptyCellsSchema = z.enum(emptyCellChoices)

export const promptNameSchema = z.string().trim().min(1).max(120)

/** `variables` is the box as written: `NAME: value` lines. */
export const versionTextSchema = z.object({
  template: z.string().max(200_000),
  variables: z.string().max(200_000),
  emptyCells: emptyCellsSchema,
})
export type VersionText = z.infer<typeof versionTextSchema>
