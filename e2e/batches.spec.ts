// A run through the batch interface: chosen before it starts, watched, paused and resumed, scored; and one that is cancelled
// at the vendor, with what was answered by then kept.
import type { Page } from '@playwright/test'
import type { Messages } from '@/lib/i18n/messages'
import { apiKey, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

const rows = 20

async function startBatchRun(page: Page, url: string, { batch }: Messages, seed: number): Promise<void> {
  await page.goto(`${url}/batch/new`)
  const transport = page.getByLabel(batch.transport, { exact: true })
  // The embedded model has none.
  await expect(transport).toBeDisabled()
  await page.getByLabel(batch.embedded, { exact: true }).uncheck()
  await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill('claude-haiku-5-5')
  await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
  await page.getByLabel(batch.size, { exact: true }).fill(String(rows))
  await page.getByLabel(batch.seed, { exact: true }).fill(String(seed))
  await transport.selectOption('batch')
}

/** Of each batch listed: requests, processing, answered, errored, expired, cancelled. */
async function figuresOf(page: Page, { result }: Messages): Promise<number[][]> {
  const lines = page.getByRole('region', { name: result.batches.list.label }).locator('tbody tr')
  await expect(lines.first()).toBeVisible()
  return await lines.evaluateAll((all) =>
    all.map((line) => [...line.querySelectorAll('td')].slice(1).map((cell) => Number(cell.textContent))),
  )
}

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a run through the batch interface', async ({ browser, words, checkPage, modelServer }) => {
      test.setTimeout(240_000)
      const { batches } = modelServer
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const { batch, result } = words
      try {
        const page = await (await browser.newContext({ locale })).newPage()
        batches.script.hold = true
        await startBatchRun(page, workbench.url, words, 1)
        await expect(page.getByText(batch.price.withinDay, { exact: true })).toBeVisible({ timeout: 30_000 })
        await checkPage(page)
        const made = batches.made.length
        await page.getByRole('button', { name: batch.start }).click()
        await expect(page.getByText(pattern(result.batches.underWay))).toBeVisible({ timeout: 30_000 })
        expect(await figuresOf(page, words)).toEqual([[2 * rows, 2 * rows, 0, 0, 0, 0]])
        await checkPage(page)
        await page.setViewportSize({ width: 390, height: 844 })
        await checkPage(page)
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.goto(`${workbench.url}/batch`)
        await expect(page.getByText(batch.batchMark)).toBeVisible()
        await expect(page.getByText(pattern(batch.batchesUnderWay))).toBeVisible()
        await checkPage(page)
        await page.goBack()

        await page.getByRole('button', { name: result.pause }).click()
        await expect(page.getByText(pattern(result.batches.goOn))).toBeVisible()
        await checkPage(page)
        await page.getByRole('button', { name: result.resume }).click()
        await expect(page.getByText(pattern(result.batches.underWay))).toBeVisible({ timeout: 30_000 })
        batches.script.hold = false
        await expect(page.getByText(batch.status.completed, { exact: true })).toBeVisible({ timeout: 60_000 })
        await expect(page.getByText(result.setup.batch)).toBeVisible()
        expect(await figuresOf(page, words)).toEqual([[2 * rows, 0, 2 * rows, 0, 0, 0]])
        await checkPage(page)
        // The pause and the resumption submitted nothing again.
        expect(batches.made.length).toBe(made + 1)

        batches.script.hold = true
        batches.script.answeredBeforeCancel = 7
        await startBatchRun(page, workbench.url, words, 2)
        await page.getByRole('button', { name: batch.start }).click()
        await expect(page.getByText(pattern(result.batches.underWay))).toBeVisible({ timeout: 30_000 })
        await page.getByRole('button', { name: result.cancel }).click()
        await expect(page.getByText(result.batches.cancelling)).toBeVisible()
        await expect.poll(() => batches.cancelled, { timeout: 30_000 }).toBeGreaterThan(0)
        await checkPage(page)
        batches.script.hold = false
        await expect(page.getByText(batch.status.stopped, { exact: true })).toBeVisible({ timeout: 60_000 })
        const stopped = result.stopped.replace('{done, number}', '7').replace('{trials, number}', String(2 * rows))
        await expect(page.getByText(stopped)).toBeVisible()
        await expect.poll(() => figuresOf(page, words)).toEqual([[2 * rows, 0, 7, 0, 0, 2 * rows - 7]])
        await page.close()
      } finally {
        batches.reset()
        await workbench.close()
      }
    })
  })
}
