/** What every page of the console has to be, and how a test comes to one. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { keepPicture, signIn, violationsOf, type TestBrowser } from './browser.ts'
import { NOW } from './seed.ts'

/** axe finds nothing, and nothing scrolls sideways. */
export async function assertSound(page: Page, name: string): Promise<void> {
  await keepPicture(page, `${name}.png`)
  const violations = await violationsOf(page)
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')}`)),
    [],
  )
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name)
}

type House = { browser: TestBrowser; url: string; complaints: string[] }

/** A page of the console, at the time of the seed, after somebody has signed in. What the page complains about is added to `complaints`. */
export async function signedInPage({ browser, url, complaints }: House, who: { email: string; password: string }, options = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await page.clock.setFixedTime(NOW)
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, url, who)
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  return page
}
