// Sends JSON to our own routes.
import type { Failure, Result } from '@/lib/boundary/result'

/** An error of null: no answer came at all, or not one of ours. */
export type Sent<T> = { ok: true; data: T } | { ok: false; error: Failure | null }

/** Without a body: a read. */
export async function send<T>(url: string, body?: object): Promise<Sent<T>> {
  try {
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
    return (await (await fetch(url, init)).json()) as Result<T>
  } catch {
    return { ok: false, error: null }
  }
}
