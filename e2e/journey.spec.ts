// The main job, in both languages: a GB18030 file of one's own → two prompts → a run → the verdict and its rows.
import { readFile } from 'node:fs/promises'
import { encodeText } from '@/lib/core/dataset/encode.fixture'
import { expect, pattern, test } from './fixtures'

/** 120 users whose need decides what they take; the profile says nothing, so that only one of two prompts can know. */
function usersFile(): Buffer {
  const needs = [
    ['搜索“上火 牙龈肿痛”', '龙胆泻肝片'],
    ['浏览血糖仪，收藏无糖饼干', '血糖试纸'],
    ['搜索“备孕 叶酸”', '叶酸片'],
    ['浏览护膝，搜索“关节 疼”', '氨糖软骨素'],
  ] as const
  const lines = Array.from({ length: 120 }, (_, i) => {
    const [action, product] = needs[i % 4] ?? needs[0]
    return `u${i},2026-06-${String(1 + (i % 28)).padStart(2, '0')},${Math.floor(i / 4) % 2 ? '男' : '女'},"${action}，昨晚, 共${i % 5}次",${product}`
  })
  const broken = 'u999,2026-06-30,女'
  return Buffer.from(encodeText(['用户ID,时间,性别,近期行为,下一个产品', ...lines, broken, ''].join('\r\n'), 'gb18030'))
}

for (const [locale, colorScheme] of [
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme })

    test('from a file to a verdict', async ({ page, words, checkPage }) => {
      const { shell, data, prompts, batch, result } = words
      await page.goto('/')
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'zh-CN' : 'en')
      await checkPage(page)

      // A scene of its own.
      await page.getByLabel(shell.scene, { exact: true }).selectOption({ label: `＋ ${shell.newScene}…` })
      await page.getByLabel(shell.newSceneName).fill(`e2e ${locale}`)
      await page.getByRole('button', { name: shell.create, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: `e2e ${locale}` })).toBeVisible()

      // Import.
      await page.getByRole('link', { name: shell.data, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
      await checkPage(page)
      await page
        .getByLabel(data.upload.choose)
        .setInputFiles({ name: '用户.csv', mimeType: 'text/csv', buffer: usersFile() })
      await page.getByRole('button', { name: data.upload.import, exact: true }).click()
      await expect(page.getByText(pattern(data.imported))).toContainText('120')
      await page.getByRole('link', { name: data.openImported }).click()
      await expect(page.getByText('GB18030')).toBeVisible()
      await expect(page.getByLabel(data.detail.roleOf.replace('{column}', '下一个产品'))).toHaveValue('label')
      await expect(page.getByLabel(data.detail.roleOf.replace('{column}', '用户ID'))).toHaveValue('user')
      await expect(page.getByText(data.reasons.too_few_cells)).toBeVisible()
      await checkPage(page)

      // Two prompts, the second by another notation; an unbound variable is named on the way.
      const write = async (name: string, template: string, variables: string) => {
        await page.goto('/prompts/new')
        await page.getByLabel(prompts.name, { exact: true }).fill(name)
        const editor = page.getByRole('textbox', { name: prompts.template, exact: true })
        await editor.fill(template)
        await page.getByRole('textbox', { name: prompts.variables, exact: true }).fill(variables)
        await expect(page.getByRole('region', { name: prompts.rendered }).locator('mark').first()).toBeVisible()
        await checkPage(page)
        await page.getByRole('button', { name: prompts.saveFirst }).click()
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      }
      await write(
        'profile',
        '<USER_PROFILE>\n{{USER_PROFILE}}\n</USER_PROFILE>\n请推荐 2 个产品',
        'USER_PROFILE: 性别{{性别}}',
      )
      await write(
        'behaviour',
        '<USER_ACTION>\n$USER_ACTION\n</USER_ACTION>\n请推荐 2 个产品',
        '$USER_ACTION：{{近期行为}}',
      )
      await page.getByRole('textbox', { name: prompts.template, exact: true }).fill('$USER_ACTIO 请推荐 2 个产品')
      await expect(page.getByText('USER_ACTIO ', { exact: false }).first()).toBeVisible()
      await page
        .getByRole('textbox', { name: prompts.template, exact: true })
        .fill('先看行为：$USER_ACTION\n请推荐 2 个产品')
      await page.getByRole('button', { name: prompts.save }).click()
      await expect(page.getByText(prompts.versionLabel.replace('{number}', '2')).first()).toBeVisible()
      await page.getByRole('button', { name: prompts.tryRun }).click()
      await expect(page.getByRole('list', { name: prompts.productsFound })).toBeVisible()
      await checkPage(page)
      await page
        .getByRole('link', { name: prompts.compareWith.replace('{number}', '1').replace('{current}', '2') })
        .click()
      await expect(page).toHaveURL(/\/diff\?a=1&b=2/)
      await expect(page.getByRole('heading', { level: 1, name: 'behaviour' })).toBeVisible()
      await checkPage(page)

      // Run.
      await page.getByRole('link', { name: shell.batch, exact: true }).click()
      await page.getByRole('link', { name: batch.create }).first().click()
      await expect(page.getByText(pattern(batch.estimate)).first()).toBeVisible()
      await checkPage(page)
      await page.getByRole('button', { name: batch.start }).click()

      // Verdict: the prompt that sees the behaviour wins, by much.
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/behaviour.*(更好|better|hits)/, {
        timeout: 60_000,
      })
      await checkPage(page)
      const filters = page.getByRole('navigation', { name: result.rows.filters })
      const onlyB = result.rows.onlyB.replace('{letter}', 'B')
      await filters.getByRole('link', { name: onlyB }).click()
      await expect(page).toHaveURL(/filter=onlyB/)
      await expect(page.getByText('✓1').first()).toBeVisible()
      await checkPage(page)
      // The filter is the address’s: back, forward and a new look show what it says.
      const current = filters.locator('[aria-current]')
      await page.goBack()
      await expect(current).toContainText(result.rows.all)
      await page.goForward()
      await expect(current).toContainText(onlyB)
      await page.reload()
      await expect(current).toContainText(onlyB)
      await expect(page.getByText('✓1').first()).toBeVisible()

      // What goes out.
      const [csv] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: result.exportRows }).click(),
      ])
      const lines = (await readFile(await csv.path(), 'utf8')).trimEnd().split('\r\n')
      expect(lines[0]).toBe(
        '\ufeffrow,version,outcome,products,product,degree,hit_rank,label,error,input_tokens,output_tokens,latency_ms',
      )
      expect(lines).toHaveLength(1 + 240)
      await page.goBack()
      await page
        .getByRole('link', { name: new RegExp(`^${shell.batch}`) })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1, name: batch.title })).toBeVisible()
      await checkPage(page)
    })
  })
}
