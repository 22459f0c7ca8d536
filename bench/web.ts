// What a page costs in the browser, beside its target: first-load JavaScript (gzip), largest contentful paint, layout shift, and
// the slowest interaction, at 4× CPU slow-down in a Chromium of this machine. Run: npm run bench -- web [PAGE | all] [ROUNDS]
import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findPages, makeWork } from '../e2e/visit'
import { startWorkbench } from '../e2e/workbench'

const targets = { kilobytes: 200, paintMs: 1500, interactionMs: 200, shift: 0 }
const SLOWDOWN = 4

interface Vitals {
  paintMs: number
  shift: number
  interactionMs: number
}

declare global {
  interface Window {
    vitals: Vitals
  }
}

/** In the page, before all else: Chromium's own observers (web.dev/vitals). */
function observe(): void {
  window.vitals = { paintMs: 0, shift: 0, interactionMs: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.vitals.paintMs = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) window.vitals.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  const events: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: 16 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId > 0) window.vitals.interactionMs = Math.max(window.vitals.interactionMs, entry.duration)
  }).observe(events)
}

/** All scripts that the page's HTML names: those it loads at once and those its client components need. */
async function scriptBytes(url: string, path: string, sizes: Map<string, number>): Promise<number> {
  // Browsers that know modules, all of today's, leave the polyfills.
  const html = (await (await fetch(url + path)).text()).replace(/<script[^>]*nomodule[^>]*>/gi, '')
  const names = new Set([...html.matchAll(/static\/chunks\/[^"'\\\s?]+\.js/g)].map(([name]) => name))
  let sum = 0
  for (const name of names) {
    const known = sizes.get(name)
    const size = known ?? gzipSync(Buffer.from(await (await fetch(`${url}/_next/${name}`)).arrayBuffer())).length
    sizes.set(name, size)
    sum += size
  }
  return sum
}

/** The interaction that the page is there for, else the one that every page has: opening the palette and typing. */
async function interact(page: Page, name: string): Promise<void> {
  if (name === 'prompts-id' || name === 'prompts-new') {
    await page.locator('.cm-content').first().click()
    await page.keyboard.type('abc', { delay: 100 })
  } else if (name === 'batch-id') {
    await page.locator('[data-place="0"]').first().focus()
    for (const key of ['j', 'j', 'Enter']) await page.keyboard.press(key, { delay: 100 })
  } else if (name === 'batch-new') {
    await page.getByRole('checkbox').first().click()
  } else if (name === 'vote') {
    await page.getByRole('textbox').first().click()
    await page.keyboard.type('abc', { delay: 100 })
  } else {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').first().waitFor()
    await page.keyboard.type('abc', { delay: 100 })
  }
  // Two frames, so that what was painted is told.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.waitForLoadState('networkidle')
}

async function visit(browser: Browser, url: string, { name, path }: { name: string; path: string }): Promise<Vitals> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
  await context.addInitScript(observe)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.goto(url + path, { waitUntil: 'networkidle', timeout: 120_000 })
  await interact(page, name)
  const vitals = await page.evaluate(() => window.vitals)
  await context.close()
  return vitals
}

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[values.length >> 1] ?? 0

const [chosen, rounds = '3'] = process.argv.slice(2)
const workbench = await startWorkbench()
const executablePath = [process.env.HITLOOP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
try {
  const { run, welcome } = await makeWork(browser, workbench.url)
  const pages = [...(await findPages(browser, workbench.url, [run])), welcome].filter(
    ({ name }) => chosen === undefined || chosen === 'all' || chosen.split(',').includes(name),
  )
  const sizes = new Map<string, number>()
  console.log(
    `${'page'.padEnd(20)} ${'JS kB ≤ 200'.padStart(12)} ${'LCP s ≤ 1.5'.padStart(12)} ${'INP ms ≤ 200'.padStart(13)} ${'CLS = 0'.padStart(9)}`,
  )
  for (const page of pages) {
    const kilobytes = (await scriptBytes(workbench.url, page.path, sizes)) / 1000
    const visits: Vitals[] = []
    for (let round = 0; round < Number(rounds); round++) visits.push(await visit(browser, workbench.url, page))
    const paintMs = median(visits.map((one) => one.paintMs))
    const interactionMs = median(visits.map((one) => one.interactionMs))
    const shift = median(visits.map((one) => one.shift))
    const cell = (words: string, missed: boolean, width: number) => `${words}${missed ? ' ✗' : '  '}`.padStart(width)
    console.log(
      page.name.padEnd(20),
      cell(kilobytes.toFixed(0), kilobytes > targets.kilobytes, 12),
      // Chromium told of none before the interaction: no figure is better than a wrong one.
      cell(paintMs === 0 ? '?' : (paintMs / 1000).toFixed(2), paintMs > targets.paintMs, 12),
      cell(interactionMs.toFixed(0), interactionMs > targets.interactionMs, 13),
      cell(shift.toFixed(3), shift.toFixed(3) !== targets.shift.toFixed(3), 9),
    )
  }
} finally {
  await browser.close()
  await workbench.close()
}
