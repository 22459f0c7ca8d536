// A run read with a judge in the grey zone, in both languages: listed and priced, judged in two goes, read, exported; f stays as it was.
import type { Report } from '@/lib/core/scoring/report'
import { apiKey, expect, pattern, test } from './fixtures'
import type { Behaviour } from './model-behaviour'
import { startWorkbench } from './workbench'

const model = 'claude-haiku-5-5'

/** Two of them f takes, three it doesn't, all of them in the zone beside the product that they are made of. */
const said = ['新铝碳酸镁咀嚼片', '新益母草颗粒', '老牌感冒清热颗粒', '老牌龙胆泻肝片', '老牌褪黑素片']

/** As a judge it takes the names with 老牌 for their product, but for one in one order, and no other. */
function speaker({ prompt }: { prompt: string }): Behaviour {
  if (!prompt.includes('<first_name>')) {
    return { kind: 'answer', text: said.map((name, at) => `${at + 1}. ${name}`).join('\n') }
  }
  const turned = /<first_name>\s*"龙胆/.test(prompt)
  const relation = !turned && /老牌(感冒清热颗粒|褪黑素片|龙胆泻肝片)/.test(prompt) ? 'same' : 'different'
  return { kind: 'answer', text: `{"relation":"${relation}"}` }
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('a judge decides the grey zone', async ({ browser, words, checkPage, modelServer }) => {
      test.setTimeout(240_000)
      const { arena, batch, judged, result, scores, threshold } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      try {
        modelServer.setBehaviour(speaker)
        const before = modelServer.requests.length
        const page = await (await browser.newContext({ locale, colorScheme })).newPage()
        await page.goto(`${workbench.url}/batch/new`)
        await page.getByLabel(batch.embedded, { exact: true }).uncheck()
        await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill(model)
        await page.getByLabel(batch.size, { exact: true }).fill('300')
        await page.getByRole('button', { name: batch.start, exact: true }).click()
        await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
        const run = new URL(page.url()).pathname
        const report = async (query = ''): Promise<Report> =>
          await (
            await page.request.get(`${workbench.url}/api/runs/${run.split('/').at(-1)}/report.json${query}`)
          ).json()
        const kept = await report()

        await page.getByRole('link', { name: scores.tabs.judged, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(judged.title)
        await expect(page.getByText(pattern(judged.zone.nobody))).toBeVisible()
        await checkPage(page)

        // Two pairs, then the rest: what was judged is not asked again.
        const price = page.getByRole('button', { name: threshold.judge.price })
        const start = page.getByRole('button', { name: threshold.judge.start })
        await page.getByLabel(arena.judges.model, { exact: true }).fill(model)
        await page.getByLabel(threshold.judge.calls).fill('4')
        await price.click()
        await expect(page.getByText(pattern(threshold.judge.priced))).toBeVisible()
        await start.click()
        await expect(page.getByText(threshold.judge.callsEnd)).toBeVisible()
        await page.getByLabel(threshold.judge.calls).fill('')
        await price.click()
        await start.click()
        await expect(page.getByText(pattern(judged.zone.pairs))).toContainText(model)
        const changes = page.getByRole('region', { name: judged.changes.title })
        await expect
          .poll(async () => (await report(`?judge=anthropic:${model}`)).judging?.open, { timeout: 60_000 })
          .toBe(0)
        const asked = modelServer.requests
          .slice(before)
          .filter(({ body }) => body.includes('<first_name>'))
          .map(({ body }) => body)
        expect(new Set(asked).size).toBe(asked.length)
        await page.reload()
        await page.getByText(pattern(judged.pairs.show)).click()
        await expect(page.getByRole('region', { name: judged.pairs.title }).getByRole('row')).toHaveCount(
          asked.length / 2 + 1,
        )
        await expect(page.getByRole('row', { name: '老牌龙胆泻肝片' })).toContainText(threshold.ask.labels.unsure)
        await checkPage(page)
        await page.setViewportSize({ width: 360, height: 780 })
        await checkPage(page)
        await page.setViewportSize({ width: 1280, height: 800 })

        // Hits came and went, and the result says so wherever it is read this way.
        const now = await report(`?judge=anthropic:${model}`)
        expect(now.run.match).toBe('judge')
        expect(now.judging).toMatchObject({ model, pairs: asked.length / 2, byJudge: asked.length / 2, open: 0 })
        for (const { gained, lost } of now.judging?.versions ?? []) {
          expect(gained).toBeGreaterThan(0)
          expect(lost).toBeGreaterThan(0)
        }
        const { gained, lost } = now.judging?.versions[0] ?? { gained: 0, lost: 0 }
        const hits = ({ versions: [first] }: Report) => Math.round((first?.hitAt[5] ?? 0) * (first?.trials ?? 0))
        expect(hits(now)).toBe(hits(kept) + gained - lost)
        await expect(changes.getByRole('row').nth(1)).toContainText(`+${gained}`)
        await page.getByRole('link', { name: judged.changes.read, exact: true }).click()
        await expect(page.getByText(pattern(judged.notice.words))).toContainText(model)
        await expect(page.getByRole('link', { name: result.exportReport })).toHaveAttribute('href', /judge=/)
        const filters = page.getByRole('navigation', { name: result.rows.filters })
        await expect(filters.getByRole('link', { name: `${result.rows.both} ${hits(now)}` })).toBeVisible()
        await filters.getByRole('link', { name: `${result.rows.both} ${hits(now)}` }).click()
        await expect(page.getByText(pattern(judged.notice.words))).toBeVisible()
        await expect(page.getByText('老牌感冒清热颗粒').first()).toBeVisible()
        await checkPage(page)

        // So are the measures, comparisons, slices and misses, and the rows behind their figures.
        const rate = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 })
        const hitRate = rate.format(now.versions[0]?.hitAt[5] ?? 0)
        expect(hitRate).not.toBe(rate.format(kept.versions[0]?.hitAt[5] ?? 0))
        for (const tab of ['compare', 'slices', 'metrics'] as const) {
          await page.getByRole('link', { name: scores.tabs[tab], exact: true }).click()
          await expect(page).toHaveURL(new RegExp(`/${tab}\\?.*judge=`))
          await expect(page.getByText(pattern(judged.notice.words))).toContainText(model)
          await checkPage(page)
        }
        await expect(page.getByRole('row', { name: pattern(scores.metrics.measures.hit.name) }).nth(2)).toContainText(
          hitRate,
        )
        for (const tab of ['threshold', 'skus'] as const) {
          await page.getByRole('link', { name: scores.tabs[tab], exact: true }).click()
          await expect(page.getByText(judged[tab])).toBeVisible()
        }
        await page.getByRole('link', { name: scores.tabs.misses, exact: true }).click()
        const missed = (now.versions[0]?.trials ?? 0) - hits(now)
        await expect(page.getByText(pattern(judged.notice.words))).toBeVisible()
        await expect(page.locator('header, main').getByText(pattern(scores.misses.sentence)).first()).toContainText(
          new RegExp(`\\b${missed}\\b`),
        )
        await checkPage(page)
        await page
          .getByRole('region', { name: scores.misses.funnel.title })
          .getByRole('link', { name: pattern(scores.misses.funnel.loss) })
          .last()
          .click()
        await expect(page).toHaveURL(/in=.*judge=/)
        await expect(page.getByText(pattern(judged.notice.words))).toBeVisible()
        await page.getByRole('link', { name: scores.tabs.report, exact: true }).click()
        await expect(page.getByRole('heading', { name: scores.report.repeat })).toBeVisible()
        await expect(page.getByText(pattern(judged.fact.words))).toContainText(model)
        await page.getByRole('link', { name: judged.notice.back }).click()
        await expect(page.getByText(pattern(judged.notice.words))).toHaveCount(0)
        expect(await report()).toEqual(kept)
        await page.close()
      } finally {
        modelServer.setBehaviour(null)
        await workbench.close()
      }
    })
  })
}
