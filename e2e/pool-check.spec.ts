// The pool checked against a dataset whose labels it only partly has: a near name is adopted as an alias, counts, and is given up again;
// and names matched by hand, one and many.
import { deleteDataset, expect, pattern, test, undo } from './fixtures'

const labels = ['西瓜霜喷剂', '西瓜霜喷雾剂', '从没听过的神药胶囊']
const csv = `用户ID,性别,下一产品\n${Array.from({ length: 30 }, (_, at) => `u${at},${at % 2 ? '男' : '女'},${labels[at % 3]}`).join('\n')}\n`

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: locale === 'zh-CN' ? 'light' : 'dark' })

    test('labels that the pool lacks are named, and one becomes an alias', async ({ page, words, checkPage }) => {
      const { data, pool } = words
      const name = `labels-${locale}`
      await page.goto('/data')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await page.getByRole('button', { name: data.upload.import, exact: true }).click()
      await expect(page.getByRole('status').getByText(pattern(data.imported))).toBeVisible()

      await page.goto('/pool/check')
      await page.getByLabel(pool.check.dataset).selectOption({ label: name })
      await expect(page.getByText(pattern(pool.check.missing)).first()).toContainText('2')
      const near = page.getByRole('row').filter({ hasText: '西瓜霜喷雾剂' })
      await expect(near).toContainText('西瓜霜喷剂')
      await checkPage(page)
      await near.getByRole('button').first().click()
      await expect(page.getByText(pattern(pool.check.adopted)).first()).toBeVisible()
      const aliases = page.getByRole('region', { name: pool.check.aliases, exact: true })
      await expect(aliases.getByRole('cell', { name: '西瓜霜喷雾剂', exact: true })).toBeVisible()
      await expect(page.getByText(pattern(pool.check.missing)).first()).toContainText('1')
      await checkPage(page)
      const alias = aliases.getByRole('cell', { name: '西瓜霜喷雾剂', exact: true })
      await aliases.getByRole('button').first().click()
      await expect(alias).toBeHidden()
      await undo(page, words, pool.check.removed.replace('{alias}', '西瓜霜喷雾剂'))
      await expect(alias).toBeVisible()
      await aliases.getByRole('button').first().click()
      await expect(alias).toBeHidden()
      await page.goto('/data')
      await page.getByRole('link', { name, exact: true }).click()
      await deleteDataset(page, words)
    })

    test('names are matched by hand, one with its reasons and many at once', async ({ page, words, checkPage }) => {
      const { match } = words
      await page.goto('/pool/match')
      await page.getByLabel(match.name, { exact: true }).fill('龙胆泻肝片（24片装）')
      const results = page.getByRole('list', { name: match.results })
      await expect(results.getByRole('listitem').first()).toContainText('龙胆泻肝片')
      await checkPage(page)
      await page.getByLabel(match.many.names).fill('西瓜霜喷剂\n没有这个产品xyz\n')
      await page.getByRole('button', { name: match.many.run, exact: true }).click()
      await expect(page.getByRole('status').getByText(pattern(match.many.done))).toBeVisible()
      await expect(page.getByRole('row').filter({ hasText: '没有这个产品xyz' })).toContainText(match.many.none)
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: match.many.download }).click()
      expect((await download).suggestedFilename()).toMatch(/\.csv$/)
      await checkPage(page)
    })

    test('columns that no header speaks for are chosen, and cells that are no numbers are named', async ({
      page,
      words,
      checkPage,
    }) => {
      const { data, pool } = words
      const bring = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
        await page.goto('/pool')
        await page.locator('input[type=file]').setInputFiles(file)
      }
      const send = async () => {
        await page.getByRole('button', { name: data.upload.import, exact: true }).click()
        await expect(page.getByText(pattern(pool.imported))).toBeVisible()
      }
      const odd = '品名,余量,到手价(元)\n龙胆泻肝片,3,暂无\n西瓜霜喷剂,0,￥15.9\n'
      await bring({ name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from(odd) })
      await page.getByText(data.upload.options).click()
      const stock = page.getByLabel(pool.upload.columnOf.replace('{field}', pool.fields.stock), { exact: true })
      await stock.selectOption('余量')
      await checkPage(page)
      await send()
      const taken = pool.takenAs.replace('{field}', pool.fields.stock).replace('{column}', '余量')
      await expect(page.getByText(taken)).toBeVisible()
      await expect(page.getByText(pattern(pool.unread))).toContainText('暂无')
      await checkPage(page)
      // Other journeys rest on the sample's pool.
      await bring('samples/health-pool.csv')
      await send()
    })
  })
}
