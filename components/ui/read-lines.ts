// Asks the server by POST and gives its lines of JSON as they come; a refusal comes as the one line {error}.
import type { ErrorValue } from '@/lib/errors'

/** The connection ended before the last line did. */
export const brokenOff: ErrorValue = { code: 'model.cutBody', params: {} }

/** Rejects with what `fetch` does: the signal's reason, or that nobody answered. */
export async function* readLines<Line>(
  url: string,
  input: unknown,
  signal: AbortSignal,
): AsyncGenerator<Line | { error: ErrorValue }> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json' },
    signal,
  })
  if (!response.ok || response.body === null) {
    yield (await response.json()) as { error: ErrorValue }
    return
  }
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Line
  }
}
