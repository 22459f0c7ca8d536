// npm run screens: takes a picture of every page in both languages and themes, on a desk and on a phone, into docs/screens.
// The workbench is the built one, on a folder of its own, with the sample, two finished runs and an arena. Pages are found by following links.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'
import { findChromium } from './chromium.mjs'
import { buildPages, root, say, setUp } from './setup.mjs'

const folder = join(root, 'docs/screens')
// In the mean of all pictures.
const LIMIT_KB = 12
const QUALITY = 20
// Of the others, so that all of them together stay small.
const SCALE = 0.62
// Those that the README and the guides show, in light on a desk.
const shown = ['home', 'batch-id']
const SHOWN_QUALITY = 75
const screens = [
  { name: 'desk', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 780 },
]
const languages = [
  { name: 'zh', locale: 'zh-CN' },
  { name: 'en', locale: 'en-US' },
]
const themes = ['light', 'dark']

process.chdir(root)
setUp()
buildPages()
register()
const { chromium } = await import('@playwright/test')
const { findPages, makeWork } = await import('../e2e/visit.ts')
const { startWorkbench } = await import('../e2e/workbench.ts')

const workbench = await startWorkbench()
const browser = await chromium.launch({
  executablePath: findChromium() || undefined,
  args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
try {
  const { run, welcome, battle } = await makeWork(browser, workbench.url)
  const pages = [...(await findPages(browser, workbench.url, [run])), welcome, battle]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const language of languages) {
    for (const theme of themes) {
      for (const screen of screens) await picture(pages, language, theme, screen)
    }
  }
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  const count = readdirSync(folder).length
  say(`${pages.length} pages, ${count} pictures, ${(bytes / 2 ** 20).toFixed(2)} MB`)
  if (bytes > count * LIMIT_KB * 2 ** 10) {
    say(`more than ${LIMIT_KB} kB a picture: lower the quality in scripts/screens.mjs`)
    process.exitCode = 1
  }
} finally {
  await browser.close()
  await workbench.close()
}

async function picture(pages, language, theme, screen) {
  const context = await browser.newContext({
    locale: language.locale,
    colorScheme: theme,
    viewport: { width: screen.width, height: screen.height },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const camera = await context.newCDPSession(page)
  for (const { name, path, cookies } of pages) {
    if (cookies !== undefined) await context.addCookies(cookies)
    // What a page reads by itself (rows, a price, a preview) is there when its requests are over.
    await page.goto(workbench.url + path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    const chosen = shown.includes(name) && theme === 'light' && screen.name === 'desk'
    const quality = chosen ? SHOWN_QUALITY : QUALITY
    const clip = { x: 0, y: 0, width: screen.width, height: screen.height, scale: chosen ? 1 : SCALE }
    const { data } = await camera.send('Page.captureScreenshot', { format: 'webp', quality, clip })
    writeFileSync(join(folder, `${name}-${language.name}-${theme}-${screen.name}.webp`), Buffer.from(data, 'base64'))
  }
  await context.close()
  say(`${language.name} ${theme} ${screen.name}`)
}
