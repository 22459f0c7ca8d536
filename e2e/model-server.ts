// A model server for tests: speaks Anthropic's Messages protocol and OpenAI's chat completions over real HTTP, with scripted faults and seeded latency.
// By itself: `npx tsx e2e/model-server.ts --port 0 --latency 100 --jitter 0.3` prints its address.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { hash32, itemSeed, seededRandom } from '@/lib/core/sampling/random'
import { createModelBatches, type ModelBatches } from './model-batches'
import { type Behaviour, behave, type FaultShares, type ModelCall, scheduledFault, sendError } from './model-behaviour'
import { anthropicDialect, modelsPage, type WireAnswer } from './model-wire'
import { openaiDialect, openaiModels } from './openai-wire'

export interface LoggedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface ModelServerOptions extends FaultShares {
  port?: number
  apiKey?: string
  models?: readonly string[]
  candidates?: readonly string[]
  latencyMs?: number
  /** Latency is uniform in latencyMs · [1 − jitter, 1 + jitter]. */
  jitter?: number
  seed?: number
  answer?: (prompt: string) => string
  /** False keeps no request log, for long runs. */
  log?: boolean
  /** Told of each call for an answer when it came, and when it was answered or its client had gone. */
  onCall?: (phase: 'begun' | 'answered' | 'dropped') => void
}

export interface ModelServer {
  url: string
  port: number
  requests: LoggedRequest[]
  readonly calls: number
  /** The batch interface; its requests are no `calls`. */
  batches: ModelBatches
  /** Scripts the calls to come; a function that returns null leaves the default. Null takes the script away. */
  setBehaviour(behaviour: ((call: ModelCall) => Behaviour | null) | null): void
  close(): Promise<void>
}

const defaultModels = ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5']
const defaultCandidates =
  '龙胆泻肝片 六味地黄丸 布洛芬缓释胶囊 维生素C泡腾片 阿胶糕 蒲地蓝消炎口服液 电子血压计 钙维D软糖 益生菌冻干粉 医用退热贴'.split(
    ' ',
  )

/** A numbered list of five candidates, always the same for the same prompt. */
const defaultAnswer = (candidates: readonly string[]) => (prompt: string) => {
  const start = hash32(prompt)
  const names = Array.from(
    { length: Math.min(5, candidates.length) },
    (_, i) => candidates[(start + i) % candidates.length],
  )
  return names.map((name, i) => `${i + 1}. ${name}：与该用户的画像和近期行为相符`).join('\n')
}

/** Tokens as a rough rule: three bytes of UTF-8 each. */
const countTokens = (text: string): number => Math.max(1, Math.ceil(Buffer.byteLength(text) / 3))

const wait = (ms: number, response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

interface MessagesBody {
  model?: unknown
  max_tokens?: unknown
  max_completion_tokens?: unknown
  messages?: { role?: unknown; content?: unknown }[]
  stream?: unknown
}

/** What is wrong with a body, in the vendor's manner, or null. */
function fault(body: MessagesBody): string | null {
  if (typeof body.model !== 'string') return 'model: Field required'
  const limit = body.max_tokens ?? body.max_completion_tokens
  if (!Number.isInteger(limit) || Number(limit) < 1) return 'max_tokens: Field required'
  const first = body.messages?.[0]
  if (first?.role !== 'user' || typeof first.content !== 'string') return 'messages: at least one message is required'
  return first.content === '' ? 'messages.0: user messages must have non-empty content' : null
}

/** Starts a server on 127.0.0.1 (port 0: a free one). Rejects when the port is taken. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { apiKey = 'test-key', models = defaultModels, latencyMs = 0, jitter = 0, seed = 1, log = true } = options
  const answerOf = options.answer ?? defaultAnswer(options.candidates ?? defaultCandidates)
  const requests: LoggedRequest[] = []
  let script: ((call: ModelCall) => Behaviour | null) | null = null
  let calls = 0

  async function messages(
    request: IncomingMessage,
    response: ServerResponse,
    text: string,
    dialect = anthropicDialect,
  ): Promise<void> {
    const refuse = (status: number, type: string, message: string) =>
      sendError(response, status, type, message, {}, dialect)
    const number = ++calls
    if (options.onCall) {
      options.onCall('begun')
      response.once('close', () => options.onCall?.(response.writableFinished ? 'answered' : 'dropped'))
    }
    let body: MessagesBody
    try {
      body = JSON.parse(text)
    } catch {
      return refuse(400, 'invalid_request_error', 'The request body is not valid JSON')
    }
    const versioned = dialect === openaiDialect || request.headers['anthropic-version']
    const wrong = versioned ? fault(body) : 'anthropic-version: header is required'
    if (wrong !== null) return refuse(400, 'invalid_request_error', wrong)
    const model = String(body.model)
    if (!knowsModel(model)) {
      return refuse(404, 'not_found_error', `model: ${model}`)
    }
    const call = { number, model, prompt: String(body.messages?.[0]?.content), stream: body.stream === true }
    const behaviour = script?.(call) ?? scheduledFault(options, seed, number) ?? { kind: 'answer' }
    const spread = 1 + jitter * (2 * seededRandom(itemSeed(seed, number))() - 1)
    const delayMs = behaviour.kind === 'answer' ? (behaviour.latencyMs ?? latencyMs * spread) : latencyMs * spread
    if (delayMs > 0) await wait(delayMs, response)
    const answered = behaviour.kind === 'answer' ? behaviour : null
    const content = answered?.text ?? answerOf(call.prompt)
    const answer: WireAnswer = {
      id: `msg_${number}`,
      model,
      text: content,
      thinking: answered?.thinking,
      stop: answered?.stop ?? 'end_turn',
      inputTokens: countTokens(call.prompt),
      outputTokens: countTokens(content + (answered?.thinking ?? '')),
    }
    if (!response.destroyed) await behave(response, call, answer, behaviour, dialect)
  }

  const knowsModel = (model: string) => models.some((id) => model === id || model.startsWith(`${id}-20`))

  function count(response: ServerResponse, text: string): void {
    const body = JSON.parse(text) as MessagesBody
    const model = String(body.model)
    const wrong = fault({ ...body, max_tokens: 1 })
    if (wrong !== null) {
      sendError(response, 400, 'invalid_request_error', wrong)
      return
    }
    if (!knowsModel(model)) {
      sendError(response, 404, 'not_found_error', `model: ${model}`)
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ input_tokens: countTokens(String(body.messages?.[0]?.content)) }))
  }
  const batches = createModelBatches({
    knowsModel,
    origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    message: (model, prompt) => {
      const text = answerOf(prompt)
      const answer: WireAnswer = {
        id: 'msg_batch',
        model,
        text,
        stop: 'end_turn',
        inputTokens: countTokens(prompt),
        outputTokens: countTokens(text),
      }
      return JSON.parse(anthropicDialect.json(answer))
    },
  })

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (log) requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
    const { authorization, 'x-api-key': key } = request.headers
    if (authorization !== `Bearer ${apiKey}` && key !== apiKey) {
      return sendError(
        response,
        401,
        'authentication_error',
        key === undefined ? 'invalid bearer token' : 'invalid x-api-key',
      )
    }
    if (request.method === 'POST' && url.pathname === '/v1/messages') return messages(request, response, body)
    if (request.method === 'POST' && url.pathname === '/v1/messages/count_tokens') return count(response, body)
    if (request.method === 'POST' && url.pathname === '/v1/chat/completions') {
      return messages(request, response, body, openaiDialect)
    }
    if (request.method === 'GET' && url.pathname === '/v1/models' && !request.headers['anthropic-version']) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(openaiModels(models))
      return
    }
    if (request.method === 'GET' && url.pathname === '/v1/models') {
      const limit = Number(url.searchParams.get('limit') ?? 20)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(modelsPage(models, url.searchParams.get('after_id'), limit))
      return
    }
    if (batches.handle(request.method ?? '', url, body, response)) return
    sendError(response, 404, 'not_found_error', 'Not found')
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    batches,
    get calls() {
      return calls
    },
    setBehaviour: (behaviour) => {
      script = behaviour
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function runByItself(): Promise<void> {
  const number = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      port: number,
      latency: number,
      jitter: number,
      seed: number,
      key: number,
      429: number,
      529: number,
      500: number,
      cut: number,
    },
  })
  const server = await startModelServer({
    port: Number(values.port ?? 0),
    latencyMs: Number(values.latency ?? 0),
    jitter: Number(values.jitter ?? 0),
    seed: Number(values.seed ?? 1),
    share429: Number(values['429'] ?? 0),
    share529: Number(values['529'] ?? 0),
    share500: Number(values['500'] ?? 0),
    shareCut: Number(values.cut ?? 0),
    log: false,
    ...(values.key === undefined ? {} : { apiKey: values.key }),
  })
  console.log(server.url)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await runByItself()
