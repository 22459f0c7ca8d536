// θ of a run from labels, in both languages: by key and by thumb, taken back, kept, drawn, applied; and a judge beside them.
import { readFile } from 'node:fs/promises'
import { apiKey, expect, pattern, test } from './fixtures'
import type { Behaviour } from './model-behaviour'
import { startWorkbench } from './workbench'

const model = 'claude-haiku-5-5'

/** The pool's products, each as a model may say it: in a package, with a word before it, or in another form. */
async function saidNames(): Promise<string[]> {
  const lines = (await readFile('samples/health-pool.csv', 'utf8')).trim().split('\n').slice(1)
  const products = [...new Set(lines.map((line) => line.split(',')[0] ?? ''))]
  return products.flatMap((name) => [
    `${name} 30片装`,
    `老牌${name}`,
    `${name.slice(0, -1)}口服液`,
    `新${name.slice(1)}丸`,
  ])
}

/** Recommends such names; as a judge it says the same of every pair, but for one form in one order. */
function speaker(names: readonly string[]): (call: { number: number; prompt: string }) => Behaviour {
  return ({ number, prompt }) => {
    if (prompt.includes('<first_name>')) {
      const relation = /口服液|丸"/.test(prompt) ? 'different' : 'same'
      return { kind: 'answer', text: `{"relation":"${relation}"}` }
    }
    const five = Array.from({ length: 5 }, (_, at) => names[(number * 5 + at) % names.length] ?? '')
    return { kind: 'answer', text: five.map((name, at) => `${at + 1}. ${name}`).join('\n') }
  }
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('from labels to a threshold', async ({ browser, words, checkPage, modelServer }) => {
      test.setTimeout(240_000)
      const { arena, batch, result, scores, threshold } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      try {
        modelServer.setBehaviour(speaker(await saidNames()))
        const page = await (await browser.newContext({ locale, colorScheme })).newPage()
        await page.goto(`${workbench.url}/batch/new`)
        await page.getByLabel(batch.embedded, { exact: true }).uncheck()
        await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill(model)
        await page.getByLabel(batch.size, { exact: true }).fill('60')
        await page.getByRole('button', { name: batch.start, exact: true }).click()
        await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })

        await page.getByRole('link', { name: scores.tabs.metrics, exact: true }).click()
        await page.getByRole('link', { name: threshold.open }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(threshold.title)
        await expect(page.getByText(threshold.quality.empty)).toBeVisible()
        await checkPage(page)

        // One by key and back, one skipped, one by thumb; what is kept is there after a reload.
        const pair = page.getByRole('region', { name: threshold.ask.region })
        const progress = page.getByRole('progressbar', { name: threshold.ask.progress })
        const asked = () => pair.getByRole('definition').allInnerTexts()
        const first = await asked()
        await page.keyboard.press('1')
        await expect(progress).toHaveAttribute('aria-valuenow', '1')
        expect(await asked()).not.toEqual(first)
        await page.keyboard.press('z')
        await expect(progress).toHaveAttribute('aria-valuenow', '0')
        expect(await asked()).toEqual(first)
        await page.keyboard.press('s')
        const second = await asked()
        expect(second).not.toEqual(first)
        await page.keyboard.press('Backspace')
        expect(await asked()).toEqual(first)
        await pair.locator('..').getByRole('button', { name: threshold.ask.labels.different, exact: true }).click()
        expect(await asked()).toEqual(second)
        await expect(progress).toHaveAttribute('aria-valuenow', '1')
        await expect
          .poll(async () => {
            await page.reload()
            return await progress.getAttribute('aria-valuenow')
          })
          .toBe('1')
        expect(await asked()).toEqual(second)

        // As a person would: another form is another product.
        const total = Number(await progress.getAttribute('aria-valuemax'))
        for (let done = 1; done < total; done++) {
          const [name = ''] = await asked()
          await page.keyboard.press(/口服液|丸/.test(name) ? '3' : /片装/.test(name) ? '2' : '1')
          await expect(progress).toHaveAttribute('aria-valuenow', String(done + 1))
        }
        await expect(page.getByText(pattern(threshold.ask.finished))).toBeVisible()
        await expect(page.getByRole('table', { name: pattern(threshold.quality.precision) })).toBeVisible()
        await page.getByText(pattern(threshold.labels.show)).click()
        await expect(page.getByRole('region', { name: threshold.labels.title }).getByRole('row')).toHaveCount(total + 1)
        await checkPage(page)
        const said = page.getByRole('region', { name: threshold.labels.title }).getByRole('combobox')
        const before = await said.first().inputValue()
        await said.first().selectOption({ label: threshold.labels.clear })
        await expect(progress).toHaveAttribute('aria-valuenow', String(total - 1))
        await page.getByRole('button', { name: threshold.ask.undo }).click()
        await expect(progress).toHaveAttribute('aria-valuenow', String(total))
        await expect(said.first()).toHaveValue(before)

        await page.getByRole('link', { name: threshold.level.sku, exact: true }).click()
        await expect(page.getByText(threshold.level.skuHint)).toBeVisible()
        await page.getByRole('link', { name: threshold.level.product, exact: true }).click()
        await expect(page.getByText(threshold.level.productHint)).toBeVisible()

        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: threshold.ask.export }).click(),
        ])
        const csv = await readFile(await download.path(), 'utf8')
        expect(csv.trim().split('\r\n')).toHaveLength(total + 1)

        // The judge: its price first, its verdicts apart, and nothing paid twice.
        await page.getByLabel(arena.judges.model, { exact: true }).fill(model)
        await page.getByLabel(threshold.judge.low, { exact: true }).fill('0.2')
        await page.getByLabel(threshold.judge.high, { exact: true }).fill('1')
        await page.getByRole('button', { name: threshold.judge.price }).click()
        await expect(page.getByText(pattern(threshold.judge.priced))).toBeVisible()
        await page.getByRole('button', { name: threshold.judge.start }).click()
        const judges = page.getByRole('region', { name: threshold.judge.title })
        await expect(judges.getByRole('row', { name: model })).toContainText('κ', { timeout: 60_000 })
        await expect(page.getByRole('button', { name: threshold.judge.start })).toBeVisible()
        await checkPage(page)
        const calls = modelServer.requests.length
        await page.reload()
        await expect(judges.getByRole('row', { name: model })).toContainText(String(total))
        await page.getByLabel(arena.judges.model, { exact: true }).fill(model)
        await page.getByRole('button', { name: threshold.judge.price }).click()
        await page.getByRole('button', { name: threshold.judge.start }).click()
        await expect(page.getByText(pattern(threshold.judge.judged))).toBeVisible()
        expect(modelServer.requests.slice(calls).filter(({ path }) => path === '/v1/messages')).toEqual([])

        await page.setViewportSize({ width: 360, height: 780 })
        await checkPage(page)
        await page.setViewportSize({ width: 1280, height: 800 })
        const apply = page.getByRole('link', { name: pattern(threshold.suggestion.apply) })
        const theta = new URL((await apply.getAttribute('href')) ?? '', workbench.url).searchParams.get('theta')
        await apply.click()
        await expect(page.getByLabel(batch.theta, { exact: true })).toHaveValue(theta ?? '')
        await page.close()
      } finally {
        modelServer.setBehaviour(null)
        await workbench.close()
      }
    })
  })
}
