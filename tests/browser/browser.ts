/** A browser for tests: Chromium from npm. Never more than a minute for one step. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeBuilder } from '@axe-core/playwright'
import { chromium as playwright, type BrowserContext, type Locator, type Page } from 'playwright-core'

export type TestBrowser = { open(options?: { width?: number; height?: number; dark?: boolean }): Promise<BrowserContext>; close(): Promise<void> }

/** Our own arguments: those of the package are for another place, and closing a context ends its browser there. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none', '--hide-scrollbars']

export async function startBrowser(): Promise<TestBrowser> {
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  const browser = await playwright.launch({ executablePath, args: ARGUMENTS, headless: true, timeout: 60_000 })
  return {
    open: async ({ width = 1440, height = 900, dark = false } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'en-GB',
        timezoneId: 'America/New_York',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(30_000)
      return context
    },
    close: () => browser.close(),
  }
}

/** As staff sign in at the console's door; what comes after is the caller's to wait for. */
export async function signIn(page: Page, consoleUrl: string, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${consoleUrl}/`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Presses what leads to another page, and waits for that page: a click alone may come back between the two, when there is no document to ask. */
export async function press(page: Page, button: Locator): Promise<void> {
  const next = page.waitForEvent('domcontentloaded')
  await button.click()
  await next
}

/** When nothing on the page is still being loaded, and what came is drawn. */
export async function settled(page: Page): Promise<void> {
  const loading = page.locator('.skeleton').first()
  await loading.waitFor({ state: 'detached' })
  // What has come may ask for more.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  await loading.waitFor({ state: 'detached' })
}

/** Does `step` until `text` gives what is looked for; each time it waits for the page to answer, unless there is nothing else to come. */
export async function stepUntil(page: Page, step: () => Promise<void>, text: () => Promise<string>, isFound: (text: string) => boolean): Promise<string> {
  let seen = await text()
  for (let turn = 0; turn < 200 && !isFound(seen); turn++) {
    const before = seen
    await step()
    for (let look = 0; look < 250 && seen === before; look++) {
      await page.waitForTimeout(20)
      seen = await text()
    }
  }
  return seen
}

export type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as { source: string }

/** What axe finds against WCAG 2.2 (AA) and good practice, in the page and its frames. `except`: what cannot be asked, as a frame without scripts. */
export async function violationsOf(page: Page, except?: 'iframe' | `#${string}`): Promise<Violation[]> {
  // In the page itself, put there once: AxeBuilder brings it twice and opens a second page only to add up, which took six times as long.
  for (const frame of except === 'iframe' ? [page.mainFrame()] : page.frames())
    await frame.evaluate(`if (typeof axe !== 'object') {${axe.source};axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })}`)
  const context = except === undefined ? 'document' : `{ include: [['html']], exclude: [[${JSON.stringify(except)}]] }`
  // What passes is not described: that takes longer than to find what does not.
  const options = { resultTypes: ['violations'], runOnly: { type: 'tag', values: RULES } }
  return page.evaluate(`axe.run(${context}, ${JSON.stringify(options)}).then(({ violations }) => violations)`)
}

/** A picture for a person to look at, in the folder that TOCSIN_PICTURES names; nothing is drawn where none is asked for. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  // Also without a picture: what is measured next is measured in the fonts of the page.
  await page.evaluate('document.fonts.ready.then(() => true)')
  const folder = process.env['TOCSIN_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, name), fullPage: true })
}
