// What a model costs and how it is called: set once, seen in the price of a run before it starts, and on the wire when it does.
import { apiKey, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

const model = 'claude-haiku-5-5'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a model is set up, priced and asked as it was set', async ({ browser, words, checkPage, modelServer }) => {
      test.setTimeout(180_000)
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const { settings, batch, result } = words
      const { models, save } = settings
      try {
        const page = await (await browser.newContext({ locale })).newPage()
        await page.goto(`${workbench.url}/settings`)
        await page.getByLabel(models.model, { exact: true }).fill(model)
        await page.getByRole('button', { name: models.open }).click()
        const form = page.getByRole('form', { name: models.form.replace('{model}', model) })
        await expect(form).toBeVisible()
        // Nothing that the API doesn't take is offered.
        await expect(form.getByLabel(models.temperature)).toHaveCount(0)
        await form.getByLabel(models.maxTokens).fill('321')
        await form.getByLabel(models.effort).selectOption('low')
        await form.getByLabel(models.inputUsd).fill('1000')
        await form.getByLabel(models.outputUsd).fill('-1')
        await form.getByRole('button', { name: save }).click()
        await expect(form.getByRole('alert')).toBeVisible()
        await form.getByLabel(models.outputUsd).fill('2000')
        await form.getByRole('button', { name: save }).click()
        await expect(page.getByText(settings.saved, { exact: true })).toBeVisible()
        await checkPage(page)

        await page.goto(`${workbench.url}/batch/new`)
        await page.getByLabel(batch.embedded, { exact: true }).uncheck()
        await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill(model)
        await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
        await page.getByLabel(batch.size, { exact: true }).fill('20')
        await expect(page.getByText(batch.price.counted)).toBeVisible({ timeout: 30_000 })
        await expect(page.getByText(batch.price.assumed)).toBeVisible()
        await checkPage(page)
        await page.getByText(batch.advanced).click()
        await page.getByLabel(batch.budget).fill('0.5')
        await expect(page.getByText(pattern(batch.price.stopsAtBudget))).toBeVisible({ timeout: 30_000 })
        await page.getByLabel(batch.budget).fill('')
        const before = modelServer.requests.length
        await page.getByRole('button', { name: batch.start }).click()
        await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
        const asked = modelServer.requests.slice(before).filter(({ path }) => path === '/v1/messages')
        expect(asked.length).toBeGreaterThan(0)
        for (const { body } of asked) {
          expect(JSON.parse(body)).toMatchObject({ model, max_tokens: 321, output_config: { effort: 'low' } })
          expect(JSON.parse(body)).not.toHaveProperty('temperature')
        }

        // Once there are answers, the next price rests on them.
        await page.goto(`${workbench.url}/batch/new`)
        await page.getByLabel(batch.embedded, { exact: true }).uncheck()
        await page.getByLabel(batch.vendors.anthropic, { exact: true }).fill(model)
        await page.getByRole('button', { name: batch.addTo.replace('{vendor}', batch.vendors.anthropic) }).click()
        await expect(page.getByText(batch.price.earlier)).toBeVisible({ timeout: 30_000 })
        await checkPage(page)
        await page.close()
      } finally {
        await workbench.close()
      }
    })
  })
}
