// The best of several versions within a budget: chosen in the form, watched, and reported by its confirmation alone.
import { expect, pattern, test } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('finds the best of three within a budget', async ({ page, words, checkPage }) => {
      test.slow()
      const { batch, bestOf, result, prompts, versions } = words
      // A third prompt beside the two of the sample, which goes at the end.
      const name = `best of ${locale}`
      await page.goto('/prompts/new')
      await page.getByLabel(prompts.name, { exact: true }).fill(name)
      await page
        .getByRole('textbox', { name: prompts.template, exact: true })
        .fill('{{性别}}：推荐 5 个产品，每行一个。')
      await page.getByRole('button', { name: prompts.saveFirst }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const prompt = page.url()

      await page.goto('/batch/new')
      for (const version of [/基础画像/, /行为优先/, new RegExp(name)])
        await page.getByRole('checkbox', { name: version }).first().check()
      await page.getByLabel(bestOf.way, { exact: true }).selectOption('bestOf')
      await page.getByLabel(bestOf.budget, { exact: true }).fill('10')
      await expect(page.getByText(pattern(bestOf.tooSmall))).toBeVisible()
      await expect(page.getByRole('button', { name: batch.start, exact: true })).toBeDisabled()
      await page.getByLabel(bestOf.budget, { exact: true }).fill('400')
      await expect(page.getByText(pattern(bestOf.plan))).toBeVisible()
      await expect(page.getByText(bestOf.atMost, { exact: true })).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: batch.start, exact: true }).click()
      await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
      await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })

      await expect(page.getByText(pattern(bestOf.won))).toBeVisible()
      const table = page.getByRole('region', { name: bestOf.table })
      await expect(table.getByRole('row').nth(1)).toContainText(bestOf.winner)
      const weakest = table.getByRole('row').filter({ hasText: name })
      await expect(weakest.getByText(bestOf.winner, { exact: true })).toHaveCount(0)
      // 300 of 400 calls choose, 100 confirm: 50 rows, each by two.
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      await expect(filters.getByRole('link', { name: `${result.rows.all} 50` })).toBeVisible()
      await checkPage(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await checkPage(page)
      await page.setViewportSize({ width: 1280, height: 720 })

      await page.getByRole('button', { name: result.remove.button }).click()
      await page.getByRole('dialog').getByRole('button', { name: result.remove.confirm, exact: true }).click()
      await page.waitForURL('**/batch')
      await page.goto(prompt)
      await page.getByRole('button', { name: versions.manageOf.replace('{number}', '1') }).click()
      await page.getByRole('button', { name: versions.delete }).click()
      await page.getByRole('button', { name: versions.delete }).click()
      await expect(page.getByRole('heading', { level: 1, name: prompts.title })).toBeVisible()
    })
  })
}
