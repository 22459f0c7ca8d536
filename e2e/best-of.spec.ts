// The best of several versions within a budget: chosen in the form, watched, and reported by its confirmation alone.
import { expect, pattern, test } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('finds the best of three within a budget', async ({ page, words, checkPage }) => {
      test.slow()
      const { batch, bestOf, result, prompts } = words
      // A third version of a prompt of the sample, which goes at the end.
      await page.goto('/prompts/new')
      const name = `poor ${locale}`
      await page.getByLabel(prompts.editor.name, { exact: true }).fill(name)
      await page.getByRole('textbox', { name: prompts.editor.template }).fill('{{性别}}：推荐 5 个产品，每行一个。')
      await page.getByRole('button', { name: prompts.editor.create }).click()
      await page.waitForURL(/\/prompts\/[0-9a-f-]{36}/)
      const prompt = page.url()

      await page.goto('/batch/new')
      await page.getByRole('checkbox', { name: new RegExp(name) }).check()
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

      const card = page.getByRole('region', { name: bestOf.title })
      await expect(card.getByText(pattern(bestOf.won))).toBeVisible()
      await expect(card.getByText(bestOf.winner, { exact: true })).toBeVisible()
      await expect(card.getByRole('row').filter({ hasText: name })).not.toContainText(bestOf.winner)
      // 300 of 400 calls choose, 100 confirm: 50 rows, each by two.
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      await expect(filters.getByRole('link', { name: `${result.rows.all} 50` })).toBeVisible()
      await checkPage(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await checkPage(page)
      await page.setViewportSize({ width: 1280, height: 720 })

      await page.getByRole('button', { name: pattern(result.delete.button) }).click()
      await page.getByRole('dialog').getByRole('button', { name: result.delete.confirm, exact: true }).click()
      await page.waitForURL(/\/batch$/)
      await page.goto(prompt)
      await page.getByRole('button', { name: prompts.deletePrompt, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: prompts.deletePromptConfirm, exact: true }).click()
      await page.waitForURL(/\/prompts$/)
    })
  })
}
