// A run of 100,000 trials in the built workbench: how long its result takes to open, to be filtered and scrolled, and its views to
// be made, beside the floor: the bare SQL read of the same trials. npm run bench -- results [TRIALS]
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { messagesOf } from '@/lib/i18n/messages'
import { openPglite } from '@/lib/store/pglite'
import { startWorkbench } from '../e2e/workbench'
import { prepareResults } from './results/prepare'

const ROUNDS = 3
const trials = Number(process.argv[2] ?? 100_000)
const { result } = messagesOf('zh')

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[values.length >> 1] ?? 0
async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
async function repeated(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(act))
  return median(times)
}
function tell(name: string, ms: number, target?: number): void {
  const words = target === undefined ? '' : ms <= target ? `≤ ${target}` : `≤ ${target}  MISSED`
  console.log(`${name.padEnd(52)} ${ms.toFixed(0).padStart(7)} ms  ${words}`)
}

const folder = await mkdtemp(join(tmpdir(), 'hitloop-bench-'))
console.log(`preparing ${trials} trials …`)
const { runId } = await prepareResults(folder, trials)

const bare = await openPglite(join(folder, 'pg'))
const columns = 'arm, position, "rowIndex", outcome, products, "poolProducts", "hitRank", "bestProduct", degree'
const read = (what: string) =>
  bare.query(`SELECT ${what} FROM "Trial" WHERE "runId" = $1 ORDER BY arm, position`, [runId])
tell('floor: bare SQL read of what the report needs', await repeated(() => read(columns)))
const hits = 'SELECT count(*) FROM "Trial" WHERE "runId" = $1 AND "hitRank" > 0'
tell('floor: bare SQL count of hits', await repeated(() => bare.query(hits, [runId])))
await bare.close()

const workbench = await startWorkbench({ HITLOOP_DATA_DIR: folder })
const get = async (path: string) => {
  const response = await fetch(`${workbench.url}${path}`, { headers: { 'accept-language': 'zh' } })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  await response.text()
}
const page = `/batch/${runId}`
const rows = (query: string) => `/api/runs/${runId}/rows?a=0&b=1&k=5&limit=50&${query}`
const executablePath = [process.env.HITLOOP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
try {
  await get('/batch/new')
  tell('result, first time', await timed(() => get(page)), 1000)
  tell('result, again', await repeated(() => get(page)), 1000)
  tell('rows, first page', await repeated(() => get(rows('filter=all&offset=0'))), 300)
  tell('rows, filtered: only B hit', await repeated(() => get(rows('filter=onlyB&offset=0'))), 300)
  tell('rows, at the end of the list', await repeated(() => get(rows(`filter=all&offset=${trials / 2 - 50}`))), 300)
  for (const view of ['slices', 'misses', 'compare', 'metrics', 'skus']) {
    tell(`${view}, first time`, await timed(() => get(`${page}/${view}`)))
    tell(`${view}, again`, await repeated(() => get(`${page}/${view}`)), 1000)
  }
  // The first look works out f of every name beside its label.
  for (const view of ['', '/slices', '/misses', '/compare', '/metrics']) {
    const read = `${page}${view}?judge=openai:m`
    tell(`${view.slice(1) || 'result'} with a judge, first time`, await timed(() => get(read)))
    tell(`${view.slice(1) || 'result'} with a judge, again`, await repeated(() => get(read)), 1000)
  }
  const slice = encodeURIComponent(JSON.stringify(['slice', 'column:2', '=女']))
  tell('result, rows of a slice', await repeated(() => get(`${page}?filter=all&a=0&b=1&in=${slice}`)), 1000)
  tell('rows of a slice', await repeated(() => get(rows(`filter=onlyB&offset=0&in=${slice}`))), 300)

  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  const tab = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  const region = tab.getByRole('region', { name: result.rows.region })
  const first = region.locator('[data-place="0"]')
  tell(
    'in the browser: open until the first row stands',
    await timed(async () => {
      await tab.goto(workbench.url + page)
      await first.waitFor()
    }),
  )
  const filters = tab.getByRole('navigation', { name: result.rows.filters })
  const link = filters.getByRole('link', { name: new RegExp(result.rows.neither) })
  tell(
    'in the browser: filter until the rows stand',
    await timed(async () => {
      await link.click()
      await filters.locator('[aria-current]', { hasText: result.rows.neither }).waitFor()
      await first.waitFor()
    }),
    300,
  )
  const longest = await region.evaluate(async (element) => {
    const gaps: number[] = []
    let last = performance.now()
    for (let step = 0; step < 120; step++) {
      // Now and then far away, where nothing has been read yet.
      element.scrollTop = step % 30 === 29 ? (element.scrollHeight * step) / 120 : element.scrollTop + 400
      await new Promise((done) => requestAnimationFrame(done))
      gaps.push(performance.now() - last)
      last = performance.now()
    }
    return gaps.sort((x, y) => y - x)
  })
  tell('in the browser: longest frame while scrolling', longest[0] ?? 0, 200)
  tell('in the browser: 95 % of frames below', longest[Math.floor(longest.length / 20)] ?? 0, 50)
  await browser.close()
} finally {
  await workbench.close()
  await rm(folder, { recursive: true, force: true })
}
