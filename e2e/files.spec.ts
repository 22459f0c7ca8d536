// Files that are no CSV, through the browser: a workbook of two sheets, JSON Lines with a bad line, and a pool from a sheet.
import { textRow, workbookBytes } from '@/lib/files/workbook.fixture'
import { deleteDataset, expect, pattern, test } from './fixtures'

const rows = (first: number, names: readonly string[], lines: readonly (readonly string[])[]) =>
  [names, ...lines].map((cells, at) => textRow(first + at, cells)).join('')
const workbook = () =>
  workbookBytes({
    sheets: [
      { name: '说明', rows: rows(1, ['note', 'more'], [['a', 'b']]) },
      {
        name: '用户行为',
        rows: rows(
          2,
          ['用户', '性别', '真实产品'],
          Array.from({ length: 30 }, (_, at) => [`u${at}`, at % 2 ? '男' : '女', at % 3 ? '感冒灵颗粒' : '维生素C片']),
        ),
      },
      {
        name: '候选池',
        rows: rows(
          1,
          ['产品', '价格'],
          [
            ['感冒灵颗粒', '19.9'],
            ['维生素C片', '9.9'],
          ],
        ),
      },
    ],
  })
const mimeType = 'application/octet-stream'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: locale === 'zh-CN' ? 'light' : 'dark' })

    test('imports a sheet of a workbook, and JSON Lines with a line set aside', async ({ page, words, checkPage }) => {
      const { data } = words
      const choose = (name: string, buffer: Buffer) =>
        page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
      await page.goto('/data')
      await choose('july.xlsx', Buffer.from(await workbook()))
      await page.getByLabel(data.upload.sheet).selectOption('用户行为')
      await checkPage(page)
      await page.getByRole('button', { name: data.upload.import, exact: true }).click()
      await expect(page.getByRole('status').getByText(pattern(data.imported))).toBeVisible()
      await page.getByRole('link', { name: data.openImported }).click()
      await page.waitForURL('**/data/*')
      await expect(page.getByText(data.formatWords.xlsx).first()).toBeVisible()
      await expect(page.getByRole('cell', { name: 'u7', exact: true }).first()).toBeVisible()
      await checkPage(page)

      await deleteDataset(page, words)
      const lines = [
        '{"用户":"u1","真实产品":"感冒灵颗粒"}',
        '{"用户":',
        '{"用户":"u2","城市":"上海","真实产品":"维生素C片"}',
      ]
      await choose('more.jsonl', Buffer.from(lines.join('\n')))
      await page.getByRole('button', { name: data.upload.import, exact: true }).click()
      await page.getByRole('link', { name: data.openImported }).click()
      await expect(page.getByText(pattern(data.formatWords.jsonl)).first()).toBeVisible()
      await expect(page.getByText(data.reasons.not_json)).toBeVisible()
      await checkPage(page)
      await deleteDataset(page, words)
    })

    test('says what is wrong with a workbook that was cut short', async ({ page, words }) => {
      await page.goto('/data')
      const buffer = Buffer.from((await workbook()).slice(0, -60))
      await page.locator('input[type=file]').setInputFiles({ name: 'cut.xlsx', mimeType, buffer })
      await page.getByRole('button', { name: words.data.upload.import, exact: true }).click()
      await expect(page.getByText(/cut\.xlsx.*ZIP/)).toBeVisible()
    })
  })
}

test('takes a pool from a sheet of a workbook', async ({ page, words, checkPage }) => {
  await page.goto('/pool')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'pool.xlsx', mimeType, buffer: Buffer.from(await workbook()) })
  await page.getByLabel(words.data.upload.sheet).selectOption('候选池')
  await page.getByRole('button', { name: words.data.upload.import, exact: true }).click()
  await expect(page.getByText(pattern(words.pool.imported))).toBeVisible()
  await checkPage(page)
  // Other journeys rest on the sample's pool.
  await page.goto('/pool')
  await page.locator('input[type=file]').setInputFiles('samples/health-pool.csv')
  await page.getByRole('button', { name: words.data.upload.import, exact: true }).click()
  await expect(page.getByText(pattern(words.pool.imported))).toBeVisible()
})
