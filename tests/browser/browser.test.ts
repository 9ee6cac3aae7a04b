/** What the other files of this folder lean on: a page that is not as it should be is found out. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startBrowser, violationsOf, type TestBrowser } from './browser.ts'

let browser: TestBrowser
before(async () => void (browser = await startBrowser()))
after(() => browser.close())

const page = async (body: string) => {
  const opened = await (await browser.open()).newPage()
  await opened.setContent(`<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>${body}</main></body></html>`)
  return opened
}

test('a field without a name and pale words are found, with the place; a page without a fault has none', async () => {
  assert.deepEqual(await violationsOf(await page('<p>Words</p>')), [])
  const found = await violationsOf(await page('<input id="bare"><p id="pale" style="color:#ccc;background:#fff">Pale words</p>'))
  assert.deepEqual(found.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`).toSorted(), [
    'color-contrast #pale',
    'label #bare',
  ])
})

test('every node with a fault is named, in every part of the page but the one that is left out', async () => {
  const faulty = await page('<input id="one"><input id="two"><section id="framed"><input id="three"></section>')
  const names = async (except?: '#framed') =>
    (await violationsOf(faulty, except)).filter(({ id }) => id === 'label').flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))
  assert.deepEqual(await names(), ['#one', '#two', '#three'])
  assert.deepEqual(await names('#framed'), ['#one', '#two'])
})

test('a fault within a frame is found as well', async () => {
  const framed = await page('<iframe title="A frame" srcdoc="<!doctype html><html lang=en><title>In it</title><input id=inner></html>"></iframe>')
  await framed.frameLocator('iframe').locator('#inner').waitFor()
  const found = (await violationsOf(framed)).filter(({ id }) => id === 'label').flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))
  assert.deepEqual(found, ['iframe #inner'])
  assert.deepEqual(
    (await violationsOf(framed, 'iframe')).filter(({ id }) => id === 'label'),
    [],
  )
})
