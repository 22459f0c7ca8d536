// Day-N coverage of the sample: a curve, what it says for a window, and what is missing where a role is.
import { expect, pattern, test } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('tells what the days before would cover', async ({ page, words, checkPage }) => {
      const { coverage } = words
      await page.goto('/data')
      await page.locator('tbody').getByRole('link').first().click()
      await page.getByRole('link', { name: coverage.title }).click()
      await expect(page.getByText(pattern(coverage.sentence))).toBeVisible({ timeout: 30_000 })
      const before = await page.getByText(pattern(coverage.sentence)).textContent()
      await page.getByLabel(coverage.window, { exact: true }).selectOption('1')
      await expect(page.getByText(pattern(coverage.sentence))).not.toHaveText(before ?? '')
      await expect(page.getByRole('table', { name: coverage.title }).getByRole('row')).toHaveCount(30)
      await checkPage(page)
    })
  })
}
