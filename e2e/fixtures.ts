// What every journey has: a workbench and a model server of its own, a page that must stay free of errors, and a check of
// the page that it stands on.
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Locale } from '@/lib/i18n/locale'
import { type Messages, messagesOf } from '@/lib/i18n/messages'
import { type ModelServer, startModelServer } from './model-server'
import { startWorkbench, type Workbench } from './workbench'

interface Fixtures {
  /** Console errors and uncaught exceptions so far; a journey that expects one takes it out. */
  complaints: string[]
  /** The page's own language by its words, for journeys that are walked in both. */
  words: Messages
  /** The page must have no violation of WCAG 2.2 A and AA and no horizontal overflow. */
  checkPage: (page: Page) => Promise<void>
}

interface WorkerFixtures {
  /** What a workbench is for, where it must not be one that other journeys have used. */
  own: string
  modelServer: ModelServer
  workbench: Workbench
}

export const apiKey = 'sk-test-0123456789'

export const test = base.extend<Fixtures, WorkerFixtures>({
  own: ['', { scope: 'worker', option: true }],

  modelServer: [
    async ({}, use) => {
      const server = await startModelServer({ apiKey })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],

  workbench: [
    async ({}, use) => {
      const workbench = await startWorkbench()
      await use(workbench)
      await workbench.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  baseURL: ({ workbench }, use) => use(workbench.url),

  words: ({ locale }, use) => use(messagesOf((locale ?? 'en').slice(0, 2) as Locale)),

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        // A browser asks for this one by itself, now and then, whatever the page says.
        if (message.location().url.endsWith('/favicon.ico')) return
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],

  checkPage: ({}, use) =>
    use(async (page) => {
      // What is half faded in, or out, has no colours of its own; a toast may begin to go at any moment.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.evaluate(async () => {
        const passing = document
          .getAnimations()
          .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        await Promise.allSettled(passing.map((one) => one.finished))
      })
      // A page may be on its way while it is looked at (Next takes a title away before it streams the next): what is a fault, stays.
      await expect(async () => {
        await expect(page).toHaveTitle(/\S/)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([])
      }).toPass({ timeout: 20_000 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    }),
})

/** A sentence of the catalogue as a pattern: its values may be anything. */
export function pattern(sentence: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // Values may hold values: only what stands outside of all braces is literal.
  const parts = ['']
  let depth = 0
  for (const sign of sentence.replace(/<[^>]*>/g, '{}')) {
    if (sign === '{' && depth++ === 0) parts.push('')
    else if (sign === '}') depth--
    else if (depth === 0) parts[parts.length - 1] += sign
  }
  return new RegExp(parts.map(literal).join('.*'))
}

/** From the dataset's page: it goes, so that journeys in the same workbench find the sample's first. */
export async function deleteDataset(page: Page, { data }: Messages): Promise<void> {
  await page.getByRole('button', { name: data.detail.delete, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: data.detail.deleteConfirm, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: data.title })).toBeVisible()
}

/** From the prompt's page. The last version takes its prompt along. */
export async function deleteVersion(page: Page, { versions: v }: Messages, number: number): Promise<void> {
  const manage = page.getByRole('button', { name: v.manageOf.replace('{number}', String(number)) })
  await manage.click()
  await page.getByRole('button', { name: v.delete }).click()
  await page.getByRole('button', { name: v.delete }).click()
  await expect(manage).toHaveCount(0)
}

/** From the run's page. */
export async function deleteRun(page: Page, { result, batch }: Messages): Promise<void> {
  await page.getByRole('button', { name: result.remove.button, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: result.remove.confirm, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: batch.title })).toBeVisible()
}

/** Takes back what a toast says was done. */
export async function undo(page: Page, { shell }: Messages, done: string | RegExp): Promise<void> {
  const told = page.getByRole('listitem').filter({ hasText: done })
  await told.getByRole('button', { name: shell.undo, exact: true }).first().click()
  await expect(page.getByText(shell.undone).first()).toBeVisible()
}

export { expect }

/** Opens the palette; answers its field. A key or a click before the page has woken up is lost, so it is tried till it opens. */
export async function openPalette(page: Page, { palette }: Messages, how: 'key' | 'click' = 'key'): Promise<Locator> {
  const field = page.getByRole('combobox', { name: palette.title })
  await expect(async () => {
    if (await field.isHidden()) {
      if (how === 'key') await page.keyboard.press('Control+k')
      else await page.getByRole('button', { name: palette.button }).click({ timeout: 1000 })
    }
    await expect(field).toBeVisible({ timeout: 3000 })
  }).toPass()
  return field
}
