// Rows made up for a scene, by rule and by a model; they stay marked wherever they and what came of them is shown.
import type { Page } from '@playwright/test'
import { apiKey, deleteDataset, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

const rows = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => ({ 口味: `第${i}种`, 下一个产品: '阿胶糕' })))

for (const [locale, colorScheme] of [
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('made up by rule, run on, and marked everywhere', async ({ page, words, checkPage }) => {
      test.slow()
      const { synthetic: t, batch, result, data, arena, errors, scores } = words
      const name = `synthetic ${locale}`
      await page.goto('/data')
      await page.getByRole('link', { name: t.open }).click()
      await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible()
      await page.getByRole('button', { name: t.fromPrompt.replace('{name}', '基础画像') }).click()
      const columns = page.getByLabel(t.columns, { exact: true })
      await expect(columns).toHaveValue(/性别/)

      // What a rule can't know is named, and the columns survive a reload.
      await columns.fill('性别\n性别')
      await expect(page.getByText(pattern(errors.synthetic.repeated))).toBeVisible()
      await columns.fill('性别\n体感\n下一个产品')
      await page.reload()
      await expect(columns).toHaveValue('性别\n体感\n下一个产品')
      await page.getByRole('button', { name: t.write.includes('plural') ? 'Make up 30 rows' : '编造 30 行' }).click()
      await expect(page.getByText(pattern(errors.synthetic.noExamples))).toContainText('体感')
      await checkPage(page)

      await columns.fill('性别\n近期行为\n下一个产品')
      await page.getByLabel(t.label).selectOption('下一个产品')
      await page.getByLabel(t.rows, { exact: true }).fill('12')
      await page.getByLabel(t.rows, { exact: true }).press('Control+Enter')
      const table = page.getByRole('region', { name: t.preview, exact: true }).getByRole('row')
      await expect(table).toHaveCount(13)
      await page.getByRole('button', { name: t.remove.replace(/\{row[^}]*\}/, '1'), exact: true }).click()
      await expect(table).toHaveCount(12)
      await page.getByRole('button', { name: t.more }).click()
      await expect(table).toHaveCount(24)
      await checkPage(page)
      await page.getByLabel(t.name).fill(name)
      await page.getByRole('button', { name: t.save }).click()
      await expect(page.getByText(t.dataset)).toBeVisible()
      const dataset = page.url()
      await checkPage(page)

      await page.goto('/data')
      const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
      await expect(row).toContainText(t.mark)

      // A run on them is allowed, and says so in every view, in the list and in what is exported.
      await page.goto('/prompts/new')
      await page.getByLabel(words.prompts.name, { exact: true }).fill(name)
      await page
        .getByRole('textbox', { name: words.prompts.template, exact: true })
        .fill('{{性别}}，{{近期行为}}。推荐 5 个产品，按编号列出，每行一个。')
      await page.getByRole('button', { name: words.prompts.saveFirst }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const prompt = page.url()
      await page.goto('/batch/new')
      await page.getByLabel(`${name} v1`).check()
      for (const other of await page.getByRole('checkbox', { name: /(基础画像|行为优先) v\d/ }).all())
        await other.uncheck()
      const choice = page.getByLabel(batch.dataset, { exact: true })
      const option = choice.locator('option', { hasText: name })
      await choice.selectOption((await option.getAttribute('value')) ?? '')
      await expect(option).toContainText(t.mark)
      await expect(page.getByText(pattern(t.chosen))).toBeVisible()
      await page.getByRole('button', { name: batch.start, exact: true }).click()
      await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
      await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
      await expect(page.getByText(t.run)).toBeVisible()
      await checkPage(page)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: result.exportRows }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/^synthetic-run-\d+-rows\.csv$/)
      await page.getByRole('link', { name: scores.tabs.report, exact: true }).click()
      await expect(page.getByText(t.run)).toBeVisible()
      await page.goto('/batch')
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: `${name} v1` })
          .first(),
      ).toContainText(t.mark)
      await page.goto(prompt)
      await expect(page.getByRole('cell', { name: /%/ })).toHaveCount(0)
      await page.goto('/arena/new')
      await expect(page.getByLabel(batch.dataset, { exact: true }).locator('option', { hasText: name })).toContainText(
        t.mark,
      )
      await expect(page.getByRole('heading', { level: 1, name: arena.form.title })).toBeVisible()

      // The run goes with its rows, then nothing uses the version.
      await page.goto(dataset)
      await deleteDataset(page, { ...words, data })
      await page.goto(prompt)
      await page.getByRole('button', { name: words.versions.manageOf.replace('{number}', '1') }).click()
      await page.getByRole('button', { name: words.versions.delete }).click()
      await page.getByRole('button', { name: words.versions.delete }).click()
      await expect(page.getByRole('heading', { level: 1, name: words.prompts.title })).toBeVisible()
    })

    test('made up by a model: cut, refused, unreadable and stopped answers are named', async ({
      browser,
      words,
      checkPage,
      modelServer,
    }) => {
      const { synthetic: t } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const page: Page = await (await browser.newContext({ locale, colorScheme })).newPage()
      const table = page.getByRole('region', { name: t.preview, exact: true }).getByRole('row')
      try {
        await page.goto(`${workbench.url}/data/synthetic`)
        await page.getByLabel(t.columns, { exact: true }).fill('口味\n下一个产品')
        await page.getByLabel(t.label).selectOption('下一个产品')
        await page.getByLabel(t.rows, { exact: true }).fill('10')
        await page.getByLabel(words.prompts.model, { exact: true }).selectOption('anthropic')
        await page.getByLabel(words.prompts.modelId).fill('claude-haiku-5-5')
        const write = () => page.getByLabel(t.rows, { exact: true }).press('Control+Enter')

        modelServer.setBehaviour(() => ({ kind: 'answer', text: rows(10) }))
        await write()
        await expect(table).toHaveCount(11)
        await checkPage(page)

        modelServer.setBehaviour(() => ({ kind: 'answer', text: rows(10).slice(0, -9), stop: 'max_tokens' }))
        await write()
        await expect(page.getByText(t.problems.cut)).toBeVisible()
        await expect(table).toHaveCount(10)

        modelServer.setBehaviour(() => ({ kind: 'answer', text: '', stop: 'refusal' }))
        await write()
        await expect(page.getByText(t.problems.refused)).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'answer', text: '小王喜欢甜的。' }))
        await write()
        await expect(page.getByText(t.problems.unread)).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'stall' }))
        await write()
        await expect(page.getByText(pattern(t.writing))).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(page.getByText(pattern(t.stopped))).toBeVisible()
        await checkPage(page)
      } finally {
        modelServer.setBehaviour(null)
        await page.close()
        await workbench.close()
      }
    })
  })
}
