// The versions of a prompt in both languages: champion, note, restore, duplicate, out to a file and in again, delete.
import { expect, openPalette, pattern, test, undo } from './fixtures'

for (const locale of ['zh-CN', 'en-US']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('what is done with versions', async ({ page, words, checkPage }) => {
      const { prompts: p, versions: v } = words
      const name = `versions ${locale}`
      await page.goto('/prompts/new')
      await page.getByLabel(p.name, { exact: true }).fill(name)
      await page.getByRole('textbox', { name: p.template, exact: true }).fill('请推荐 5 个产品')
      await page.getByRole('button', { name: p.saveFirst }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await page.getByRole('textbox', { name: p.template, exact: true }).fill('请推荐 3 个产品')
      await page.getByRole('button', { name: p.save }).click()
      const manage = (number: number) =>
        page.getByRole('button', { name: v.manageOf.replace('{number}', String(number)) }).click()

      await manage(1)
      await checkPage(page)
      await page.getByLabel(v.note).fill('线上 online')
      await page.getByRole('button', { name: v.saveNote }).click()
      await expect(page.getByRole('cell', { name: '线上 online' })).toBeVisible()
      await manage(1)
      await page.getByRole('button', { name: v.crown }).click()
      await expect(page.getByText(`★ ${v.champion}`)).toBeVisible()
      await undo(page, words, v.crowned.replace('{number}', '1'))
      await expect(page.getByText(`★ ${v.champion}`)).toHaveCount(0)
      await manage(1)
      await page.getByRole('button', { name: v.crown }).click()
      await expect(page.getByText(`★ ${v.champion}`)).toBeVisible()
      await manage(1)
      await page.getByRole('button', { name: v.restore }).click()
      await expect(page.getByRole('cell', { name: v.restoredFrom.replace('{number}', '1') })).toBeVisible()
      await checkPage(page)

      // Tags are added and taken away by the keyboard, and found again in the list, the forms and the palette.
      await manage(1)
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(v.newTag).fill(`#${locale}`)
      await dialog.getByLabel(v.newTag).press('Enter')
      await expect(page.getByText(pattern(v.badTag))).toBeVisible()
      for (const tag of [`tag ${locale}`, 'draft']) {
        await dialog.getByLabel(v.newTag).fill(tag)
        await dialog.getByLabel(v.newTag).press('Enter')
        await expect(dialog.getByRole('listitem').filter({ hasText: tag })).toBeVisible()
      }
      const removed = dialog.getByRole('button', { name: v.removeTag.replace('{tag}', 'draft') })
      await removed.click()
      await expect(dialog.getByRole('listitem')).toHaveCount(1)
      await undo(page, words, v.tagRemoved.replace('{tag}', 'draft'))
      await expect(dialog.getByRole('listitem')).toHaveCount(2)
      await removed.click()
      await expect(dialog.getByRole('listitem')).toHaveCount(1)
      await checkPage(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('cell').filter({ hasText: `# tag ${locale}` })).toBeVisible()
      const prompt = page.url()
      await page.goto('/prompts')
      await page
        .getByRole('navigation', { name: v.tagFilter })
        .getByRole('link', { name: `# tag ${locale}` })
        .click()
      await expect(page).toHaveURL(/tag=/)
      await expect(page.getByRole('article')).toHaveCount(1)
      await expect(page.getByRole('article')).toContainText(name)
      await checkPage(page)
      await page.goto('/batch/new')
      await expect(page.getByRole('checkbox', { name: `tag ${locale}`, includeHidden: true })).toHaveCount(1)
      await page.goto('/optimise')
      await expect(page.getByRole('option', { name: `#tag ${locale}` }).first()).toBeAttached()
      await (await openPalette(page, words)).fill(`#tag ${locale}`)
      await expect(page.getByRole('dialog').getByRole('option', { name })).toBeVisible()
      await page.goto(prompt)

      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: v.export }).click(),
      ])
      expect(file.suggestedFilename()).toBe(`${name}.json`)
      const path = await file.path()
      await page.goto('/prompts')
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: v.import }).click(),
      ])
      await chooser.setFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
      await expect(page.getByText(pattern(words.errors.prompt.badFile))).toBeVisible()
      await page.getByLabel(v.importFile).setInputFiles(path)
      await expect(page.getByRole('heading', { level: 1, name: `${name} (2)` })).toBeVisible()
      await expect(page.getByRole('cell').filter({ hasText: '线上 online' })).toBeVisible()

      // The last version takes its prompt along, and that is said before.
      for (const number of [1, 2, 3]) {
        await manage(number)
        await page.getByRole('button', { name: v.delete }).click()
        if (number === 3) await expect(page.getByText(pattern(v.deletePrompt))).toBeVisible()
        await page.getByRole('button', { name: v.delete }).click()
        await expect(page.getByRole('button', { name: v.manageOf.replace('{number}', String(number)) })).toHaveCount(0)
      }
      await expect(page.getByRole('heading', { level: 1, name: p.title })).toBeVisible()
      await expect(page.getByText(`${name} (2)`)).toHaveCount(0)
    })
  })
}
