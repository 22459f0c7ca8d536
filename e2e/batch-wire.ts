// Anthropic's Message Batches as bytes. Shapes follow the types of @anthropic-ai/sdk 1.12 (resources/messages/batches).

export interface WireBatch {
  id: string
  createdAt: number
  status: 'in_progress' | 'canceling' | 'ended'
  cancelledAt: number | null
  endedAt: number | null
  counts: { processing: number; succeeded: number; errored: number; canceled: number; expired: number }
}

const DAY_MS = 86_400_000
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** A batch as the API gives it; `origin` is the server's own address. */
export const batchBody = ({ id, createdAt, status, cancelledAt, endedAt, counts }: WireBatch, origin: string) => ({
  id,
  type: 'message_batch',
  processing_status: status,
  request_counts: counts,
  created_at: iso(createdAt),
  expires_at: iso(createdAt + DAY_MS),
  ended_at: iso(endedAt),
  archived_at: null,
  cancel_initiated_at: iso(cancelledAt),
  results_url: status === 'ended' ? `${origin}/v1/messages/batches/${id}/results` : null,
})

/** One page of the list after `afterId`; `batches` are newest first. */
export function batchesPage(batches: readonly WireBatch[], afterId: string | null, limit: number, origin: string) {
  const start = afterId === null ? 0 : batches.findIndex((batch) => batch.id === afterId) + 1
  const page = batches.slice(start, start + limit)
  return {
    data: page.map((batch) => batchBody(batch, origin)),
    has_more: start + limit < batches.length,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  }
}
