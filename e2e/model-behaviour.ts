// What the model server can be told to do with a call, and how it does it on a response.
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { itemSeed, seededRandom } from '@/lib/core/sampling/random'
import { anthropicDialect, type Dialect, type WireAnswer } from './model-wire'

/** What the server does with one call. */
export type Behaviour =
  | {
      kind: 'answer'
      text?: string
      thinking?: string
      stop?: WireAnswer['stop']
      latencyMs?: number
      headers?: Record<string, string>
      /** What is told of the tokens, where it is not the truth. */
      usage?: { inputTokens: unknown; outputTokens: unknown }
    }
  | { kind: 'error'; status: number; type: string; message: string; headers?: Record<string, string> }
  /** A stream that begins and then reports an error; a plain error where nothing is streamed. */
  | { kind: 'streamError'; type: string; message: string }
  /** Half of the body, then the socket is destroyed. */
  | { kind: 'cut' }
  /** Half of the body, then a proper end, as a proxy does when its upstream dies. */
  | { kind: 'cutQuietly' }
  /** Never answers. */
  | { kind: 'slow' }
  /** Half of the body, then silence. */
  | { kind: 'stall' }
  /** 200 with a login page, as a captive portal gives. */
  | { kind: 'html' }
  /** A reply that goes on for so many MB. */
  | { kind: 'endless'; mb: number }
  /** The answer with bytes that are no UTF-8 inside its text. */
  | { kind: 'invalidUtf8' }

export interface ModelCall {
  /** Counts calls for an answer from 1. */
  number: number
  model: string
  prompt: string
  stream: boolean
}

/** Shares of calls in [0, 1] that fail, drawn by (seed, number of the call). */
export interface FaultShares {
  share429?: number
  /** What a 429 asks for; 0 unless told. */
  retryAfterSeconds?: number
  share529?: number
  share500?: number
  shareCut?: number
}

/** The fault that falls on call `number`, or null; the same for the same seed. */
export function scheduledFault(shares: FaultShares, seed: number, number: number): Behaviour | null {
  const { share429 = 0, retryAfterSeconds = 0, share529 = 0, share500 = 0, shareCut = 0 } = shares
  let draw = seededRandom(itemSeed(seed, `fault:${number}`))()
  const faults: [number, Behaviour][] = [
    [
      share429,
      {
        kind: 'error',
        status: 429,
        type: 'rate_limit_error',
        message: 'Too many requests.',
        headers: { 'retry-after': String(retryAfterSeconds) },
      },
    ],
    [share529, { kind: 'error', status: 529, type: 'overloaded_error', message: 'Overloaded' }],
    [share500, { kind: 'error', status: 500, type: 'api_error', message: 'Internal server error' }],
    [shareCut, { kind: 'cut' }],
  ]
  for (const [share, fault] of faults) {
    if (draw < share) return fault
    draw -= share
  }
  return null
}

/** An error in the vendor's shape. */
export function sendError(
  response: ServerResponse,
  status: number,
  type: string,
  message: string,
  headers: Record<string, string> = {},
  dialect: Dialect = anthropicDialect,
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_local', ...headers })
  response.end(JSON.stringify(dialect.error(type, message)))
}

/** Writes an answer whole, or as far as the behaviour lets it come. */
async function sendAnswer(
  response: ServerResponse,
  stream: boolean,
  answer: WireAnswer,
  behaviour: Behaviour,
  dialect: Dialect,
): Promise<void> {
  const told = behaviour.kind === 'answer' ? { ...answer, ...(behaviour.usage as object) } : answer
  const parts = stream ? dialect.events(told) : [dialect.json(told)]
  response.writeHead(200, {
    'content-type': stream ? 'text/event-stream; charset=utf-8' : 'application/json',
    ...(behaviour.kind === 'answer' ? behaviour.headers : {}),
  })
  if (behaviour.kind === 'answer') {
    for (const part of parts) response.write(part)
    response.end()
    return
  }
  const whole = Buffer.from(parts.join(''))
  if (behaviour.kind === 'invalidUtf8') {
    const wide = /[^\x20-\x7e]/u.exec(answer.text)?.[0] ?? answer.text
    whole[whole.indexOf(wide)] = 0xff
    response.end(whole)
    return
  }
  const cutAt = stream ? Buffer.byteLength(parts.slice(0, 4).join('')) + 20 : Math.floor(whole.length / 2)
  await new Promise<void>((resolve) => response.write(whole.subarray(0, cutAt), () => resolve()))
  if (behaviour.kind === 'cut') response.destroy()
  if (behaviour.kind === 'cutQuietly') response.end()
}

function* endless(first: string, mb: number): Generator<string> {
  yield first
  for (let at = 0; at < mb; at++) yield 'a'.repeat(2 ** 20)
}

/** Does with the response what the behaviour says. */
export async function behave(
  response: ServerResponse,
  call: ModelCall,
  answer: WireAnswer,
  behaviour: Behaviour,
  dialect: Dialect,
): Promise<void> {
  if (behaviour.kind === 'slow') return
  if (behaviour.kind === 'error') {
    return sendError(response, behaviour.status, behaviour.type, behaviour.message, behaviour.headers, dialect)
  }
  if (behaviour.kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please sign in</body></html>')
    return
  }
  if (behaviour.kind === 'endless') {
    response.on('error', () => undefined)
    const [first = ''] = call.stream ? dialect.events(answer) : ['{"id":"']
    response.writeHead(200, { 'content-type': call.stream ? 'text/event-stream' : 'application/json' })
    await pipeline(Readable.from(endless(first, behaviour.mb)), response).catch(() => undefined)
    return
  }
  if (behaviour.kind === 'streamError') {
    if (!call.stream) return sendError(response, 500, behaviour.type, behaviour.message, {}, dialect)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(dialect.events(answer).slice(0, 4).join('') + dialect.errorEvent(behaviour.type, behaviour.message))
    return
  }
  return sendAnswer(response, call.stream, answer, behaviour, dialect)
}
