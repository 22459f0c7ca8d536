// The optimise tab in both languages: on the embedded model and against a vendor's protocol, with streams that break.
import type { Page } from '@playwright/test'
import { apiKey, expect, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

/** As the talk pastes it. */
const talkBox = '$USER_PROFILE:性别女，年龄36~40岁，婚姻状况已婚，居住城市广东省，购买力：中；会员等级：金卡'

const address = (side: 'a' | 'b', model: string) => `/optimise?m${side}=${encodeURIComponent(`anthropic:${model}`)}`

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('two prompts on the same rows, and values of one’s own', async ({ page, words, checkPage }) => {
      const { optimise: t, prompts, shell } = words
      const side = (letter: string) => page.getByRole('region', { name: t.sideName.replace('{letter}', letter) })
      const open = (letter: string, tab: string) => side(letter).getByRole('tab', { name: tab }).click()
      await page.goto('/')
      await page.getByRole('link', { name: shell.optimise, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible()
      await expect(page).toHaveURL(/a=.+&b=.+&data=.+&row=\d+/)
      await checkPage(page)

      // One key runs both; the answers stand side by side.
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('list', { name: prompts.productsFound })).toHaveCount(2)
      await page.getByText(t.diff, { exact: true }).click()
      await expect(page.locator('ins, del').first()).toBeVisible()
      await checkPage(page)

      // Several rows, stepped through by a key.
      await page.getByLabel(t.rowsAtOnce).selectOption('3')
      await page.getByRole('button', { name: t.runBoth }).click()
      await expect(page.getByText(pattern(t.tally))).toContainText('3')
      const row = page.getByRole('spinbutton')
      const started = Number(await row.inputValue())
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('j')
      await expect(row).toHaveValue(String(started + 1))
      await page.keyboard.press('k')
      await expect(row).toHaveValue(String(started))
      await page.keyboard.press('j')
      await page.keyboard.press('f')
      await expect(side('A').getByRole('tab', { name: t.filled, selected: true })).toBeVisible()
      await page.keyboard.press('f')
      await expect(side('A').getByRole('tab', { name: t.template, selected: true })).toBeVisible()
      await expect(page.getByRole('list', { name: prompts.productsFound })).toHaveCount(2)
      await checkPage(page)

      // The box of the talk, as it is written; the text stands alone and nobody judges it.
      await open('B', t.template)
      await page
        .getByRole('textbox', { name: t.templateOf.replace('{letter}', 'B') })
        .fill(`<USER_PROFILE>\n{$USER_PROFILE}\n</USER_PROFILE>\n请推荐 3 个产品（${locale}）`)
      await open('B', t.values)
      await page.getByRole('textbox', { name: t.ownValues.replace('{letter}', 'B') }).fill(talkBox)
      await expect(page.getByText(t.alone)).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: t.fill }).click()
      const filled = page.getByRole('region', { name: t.filledOf.replace('{letter}', 'B') })
      await expect(filled.locator('mark')).toHaveText(talkBox.slice('$USER_PROFILE:'.length))
      await page.getByRole('button', { name: t.runOne.replace('{letter}', 'B') }).click()
      await expect(page.getByText(t.nobodys)).toBeVisible()
      await checkPage(page)

      // Unsaved work survives a reload, and can be saved without the mouse.
      page.on('dialog', (dialog) => void dialog.accept())
      await page.reload()
      await expect(page.getByText(t.restored)).toBeVisible()
      expect(await page.evaluate(shiftSoFar)).toBeLessThan(0.1)
      await open('B', t.values)
      await expect(page.getByText(t.alone)).toBeVisible()
      await page.getByRole('heading', { level: 1 }).click()
      const before = page.url()
      await page.keyboard.press('Control+s')
      await expect(page.getByText(pattern(t.saved))).toBeVisible()
      await expect(page).not.toHaveURL(before)
      const sides = new URL(page.url()).searchParams
      await page.keyboard.press('x')
      await expect(page).toHaveURL(new RegExp(`a=${sides.get('b')}&b=${sides.get('a')}`))
    })

    test('answers of a vendor stream, break off, are refused and stopped', async ({
      browser,
      words,
      checkPage,
      modelServer,
    }) => {
      const { optimise: t, prompts } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      const page: Page = await (await browser.newContext({ locale, colorScheme })).newPage()
      const run = page.getByRole('button', { name: t.runOne.replace('{letter}', 'A') })
      const answer = page.getByRole('region', { name: t.answerOf.replace('{letter}', 'A') })
      try {
        await page.goto(workbench.url + address('a', 'claude-haiku-5-5'))
        await run.click()
        await expect(page.getByRole('list', { name: prompts.productsFound })).toBeVisible()
        await expect(answer).toContainText('1.')

        // A long answer folds.
        modelServer.setBehaviour(() => ({ kind: 'answer', text: `1. 阿胶糕：${'滋补'.repeat(1500)}` }))
        await run.click()
        await answer.getByRole('button', { name: pattern(t.foldMore) }).click()
        await answer.getByRole('button', { name: t.foldLess }).click()
        await expect(answer.getByRole('button', { name: pattern(t.foldMore) })).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'cut' }))
        await run.click()
        await expect(page.getByText(t.keptSoFar)).toBeVisible()
        await expect(answer).toContainText('1.')
        await checkPage(page)

        modelServer.setBehaviour(() => ({ kind: 'answer', text: '', stop: 'refusal' }))
        await run.click()
        await expect(page.getByText(pattern(prompts.refused))).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'answer', text: '1. 阿胶糕', stop: 'max_tokens' }))
        await run.click()
        await expect(page.getByText(t.cut)).toBeVisible()

        modelServer.setBehaviour(() => ({ kind: 'stall' }))
        await run.click()
        await expect(page.getByText(t.answering)).toBeVisible()
        await expect(answer).toContainText('1.')
        await page.keyboard.press('Escape')
        await expect(page.getByText(t.stopped, { exact: true })).toBeVisible()
        await expect(answer).toContainText('1.')
        await checkPage(page)
      } finally {
        modelServer.setBehaviour(null)
        await page.close()
        await workbench.close()
      }
    })
  })
}

/** How far what was seen has moved by itself since the page began. */
function shiftSoFar(): Promise<number> {
  return new Promise((told) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect()
      told(total(list.getEntries()))
    })
    const total = (entries: PerformanceEntry[]) =>
      entries.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0)
    observer.observe({ type: 'layout-shift', buffered: true })
    // Where nothing moved, nothing is told.
    requestAnimationFrame(() => requestAnimationFrame(() => told(total(observer.takeRecords()))))
  })
}
