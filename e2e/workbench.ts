// A workbench of its own for a journey: the built server as a user starts it, on a free port and a fresh data folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Workbench {
  url: string
  dataDir: string
  /** Ends the process at once, as a crash would; the data folder stays. */
  kill(): Promise<void>
  /** Starts the server again on the same folder and address. */
  restart(): Promise<void>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts `scripts/start.mjs`; resolves when it says that it is ready. `env` is laid over ours without its keys and data. */
export async function startWorkbench(env: Record<string, string> = {}): Promise<Workbench> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'hitloop-e2e-'))
  let child = await launch(port, dataDir, env)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    kill,
    restart: async () => {
      child = await launch(port, dataDir, env)
    },
    close: async () => {
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function launch(port: number, dataDir: string, env: Record<string, string>): Promise<ChildProcess> {
  const { ANTHROPIC_API_KEY: _, ANTHROPIC_BASE_URL: __, DATABASE_URL: ___, ...inherited } = process.env
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...inherited,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      HITLOOP_DATA_DIR: dataDir,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  await new Promise<void>((ready, fail) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      if (said.includes('Hitloop is ready')) ready()
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)))
  })
  return child
}
