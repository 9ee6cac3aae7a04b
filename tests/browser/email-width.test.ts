/** A notice by e-mail on the narrowest phone: a long word breaks before the page scrolls sideways. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { KINDS } from '../../src/kinds.ts'
import { emailHtml } from '../../src/notify/email-html.ts'
import { facts, person } from '../../src/notify/sample-facts.ts'
import { noticeFor } from '../../src/notify/write-notice.ts'
import { startBrowser, type TestBrowser } from './browser.ts'

let browser: TestBrowser
before(async () => void (browser = await startBrowser()))
after(() => browser.close())

for (const language of ['en', 'cy'] as const) {
  test(`a notice with every kind of data fits 320 and 390 px (${language})`, async () => {
    const page = await (await browser.open({ width: 320, height: 700 })).newPage()
    await page.setContent(
      emailHtml(noticeFor(person({ kinds: [...KINDS], familyName: 'Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh' }), facts(), language)),
    )
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 700 })
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${width} px`)
    }
    await page.context().close()
  })
}
