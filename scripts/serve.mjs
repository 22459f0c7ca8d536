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
  const server = createServer((request, response) => handle(request, response))
  // Uploads of large files and streams of long runs take longer than Node's default of five minutes.
  server.requestTimeout = 0
  server.once('error', (error) => refuse(error, host, port))
  server.listen(port, host, async () => {
    await firstPage(host, port)
    const name = host.includes(':') ? `[${host}]` : host
    say(inTongue(`\nHitloop is ready: http://${name}:${port}\n`, `\nHitloop 已就绪：http://${name}:${port}\n`))
  })
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
