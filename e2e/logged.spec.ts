// What SKU lists would earn by a log, from the file to the figure: roles are set, the worth is told, and where it can't be told, why.
import type { Page } from '@playwright/test'
import type { Messages } from '@/lib/i18n/messages'
import { expect, pattern, test } from './fixtures'

const needs = ['助眠', '清热', '滋补', '护眼']
const products = ['褪黑素片', '龙胆泻肝片', '阿胶糕', '叶黄素软糖']
const ROWS = 600

/** Each need has its product, which was shown by chance, and brought something where it was the one. */
function logFile(): Buffer {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const [need, shown] = [at % needs.length, (at >> 2) % products.length]
    const reward = need === shown ? 1 + (at % 3) / 4 : (at % 5) / 20
    return `u${at},${needs[need]},${(at >> 4) % 2 ? '男' : '女'},${products[need]},${products[shown]},${reward},0.25`
  })
  return Buffer.from(`用户ID,需求,性别,下一个产品,展示过,带来,概率\n${lines.join('\n')}\n`)
}

const poolFile = (): Buffer =>
  Buffer.from(`产品,SKU\n${products.flatMap((name, at) => [`${name},${at}1`, `${name},${at}2`]).join('\n')}\n`)

async function give(page: Page, { data }: Messages): Promise<void> {
  await page.goto('/pool')
  await page
    .getByLabel(data.upload.choose)
    .setInputFiles({ name: 'pool.csv', mimeType: 'text/csv', buffer: poolFile() })
  await page.getByRole('button', { name: data.upload.import, exact: true }).click()
  await expect(page.getByRole('cell', { name: '阿胶糕' }).first()).toBeVisible()
  await page.goto('/data')
  await page.getByLabel(data.upload.choose).setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: logFile() })
  await page.getByRole('button', { name: data.upload.import, exact: true }).click()
  await page.getByRole('link', { name: data.openImported }).click()
  for (const [column, role] of [
    ['展示过', 'action'],
    ['带来', 'reward'],
    ['概率', 'propensity'],
  ] as const) {
    const choice = page.getByLabel(data.detail.roleOf.replace('{column}', column))
    await expect(async () => {
      await choice.selectOption(role)
      await page.reload()
      await expect(choice).toHaveValue(role, { timeout: 3000 })
    }).toPass()
  }
}

async function write(page: Page, { prompts }: Messages, name: string, template: string): Promise<void> {
  await page.goto('/prompts/new')
  await page.getByLabel(prompts.name, { exact: true }).fill(name)
  await page.getByRole('textbox', { name: prompts.template, exact: true }).fill(template)
  await page.getByRole('button', { name: prompts.saveFirst }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** A run of so many rows of the log, and its page of SKUs. */
async function runOn(page: Page, { batch, result, scores }: Messages, rows: number): Promise<void> {
  await page.goto('/batch/new')
  await page.getByLabel(batch.size, { exact: true }).fill(String(rows))
  await page.getByRole('button', { name: batch.start, exact: true }).click()
  await page.waitForURL(/\/batch\/[0-9a-f-]{36}/)
  await expect(page.getByRole('link', { name: result.exportRows })).toBeVisible({ timeout: 120_000 })
  await page.getByRole('link', { name: scores.tabs.skus, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(scores.skus.title)
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('a log tells what the lists would earn, or why it can’t', async ({ page, words, checkPage }) => {
      test.slow()
      const { shell, scores } = words
      const { worth } = scores.skus
      await page.goto('/')
      await page.getByLabel(shell.scene, { exact: true }).selectOption({ label: `＋ ${shell.newScene}…` })
      await page.getByLabel(shell.newSceneName).fill(`log ${locale}`)
      await page.getByRole('button', { name: shell.create, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: `log ${locale}` })).toBeVisible()
      await give(page, words)
      await checkPage(page)
      await write(page, words, 'need', '需求：{{需求}}。请推荐 2 个产品')
      await write(page, words, 'sex', '性别：{{性别}}。请推荐 2 个产品')

      await runOn(page, words, ROWS)
      const card = page.getByRole('region', { name: worth.title }).first()
      await expect(page.getByText(worth.known)).toBeVisible()
      // Who knows the need names what brings most; who knows the sex alone does no better than what was shown by chance.
      const told = (letter: string) => page.getByText(pattern(worth.told.replace('{letter}', letter)))
      await expect(told('A')).toContainText(worth.above)
      await expect(told('B')).not.toContainText(worth.above)
      const rows = card.getByRole('row')
      const worthAt = async (at: number) => Number((await rows.nth(at).getByRole('cell').allInnerTexts())[0])
      expect(await worthAt(1)).toBeGreaterThan(await worthAt(2))
      await checkPage(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await checkPage(page)
      await page.setViewportSize({ width: 1280, height: 800 })

      // Too few rows by which to tell: no figure, and the reason with both numbers.
      await runOn(page, words, 150)
      await expect(page.getByText(pattern(worth.untold.replace('{letter}', 'A')))).toContainText('200')
      await expect(told('A')).toHaveCount(0)
      await expect(card.getByRole('row').nth(1)).toContainText('–')
      await checkPage(page)
      await page.setViewportSize({ width: 360, height: 780 })
      await checkPage(page)
    })
  })
}
