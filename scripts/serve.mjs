// The server's process: Next's request handler on a socket of ours, on loopback unless HOST says otherwise.
import './memory.mjs'
import { createServer, get } from 'node:http'
import next from 'next'
import { address, refuse } from './check-port.mjs'
import { inTongue, say } from './setup.mjs'

export async function serve({ dev }) {
  process.env.NODE_ENV ??= dev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const { host, port } = address()
  say(inTongue('Opening the database (a few seconds the first time)…', '正在打开数据库（第一次要几秒）……'))
  const app = next({ dev, hostname: host, port, dir: process.cwd() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer((request, response) => {
    const refusal = refusalOf(request)
    if (refusal === null) return handle(request, response)
    response.writeHead(refusal.status, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    response.end(`${refusal.words}\n`)
  })
  // Uploads of large files and streams of long runs take longer than Node's default of five minutes.
  server.requestTimeout = 0
  server.once('error', (error) => refuse(error, host, port))
  server.listen(port, host, async () => {
    await firstPage(host, port)
    const name = host.includes(':') ? `[${host}]` : host
    say(inTongue(`\nHitloop is ready: http://${name}:${port}\n`, `\nHitloop 已就绪：http://${name}:${port}\n`))
  })
}

/**
 * What Next would answer with its own page of an inner error: an address whose % signs aren't UTF-8, and methods that no page
 * knows. Who asks may speak either language.
 */
function refusalOf({ method, url }) {
  if (method === 'TRACE' || method === 'TRACK')
    return { status: 405, words: `${method} is not answered here; use GET.\n这里不接受 ${method} 请求，请用 GET。` }
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return null
  } catch {
    return {
      status: 400,
      words:
        'This address can’t be read: a % in it isn’t followed by a UTF-8 character. Copy the whole link again, or write %25 for a percent sign.\n' +
        '这个地址无法识别：其中的 % 后面不是 UTF-8 编码。请重新复制完整的链接；百分号本身请写成 %25。',
    }
  }
}

/** Asks for the first page, which waits for the database: ready is what answers. A server that can't start ends meanwhile. */
function firstPage(host, port) {
  const to = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return new Promise((done) => {
    const asked = get({ host: to, port, path: '/', headers: { host: `127.0.0.1:${port}` } }, (answer) => {
      answer.resume()
      answer.once('end', done)
    })
    asked.once('error', done)
  })
}
