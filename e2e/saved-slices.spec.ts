// A slice of several conditions: saved, looked at, filtered by, set side by side, edited, deleted and had back.
import { expect, pattern, test, undo } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a slice is saved and named', async ({ page, words, checkPage }) => {
      test.slow()
      const { batch, result, scores, savedSlices: s } = words
      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('200')
      await page.getByRole('button', { name: batch.start, exact: true }).click()
      await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
      await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })

      await page.getByRole('link', { name: scores.tabs.slices, exact: true }).click()
      await expect(page.getByText(s.none)).toBeVisible()
      await page.getByRole('button', { name: s.new, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(s.name, { exact: true }).fill('女性新客')
      await dialog.getByLabel(s.dimension, { exact: true }).selectOption({ label: '性别' })
      await dialog.getByLabel(s.value, { exact: true }).selectOption('女')
      await dialog.getByRole('button', { name: s.add }).click()
      await checkPage(page)
      await dialog.getByRole('button', { name: s.save, exact: true }).click()
      await expect(dialog).toHaveCount(0)
      const list = page.getByRole('list', { name: s.list })
      await expect(list).toContainText('性别 = 女')
      await checkPage(page)
      const figures = page.getByRole('region', { name: s.title, exact: true })
      const slice = figures.getByRole('row').filter({ hasText: '女性新客' })
      const rows = /\d+/.exec((await slice.getByRole('rowheader').innerText()).replace('女性新客', ''))?.[0]

      // A filter of the rows, with an address of its own.
      await page.getByRole('link', { name: scores.tabs.result, exact: true }).click()
      await page.getByRole('navigation', { name: s.filter }).getByRole('link', { name: '女性新客' }).click()
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      await expect(filters.getByRole('link', { name: `${result.rows.all} ${rows}` })).toBeVisible()
      await expect(page.getByRole('region', { name: result.rows.region })).not.toContainText('男 · ')
      await page.reload()
      await expect(filters.getByRole('link', { name: `${result.rows.all} ${rows}` })).toBeVisible()
      await checkPage(page)

      // Two versions side by side in it.
      await page.getByRole('link', { name: scores.tabs.compare, exact: true }).click()
      await expect(page.getByRole('region', { name: s.side })).toContainText('女性新客')
      await checkPage(page)

      await page.getByRole('link', { name: scores.tabs.slices, exact: true }).click()
      // Its name and its conditions: one changed, one taken away, and given back as they are when opened again.
      await expect(async () => {
        await page.getByRole('button', { name: s.editOf.replace('{name}', '女性新客') }).click()
        await expect(dialog.getByLabel(s.name, { exact: true })).toHaveValue('女性新客', { timeout: 3000 })
      }).toPass()
      await expect(dialog.getByLabel(s.value, { exact: true }).first()).toHaveValue('女')
      await checkPage(page)
      await dialog.getByLabel(s.name, { exact: true }).fill('男客')
      await dialog.getByLabel(s.value, { exact: true }).first().selectOption('男')
      await dialog.getByRole('button', { name: s.remove.replace('{place}', '2') }).click()
      await dialog.getByRole('button', { name: s.save, exact: true }).click()
      await expect(dialog).toHaveCount(0)
      await expect(list).toContainText('性别 = 男')
      await expect(figures.getByRole('link', { name: '男客' })).toBeVisible()
      await page.getByRole('button', { name: s.editOf.replace('{name}', '男客') }).click()
      await expect(dialog.getByLabel(s.value, { exact: true })).toHaveValue('男')
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      const link = figures.getByRole('link', { name: '男客' })
      const address = await link.getAttribute('href')
      const remove = async () => {
        await page.getByRole('button', { name: s.deleteOf.replace('{name}', '男客') }).click()
        await expect(page.getByRole('dialog')).toContainText(pattern(s.deleteBody))
        await page.getByRole('dialog').getByRole('button', { name: s.deleteConfirm, exact: true }).click()
        await expect(page.getByText(s.none)).toBeVisible()
      }
      // What was deleted by mistake comes back, and links to it hold.
      await remove()
      await undo(page, words, s.deleted.replace('{name}', '男客'))
      await expect(link).toHaveAttribute('href', address ?? '')
      await remove()

      await page.getByRole('link', { name: scores.tabs.result, exact: true }).click()
      await page.getByRole('button', { name: result.remove.button }).click()
      await page.getByRole('dialog').getByRole('button', { name: result.remove.confirm, exact: true }).click()
      await page.waitForURL('**/batch')
    })
  })
}
