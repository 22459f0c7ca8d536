// Where the guides lie: beside the program, one folder a language.
import { join } from 'node:path'

export const guideFolder = join(process.cwd(), 'docs/guide')
