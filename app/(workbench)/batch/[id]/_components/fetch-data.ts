// Reads JSON of our own routes from the browser.
import type { Failure, Result } from '@/lib/boundary/result'

/** An error of null: no answer came at all, or not one of ours. */
export type Fetched<T> = { ok: true; data: T } | { ok: false; error: Failure | null }

export async function fetchData<T>(url: string): Promise<Fetched<T>> {
  try {
    const response = await fetch(url)
    return (await response.json()) as Result<T>
  } catch {
    return { ok: false, error: null }
  }
}
