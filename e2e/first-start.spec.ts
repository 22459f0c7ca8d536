// First start: the sample scene is there, and the first click can be Run. Every page is looked at, wide and narrow.
import { expect, test } from './fixtures'

// What the first click is depends on what was done before.
test.use({ locale: 'zh-CN', own: 'first start' })

test('the sample runs to a verdict with two clicks, and every room opens wide and narrow', async ({
  page,
  words,
  checkPage,
}) => {
  const { batch, home } = words
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: '健康频道 · 首页推荐' })).toBeVisible()
  await page.getByRole('link', { name: home.runAction }).click()
  await page.getByRole('button', { name: batch.start }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/行为优先.*更好/, { timeout: 90_000 })
  const run = new URL(page.url()).pathname

  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of [
      '/',
      '/data',
      '/pool',
      '/prompts',
      '/prompts/new',
      '/batch',
      '/batch/new',
      run,
      '/export',
      '/settings',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await checkPage(page)
    }
  }
})

test('the language is the browser’s, and a switch is remembered', async ({ page, words }) => {
  await page.goto('/settings')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByLabel(words.shell.language).selectOption('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Model connections' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('what is not there says so', async ({ page, words, complaints }) => {
  expect((await page.goto('/nothing-here'))?.status()).toBe(404)
  await expect(page.getByText(words.shell.notFoundTitle)).toBeVisible()
  await page.goto('/batch/nothing-here')
  await expect(page.getByText(words.shell.notFoundTitle)).toBeVisible()
  // The browser itself logs the status.
  complaints.splice(0)
})

test('another site can neither read nor write', async ({ request, workbench }) => {
  const foreign = await request.post('/api/datasets?sceneId=x&name=x&fileName=x.csv', {
    data: 'a,b',
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status()).toBe(403)
  const rebound = await request.get('/', { headers: { host: 'evil.example' } })
  expect(rebound.status()).toBe(421)
  // What no page can be asked is refused in words, and not with an inner error.
  const unreadable = await request.get(`${workbench.url}/data/%E4%B8`)
  expect([unreadable.status(), await unreadable.text()]).toEqual([400, expect.stringContaining('%25')])
  const trace = await request.fetch(workbench.url, { method: 'TRACE' })
  expect(trace.status()).toBe(405)
  expect((await request.get(workbench.url)).headers()['content-security-policy']).toContain("default-src 'self'")
})
