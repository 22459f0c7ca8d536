// The batch interface of the model server: batches end after as many looks as told, or when they are let go, so that no
// test waits for time; results come in shuffled order.
import type { ServerResponse } from 'node:http'
import { itemSeed, seededRandom } from '@/lib/core/sampling/random'
import { batchBody, batchesPage, type WireBatch } from './batch-wire'
import { sendError } from './model-behaviour'

interface Entry {
  custom_id: string
  params: { model?: unknown; max_tokens?: unknown; messages?: { role?: unknown; content?: unknown }[] }
}

/** What the server does with one request of a batch; null answers it. */
export type EntryFate = { type: 'expired' | 'canceled' } | { type: 'errored'; error: { type: string; message: string } }

export interface BatchEntry {
  prompt: string
  model: string
  /** How often this very request was submitted before. */
  seen: number
}

interface Batch extends WireBatch {
  entries: Entry[]
  /** Looks at it until it ends, where it isn't held. */
  looksLeft: number
  lines: string[]
}

/** How tests steer the batches; all of it holds for batches made or read from then on. */
export interface BatchScript {
  /** Batches stay in progress, or cancelling, until this is false. */
  hold: boolean
  /** Looks (retrieve) after which a batch has ended, the first counted as 1. */
  looks: number
  /** Fate of each request; null: an answer. */
  fate: ((entry: BatchEntry) => EntryFate | null) | null
  /** Requests of a cancelled batch that had their answer by then. */
  answeredBeforeCancel: number
  /** What becomes of the next submissions and readings of results, one after the other; then all is well. */
  submitFaults: ('lost' | 'overloaded' | 'invalid')[]
  resultFaults: ('cut' | 'cutQuietly')[]
}

export interface ModelBatches {
  script: BatchScript
  /** Sizes of the batches made, in order. */
  readonly made: number[]
  readonly cancelled: number
  /** Requests that were answered, and so paid. */
  readonly paid: number
  reset(): void
  handle(method: string, path: URL, body: string, response: ServerResponse): boolean
}

interface Answers {
  /** The body of a message that answers a prompt. */
  message(model: string, prompt: string): object
  origin(): string
  knowsModel(model: string): boolean
}

const calm = (): BatchScript => ({
  hold: false,
  looks: 1,
  fate: null,
  answeredBeforeCancel: 0,
  submitFaults: [],
  resultFaults: [],
})

const promptOf = ({ params }: Entry): string => String(params.messages?.[0]?.content)

function faultOf(entries: readonly Entry[] | undefined): string | null {
  if (!Array.isArray(entries) || entries.length === 0) return 'requests: Field required'
  if (entries.length > 100_000) return 'requests: at most 100000 items'
  const ids = new Set<string>()
  for (const { custom_id: id, params } of entries) {
    if (typeof id !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(id)) return `custom_id: ${id} is not valid`
    if (ids.has(id)) return `custom_id: ${id} is not unique`
    ids.add(id)
    if (typeof params?.model !== 'string' || !Number.isInteger(params.max_tokens)) return 'params: Field required'
    if (typeof params.messages?.[0]?.content !== 'string') return 'messages: at least one message is required'
  }
  return null
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(itemSeed(seed, 'shuffle'))
  return items
    .map((item) => ({ item, at: random() }))
    .sort((x, y) => x.at - y.at)
    .map(({ item }) => item)
}

export function createModelBatches({ message, origin, knowsModel }: Answers): ModelBatches {
  const script = calm()
  const batches: Batch[] = []
  const seen = new Map<string, number>()
  // Outlives a reset: a vendor gives no id twice.
  let numbered = 0
  let cancelled = 0
  let paid = 0

  function resultOf(entry: Entry, batch: Batch, place: number): object {
    if (batch.cancelledAt !== null && place >= script.answeredBeforeCancel) return { type: 'canceled' }
    const model = String(entry.params.model)
    const prompt = promptOf(entry)
    const fate = script.fate?.({ prompt, model, seen: (seen.get(entry.custom_id) ?? 1) - 1 }) ?? null
    if (fate?.type === 'errored')
      return { type: 'errored', error: { type: 'error', error: fate.error, request_id: null } }
    if (fate !== null) return fate
    if (!knowsModel(model)) {
      const error = { type: 'not_found_error', message: `model: ${model}` }
      return { type: 'errored', error: { type: 'error', error, request_id: null } }
    }
    paid++
    return { type: 'succeeded', message: message(model, prompt) }
  }

  function end(batch: Batch): void {
    const results = batch.entries.map((entry, place) => ({ entry, result: resultOf(entry, batch, place) }))
    const countOf = (type: string) => results.filter(({ result }) => 'type' in result && result.type === type).length
    batch.status = 'ended'
    batch.endedAt = Date.now()
    batch.counts = {
      processing: 0,
      succeeded: countOf('succeeded'),
      errored: countOf('errored'),
      canceled: countOf('canceled'),
      expired: countOf('expired'),
    }
    const lines = results.map(({ entry, result }) => JSON.stringify({ custom_id: entry.custom_id, result }))
    batch.lines = shuffled(lines, batches.indexOf(batch))
  }

  const json = (response: ServerResponse, body: object) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  function create(body: string, response: ServerResponse): void {
    const fault = script.submitFaults.shift()
    if (fault === 'overloaded') {
      sendError(response, 529, 'overloaded_error', 'Overloaded')
      return
    }
    const entries = (JSON.parse(body) as { requests?: Entry[] }).requests
    const wrong = fault === 'invalid' ? 'requests.0: invalid' : faultOf(entries)
    if (wrong !== null || entries === undefined) {
      sendError(response, 400, 'invalid_request_error', wrong ?? 'requests: Field required')
      return
    }
    for (const { custom_id } of entries) seen.set(custom_id, (seen.get(custom_id) ?? 0) + 1)
    const batch: Batch = {
      id: `msgbatch_${String(++numbered).padStart(6, '0')}`,
      createdAt: Date.now(),
      status: 'in_progress',
      cancelledAt: null,
      endedAt: null,
      counts: { processing: entries.length, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
      entries,
      looksLeft: script.looks,
      lines: [],
    }
    batches.push(batch)
    // Made, but nobody is told.
    if (fault === 'lost') response.destroy()
    else json(response, batchBody(batch, origin()))
  }

  function look(batch: Batch): void {
    if (batch.status === 'ended' || script.hold) return
    batch.looksLeft -= 1
    if (batch.looksLeft <= 0 || batch.status === 'canceling') end(batch)
  }

  function cancel(batch: Batch): void {
    if (batch.status !== 'in_progress') return
    batch.status = 'canceling'
    batch.cancelledAt = Date.now()
    cancelled++
  }

  function sendResults(batch: Batch, response: ServerResponse): void {
    if (batch.status !== 'ended') {
      sendError(response, 404, 'not_found_error', 'Results are not there yet')
      return
    }
    const whole = Buffer.from(batch.lines.map((line) => `${line}\n`).join(''))
    response.writeHead(200, { 'content-type': 'application/x-jsonl' })
    const fault = script.resultFaults.shift()
    if (fault === undefined) response.end(whole)
    else if (fault === 'cutQuietly') response.end(whole.subarray(0, Math.floor(whole.length / 2)))
    else response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy())
  }

  return {
    script,
    get made() {
      return batches.map((batch) => batch.entries.length)
    },
    get cancelled() {
      return cancelled
    },
    get paid() {
      return paid
    },
    reset() {
      Object.assign(script, calm())
      batches.length = 0
      seen.clear()
      cancelled = 0
      paid = 0
    },
    handle(method, url, body, response) {
      const [, id, deed] = /^\/v1\/messages\/batches(?:\/([^/]+))?(?:\/(results|cancel))?$/.exec(url.pathname) ?? [null]
      if (id === undefined && url.pathname !== '/v1/messages/batches') return false
      if (id === undefined && method === 'POST') create(body, response)
      else if (id === undefined) {
        const limit = Number(url.searchParams.get('limit') ?? 20)
        json(response, batchesPage([...batches].reverse(), url.searchParams.get('after_id'), limit, origin()))
      } else {
        const batch = batches.find((one) => one.id === id)
        if (batch === undefined) sendError(response, 404, 'not_found_error', `batch ${id} was not found`)
        else if (deed === 'results') sendResults(batch, response)
        else {
          if (deed === 'cancel') cancel(batch)
          else look(batch)
          json(response, batchBody(batch, origin()))
        }
      }
      return true
    },
  }
}
