// What each feature of a prompt is worth, by a run with and without it; and a prompt brought into another model's habits.
import type { Page } from '@playwright/test'
import { apiKey, deleteRun, deleteVersion, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

const template = '近期行为：{{ACT}}\n资料：{{USER}}\n推荐 5 个产品，按编号列出，每行一个产品和理由。'
const variables = 'ACT: {{近期行为}}\nUSER: 性别{{性别}}，年龄{{年龄段}}'

async function makePrompt(
  page: Page,
  { prompts: p }: { prompts: Record<'name' | 'template' | 'saveFirst', string> },
  name: string,
) {
  await page.goto('/prompts/new')
  await page.getByLabel(p.name, { exact: true }).fill(name)
  await page.getByRole('textbox', { name: p.template, exact: true }).fill(template)
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('features are dropped in turn, run, and each told by its worth', async ({ page, words, checkPage }) => {
      test.slow()
      const { prompts: p, versions: v, batch, result, ablation: a } = words
      const name = `ablation ${locale}`
      await makePrompt(page, words, name)
      await page.getByRole('textbox', { name: p.variables, exact: true }).fill(variables)
      await page.getByRole('button', { name: p.saveFirst }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const original = page.url()
      await page.getByRole('button', { name: v.manageOf.replace('{number}', '1') }).click()
      await page.getByRole('button', { name: v.ablate, exact: true }).click()

      // The whole prompt and one without each variable and each column of a sentence stand chosen.
      await page.waitForURL(/\/batch\/new\?versions=/)
      const made = v.ablationName.replace('{name}', name).replace('{number}', '1')
      await expect(page.getByRole('checkbox', { name: new RegExp(`^${made} v\\d`), checked: true })).toHaveCount(5)
      await page.getByLabel(batch.size, { exact: true }).fill('200')
      await page.getByRole('button', { name: batch.start, exact: true }).click()
      await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
      await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
      const run = page.url()

      await page.getByRole('link', { name: result.ablation }).click()
      await expect(page.getByRole('region', { name: a.table }).getByRole('row')).toHaveCount(5)
      const behaviour = page.getByRole('row').filter({ has: page.getByRole('cell', { name: /^ACT/ }) })
      await expect(behaviour).toContainText(a.verdicts.helps)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('ACT')
      await expect(page.getByText(pattern(a.intervalOnce))).toBeVisible()
      await checkPage(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await checkPage(page)
      await page.setViewportSize({ width: 1440, height: 900 })

      await page.goto(run)
      await deleteRun(page, words)
      await page.goto('/prompts')
      await page
        .getByRole('main')
        .getByRole('link', { name: p.open.replace('{name}', made) })
        .click()
      for (const number of [1, 2, 3, 4, 5]) await deleteVersion(page, words, number)
      await page.goto(original)
      await deleteVersion(page, words, 1)
    })

    test('a prompt is brought into the habits of another model', async ({ browser, words, checkPage, modelServer }) => {
      const { optimise: t, prompts: p } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const page: Page = await (await browser.newContext({ locale, colorScheme })).newPage()
      const adapted = `<profile>\n{{USER_PROFILE}}\n</profile>\n请推荐 5 个产品，按编号列出，每行一个产品和理由。`
      try {
        await page.goto(`${workbench.url}/optimise?mb=${encodeURIComponent('anthropic:claude-opus-5-5')}`)
        // B is the prompt that uses the profile alone.
        const onB = page.getByRole('combobox', { name: t.versionOf.replace('{letter}', 'B') })
        // What is chosen before the page has woken up is lost.
        await expect(async () => {
          await onB.selectOption({ label: '基础画像 v1' })
          await expect(page.getByRole('textbox', { name: t.templateOf.replace('{letter}', 'B') })).not.toContainText(
            'USER_ACTION',
            { timeout: 1000 },
          )
        }).toPass()
        const adapt = page.getByRole('button', { name: t.feedback.adapt.replace('{model}', 'claude-opus-5-5') })

        // Refused, cut off and without tags: each is named, and nothing is saved.
        const answers = [
          [{ text: '', stop: 'refusal' as const }, t.problems.refused],
          [{ text: `<prompt>\n${adapted.slice(0, 20)}`, stop: 'max_tokens' as const }, t.problems.cut],
          [{ text: adapted }, t.problems.untagged],
        ] as const
        for (const [answer, problem] of answers) {
          modelServer.setBehaviour(() => ({ kind: 'answer', ...answer }))
          await adapt.click()
          await expect(page.getByText(problem)).toBeVisible()
        }
        await checkPage(page)
        modelServer.setBehaviour(() => ({ kind: 'cut' }))
        await adapt.click()
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible()

        modelServer.setBehaviour(() => ({
          kind: 'answer',
          text: `<hypotheses>这个模型喜欢标签</hypotheses>\n<prompt>\n${adapted}\n</prompt>`,
        }))
        await adapt.click()
        await expect(page.getByText(t.feedback.saved.replace('{number}', '2'))).toBeVisible()
        await expect(page.getByRole('listitem').filter({ hasText: p.origins.adapted })).toContainText(
          '这个模型喜欢标签',
        )
        await page.getByText(t.history.diff.replace('{number}', '1')).click()
        await expect(page.locator('ins').first()).toBeVisible()
        await expect(page.locator('del').first()).toBeVisible()
        await checkPage(page)
        await page.setViewportSize({ width: 360, height: 740 })
        await checkPage(page)
      } finally {
        modelServer.setBehaviour(null)
        await page.close()
        await workbench.close()
      }
    })
  })
}
