// The life of a dataset: watched while it is read, appended to, mended, replaced and deleted, each deed said in words.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { deleteDataset, expect, pattern, test, undo } from './fixtures'

const sample = async (): Promise<string[]> => (await readFile('samples/health-users.csv', 'utf8')).trimEnd().split('\n')
const bytesOf = (lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`)
const csv = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: bytesOf(lines) })
/** The zone with this heading takes a file; a drop zone is a region named by its title. */
const give = (page: Page, zone: string, file: ReturnType<typeof csv>) =>
  page.getByRole('region', { name: zone, exact: true }).locator('input[type=file]').setInputFiles(file)

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('append, refuse other columns, mend by hand and by file', async ({ page, words, checkPage }) => {
      const { data, errors } = words
      const [header = '', ...rows] = await sample()
      const send = () => page.getByRole('button', { name: data.upload.import, exact: true }).click()
      const cells = (rows[0] ?? '').split(',')
      const short = cells.slice(0, -1).join(',')
      const name = `mended ${locale}`

      // Lines 12 to 14 are set aside.
      await page.goto('/data')
      const lines = [header, ...rows.slice(0, 10), 'u1,坏行', short, '"u3,不闭合']
      await give(page, data.upload.title, csv(`${name}.csv`, lines))
      await send()
      await page.getByRole('link', { name: data.openImported }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByText(pattern(data.detail.rejectsMend))).toContainText('3')

      // A role that is given to one column is taken from another; undone, both are what they were.
      const roleOf = (column: string) =>
        page.getByLabel(data.detail.roleOf.replace('{column}', column), { exact: true })
      await roleOf('性别').selectOption('label')
      await expect(roleOf('下一产品')).toHaveValue('ignore')
      await undo(page, words, '下一产品')
      await expect(roleOf('下一产品')).toHaveValue('label')
      await expect(roleOf('性别')).toHaveValue('feature')

      // A time column is told what in it is no time.
      await roleOf('省份').selectOption('time')
      await expect(page.getByText(pattern(data.detail.unreadTimes))).toContainText('省份')
      await checkPage(page)
      await undo(page, words, '省份')
      await expect(page.getByText(pattern(data.detail.unreadTimes))).toBeHidden()

      // Append: other columns are refused by name, the same columns come in.
      await give(page, data.detail.append, csv('other.csv', ['用户ID,城市', 'u1,京']))
      await send()
      await expect(page.getByRole('alert').filter({ hasText: pattern(errors.append.columns) })).toContainText('城市')
      await page.getByRole('button', { name: data.upload.otherFile }).click()
      await give(page, data.detail.append, csv('more.csv', [header, ...rows.slice(10, 15)]))
      await send()
      await expect(page.getByText(pattern(data.detail.appended))).toContainText('15')

      // One line by hand: first still wrong, then right.
      await page.getByRole('button', { name: data.mend.editOf.replace('{line, number}', '13') }).click()
      const text = page.getByRole('textbox', { name: data.mend.textOf.replace('{line, number}', '13') })
      await expect(text).toHaveValue(short)
      await text.fill(`${short},a,b`)
      await page.getByRole('button', { name: data.mend.save, exact: true }).click()
      await expect(page.getByText(pattern(data.mend.kept))).toContainText(data.reasons.too_many_cells)
      await checkPage(page)
      await text.fill(rows[20] ?? '')
      await page.getByRole('button', { name: data.mend.save, exact: true }).click()
      await expect(page.getByText(pattern(data.mend.done))).toContainText('16')

      // The others as a file, one of them mended.
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: data.detail.download }).click(),
      ])
      const quarantine = (await readFile(await download.path(), 'utf8')).split('\r\n')
      expect(quarantine.map((line) => line.split(',')[0])).toEqual(['\ufeffline', '12', '14', ''])
      const mended = `12,too_few_cells,"${(rows[21] ?? '').replaceAll('"', '""')}"`
      await give(page, data.mend.file, csv('mended.csv', [quarantine[0] ?? '', mended, quarantine[2] ?? '']))
      await send()
      await expect(page.getByText(pattern(data.mend.fileDone.split('{left')[0] ?? ''))).toContainText('17')
      await expect(page.getByText(pattern(data.mend.fileKept))).toContainText(data.reasons.unclosed_quote)
      await checkPage(page)
      await deleteDataset(page, words)
    })

    test('replace and delete name the runs that go', async ({ page, words, checkPage }) => {
      const { data, errors, batch, result } = words
      const [header = '', ...rows] = await sample()
      const send = () => page.getByRole('button', { name: data.upload.import, exact: true }).click()
      const name = `replaced ${locale}`
      await page.goto('/data')
      await give(page, data.upload.title, csv(`${name}.csv`, [header, ...rows.slice(0, 12)]))
      await send()
      await page.getByRole('link', { name: data.openImported }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      const address = page.url()

      await page.goto('/batch/new')
      await page.getByLabel(batch.size, { exact: true }).fill('5')
      await page.getByRole('button', { name: batch.start }).click()
      await expect(page.getByText(result.exportRows)).toBeVisible({ timeout: 60_000 })
      await page.goto(address)
      await page.getByRole('button', { name: data.detail.delete, exact: true }).click()
      await expect(page.getByRole('dialog').getByText(pattern(data.detail.deleteRuns))).toContainText('#')
      await page.getByRole('button', { name: data.detail.keep, exact: true }).click()

      await page.getByRole('button', { name: data.replace.begin }).click()
      await expect(page.getByRole('dialog').getByText(pattern(data.detail.deleteRuns))).toContainText('#')
      await checkPage(page)
      await page.getByRole('button', { name: data.replace.agree }).click()
      await give(page, data.replace.zone, csv('empty.csv', [header]))
      await send()
      await expect(page.getByRole('alert').filter({ hasText: pattern(errors.file.headerOnly) })).toBeVisible()
      await page.getByRole('button', { name: data.upload.otherFile }).click()
      await give(page, data.replace.zone, csv('august.csv', [header, ...rows.slice(100, 107)]))
      await send()
      await expect(page.getByText(pattern(data.replace.done))).toContainText('7')
      await expect(page.getByText('august.csv')).toBeVisible()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await checkPage(page)

      // No run is left on it, and it goes.
      await page.getByRole('button', { name: data.detail.delete, exact: true }).click()
      await expect(page.getByRole('dialog').getByText(pattern(data.detail.deleteRuns))).toBeHidden()
      await page.getByRole('button', { name: data.detail.deleteConfirm, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
      await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
    })

    test('rows are seen while the file is read; cancelling and a dead server leave nothing', async ({
      page,
      words,
      checkPage,
      workbench,
    }) => {
      // A long file is read twice, and the server started twice.
      test.slow()
      const { data } = words
      // Long to read, quick to send: some 30 s, of which the journey takes five, twice.
      const lines = ['用户ID,性别,下一产品', ...Array.from({ length: 2_500_000 }, (_, at) => `u${at},男,甲`)]
      const name = `long ${locale}`
      const begin = async () => {
        await page.goto('/data')
        await give(page, data.upload.title, csv(`${name}.csv`, lines))
        await page.getByRole('button', { name: data.upload.import, exact: true }).click()
        await expect(page.getByRole('link', { name: data.upload.look })).toBeVisible()
      }
      const expectNone = async () => {
        await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
        await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
      }
      await begin()
      await page.goto('/data')
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText(data.reading.underWay)
      await checkPage(page)
      await page.goto('/batch/new')
      await expect(page.getByText(pattern(data.reading.note))).toContainText(name)
      // A page that asks a dead server for its rows would complain.
      await page.goto('about:blank')
      await workbench.kill()
      await workbench.restart()
      await page.goto('/data')
      await expectNone()

      await begin()
      await page.getByRole('link', { name: data.upload.look }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByRole('cell', { name: 'u0', exact: true })).toBeVisible()
      await expect(page.getByText(data.reading.notYet)).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: data.reading.cancel }).click()
      await expectNone()
    })
  })
}
