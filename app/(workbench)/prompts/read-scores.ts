// The scores of a prompt's versions, read once a page.
import { cache } from 'react'
import { getRuntime } from '@/lib/runtime'
import { versionScores } from '@/lib/usecases/version-scores'

export const readScores = cache(async (promptId: string) => versionScores(await getRuntime(), promptId))
