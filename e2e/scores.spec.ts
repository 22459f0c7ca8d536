// The views of a run that is over: slices, and the rows behind what they show, in both languages.
import type { Page } from '@playwright/test'
import type { Messages } from '@/lib/i18n/messages'
import { deleteRun, expect, pattern, test } from './fixtures'

/** Runs both prompts of the sample scene on `rows` rows with the embedded model; the address of its result. */
async function runSample(page: Page, { batch, result }: Messages, rows: number): Promise<string> {
  await page.goto('/batch/new')
  await page.getByLabel(batch.size, { exact: true }).fill(String(rows))
  await page.getByRole('button', { name: batch.start, exact: true }).click()
  await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
  await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
  return new URL(page.url()).pathname
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('every view of a run, and the rows behind them', async ({ page, words, checkPage }) => {
      test.slow()
      const { scores, result } = words
      await runSample(page, words, 300)
      await page.getByRole('link', { name: scores.tabs.slices, exact: true }).click()
      await expect(page.getByText(pattern(scores.slices.lead))).toBeVisible()
      await checkPage(page)

      await page.getByRole('navigation', { name: scores.slices.by }).getByRole('link', { name: '性别' }).click()
      const table = page.getByRole('region', { name: '性别', exact: true })
      const slice = table.getByRole('row').filter({ has: page.getByRole('link', { name: '女', exact: true }) })
      const rows = Number(/\d+/.exec((await slice.getByRole('rowheader').innerText()).replace(/[^\d ]/g, ' '))?.[0])
      expect(rows).toBeGreaterThan(50)
      await slice.getByRole('link').click()

      await expect(page.getByText(scores.among.title)).toBeVisible()
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      await expect(filters.getByRole('link', { name: `${result.rows.all} ${rows}` })).toBeVisible()
      await expect(page.getByRole('region', { name: result.rows.region })).toContainText('女')
      await expect(page.getByRole('region', { name: result.rows.region })).not.toContainText('男 · ')
      await checkPage(page)
      await page.getByRole('link', { name: scores.among.clear }).click()
      await expect(filters.getByRole('link', { name: `${result.rows.all} 300` })).toBeVisible()
      // J goes to the rows from wherever one is, and Enter opens one.
      const opened = page.getByRole('button', { expanded: true }).filter({ hasText: /^[\d,]+$/ })
      await expect(async () => {
        await page.keyboard.press('j')
        await page.keyboard.press('Enter')
        await expect(opened.first()).toBeVisible({ timeout: 2000 })
      }).toPass()
      await expect(page.getByRole('link', { name: result.trial.improve.replace('{letter}', 'A') })).toBeVisible()

      // What was missed, and the rows of one reason.
      await page.getByRole('link', { name: scores.tabs.misses, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.misses.title)
      const funnel = page.getByRole('region', { name: scores.misses.funnel.title })
      await expect(funnel.getByRole('row').nth(1)).toContainText('300')
      await checkPage(page)
      const reason = page
        .getByRole('region', { name: scores.misses.why.title })
        .getByRole('row')
        .filter({ hasText: scores.misses.kinds.sameCategory.name })
      const missed = await reason.getByRole('link').last().innerText()
      await reason.getByRole('link').last().click()
      await expect(filters.getByRole('link', { name: `${result.rows.all} ${missed}` })).toBeVisible()
      await expect(page.getByText(scores.misses.kinds.sameCategory.name)).toBeVisible()
      await checkPage(page)

      // Every measure, and the curves over k and θ as tables.
      await page.getByRole('link', { name: scores.tabs.metrics, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.metrics.title)
      await expect(page.getByRole('table', { name: scores.metrics.threshold.title })).toContainText('0.80')
      await expect(page.getByRole('region', { name: scores.metrics.table.title })).toContainText(
        scores.metrics.measures.novelty.name,
      )
      await checkPage(page)

      // B against A as the champion, and the rows that A alone hit.
      await page.getByRole('link', { name: scores.tabs.compare, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/A/)
      await expect(page.getByText(pattern(scores.compare.lead))).toBeVisible()
      await expect(page.getByRole('region', { name: scores.compare.baselines.title })).toContainText(
        result.baselines.popularity,
      )
      await checkPage(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await checkPage(page)
      await page.setViewportSize({ width: 1440, height: 900 })
      const won = page.getByRole('link', { name: pattern(scores.compare.rows.only.replace('{letter}', 'A')) })
      const count = /\d+$/.exec(await won.innerText())?.[0]
      await won.click()
      await expect(
        filters.getByRole('link', { name: `${result.rows.onlyA.replace('{letter}', 'A')} ${count}` }),
      ).toHaveAttribute('aria-current', 'true')

      // From product to SKU, and the report that says how to do it again.
      await page.getByRole('link', { name: scores.tabs.skus, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.skus.title)
      await page.getByLabel(scores.skus.policy).selectOption('mean')
      await page.getByRole('button', { name: scores.skus.submit }).click()
      await expect(page).toHaveURL(/policy=mean/)
      await expect(page.getByText(scores.skus.hints.mean)).toBeVisible()
      await checkPage(page)
      await page.getByRole('link', { name: scores.tabs.report, exact: true }).click()
      await expect(page.getByRole('heading', { name: scores.report.repeat })).toBeVisible()
      await expect(page.getByText('health-users.csv')).toBeVisible()
      await checkPage(page)
    })

    test('a run of one row claims nothing', async ({ page, words, checkPage }) => {
      test.slow()
      const { scores } = words
      await runSample(page, words, 1)
      await page.getByRole('link', { name: scores.tabs.slices, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.slices.verdict.nothing)
      await expect(page.getByText(scores.slices.tooFew)).toBeVisible()
      await expect(page.getByText(pattern(scores.slices.lead))).toHaveCount(0)
      await checkPage(page)
      await page.getByRole('link', { name: scores.tabs.compare, exact: true }).click()
      const only = page.getByRole('link', { name: pattern(scores.compare.rows.only) })
      await expect(only).toHaveCount(2)
      const apart = (await only.allInnerTexts()).reduce((sum, words) => sum + Number(/\d+$/.exec(words)?.[0]), 0)
      await expect(page.getByText(pattern(scores.compare.alike))).toHaveCount(apart === 0 ? 1 : 0)
      await expect(page.getByText(pattern(scores.compare.mcnemar))).toHaveCount(apart === 0 ? 0 : 1)
      await checkPage(page)
      await page.getByRole('link', { name: scores.tabs.result, exact: true }).click()
      await deleteRun(page, words)
    })
  })
}
