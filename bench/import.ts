// Import speed and memory: 100,000 rows × 20 columns, beside csv-parse on the same file, and 1,000,000 rows stored in the
// embedded database. Run: npm run bench -- import [stored [ROWS]]
import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { importTable } from '@/lib/files/import-table'
import { readTable } from '@/lib/files/read-table'
import { importStored } from './import/stored'
import { writeTable } from './import/write-table'

const rowCount = 100_000
const storedRowCount = 1_000_000

const jobs: Record<string, (path: string) => Promise<number>> = {
  nothing: async () => 0,
  async 'csv-parse alone'(path) {
    let rows = -1
    for await (const _ of createReadStream(path).pipe(parse({ bom: true }))) rows++
    return rows
  },
  async 'read rows, no profile'(path) {
    let rows = 0
    for await (const batch of readTable(path, {
      encoding: 'utf-8',
      delimiter: ',',
      undecodable: false,
      mixed: false,
    })) {
      rows += batch.rows.length
    }
    return rows
  },
  async 'whole import: inspect, read, profile'(path) {
    return (await importTable(path, {}, { rows() {}, rejected() {} })).rows
  },
}

async function measure(job: string, path: string) {
  const before = process.cpuUsage()
  const started = performance.now()
  const rows = await jobs[job]!(path)
  const seconds = (performance.now() - started) / 1000
  const used = process.cpuUsage(before)
  const cpuSeconds = (used.user + used.system) / 1e6
  return { rows, seconds, cpuSeconds, peakMb: process.resourceUsage().maxRSS / 1024 }
}

type Measured = Awaited<ReturnType<typeof measure>> & Partial<Awaited<ReturnType<typeof importStored>>>

// As the server sets itself up, whose code is built and has no source maps either.
const asServer = [
  '--import',
  new URL('../scripts/memory.mjs', import.meta.url).href,
  ...['--import', 'tsx', '--import', 'data:text/javascript,process.setSourceMapsEnabled(false)'],
]

/** A process of its own for each job, so that one's peak memory is not another's. */
function runJob(flags: readonly string[], job: string, path: string): Measured {
  const self = fileURLToPath(import.meta.url)
  const child = spawnSync(process.execPath, [...flags, self, '--job', job, path], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

function print(job: string, { rows, seconds, cpuSeconds, peakMb, ...stored }: Measured): void {
  const speed = rows > 0 ? `${Math.round(rows / seconds).toLocaleString('en')} rows/s` : ''
  console.log(
    `${job.padEnd(38)} ${seconds.toFixed(2).padStart(6)} s ${cpuSeconds.toFixed(2).padStart(6)} s CPU ${speed.padStart(16)} ${peakMb.toFixed(0).padStart(5)} MB`,
  )
  if (stored.stallMs === undefined) return
  const { stallMs, deleteSeconds = 0, deleteStallMs = 0 } = stored
  console.log(`  the event loop stood still for at most ${stallMs.toFixed(0)} ms`)
  console.log(
    `  deleted again in ${deleteSeconds.toFixed(1)} s, standing still for at most ${deleteStallMs.toFixed(0)} ms`,
  )
}

async function withTable(rows: number, act: (path: string) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'hitloop-bench-'))
  try {
    const path = join(dir, 'rows.csv')
    await writeTable(path, rows)
    const size = ((await stat(path)).size / 2 ** 20).toFixed(1)
    console.log(`${rows.toLocaleString('en')} rows × 20 columns, ${size} MB; one process a line`)
    act(path)
  } finally {
    await rm(dir, { recursive: true })
  }
}

const stored = (rows: number) =>
  withTable(rows, (path) => print('stored in the embedded database', runJob(asServer, 'stored', path)))

const [mode, job = '', path = ''] = process.argv.slice(2)
if (mode === '--job')
  console.log(JSON.stringify(job === 'stored' ? await importStored(path) : await measure(job, path)))
else if (mode === 'stored') await stored(Number(job) || storedRowCount)
else {
  await withTable(rowCount, (file) => {
    for (const name of Object.keys(jobs)) print(name, runJob(process.execArgv, name, file))
  })
  await stored(storedRowCount)
}
