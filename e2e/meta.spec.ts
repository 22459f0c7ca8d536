// From a task in a sentence to a prompt, and from feedback to its next version: by rule, and with a model that errs.
import type { Page } from '@playwright/test'
import { apiKey, expect, pattern, test } from './fixtures'
import type { ModelCall } from './model-behaviour'
import { startWorkbench } from './workbench'

const good =
  '<USER_ACTION>\n{{USER_ACTION}}\n</USER_ACTION>\n<USER_PROFILE>\n{{USER_PROFILE}}\n</USER_PROFILE>\n推荐 5 个产品，按编号列出，每行一个产品和理由。'
const written = (prompt: string) => `<hypotheses>先看行为</hypotheses>\n<prompt>\n${prompt}\n</prompt>`

/** A writer that first makes up a variable, and mends it when it is told; a judge who likes what says more. */
function writerOrJudge({ prompt }: ModelCall) {
  if (prompt.includes('<first_answer>')) {
    return { kind: 'answer' as const, text: '{"better":"second","reason":"更贴合最近的行为"}' }
  }
  if (prompt.includes('<rejected_prompt>')) return { kind: 'answer' as const, text: written(`先看行为。\n${good}`) }
  if (prompt.includes('<hypotheses>')) {
    return { kind: 'answer' as const, text: written(good.replace('{{USER_PROFILE}}', '{{USER_AGE}}')) }
  }
  return null
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'dark'],
  ['en-US', 'light'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('by rule: a task, a candidate, a version, and feedback on it', async ({ page, words, checkPage }) => {
      const { meta: m, optimise: t, shell } = words
      await page.goto('/')
      await page.getByRole('link', { name: shell.meta, exact: true }).click()
      await page.getByRole('textbox', { name: m.task, exact: true }).fill('推荐 {{X}} $5')
      await expect(page.getByText(pattern(m.taskFull))).toHaveCount(0)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(pattern(m.passed))).toHaveCount(3)
      await checkPage(page)
      const name = `meta ${locale}`
      await page.getByLabel(m.name, { exact: true }).first().fill(name)
      await page.getByRole('button', { name: m.keep, exact: true }).first().click()
      await page.getByRole('link', { name: m.toOptimise }).click()

      await expect(page.getByRole('combobox', { name: t.versionOf.replace('{letter}', 'B') })).toContainText(
        `${name} v1`,
      )
      await page.getByRole('button', { name: t.runBoth }).click()
      await page.getByRole('textbox', { name: t.feedback.own }).fill('不要推荐器械 {{X}}')
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('r')
      await expect(page.getByText(t.feedback.saved.replace('{number}', '2'))).toBeVisible()
      // The answers stay where they are.
      await expect(page.getByRole('region', { name: t.answerOf.replace('{letter}', 'A') })).toBeVisible()
      await page.getByText(t.history.diff.replace('{number}', '1')).click()
      await expect(page.locator('ins').first()).toContainText('不要推荐器械')
      await checkPage(page)
      await page.getByRole('button', { name: t.history.toRight.replace('{number}', '1') }).click()
      await expect(page.getByText(t.history.onRight, { exact: true })).toBeVisible()
      await page.reload()
      await expect(page.getByRole('textbox', { name: t.feedback.own })).toHaveValue('不要推荐器械 {{X}}')
    })

    test('with a model: a variable made up, mended on request; a judge who contradicts itself', async ({
      browser,
      words,
      checkPage,
      modelServer,
    }) => {
      test.setTimeout(180_000)
      const { meta: m, optimise: t, prompts: p } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const page: Page = await (await browser.newContext({ locale, colorScheme })).newPage()
      modelServer.setBehaviour(writerOrJudge)
      try {
        await page.goto(`${workbench.url}/meta`)
        await page.getByRole('textbox', { name: m.task, exact: true }).fill('推荐下一个产品')
        await page.getByLabel(p.model, { exact: true }).selectOption('anthropic')
        await page.getByLabel(m.candidates).selectOption('1')
        await page.keyboard.press('Control+Enter')
        await expect(page.getByText(t.problems.invented.replace('{names}', 'USER_AGE'))).toBeVisible()
        await checkPage(page)
        await page.getByRole('button', { name: m.repair }).click()
        await expect(page.getByText(pattern(m.passed))).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'answer', text: '好的，提示词如下', stop: 'max_tokens' }))
        await page.keyboard.press('Control+Enter')
        await expect(page.getByText(t.problems.cut)).toBeVisible()
        modelServer.setBehaviour(() => ({ kind: 'answer', text: '', stop: 'refusal' }))
        await page.keyboard.press('Control+Enter')
        await expect(page.getByText(t.problems.refused)).toBeVisible()

        // A stream that breaks off or is stopped keeps what it had, says so, and survives a reload; each can be written again.
        const text = page.getByRole('region', { name: m.textOf.replace(/\{number[^}]*\}/, '1') })
        modelServer.setBehaviour(() => ({ kind: 'cut' }))
        await page.keyboard.press('Control+Enter')
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
        await expect(text).toContainText('1.')
        modelServer.setBehaviour(() => ({ kind: 'stall' }))
        await page.getByRole('button', { name: m.again }).click()
        await expect(text).toContainText('1.')
        await page.keyboard.press('Escape')
        await expect(page.getByText(m.stopped)).toBeVisible()
        await expect(text).toContainText('1.')
        await checkPage(page)
        await page.reload()
        await expect(page.getByText(m.stopped)).toBeVisible()
        await expect(text).toContainText('1.')

        modelServer.setBehaviour(writerOrJudge)
        const model = encodeURIComponent('anthropic:claude-haiku-5-5')
        await page.goto(`${workbench.url}/optimise?ma=${model}&mb=${model}`)
        await page.getByRole('button', { name: t.runBoth }).click()
        await expect(page.getByRole('list', { name: p.productsFound })).toHaveCount(2)
        await page
          .getByRole('button', { name: /1/ })
          .filter({ hasText: /评审|Judge/ })
          .click()
        await expect(page.getByText(t.judged.split)).toBeVisible()
        await page.getByRole('button', { name: t.judged.take }).click()
        await expect(page.getByRole('textbox', { name: t.feedback.own })).toHaveValue('更贴合最近的行为')
        await checkPage(page)

        await page.getByRole('button', { name: t.feedback.revise }).click()
        await expect(page.getByText(t.feedback.refused)).toBeVisible()
        await checkPage(page)
        await page.getByRole('button', { name: t.feedback.repair }).click()
        await expect(page.getByText(t.feedback.saved.replace('{number}', '2'))).toBeVisible()
        await expect(page.getByText('先看行为', { exact: false }).first()).toBeVisible()
      } finally {
        modelServer.setBehaviour(null)
        await page.close()
        await workbench.close()
      }
    })
  })
}
