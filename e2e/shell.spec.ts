// The shell of the workbench, in both languages: the palette by keyboard, and the guides.
import { expect, test } from './fixtures'

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('the palette finds pages, things and deeds', async ({ page, words, checkPage }) => {
      const { palette, shell } = words
      await page.goto('/')
      const button = page.getByRole('button', { name: palette.button })
      await expect(button).toBeVisible()
      await page.keyboard.press('Control+k')
      const field = page.getByRole('combobox', { name: palette.title })
      await expect(field).toBeFocused()
      await expect(page.getByRole('option', { name: '行为优先' })).toBeVisible()
      await checkPage(page)
      // A dataset by a part of its name.
      await field.fill('6 月')
      await expect(page.getByRole('option')).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/data\/[\w-]+$/)
      await expect(page.getByRole('heading', { level: 1, name: '2026 年 6 月样例' })).toBeVisible()
      // A page by its address, whatever the language.
      await page.keyboard.press('Control+k')
      await field.fill('settings')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: shell.settings })).toBeVisible()
      // What is not there, and Escape, which gives the focus back.
      await button.focus()
      await page.keyboard.press('Enter')
      await field.fill('zzzz')
      await expect(page.getByText(palette.none)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(field).toBeHidden()
      await expect(button).toBeFocused()
      // A deed.
      await button.click()
      await field.fill(palette.language)
      await page.keyboard.press('Enter')
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'en' : 'zh-CN')
    })

    test('the guides are read one after the other', async ({ page, words, checkPage }) => {
      const { docs, shell } = words
      await page.goto('/')
      await page.getByRole('link', { name: shell.docs, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: docs.title })).toBeVisible()
      await checkPage(page)
      await page.getByRole('main').getByRole('link').first().click()
      for (const slug of Object.keys(docs.guides)) {
        await expect(page).toHaveURL(new RegExp(`/docs/${slug}$`))
        await expect(page).toHaveTitle(/.+ · Hitloop/)
        await checkPage(page)
        const next = page.getByRole('paragraph').filter({ hasText: docs.next }).getByRole('link')
        if (slug !== Object.keys(docs.guides).at(-1)) await next.click()
      }
      await page.setViewportSize({ width: 360, height: 800 })
      await page.goto('/docs/statistics')
      await checkPage(page)
    })
  })
}
