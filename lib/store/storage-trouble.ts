// Why answers can't be stored, for the person who watches: what a full disk says differs from what else may be wrong.
import type { ErrorValue } from '@/lib/errors'

// PostgreSQL's class "53100 disk_full", and the system's own words, which the embedded database passes on.
const full = /53100|ENOSPC|no space left/i
const detailLimit = 200

export function storageTrouble(error: unknown): ErrorValue {
  const text = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)
  if (full.test(text)) return { code: 'storage.full', params: {} }
  return { code: 'storage.failing', params: { detail: text.replace(/\s+/g, ' ').trim().slice(-detailLimit) } }
}
