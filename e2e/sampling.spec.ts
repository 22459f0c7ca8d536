// Whose rows a run takes: balanced between head and tail, of one split's users alone, named in the result and in the list.
import { expect, pattern, test } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a sample is drawn as chosen, and says so', async ({ page, words, checkPage }) => {
      const { batch, result } = words
      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('60')
      await page.getByLabel(batch.strategy, { exact: true }).selectOption('labels')
      await page.getByLabel(batch.minimum, { exact: true }).fill('2')
      await page.getByLabel(batch.strategy, { exact: true }).selectOption('days')
      await page.getByLabel(batch.days, { exact: true }).fill('5')
      await page.getByLabel(batch.strategy, { exact: true }).selectOption('balanced')
      await page.getByLabel(batch.split, { exact: true }).selectOption('selection')
      await page.getByLabel(batch.distinct, { exact: true }).selectOption('near')
      await expect(page.getByText(batch.price.calls, { exact: true })).toBeVisible({ timeout: 30_000 })
      await expect(page.getByRole('heading', { name: batch.makeUp.title })).toBeVisible()
      await expect(page.getByRole('table', { name: '下一产品', includeHidden: true })).toHaveCount(1)
      await checkPage(page)
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
      const named = page.getByText(batch.splitNames.selection)
      await expect(named).toBeVisible()
      await expect(named).toHaveText(pattern(batch.sample.balanced))
      await checkPage(page)
      await page.getByRole('link', { name: result.setup.makeUp }).click()
      await expect(page.getByRole('table', { name: '下一产品', includeHidden: true })).toHaveCount(1)
      await checkPage(page)
      await page.goto('/batch')
      await expect(page.getByText(batch.splitNames.selection).first()).toBeVisible()

      // Cold users in the last split: fewer rows than asked for, and the run takes them all.
      await page.goto('/batch/new')
      await page.getByLabel(batch.strategy, { exact: true }).selectOption('cold')
      await page.getByLabel(batch.split, { exact: true }).selectOption('final')
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(batch.splitNames.final)).toHaveText(pattern(batch.sample.cold))
    })
  })
}
