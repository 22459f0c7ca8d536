// Anthropic's Message Batches API as a BatchClient, through the vendor's SDK.
// platform.claude.com/docs/en/build-with-claude/batch-processing
import type { Anthropic } from '@anthropic-ai/sdk'
import type { BatchClient, BatchResult, BatchState } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { type AnthropicOptions, fromMessage, malformed, messageBody, openAnthropic, pagesOf } from './anthropic'
import { entryError } from './anthropic-errors'
import type { ErrorContext } from './vendor-errors'

type WireBatch = Anthropic.Messages.MessageBatch
type WireResult = Anthropic.Messages.MessageBatchIndividualResponse

const pageSize = 100

function toState(batch: WireBatch): BatchState {
  // A proxy's page comes as a string, a foreign JSON without counts: both have status 200.
  if (typeof batch !== 'object' || batch === null || typeof batch.request_counts !== 'object') {
    throw malformed('the reply is not a batch')
  }
  const { processing, succeeded, errored, canceled, expired } = batch.request_counts
  return {
    batchId: batch.id,
    status: batch.processing_status,
    counts: { processing, succeeded, errored, canceled, expired },
    expiresAt: Date.parse(batch.expires_at),
  }
}

function toResult({ custom_id: id, result }: WireResult, context: ErrorContext): BatchResult {
  switch (result?.type) {
    case 'succeeded':
      // When the vendor asked the model within the batch is not told.
      return { id, kind: 'answered', answer: { ...fromMessage(result.message), latencyMs: 0 } }
    case 'errored':
      return { id, kind: 'errored', error: entryError(result.error?.error, context) }
    case 'expired':
    case 'canceled':
      return { id, kind: result.type }
    default:
      return { id, kind: 'errored', error: malformed('the entry has no result') }
  }
}

/** One line of results; a half one was cut off. */
function parseLine(line: string): WireResult {
  try {
    return JSON.parse(line)
  } catch {
    throw new ModelError('retry', 'model.cutBody', {})
  }
}

/** A client for the batches of one key and base URL. Throws ModelError at once for a key or address that can't be used. */
export function createAnthropicBatches(options: AnthropicOptions): BatchClient {
  const { sdk, within, contextOf } = openAnthropic(options)
  const context = contextOf('')

  /** Of one batch: where the vendor doesn't know it, that is no matter of the model. */
  const ofBatch = async <T>(batchId: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ModelError) || error.code !== 'model.notFound') throw error
      const { detail } = error.params as { detail: string }
      throw new ModelError('stop', 'model.batchGone', { batch: batchId, detail })
    }
  }

  /**
   * Opens the body of the results by our own address: the one that the reply names could lead the key elsewhere.
   * The SDK never lets go of the signal that it is given, so that must not be the caller's, which may outlive many readings.
   */
  const openResults = (batchId: string, signal: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> =>
    ofBatch(batchId, () =>
      within(signal, '', async (limit) => {
        const path = `/v1/messages/batches/${encodeURIComponent(batchId)}/results`
        const response = await sdk.get(path, { signal: limit.signal }).asResponse()
        if (response.headers.get('content-type')?.includes('html') || response.body === null) {
          throw malformed('the reply is not a list of results')
        }
        return response.body.getReader()
      }),
    )

  return {
    submit: (requests, signal) =>
      within(signal, requests[0]?.request.model ?? '', async (limit) =>
        toState(
          await sdk.messages.batches.create(
            { requests: requests.map(({ id, request }) => ({ custom_id: id, params: messageBody(request) })) },
            { signal: limit.signal },
          ),
        ),
      ),

    retrieve: (batchId, signal) =>
      ofBatch(batchId, () =>
        within(signal, '', async (limit) =>
          toState(await sdk.messages.batches.retrieve(batchId, {}, { signal: limit.signal })),
        ),
      ),

    cancel: (batchId, signal) =>
      ofBatch(batchId, () =>
        within(signal, '', async (limit) =>
          toState(await sdk.messages.batches.cancel(batchId, {}, { signal: limit.signal })),
        ),
      ),

    async *results(batchId, signal) {
      const reader = await openResults(batchId, signal)
      const decoder = new TextDecoder()
      let rest = ''
      try {
        for (;;) {
          const { done, value } = await within(signal, '', async (limit) => {
            // Ends a read that hangs; what is thrown then is the caller's reason or a time-out.
            limit.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true })
            const piece = await reader.read()
            limit.signal.throwIfAborted()
            return piece
          })
          const lines = (rest + decoder.decode(value, { stream: !done })).split('\n')
          rest = done ? '' : (lines.pop() ?? '')
          for (const line of lines) if (line.trim() !== '') yield toResult(parseLine(line), context)
          if (done) return
        }
      } finally {
        await reader.cancel().catch(() => undefined)
      }
    },

    listRecent: (since, signal) =>
      within(signal, '', async (limit) => {
        const found: BatchState[] = []
        const pages = sdk.messages.batches.list({ limit: pageSize }, { signal: limit.signal })
        for await (const page of pagesOf(pages)) {
          const recent = page.data.filter((batch) => Date.parse(batch.created_at) >= since)
          found.push(...recent.map(toState))
          if (recent.length < page.data.length) break
        }
        return found
      }),
  }
}
