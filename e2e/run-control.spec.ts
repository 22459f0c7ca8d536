// A run in the hands of its owner: paused and resumed without a call asked twice, failures asked again, repeated for
// nothing, and ended early once its comparison is decided.
import type { Page } from '@playwright/test'
import type { Messages } from '@/lib/i18n/messages'
import { apiKey, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

async function chooseModel(page: Page, url: string, { batch }: Messages, rows: number): Promise<void> {
  await page.goto(`${url}/batch/new`)
  await page.getByLabel(batch.embedded, { exact: true }).uncheck()
  await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill('claude-haiku-5-5')
  await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
  await page.getByLabel(batch.size, { exact: true }).fill(String(rows))
}

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('paused, resumed, failures asked again, repeated from kept answers', async ({
      browser,
      words,
      checkPage,
      modelServer,
    }) => {
      test.setTimeout(180_000)
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const { batch, result } = words
      const button = (page: Page, name: string) => page.getByRole('button', { name: pattern(name) })
      try {
        const page = await (await browser.newContext({ locale })).newPage()
        let asked = 0
        // Twenty answers, three that fail for good, and then none until the pause: it always falls in mid-run.
        let held = true
        modelServer.setBehaviour(() => {
          asked += 1
          if (asked <= 3) return { kind: 'error', status: 400, type: 'invalid_request_error', message: 'no' }
          return held && asked > 23 ? { kind: 'slow' } : null
        })
        await chooseModel(page, workbench.url, words, 40)
        await page.getByRole('button', { name: batch.start }).click()
        await expect(page.getByRole('button', { name: result.pause })).toBeVisible({ timeout: 30_000 })
        await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(23)
        await checkPage(page)
        await page.getByRole('button', { name: result.pause }).click()
        await expect(page.getByText(batch.status.paused).first()).toBeVisible()
        await expect(page.getByText(pattern(result.paused))).toBeVisible()
        await checkPage(page)
        const run = page.url()

        // What hangs is broken off with the server; the pause outlives it.
        held = false
        await workbench.kill()
        await workbench.restart()
        await page.goto(run)
        await expect(page.getByText(pattern(result.paused))).toBeVisible()
        await page.goto(`${workbench.url}/batch?status=paused`)
        await checkPage(page)
        await button(page, result.resumeTitle).click()
        await expect(page.getByText(batch.noneSuch)).toBeVisible()
        await page.goto(run)
        await expect(page.getByText(batch.status.completed, { exact: true })).toBeVisible({ timeout: 60_000 })

        const before = asked
        await button(page, result.retryFailed).click()
        await expect(button(page, result.retryFailed)).toBeHidden()
        await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 30_000 })
        expect(asked).toBe(before + 3)
        await checkPage(page)

        await page.getByRole('button', { name: result.repeat }).click()
        await expect(page).not.toHaveURL(run)
        await expect(page.getByText(pattern(result.spared.reused)).first()).toBeVisible({ timeout: 30_000 })
        expect(asked).toBe(before + 3)
        await checkPage(page)
        await page.close()
      } finally {
        modelServer.setBehaviour(null)
        await workbench.close()
      }
    })

    test('each draw of a row is counted and listed', async ({ page, words, checkPage, complaints }) => {
      const { batch, result } = words
      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('10')
      await page.getByText(batch.advanced).click()
      await page.getByLabel(batch.repeats).fill('3')
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(result.setup.repeats)).toBeVisible()
      await expect(page.getByRole('link', { name: `${result.rows.all} 30` })).toBeVisible()
      await checkPage(page)

      // Deleted once it is confirmed, and gone from the list.
      const address = page.url()
      await page.getByRole('button', { name: result.remove.button }).click()
      await expect(page.getByRole('dialog').getByText(pattern(result.remove.body))).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: result.remove.keep, exact: true }).click()
      await page.getByRole('button', { name: result.remove.button }).click()
      await page.getByRole('dialog').getByRole('button', { name: result.remove.confirm, exact: true }).click()
      await page.waitForURL('**/batch')
      await page.goto(address)
      await expect(page.getByText(words.shell.notFoundTitle)).toBeVisible()
      // The browser itself logs the status.
      complaints.splice(0)
    })

    test('ends early once it is decided', async ({ page, words, checkPage }) => {
      const { batch, result } = words
      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('2900')
      await page.getByText(batch.advanced).click()
      // Journeys before may have left versions of their own, and an early end is between two.
      const chosen = page.getByRole('checkbox', { name: / v\d+$/, checked: true })
      while ((await chosen.count()) > 0) await chosen.first().uncheck()
      const earlier = page.locator('summary').filter({ hasText: pattern(batch.earlier) })
      if ((await earlier.count()) > 0) await earlier.click()
      for (const version of ['基础画像 v1', '行为优先 v1']) {
        await page.getByRole('checkbox', { name: version, exact: true }).check()
      }
      await page.getByLabel(batch.stopAtGain).fill('2')
      await page.getByLabel(batch.seed, { exact: true }).fill('5')
      await checkPage(page)
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByText(pattern(result.spared.decided.b_better))).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(result.setup.stopAtGain)).toBeVisible()
      await checkPage(page)
    })
  })
}
