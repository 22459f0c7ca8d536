// Anthropic's Messages protocol as bytes: message bodies, stream events, error bodies, the list of models.
// Shapes follow the types of @anthropic-ai/sdk 1.12 (resources/messages, resources/models).

/** What one answer says, before it is put on the wire. */
export interface WireAnswer {
  id: string
  model: string
  text: string
  /** A thinking block before the text, where given. */
  thinking?: string | undefined
  stop: 'end_turn' | 'max_tokens' | 'refusal'
  inputTokens: number
  outputTokens: number
}

const usage = (answer: WireAnswer, outputTokens: number) => ({
  input_tokens: answer.inputTokens,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
  output_tokens: outputTokens,
  service_tier: 'standard',
})

const stopDetails = (stop: WireAnswer['stop']) =>
  stop === 'refusal' ? { type: 'refusal', category: null, explanation: 'Declined by a policy classifier.' } : null

const message = (answer: WireAnswer, content: unknown[], stop: WireAnswer['stop'] | null, outputTokens: number) => ({
  id: answer.id,
  type: 'message',
  role: 'assistant',
  model: answer.model,
  container: null,
  content,
  stop_reason: stop,
  stop_sequence: null,
  stop_details: stop === null ? null : stopDetails(stop),
  usage: usage(answer, outputTokens),
})

/** The body of an answer that is not streamed. An empty text gives an empty content list. */
function messageJson(answer: WireAnswer): string {
  const content = [
    ...(answer.thinking === undefined ? [] : [{ type: 'thinking', thinking: answer.thinking, signature: 'c2ln' }]),
    ...(answer.text === '' ? [] : [{ type: 'text', text: answer.text, citations: null }]),
  ]
  return JSON.stringify(message(answer, content, answer.stop, answer.outputTokens))
}

/** One server-sent event. */
const sseEvent = (data: { type: string }): string => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`

const block = (index: number, start: unknown, deltas: unknown[]): string[] => [
  sseEvent({ type: 'content_block_start', index, content_block: start } as { type: string }),
  ...deltas.map((delta) => sseEvent({ type: 'content_block_delta', index, delta } as { type: string })),
  sseEvent({ type: 'content_block_stop', index } as { type: string }),
]

/** Cuts text into pieces of `size` code points, as a stream would bring them. */
export const pieces = (text: string, size: number): string[] => {
  const points = [...text]
  const cut: string[] = []
  for (let i = 0; i < points.length; i += size) cut.push(points.slice(i, i + size).join(''))
  return cut
}

/** The events of a streamed answer, in order, one string each. */
function messageEvents(answer: WireAnswer): string[] {
  const events = [
    sseEvent({ type: 'message_start', message: message(answer, [], null, 1) } as { type: string }),
    sseEvent({ type: 'ping' }),
  ]
  let index = 0
  if (answer.thinking !== undefined) {
    const deltas = [
      { type: 'thinking_delta', thinking: answer.thinking },
      { type: 'signature_delta', signature: 'c2ln' },
    ]
    events.push(...block(index++, { type: 'thinking', thinking: '', signature: '' }, deltas))
  }
  if (answer.text !== '') {
    const deltas = pieces(answer.text, 24).map((text) => ({ type: 'text_delta', text }))
    events.push(...block(index, { type: 'text', text: '', citations: null }, deltas))
  }
  const delta = {
    stop_reason: answer.stop,
    stop_sequence: null,
    stop_details: stopDetails(answer.stop),
    container: null,
  }
  events.push(
    sseEvent({ type: 'message_delta', delta, usage: usage(answer, answer.outputTokens) } as { type: string }),
    sseEvent({ type: 'message_stop' }),
  )
  return events
}

/** The body of an error, and the data of an `error` event in a stream. */
const errorBody = (type: string, message: string) => ({
  type: 'error',
  error: { type, message },
  request_id: 'req_local',
})

/** One page of the list of models after `afterId`, newest first as given. */
export function modelsPage(ids: readonly string[], afterId: string | null, limit: number): string {
  const start = afterId === null ? 0 : ids.indexOf(afterId) + 1
  const page = ids.slice(start, start + limit)
  const data = page.map((id) => ({
    type: 'model',
    id,
    display_name: id.replaceAll('-', ' '),
    created_at: '2026-01-01T00:00:00Z',
    lifecycle: 'active',
    deprecated_at: null,
    capabilities: null,
  }))
  return JSON.stringify({
    data,
    has_more: start + limit < ids.length,
    first_id: page[0] ?? null,
    last_id: page.at(-1) ?? null,
  })
}

/** How one vendor's answers and errors look on the wire. */
export interface Dialect {
  json(answer: WireAnswer): string
  /** The events of a streamed answer; the first four come before the text's end. */
  events(answer: WireAnswer): string[]
  error(type: string, message: string): object
  /** An error inside a stream. */
  errorEvent(type: string, message: string): string
}

export const anthropicDialect: Dialect = {
  json: messageJson,
  events: messageEvents,
  error: errorBody,
  errorEvent: (type, message) => sseEvent(errorBody(type, message)),
}
