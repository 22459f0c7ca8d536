// Finds what a scene holds by name, for the palette: datasets, prompts and runs of it, and the other scenes.
import type { PrismaClient } from './generated/client'

export interface FoundThing {
  kind: 'dataset' | 'prompt' | 'run' | 'scene'
  id: string
  /** Of a run: the names of its versions. */
  name: string
  /** Rows of a dataset, versions of a prompt, the number of a run; null of a scene. */
  number: number | null
  /** A dataset of rows that were made up, or a run on one. */
  synthetic: boolean
}

export function createSearchStore(prisma: PrismaClient) {
  return {
    /**
     * At most `limit` of each kind whose name (also a file's, of runs also the dataset's and the number, of prompts a tag) holds `text`, case
     * aside and every sign taken as it stands; names that begin with it first, then the newest. An empty text finds all.
     */
    async find(sceneId: string, text: string, limit: number): Promise<FoundThing[]> {
      const literal = text.replace(/[\\%_]/g, '\\$&')
      const within = `%${literal}%`
      // A tag may be typed as it is shown.
      const tagged = `%${literal.replace(/^#\s*/, '')}%`
      const begins = `${literal}%`
      const number = text.replace(/^#/, '')
      return await prisma.$queryRaw<FoundThing[]>`
        (SELECT 'dataset' AS kind, id, name, "rowCount" AS number, synthetic FROM "Dataset"
         WHERE "sceneId" = ${sceneId} AND ready AND (name ILIKE ${within} OR "fileName" ILIKE ${within})
         ORDER BY name ILIKE ${begins} DESC, "createdAt" DESC LIMIT ${limit}::int)
        UNION ALL
        (SELECT 'prompt', id, name, (SELECT count(*)::int FROM "PromptVersion" WHERE "promptId" = "Prompt".id), false
         FROM "Prompt" WHERE "sceneId" = ${sceneId} AND (name ILIKE ${within} OR EXISTS (
           SELECT 1 FROM "PromptVersion" v, unnest(v.tags) AS tag WHERE v."promptId" = "Prompt".id AND tag ILIKE ${tagged}))
         ORDER BY name ILIKE ${begins} DESC, "createdAt" DESC LIMIT ${limit}::int)
        UNION ALL
        (SELECT 'run', id, (SELECT left(string_agg(name, ' / ' ORDER BY arm), 200) FROM "RunArm" WHERE "runId" = "Run".id), number,
                EXISTS (SELECT 1 FROM "Dataset" WHERE id = "Run"."datasetId" AND synthetic)
         FROM "Run" WHERE "sceneId" = ${sceneId} AND status <> 'preparing' AND
           ('#' || number ILIKE ${within}
            OR EXISTS (SELECT 1 FROM "RunArm" WHERE "runId" = "Run".id AND name ILIKE ${within})
            OR EXISTS (SELECT 1 FROM "Dataset" WHERE id = "Run"."datasetId" AND name ILIKE ${within}))
         ORDER BY number::text = ${number} DESC, number DESC LIMIT ${limit}::int)
        UNION ALL
        (SELECT 'scene', id, name, NULL::int, false FROM "Scene"
         WHERE id <> ${sceneId} AND name ILIKE ${within}
         ORDER BY name ILIKE ${begins} DESC, "createdAt" DESC LIMIT ${limit}::int)`
    },
  }
}
