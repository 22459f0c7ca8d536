// A variable is built from columns: codes become words, numbers bands; it reads on the previewed user, and opens again.
import { expect, pattern, test } from './fixtures'

const csv = [
  '用户ID,性别码,年龄,兴趣,下一个产品',
  ...Array.from({ length: 12 }, (_, i) => `u${i},${1 + (i % 2)},${20 + i},护眼|滋补|补钙,叶酸片`),
]

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('build a variable from columns', async ({ page, words, checkPage }) => {
      const { shell, data, prompts } = words
      const { build } = prompts
      await page.goto('/')
      await page.getByLabel(shell.scene, { exact: true }).selectOption({ label: `＋ ${shell.newScene}…` })
      await page.getByLabel(shell.newSceneName).fill(`build ${locale}`)
      await page.getByRole('button', { name: shell.create, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: `build ${locale}` })).toBeVisible()
      await page.getByRole('link', { name: shell.data, exact: true }).click()
      await page
        .getByLabel(data.upload.choose)
        .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(`${csv.join('\n')}\n`) })
      await page.getByRole('button', { name: data.upload.import, exact: true }).click()
      await expect(page.getByText(pattern(data.imported))).toContainText('12')

      await page.goto('/prompts/new')
      await page.getByRole('button', { name: build.open }).click()
      const panel = page.getByRole('dialog')
      for (const name of ['年龄', '性别码', '兴趣']) {
        await panel.getByRole('button', { name: build.addColumn.replace('{name}', name) }).click()
      }
      await panel.getByRole('button', { name: build.moveUp.replace('{column}', '性别码') }).click()
      const choose = panel.getByLabel(build.pipe, { exact: true })
      await choose.nth(0).selectOption('map')
      const wordsOf = (number: number) =>
        build.toOf.replace('{column}', '性别码').replace('{number, number}', String(number))
      await expect(panel.getByLabel(wordsOf(1))).toHaveValue(/[12]/)
      for (const number of [1, 2]) {
        const field = panel.getByLabel(wordsOf(number))
        await field.fill((await field.inputValue()) === '1' ? '男' : '女')
      }
      await choose.nth(1).selectOption('band')
      await choose.nth(2).selectOption('list')
      await panel.getByLabel(build.most).fill('2')
      await expect(panel.getByRole('region')).toHaveText('性别码男，年龄≤21，兴趣护眼、滋补')
      await checkPage(page)
      await panel.getByRole('button', { name: build.insert }).click()
      await expect(panel).toBeHidden()
      await expect(page.getByLabel(prompts.variables, { exact: true })).toContainText(
        'USER_PROFILE: 性别码{{性别码|map:',
      )

      await page.getByRole('button', { name: /USER_PROFILE/ }).click()
      await expect(page.getByRole('dialog').getByLabel(build.most)).toHaveValue('2')
      await page.getByRole('dialog').getByRole('button', { name: prompts.cancel }).click()

      await page.getByLabel(prompts.template, { exact: true }).fill('推荐产品：{{年龄|bnad:0-30=青年}}')
      await page.getByRole('button', { name: prompts.replaceWith.replace('{near}', '年龄|band:0-30=青年') }).click()
      await expect(page.getByRole('region', { name: prompts.rendered })).toHaveText('推荐产品：青年')
    })
  })
}
