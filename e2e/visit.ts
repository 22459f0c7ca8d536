// What pictures and measurements of pages need: a scene with work in it, and every page that links lead to.
import type { Browser, Cookie, Page } from '@playwright/test'
import { messagesOf } from '@/lib/i18n/messages'

export interface VisitedPage {
  /** Of the pattern of its address: ids and guides are one. */
  name: string
  path: string
  /** Without them another page stands there. */
  cookies?: Cookie[]
}

const locale = 'zh-CN'
// Of a pattern: one prompt has a version to compare with, another has none.
const VISITS = 3
const { arena, batch, home, prompts, result, vote } = messagesOf('zh')
const VOTES = 12

/**
 * Two runs in the sample scene, the second with a new version of a prompt, and an arena with votes, so that every page has something
 * to show. Answers the page of the first run, which tells two prompts apart, and what no page of the workbench links to: the arena's voting page
 * as it welcomes, and as it asks who has joined.
 */
export async function makeWork(
  browser: Browser,
  url: string,
): Promise<{ run: string; welcome: VisitedPage; battle: VisitedPage }> {
  const page = await browser.newPage({ locale })
  page.setDefaultTimeout(120_000)
  const run = async () => {
    await page.getByLabel(batch.seed, { exact: true }).fill('1')
    await page.getByRole('button', { name: batch.start }).click()
    await page.getByRole('link', { name: result.exportRows }).waitFor()
    return new URL(page.url()).pathname
  }
  await page.goto(`${url}/batch/new`)
  const first = await run()
  await page.goto(`${url}/prompts`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /行为优先/ })
    .first()
    .click()
  const template = page.getByRole('textbox', { name: prompts.template, exact: true })
  await template.fill(
    '用户近期的行为：\n{{USER_ACTION}}\n\n推荐 5 个产品，每行一个，格式为“序号. 产品名：一句话理由”。',
  )
  await page.getByRole('button', { name: prompts.save }).click()
  await page.getByText(prompts.savedAs.replace('{number}', '2')).first().waitFor()
  await page.goto(url)
  await page.getByRole('link', { name: home.untestedAction }).click()
  await page.getByRole('button', { name: batch.start }).waitFor()
  await run()
  const path = new URL(await makeArena(page, url)).pathname
  const cookies = await page.context().cookies()
  await page.close()
  return { run: first, welcome: { name: 'vote', path }, battle: { name: 'vote-battle', path, cookies } }
}

/** An arena of the sample's prompts, with votes of one voter; answers the link for voters. */
async function makeArena(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/arena/new`)
  await page.getByLabel(arena.form.rows, { exact: true }).fill('20')
  await page.getByRole('button', { name: arena.form.submit }).click()
  await page.getByRole('button', { name: arena.links.make }).click()
  await page.getByRole('dialog').getByRole('button', { name: arena.links.make }).click()
  const link = await page.getByRole('textbox', { name: arena.links.url }).inputValue()
  await page.getByRole('button', { name: arena.links.done }).click()
  await page.goto(link)
  await page.getByLabel(vote.name, { exact: true }).fill('李')
  await page.getByRole('button', { name: vote.begin }).click()
  for (let cast = 1; cast <= VOTES; cast++) {
    await page.getByRole('region', { name: vote.left, exact: true }).waitFor()
    await page.keyboard.press(cast % 3 === 0 ? 't' : cast % 2 === 0 ? 'ArrowLeft' : 'ArrowRight')
    await page.getByRole('button', { name: vote.next, exact: true }).click()
    await page.getByRole('button', { name: vote.choices.tie }).waitFor()
  }
  return link
}

/** A page for each pattern of addresses that links lead to from those given and the home; the first that is met stands for all. */
export async function findPages(browser: Browser, url: string, from: readonly string[] = []): Promise<VisitedPage[]> {
  const page = await browser.newPage({ locale })
  const found = new Map<string, string>()
  const visits = new Map<string, number>()
  const seen = new Set<string>()
  const open = [...from, '/']
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const name = nameOf(path)
    const visited = visits.get(name) ?? 0
    if (seen.has(path) || visited >= VISITS) continue
    seen.add(path)
    visits.set(name, visited + 1)
    if (!found.has(name)) found.set(name, path)
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    // What React streams takes the place of such marks; its links are hidden until then.
    await page.waitForFunction(() => document.querySelector('template[id^="B:"]') === null)
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    open.push(...links.map(withoutQuery).filter((href) => href.startsWith('/') && !href.startsWith('/api/')))
  }
  await page.close()
  return [...found].map(([name, path]) => ({ name, path }))
}

const withoutQuery = (href: string): string => href.split(/[?#]/)[0] ?? ''

function nameOf(path: string): string {
  const parts = path.split('/').filter(Boolean)
  if (parts.length === 0) return 'home'
  if (parts[0] === 'docs' && parts.length > 1) return 'docs-guide'
  return parts.map((part) => (/^[\da-f-]{20,}$/.test(part) ? 'id' : part)).join('-')
}
