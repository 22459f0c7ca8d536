// The column report of the sample scene: what was planted is on top, noise is called noise, and a suggested role is set.
import { expect, pattern, test, undo } from './fixtures'

// Each language sets the role of a column of its own, since they share the sample.
for (const [locale, column] of [
  ['zh-CN', '学历'],
  ['en-US', '省份'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('says which columns tell about the label, and sets the role that fits', async ({ page, words, checkPage }) => {
      const { report, data } = words
      await page.goto('/data')
      await page.locator('tbody').getByRole('link').first().click()
      await page.getByRole('link', { name: report.title }).click()
      await expect(page.getByRole('heading', { level: 1, name: report.title })).toBeVisible({ timeout: 30_000 })
      const cards = page.getByRole('article')
      await expect(cards.first()).toHaveAccessibleName('近期行为', { timeout: 30_000 })
      await expect(cards.first()).toContainText(report.chips.telling)
      await expect(page.getByText(pattern(report.verdictNoise))).toContainText('省份')
      const ranked = page.getByRole('table', { name: report.chart.title }).getByRole('rowheader')
      await expect(ranked.last()).toHaveText('省份')
      await checkPage(page)

      await page.getByLabel(report.sort, { exact: true }).selectOption(report.sorts.tokens)
      await expect(cards.first()).toHaveAccessibleName('性别')

      const noise = page.getByRole('article', { name: column })
      await expect(noise).toContainText(report.chips.noise)
      const name = report.role.setNamed.replace('{column}', column).replace('{role}', data.roles.ignore)
      await noise.getByRole('button', { name }).click()
      await expect(noise).toContainText(report.role.current.replace('{role}', data.roles.ignore))
      await expect(noise).toContainText(report.role.fits)
      await expect(noise.getByRole('button', { name })).toBeHidden()

      await undo(page, words, column)
      await expect(noise).toContainText(report.role.current.replace('{role}', data.roles.feature))
      await expect(noise.getByRole('button', { name })).toBeVisible()
    })
  })
}
