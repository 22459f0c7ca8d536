// The shell of the workbench, in both languages: the palette by keyboard, the guides, and the home of a scene.
import { expect, openPalette, test } from './fixtures'

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
      const field = await openPalette(page, words)
      await expect(field).toBeFocused()
      await expect(page.getByRole('option', { name: '行为优先' }).first()).toBeVisible()
      await checkPage(page)
      // A dataset by a part of its name.
      await field.fill('6 月')
      await expect(page.getByRole('option').first()).toContainText('6 月')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/data\/[\w-]+$/)
      await expect(page.getByRole('heading', { level: 1, name: '2026 年 6 月样例' })).toBeVisible()
      // A page by its address, whatever the language.
      await openPalette(page, words)
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

    test('a server that is away is told of, and forgotten when it is back', async ({
      page,
      words,
      checkPage,
      complaints,
    }) => {
      const { shell } = words
      await page.goto('/')
      await page.route('**/api/runs/active', (route) => route.abort())
      await page.reload()
      const banner = page.getByText(shell.offline)
      await expect(banner).toBeVisible()
      await checkPage(page)
      await page.unroute('**/api/runs/active')
      await expect(banner).toBeHidden()
      // The browser itself logs each line that failed.
      complaints.splice(0)
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

    test('the tour leads through five rooms, is left, and is found again', async ({ page, words, checkPage }) => {
      const { data, prompts, tour } = words
      await page.setViewportSize({ width: 360, height: 800 })
      await page.goto('/')
      await page.getByRole('button', { name: tour.begin }).click()
      const bar = page.getByRole('complementary', { name: tour.label })
      const rooms = ['/data', '/prompts', '/optimise', '/batch/new', '/arena']
      for (const [at, key] of (['data', 'prompts', 'optimise', 'batch', 'arena'] as const).entries()) {
        await expect(bar.getByText(tour[key].title)).toBeVisible()
        expect(new URL(page.url()).pathname).toBe(rooms[at])
        await expect(page.locator(`[data-tour="${key}"]`)).toHaveCSS('outline-style', 'dashed')
        await expect(page.locator(`[data-tour="${key}"]`)).toBeInViewport({ ratio: 1 })
        await checkPage(page)
        await bar.getByRole('button', { name: at === 4 ? tour.done : tour.next }).click()
      }
      await expect(bar).toBeHidden()
      await expect(page).toHaveURL(/\/$/)
      await expect(page.getByRole('button', { name: tour.begin })).toBeHidden()

      await (await openPalette(page, words, 'click')).fill('tour')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
      await bar.getByRole('button', { name: tour.next }).click()
      await expect(page.getByRole('heading', { level: 1, name: prompts.title })).toBeVisible()
      await bar.getByRole('button', { name: tour.back }).click()
      await expect(bar.getByText(tour.data.title)).toBeVisible()
      // Somewhere else it stays, and leads back.
      await page.goto('/settings')
      await bar.getByRole('link', { name: tour.there }).click()
      await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
      await bar.getByRole('button', { name: tour.skip }).click()
      await expect(bar).toBeHidden()
    })

    test('the home of a scene leads from nothing to its best prompt', async ({ page, words, checkPage }) => {
      test.slow()
      const { batch, explain, exported, home, shell } = words
      await page.goto('/')
      await page.getByLabel(shell.scene, { exact: true }).selectOption({ label: `＋ ${shell.newScene}…` })
      await page.getByLabel(shell.newSceneName).fill(`home ${locale}`)
      await page.getByRole('button', { name: shell.create, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: `home ${locale}` })).toBeVisible()
      await expect(page.getByText(home.dataTitle)).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: home.sampleAction }).click()
      await page.getByRole('link', { name: home.runAction }).click()
      await page.getByLabel(batch.size, { exact: true }).fill('500')
      // Of some samples the two can't be told apart.
      await page.getByLabel(batch.seed, { exact: true }).fill('1')
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/行为优先.*(更好|better|hits)/, {
        timeout: 90_000,
      })
      await page.getByRole('link', { name: shell.overview, exact: true }).click()
      await expect(page.getByRole('heading', { level: 2, name: home.best.title })).toBeVisible()
      // The best is the prompt that knows what users did. What to do next depends on whether a journey before connected a model.
      await expect(page.getByRole('row').filter({ hasText: '行为优先 v1' })).toContainText(/\d+\.\d%/)
      await expect(page.getByRole('heading', { level: 2, name: home.next })).toBeVisible()
      // A figure explains itself to the keyboard and to the mouse, and says so to screen readers.
      const figure = page.getByRole('button', { name: home.best.title })
      await page.keyboard.press('Tab')
      await figure.focus()
      await expect(page.getByRole('tooltip')).toContainText(explain.figures.best.why)
      await expect(figure).toHaveAccessibleDescription(new RegExp(explain.formula))
      await checkPage(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('tooltip')).toBeHidden()
      await page.getByRole('button', { name: home.best.coverage, exact: true }).hover()
      await expect(page.getByRole('tooltip')).toContainText(explain.figures.coverage.what)
      // Where one is, down to the page of a thing, and back.
      await page.getByRole('main').getByRole('link', { name: /#1/ }).first().click()
      const trail = page.getByRole('navigation', { name: shell.trail })
      await expect(trail.getByRole('listitem')).toHaveText([`home ${locale}/`, `${shell.batch}/`, /#1/])
      await expect(page).toHaveTitle(/#1 · Hitloop/)
      await trail.getByRole('link', { name: `home ${locale}` }).click()
      await expect(page.getByRole('heading', { level: 2, name: home.best.title })).toBeVisible()
      await page.setViewportSize({ width: 360, height: 800 })
      await checkPage(page)

      // What leaves the scene: a prompt as a file, a run's rows.
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('link', { name: shell.export, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: exported.title })).toBeVisible()
      await checkPage(page)
      const rows = page.getByRole('listitem').filter({ hasText: '#1' })
      for (const [link, file] of [
        [page.getByRole('link', { name: exported.prompts.file }).first(), /^(基础画像|行为优先)\.json$/],
        [rows.getByRole('link', { name: exported.runs.rows }), /^run-1-rows\.csv$/],
        [rows.getByRole('link', { name: exported.runs.report }), /^run-1-report\.json$/],
      ] as const) {
        const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
        expect(download.suggestedFilename()).toMatch(file)
      }
      await page.setViewportSize({ width: 360, height: 800 })
      await checkPage(page)

      // The scene gets another name, and goes with all that is in it, which is named first.
      const edit = { label: `✎ ${shell.editScene}…` }
      await page.getByLabel(shell.scene, { exact: true }).selectOption(edit)
      await page.getByLabel(shell.newSceneName).fill(`gone ${locale}`)
      await page.getByRole('button', { name: shell.rename, exact: true }).click()
      await expect(page.getByRole('navigation', { name: shell.trail })).toContainText(`gone ${locale}`)
      await page.getByLabel(shell.scene, { exact: true }).selectOption(edit)
      await page.getByRole('button', { name: shell.deleteScene, exact: true }).click()
      await expect(page.getByRole('dialog')).toContainText('3,000')
      await checkPage(page)
      await page.getByRole('button', { name: shell.deleteSceneConfirm }).click()
      await expect(page).toHaveURL(/\/$/)
      await expect(page.getByLabel(shell.scene, { exact: true })).not.toContainText(`gone ${locale}`)
    })
  })
}
