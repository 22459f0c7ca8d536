// A vendor's model: the key is entered once and never comes back, a wrong one is told in the vendor's words, and a killed
// server goes on with a run by itself, without asking a stored answer again.
import { apiKey, expect, test } from './fixtures'
import { startWorkbench } from './workbench'

test.use({ locale: 'zh-CN' })

test('a wrong key, then the right one, then a run', async ({ page, words, checkPage, modelServer }) => {
  const { settings, batch, result } = words
  await page.goto('/settings')
  const form = page.getByRole('form', { name: settings.vendors.anthropic.title })
  const enter = async (key: string, into = form) => {
    await into.getByLabel(settings.key).fill(key)
    await into.getByLabel(settings.baseUrl).fill(modelServer.url)
    await into.getByRole('button', { name: settings.save }).click()
    await expect(page.getByText(settings.keyStored.replace('{hint}', key.slice(-4))).first()).toBeVisible()
    await into.getByRole('button', { name: settings.test }).click()
  }
  await enter('sk-wrong-9999')
  await expect(page.getByText('不接受这个密钥')).toBeVisible()
  await enter(apiKey)
  await expect(form.getByText('claude-haiku-5-5')).toBeVisible()
  const compatible = page.getByRole('form', { name: settings.vendors.openai.title })
  await enter(apiKey, compatible)
  await expect(compatible.getByText('claude-haiku-5-5')).toBeVisible()
  await checkPage(page)
  expect(await page.content()).not.toContain(apiKey)

  await page.goto('/batch/new')
  await page.getByLabel(batch.embedded, { exact: true }).uncheck()
  await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill('claude-haiku-5-5')
  await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
  await page.getByLabel(batch.size).fill('40')
  await page.getByRole('button', { name: batch.start }).click()
  await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
  await checkPage(page)
  expect(modelServer.requests.every((one) => one.headers['x-api-key'] === undefined)).toBe(true)
})

test('a killed server goes on by itself, and pays nothing twice', async ({ browser, words, modelServer }) => {
  test.setTimeout(180_000)
  const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
  try {
    const page = await browser.newPage({ locale: 'zh-CN' })
    const { batch, result } = words
    let answered = 0
    // The server answers 60 calls and then keeps the others waiting, so that the kill always falls in mid-run.
    modelServer.setBehaviour(() => {
      answered += 1
      return answered > 60 && answered <= 68 ? { kind: 'slow' } : null
    })
    await page.goto(`${workbench.url}/batch/new`)
    await page.getByLabel(batch.embedded, { exact: true }).uncheck()
    await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill('claude-haiku-5-5')
    await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
    await page.getByLabel(batch.size).fill('100')
    await page.getByRole('button', { name: batch.start }).click()
    await expect.poll(() => answered, { timeout: 60_000 }).toBe(68)
    // The 60 answers are stored, in whatever shares they fell to the two versions.
    await expect(page.getByRole('definition').filter({ hasText: /^60$/ })).toBeVisible()
    const run = page.url()
    await workbench.kill()
    modelServer.setBehaviour(() => {
      answered += 1
      return null
    })
    await workbench.restart()
    await page.goto(run)
    await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
    // 200 trials; the 8 calls in flight at the kill are all that was asked again.
    expect(answered).toBeLessThanOrEqual(200 + 8)
    expect(answered).toBeGreaterThan(68)
    await page.close()
  } finally {
    modelServer.setBehaviour(null)
    await workbench.close()
  }
})
