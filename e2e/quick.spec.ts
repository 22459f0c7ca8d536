// The quick arena in both languages, on a workbench of its own, since its votes stay: asked, voted on and gone on by key.
import { apiKey, expect, openPalette, pattern, test } from './fixtures'
import { startWorkbench } from './workbench'

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('two prompts, one user, one blind vote after the other', async ({
      browser,
      words,
      checkPage,
      modelServer,
    }) => {
      test.setTimeout(180_000)
      const { quick: t, arena, vote, optimise, palette } = words
      const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
      try {
        const page = await (await browser.newContext({ locale, colorScheme, baseURL: workbench.url })).newPage()
        const heard: string[] = []
        page.on('response', async (response) => {
          if (response.url().endsWith('/api/quick')) heard.push(await response.text().catch(() => ''))
        })
        await page.goto('/arena')
        await page.getByRole('link', { name: arena.quick, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1, name: t.title })).toBeVisible()
        await expect(page.getByRole('button', { name: t.ask })).toBeEnabled()
        // What the user really took is not told before the vote.
        await expect(page.locator('main')).not.toContainText(pattern(t.label))
        await checkPage(page)

        const left = page.getByRole('button', { name: vote.choices.left })
        const alike = page.getByText(t.alike)
        await page.keyboard.press('Control+Enter')
        await expect(left.or(alike)).toBeVisible()
        // Rows of two like answers are passed over as any other.
        for (let row = 0; row < 20 && (await alike.isVisible()); row++) {
          await page.keyboard.press('Enter')
          await expect(left.or(alike)).toBeVisible()
        }
        await checkPage(page)
        expect(heard.join()).not.toMatch(/基础画像|行为优先|embedded|versionId|hitRank/)
        await page.keyboard.press('ArrowLeft')
        await expect(page.getByText(pattern(t.chose))).toBeVisible()
        await expect(page.getByText(pattern(t.label))).toBeVisible()
        await expect(page.getByRole('region', { name: vote.left, exact: true })).toContainText(/基础画像|行为优先/)
        await checkPage(page)
        // On to the next row by Enter, and there is the next battle.
        const row = page.getByRole('spinbutton')
        const before = Number(await row.inputValue())
        await page.keyboard.press('Enter')
        await expect(row).toHaveValue(String(before + 1))
        await expect(left.or(alike)).toBeVisible()
        // Back on the row before, the vote stands.
        await page.keyboard.press('k')
        await expect(page.getByText(t.known)).toBeVisible()

        // Words of one's own, to a vendor's model, not counted; each text is asked about once.
        const asked: string[] = []
        modelServer.setBehaviour(({ prompt }) => {
          asked.push(prompt)
          return { kind: 'answer', text: `1. 产品${prompt.length}：理由` }
        })
        for (const letter of ['A', 'B'])
          await page
            .getByRole('region', { name: t.side.replace('{letter}', letter) })
            .getByLabel(words.prompts.model, { exact: true })
            .selectOption('anthropic')
        await page.getByRole('tab', { name: t.sources.words }).click()
        await page.getByRole('textbox', { name: t.words }).fill('备孕的女性，睡得不好')
        await page.getByLabel(t.counted).uncheck()
        await page.getByRole('button', { name: t.ask }).click()
        await expect(left).toBeVisible()
        await expect(page.getByText('理由').first()).toBeVisible()
        await page.reload()
        await page.getByRole('tab', { name: t.sources.words }).click()
        await page.getByRole('textbox', { name: t.words }).fill('备孕的女性，睡得不好')
        await expect(page.getByLabel(t.counted)).not.toBeChecked()
        await page.keyboard.press('Control+Enter')
        await expect(left).toBeVisible()
        await page.getByRole('heading', { level: 1 }).click()
        await page.keyboard.press('b')
        await expect(page.getByText(t.choseBad)).toBeVisible()
        await expect(page.getByText(t.notInRating)).toBeVisible()
        expect(asked).toHaveLength(2)
        expect(asked.every((prompt) => prompt.includes('备孕的女性，睡得不好'))).toBe(true)

        // The same version with the same model is nothing to compare.
        const version = page.getByRole('combobox', { name: t.version })
        await version.nth(1).selectOption((await version.nth(0).inputValue()) ?? '')
        await expect(page.getByText(t.same)).toBeVisible()
        await expect(page.getByRole('button', { name: t.ask })).toBeDisabled()

        await expect(page).toHaveURL(/a=([\w-]+)&b=\1/)

        // The scene's rating, the quick ones marked.
        await page.getByRole('link', { name: t.toRating }).click()
        await expect(page.getByRole('table', { name: arena.chart.caption }).getByRole('row')).toHaveCount(3)
        await expect(page.getByText(pattern(t.rating.uncounted))).toBeVisible()
        await checkPage(page)
        await page.getByRole('link', { name: pattern(t.rating.kinds.sessions) }).click()
        await expect(page.getByRole('heading', { level: 1, name: t.rating.emptyKind })).toBeVisible()
        await checkPage(page)
        await page.setViewportSize({ width: 360, height: 800 })
        await page.goto('/arena/rating')
        await checkPage(page)
        await page.goto('/arena/quick')
        await expect(page.getByRole('button', { name: t.ask })).toBeEnabled()
        await checkPage(page)
        await page.setViewportSize({ width: 1280, height: 900 })

        // From the optimise tab by a key, with its two versions; and from the palette.
        await page.goto('/optimise')
        await expect(page).toHaveURL(/a=.+&b=/)
        await expect(page.getByRole('link', { name: optimise.voteBlind })).toBeVisible()
        await page.getByRole('heading', { level: 1 }).click()
        await page.keyboard.press('v')
        await expect(page).toHaveURL(/\/arena\/quick\?a=.+&b=/)
        await page.goto('/')
        await (await openPalette(page, words)).fill(palette.quickArena)
        await page.keyboard.press('Enter')
        await expect(page).toHaveURL(/\/arena\/quick/)
      } finally {
        await workbench.close()
      }
    })
  })
}
