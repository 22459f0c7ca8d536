// Where to serve, and whether that place is free; asked before anything that takes long.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { parseEnv } from 'node:util'
import { fail, inTongue } from './setup.mjs'

// .env is read here, so that PORT and HOST count before Next reads it; what is set already goes before it.
if (existsSync('.env')) {
  for (const [name, value] of Object.entries(parseEnv(readFileSync('.env', 'utf8')))) process.env[name] ??= value
}

export function address() {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    fail(
      inTongue(
        `PORT is ${process.env.PORT}; it must be a number from 1 to 65535.`,
        `PORT 是 ${process.env.PORT}，应当是 1 到 65535 之间的整数。`,
      ),
      2,
    )
  }
  return { host, port }
}

export async function checkPort() {
  const { host, port } = address()
  const error = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (error !== null) refuse(error, host, port)
}

/** Says in words why the address can't be listened on, and ends. */
export function refuse(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    fail(
      inTongue(
        `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
        `端口 ${port} 已被别的程序占用。请停掉它，或换一个端口：PORT=${port + 1} npm start`,
      ),
    )
  }
  fail(
    inTongue(
      `Can’t listen on ${host}:${port}: ${error.message}`,
      `不能在 ${host}:${port} 上提供服务：${error.message}`,
    ),
  )
}
