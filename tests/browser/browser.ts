/** A browser for tests: Chromium from npm. Never more than a minute for one step. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core'

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
      context.setDefaultTimeout(15_000)
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

export type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 (AA) and good practice. `except`: what cannot be asked, as a frame without scripts. */
export async function violationsOf(page: Page, except?: string): Promise<Violation[]> {
  // In the page itself: else each look opens a second page only to add up. What passes is not described: that took longer than to find it.
  const builder = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
  return (await (except === undefined ? builder : builder.exclude(except)).analyze()).violations
}

/** A picture for a person to look at, in the folder that TOCSIN_PICTURES names; nothing is drawn where none is asked for. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  // Also without a picture: what is measured next is measured in the fonts of the page.
  await page.evaluate('document.fonts.ready.then(() => true)')
  const folder = process.env['TOCSIN_PICTURES']
  if (folder) await page.screenshot({ path: join(folder, name), fullPage: true })
}
