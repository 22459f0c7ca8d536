// Misses of a run go to the optimise tab, and a version that was revised by them comes back, in both languages.
import { deleteRun, deleteVersion, expect, pattern, test } from './fixtures'

for (const [locale, colorScheme] of [
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('misses of a run revise the version that missed', async ({ page, words, checkPage }) => {
      test.slow()
      const { batch, result, optimise: t, scores } = words
      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('60')
      await page.getByRole('button', { name: batch.start, exact: true }).click()
      await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
      await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
      const runUrl = page.url()
      const number = Number(/#(\d+)/.exec(await page.getByRole('main').innerText())?.[1])
      const send = (letter: string) => page.getByRole('link', { name: t.missed.send.replace('{letter}', letter) })

      // What a filter hides of an arm can't be sent; what it shows goes along.
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      await filters.getByRole('link', { name: result.rows.onlyB.replace('{letter}', 'B') }).click()
      await expect(send('B')).toHaveCount(0)
      await expect(send('A')).toHaveAttribute('href', /misses=otherHit/)

      await page.getByRole('link', { name: scores.tabs.misses, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.misses.title)
      await send('A').click()
      const card = page.getByRole('region', { name: t.missed.rows })
      await expect(card.getByRole('checkbox')).toHaveCount(20)
      await expect(page.getByText(pattern(t.missed.sampled))).toBeVisible()
      await expect(page).toHaveURL(/a=.+&b=.+misses=all/)
      await checkPage(page)

      const rowsShown = () =>
        card.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')).join())
      const before = await rowsShown()
      await page.getByRole('link', { name: t.missed.others }).click()
      await expect(page).toHaveURL(/seed=1/)
      await expect.poll(rowsShown).not.toBe(before)
      await card.getByRole('checkbox').first().uncheck()
      await expect(page.getByText(pattern(t.feedback.basis))).toContainText('19')

      await page.getByRole('textbox', { name: t.feedback.own }).fill(`先看行为 ${locale}`)
      // R revises, by rule; the new version stands on the right and says what it came from.
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('r')
      const saved = page.getByText(pattern(t.feedback.saved))
      await expect(saved).toBeVisible()
      const made = Number(/v(\d+)/.exec(await saved.innerText())?.[1])
      const history = page.getByRole('listitem').filter({ hasText: t.history.onRight })
      await expect(history).toContainText(`#${number}`)
      await expect(history).toContainText('19')
      await expect(page.getByText(t.missed.notOnB)).toBeVisible()
      await checkPage(page)
      await page.getByText(t.missed.putOnB.replace('{number}', '1'), { exact: true }).first().click()
      await expect(page.getByText(t.missed.notOnB)).toHaveCount(0)

      // They survive a reload, and can be left out.
      await page.reload()
      await expect(card.getByRole('checkbox')).toHaveCount(20)
      await page.getByRole('button', { name: t.missed.putAway }).click()
      await expect(card).toHaveCount(0)
      await expect(page).not.toHaveURL(/misses=/)

      await page.goto('/prompts')
      await page
        .getByRole('main')
        .getByRole('link', { name: /基础画像/ })
        .first()
        .click()
      await deleteVersion(page, words, made)
      await page.goto(runUrl)
      await deleteRun(page, words)
    })
  })
}
