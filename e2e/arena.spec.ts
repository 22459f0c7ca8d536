// The arena on the sample scene, in both languages: made, voted on at a desk and on a phone, ranked, withdrawn, revoked.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import type { Messages } from '@/lib/i18n/messages'
import { apiKey, expect, pattern, test, undo } from './fixtures'
import { startWorkbench } from './workbench'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Opens the link as somebody new and begins. */
async function join(browser: Browser, link: string, name: string, { vote }: Messages, options: object): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(link)
  await page.getByLabel(vote.name, { exact: true }).fill(name)
  await page.getByRole('button', { name: vote.begin }).click()
  await expect(page.getByRole('region', { name: vote.left, exact: true })).toBeVisible()
  return page
}

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('from prompts to ranks by blind votes', async ({ page, browser, words, checkPage, complaints }) => {
      test.setTimeout(180_000)
      const { arena, vote, shell, errors } = words
      await page.goto('/')
      await page.getByRole('link', { name: new RegExp(`^${shell.arena}`) }).click()
      await expect(page.getByRole('heading', { level: 1, name: arena.title })).toBeVisible()
      await checkPage(page)
      await page.getByRole('link', { name: arena.create }).click()
      await page.getByLabel(arena.form.rows, { exact: true }).fill('12')
      await page.getByLabel(arena.form.allowComments, { exact: true }).check()
      await page.getByLabel(arena.form.end, { exact: true }).selectOption('votes')
      await checkPage(page)
      await page.getByRole('button', { name: arena.form.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name: arena.verdict.none })).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(pattern(arena.answers.preparing))).toBeHidden({ timeout: 60_000 })
      await checkPage(page)

      await page.getByRole('button', { name: arena.links.make }).click()
      await checkPage(page)
      await page.getByRole('dialog').getByRole('button', { name: arena.links.make }).click()
      const address = page.getByRole('textbox', { name: arena.links.url })
      const link = await address.inputValue()
      // It says whom it doesn't reach, and what couldn't be copied is not said to be.
      await expect(page.getByText(pattern(arena.links.onlyHere))).toBeVisible()
      await checkPage(page)
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
      await page.getByRole('button', { name: arena.links.copy, exact: true }).click()
      await expect(page.getByText(arena.links.uncopied)).toBeVisible()
      await expect(page.getByText(arena.links.copied, { exact: true })).toHaveCount(0)
      await expect(address).toBeFocused()
      await page.getByRole('button', { name: arena.links.done }).click()

      // At a desk, by key. Nothing that the browser got tells who wrote what.
      const desk = await join(browser, link, 'desk', words, { locale })
      const heard: string[] = []
      desk.on('response', async (response) => {
        if (response.url().includes('/api/vote/')) heard.push(await response.text().catch(() => ''))
      })
      await checkPage(desk)
      expect(await desk.locator('main').innerHTML()).not.toMatch(/基础画像|行为优先/)
      await desk.getByLabel(vote.comment).fill('left is closer')
      await desk.getByRole('heading', { level: 1 }).click()
      await desk.keyboard.press('ArrowLeft')
      await expect(desk.getByText(pattern(vote.cast))).toBeVisible()
      await expect(desk.getByRole('button', { name: vote.undo })).toBeEnabled()
      await checkPage(desk)
      await desk.keyboard.press('Enter')
      await expect(desk.getByRole('button', { name: vote.choices.tie })).toBeVisible()
      await desk.keyboard.press('t')
      await expect(desk.getByRole('button', { name: vote.undo })).toBeEnabled()
      await desk.keyboard.press('u')
      await expect(desk.getByText(vote.undone)).toBeVisible()
      await desk.keyboard.press('b')
      await expect(desk.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2')

      // Away and back, and anew: the same place each time.
      await desk.goto('about:blank')
      await desk.goBack()
      await expect(desk.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2')
      await desk.reload()
      await expect(desk.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '2')

      // Open votes are on the home of the scene.
      const home = await page.context().newPage()
      await home.goto('/')
      await expect(home.getByRole('heading', { name: words.home.openVotes.title })).toBeVisible()
      await checkPage(home)
      await home.close()
      expect(heard.length).toBeGreaterThan(2)
      expect(heard.join()).not.toMatch(/基础画像|行为优先|embedded|propensity|"arm"/)

      // On a phone, by touch, to the end.
      const hand = await join(browser, link, 'phone', words, { locale, ...phone })
      await checkPage(hand)
      await hand.getByLabel(vote.quick).check()
      const thanks = hand.getByText(vote.states.exhausted)
      const right = hand.getByRole('button', { name: vote.choices.right })
      for (let votes = 0; votes < 12; votes++) {
        await expect(right.or(thanks)).toBeVisible()
        if (await thanks.isVisible()) break
        await right.tap()
        await expect(hand.getByText(pattern(vote.progressShort)).or(thanks)).not.toHaveText(`${votes} / 40`)
      }
      await expect(thanks).toBeVisible()
      await checkPage(hand)

      // Ranks, live.
      await expect(page.getByRole('table', { name: arena.chart.caption }).getByRole('row')).toHaveCount(3)
      await expect(page.getByRole('row', { name: /^desk/ })).toContainText('2')
      await checkPage(page)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: arena.deeds.exportAll }).click(),
      ])
      const csv = await readFile(await file.path(), 'utf8')
      expect(csv).toContain('voter,left,right,choice,time,name,row,battle,propensity,automatic,withdrawn,excluded')
      expect(csv).toContain('left is closer')

      // A voter is left out by a person, in sight.
      await page.getByRole('button', { name: arena.voters.excludeLabel.replace('{name}', 'phone') }).click()
      await page.getByLabel(arena.voters.reason, { exact: true }).fill('always right')
      await page.getByRole('button', { name: arena.voters.excludeConfirm, exact: true }).last().click()
      const excluded = page.getByText(arena.voters.excluded.replace('{reason}', 'always right'))
      await expect(excluded).toBeVisible()
      // Counted again, and back: the reason is kept.
      await page.getByRole('button', { name: arena.voters.includeLabel.replace('{name}', 'phone') }).click()
      await expect(excluded).toHaveCount(0)
      await undo(page, words, pattern(arena.voters.included))
      await expect(excluded).toBeVisible()

      // A revoked link opens nothing, also for who is inside.
      const revoke = async () => {
        await page.getByRole('button', { name: pattern(arena.links.revokeLabel) }).click()
        await page.getByRole('dialog').getByRole('button', { name: arena.links.revokeConfirm, exact: true }).click()
        await expect(page.getByText(arena.links.states.revoked, { exact: true })).toBeVisible()
      }
      await revoke()
      await undo(page, words, pattern(arena.links.revoked))
      await expect(page.getByText(arena.links.states.revoked, { exact: true })).toHaveCount(0)
      await revoke()
      await checkPage(page)
      await desk.getByRole('button', { name: vote.choices.left }).click()
      await expect(desk.getByText(errors.vote.revoked)).toBeVisible()
      await desk.reload()
      await expect(desk.getByRole('heading', { name: vote.closedTitle })).toBeVisible()
      await checkPage(desk)

      // The whole page on a phone, and gone after a warning.
      await page.setViewportSize({ width: 360, height: 800 })
      await checkPage(page)
      await page.getByRole('button', { name: arena.deeds.remove, exact: true }).click()
      await page.getByRole('button', { name: arena.deeds.removeConfirm }).click()
      await expect(page.getByRole('heading', { level: 1, name: arena.title })).toBeVisible()
      expect(complaints).toEqual([])
    })
  })
}

test('a voting page keeps its address to itself, and a forged one opens nothing', async ({ request }) => {
  const page = await request.get('/vote/forged-token')
  expect(page.headers()['referrer-policy']).toBe('no-referrer')
  expect(await page.text()).toContain('noindex')
  expect((await request.get('/api/vote/forged-token')).status()).toBe(404)
  const foreign = await request.post('/api/vote/forged-token', {
    data: { name: 'x' },
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status()).toBe(403)
})

test.describe('with a model', () => {
  test.use({ locale: 'zh-CN' })

  test('it votes in both orders, apart from people', async ({ browser, words, checkPage, modelServer }) => {
    test.setTimeout(180_000)
    const workbench = await startWorkbench({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: modelServer.url })
    const { arena, vote, batch } = words
    try {
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
      const prompts: string[] = []
      modelServer.setBehaviour(({ prompt }) => {
        prompts.push(prompt)
        return { kind: 'answer', text: '左边更贴近。\n[[A]]' }
      })
      await page.goto(`${workbench.url}/arena/new`)
      await page.getByLabel(arena.form.rows, { exact: true }).fill('6')
      await page.getByRole('button', { name: arena.form.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name: arena.verdict.none })).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(pattern(arena.answers.preparing))).toBeHidden({ timeout: 60_000 })
      await page.getByRole('button', { name: arena.judges.ask }).click()
      await page.getByLabel(arena.judges.model, { exact: true }).fill('claude-haiku-5-5')
      await page.getByLabel(arena.judges.battles, { exact: true }).fill('3')
      await checkPage(page)
      await page.getByRole('dialog').getByRole('button', { name: arena.judges.ask }).click()
      const judge = page.getByRole('row', { name: /claude-haiku-5-5/ })
      await expect(judge).toContainText(arena.judges.states.done, { timeout: 30_000 })
      await expect(judge).toContainText(pattern(arena.judges.noCommon))
      // What it always says of the first answer is about the order: all ties, and none of them a person's.
      await expect(page.getByRole('heading', { level: 1, name: arena.verdict.none })).toBeVisible()
      expect(prompts.length).toBeGreaterThan(0)
      expect(prompts.length % 2).toBe(0)
      expect(prompts.join()).not.toMatch(/基础画像|行为优先/)
      await page.getByRole('link', { name: arena.judges.toMixed }).click()
      await expect(page.getByText(arena.judges.mixed)).toBeVisible()
      await checkPage(page)

      // Many contenders fit on a phone, and one without answers has no rank.
      modelServer.setBehaviour(({ model, number }) =>
        model === 'claude-opus-5-5'
          ? { kind: 'answer', text: ' \n' }
          : { kind: 'answer', text: `1. 阿胶糕：理由 ${number}` },
      )
      await page.goto(`${workbench.url}/arena/new`)
      await page.getByLabel(arena.form.rows, { exact: true }).fill('4')
      const models = page.getByLabel(batch.vendors.anthropic, { exact: true })
      for (const name of ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5']) {
        await models.fill(name)
        await models.press('Enter')
      }
      await page.getByRole('button', { name: arena.form.submit }).click()
      await expect(page.getByRole('heading', { level: 1, name: arena.verdict.none })).toBeVisible({ timeout: 60_000 })
      await expect(page.getByText(pattern(arena.answers.preparing))).toBeHidden({ timeout: 60_000 })
      await page.getByRole('button', { name: arena.links.make }).click()
      await page.getByRole('dialog').getByRole('button', { name: arena.links.make }).click()
      const link = await page.getByRole('textbox', { name: arena.links.url }).inputValue()
      await page.getByRole('button', { name: arena.links.done }).click()
      const voter = await join(browser, link, 'one', words, { locale: 'zh-CN', ...phone })
      await voter.getByRole('button', { name: vote.choices.left }).tap()
      // Eight were asked and the two of one model say nothing: a head and six rows.
      await expect(page.getByRole('table', { name: arena.chart.caption }).getByRole('row')).toHaveCount(7)
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 844 })
        await checkPage(page)
      }
    } finally {
      await workbench.close()
    }
  })
})
