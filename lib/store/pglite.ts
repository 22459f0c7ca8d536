// The embedded database: PostgreSQL in WASM on a folder of its own. The caller holds the folder's lock.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'

// Without -F and with open_datasync the WAL is opened O_SYNC: a commit is on the disk when it is acknowledged.
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=open_datasync',
  '-c',
  'shared_buffers=8MB',
  // By default a thirty-second of the shared buffers: what a statement of an import writes would not fit, and would go to the disk
  // page by page, each time waited for.
  '-c',
  'wal_buffers=4MB',
]

/** Opens the database in `folder`, creating it first in a child process where it is missing. */
export async function openPglite(folder: string): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(folder)
  return yielding(await PGlite.create({ dataDir: folder, startParams }))
}

// Half of what a page may have to wait for an answer.
const BUSY_MS = 50

/**
 * The database works in this thread, and its promises resolve without a turn of the event loop: statement after statement would
 * hold up everything else for as long as they last. After 50 ms without a turn the loop gets one.
 */
function yielding(pglite: PGlite): PGlite {
  const send = pglite.execProtocolRaw.bind(pglite)
  let since: number | null = null
  pglite.execProtocolRaw = async (...args) => {
    if (since === null) {
      since = performance.now()
      setImmediate(() => {
        since = null
      })
    }
    const answer = await send(...args)
    if (since !== null && performance.now() - since > BUSY_MS) await nextTurn()
    return answer
  }
  return pglite
}

// Written aside and renamed when whole, so that a kill in the middle leaves no half database behind.
async function initialise(folder: string): Promise<void> {
  const aside = `${folder}.new`
  await rm(aside, { recursive: true, force: true })
  const script = resolve(process.cwd(), 'scripts/init-database.mjs')
  await new Promise<void>((done, fail) => {
    const child = spawn(process.execPath, [script, aside], { stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000)
    })
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`creating the database failed (${code}): ${complaint}`)),
    )
  })
  await rm(folder, { recursive: true, force: true })
  await rename(aside, folder)
}
