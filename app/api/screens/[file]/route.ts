// The pictures of the guides, from docs/screens.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { route } from '@/lib/boundary/json-route'
import { AppError } from '@/lib/errors'

// A bare name, so that nothing outside the folder can be asked for.
const fileSchema = z.string().regex(/^[\w-]+\.(png|webp)$/)

export const GET = route(async (_request: Request, { params }: { params: Promise<{ file: string }> }) => {
  const { file } = await params
  const named = fileSchema.safeParse(file)
  const picture = named.success
    ? await readFile(join(process.cwd(), 'docs/screens', named.data)).catch(() => null)
    : null
  if (picture === null) throw new AppError('notFound.picture', {})
  return new Response(new Uint8Array(picture), {
    headers: { 'content-type': file.endsWith('.png') ? 'image/png' : 'image/webp', 'cache-control': 'max-age=3600' },
  })
})
