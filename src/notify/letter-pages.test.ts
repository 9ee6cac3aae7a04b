import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { FLAGS, KINDS, type Kind } from '../kinds.ts'
import { letterData, letterPdf, LETTER_SIZE_PT, LETTER_SOURCE } from './letter.ts'
import { waysToSet } from './letter-pages.ts'
import { pagesOf } from './channels/print.ts'
import type { BlockName, Notice } from './notice.ts'
import { facts, person } from './sample-facts.ts'
import { closeTypesetters, typeset } from './typeset.ts'
import { noticeFor } from './write-notice.ts'

after(() => closeTypesetters())

const letter = (change: Parameters<typeof person>[0], language = 'en') => noticeFor(person(change), facts(), language, 'letter')
const bare = (sizePt: number, front: BlockName[], ...others: BlockName[][]) => ({ sizePt, pages: [front, ...others] })
const chosen = (notice: Notice, sizePt: number = LETTER_SIZE_PT.ordinary) => waysToSet(notice, sizePt)[0]!

test('a member’s letter is one sheet: what happened on the front, what to do on the back', () => {
  assert.deepEqual(
    chosen(letter({})),
    bare(12, ['what-happened', 'sorry', 'your-data', 'not-held', 'unknown', 'genuine'], ['danger', 'actions', 'never', 'rights', 'signature']),
  )
})

test('what is never asked and the way to check the letter change places where that saves a sheet', () => {
  assert.deepEqual(
    chosen(letter({ relationship: 'applicant' })),
    bare(12, ['what-happened', 'relationship', 'sorry', 'your-data', 'not-held', 'unknown', 'never'], ['danger', 'actions', 'genuine', 'rights', 'signature']),
  )
})

test('a letter of two sheets is not made smaller, and its steps begin the back of the first', () => {
  assert.deepEqual(
    chosen(letter({ relationship: 'former' })),
    bare(
      12.5,
      ['what-happened', 'relationship', 'sorry', 'your-data', 'not-held', 'unknown'],
      ['danger', 'actions', 'genuine', 'never', 'retention'],
      ['rights', 'signature'],
    ),
  )
})

test('every way to set a letter has each of its blocks once, whoever it is for', () => {
  for (const relationship of ['member', 'former', 'applicant', 'registered_supporter'] as const)
    for (const kinds of [['person_name'], ['person_name', 'bank_account', 'health'], [...KINDS]] as Kind[][])
      for (const flags of [[], [...FLAGS]])
        for (const language of ['en', 'cy'])
          for (const sizePt of [LETTER_SIZE_PT.ordinary, LETTER_SIZE_PT.large]) {
            const notice = letter({ relationship, kinds, flags }, language)
            const own = notice.blocks.map(({ name }) => name).filter((name) => name !== 'affected')
            for (const way of waysToSet(notice, sizePt)) assert.deepEqual(way.pages.flat().toSorted(), own.toSorted())
          }
})

test('large print stays large: its letter takes more pages instead', () => {
  for (const relationship of ['member', 'former'] as const)
    for (const way of waysToSet(letter({ relationship, kinds: ['person_name'] }), LETTER_SIZE_PT.large)) assert.equal(way.sizePt, LETTER_SIZE_PT.large)
})

test('as many pages as reckoned are set, each with its number, and the front says where the steps are', async () => {
  for (const [relationship, language, sizePt] of [
    ['member', 'en', 12.5],
    ['former', 'en', 12.5],
    ['former', 'cy', 12.5],
    ['former', 'en', 16],
  ] as const) {
    const notice = letter({ relationship }, language)
    const { data, ways } = letterData(notice, sizePt)
    const reckoned = waysToSet(notice, sizePt)[0]!.pages.length
    assert.equal(ways[0]!.pages, reckoned)
    assert.equal(pagesOf(await typeset(LETTER_SOURCE, { data, ways: ways.slice(0, 1) })), reckoned, `${relationship}, ${language}, ${sizePt}`)
    const { where } = ways[0]!.way as { where: string }
    const isOnBack = waysToSet(notice, sizePt)[0]!.pages[1]!.includes('actions')
    assert.equal(where, isOnBack ? notice.fixed.folio.back : notice.fixed.folio.later)
  }
})

test('a letter with a block that is higher than a page is broken within it, and numbered all the same', async () => {
  const notice = letter({})
  const long = { ...notice, blocks: notice.blocks.map((block) => (block.name === 'unknown' ? { ...block, items: Array(90).fill(block.items![0]!) } : block)) }
  assert.deepEqual(waysToSet(long, LETTER_SIZE_PT.ordinary), [])
  const pages = pagesOf(await letterPdf(long))
  assert.ok(pages >= 4, `${pages} pages`)
})
