// Processes of the benchmark's own: what is measured shares no heap and no event loop with what measures.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(new URL('../engine.ts', import.meta.url))
// As the server sets itself up, whose code is built and has no source maps either.
const memory = new URL('../../scripts/memory.mjs', import.meta.url).href
const withoutMaps = 'data:text/javascript,process.setSourceMapsEnabled(false)'

export const startSelf = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', memory, '--import', 'tsx', '--import', withoutMaps, self, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** The first line of a child's output. Throws when it ends without one. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the child has no output')
  const lines = createInterface(child.stdout)
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close')])
  if (line.length === 0) throw new Error('the child ended without a result')
  return String(line[0])
}
