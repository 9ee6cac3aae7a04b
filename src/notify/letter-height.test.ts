import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Kind } from '../kinds.ts'
import { BACK_POINTS, blockHeight, FRONT_POINTS, headHeight } from './letter-height.ts'
import { letterData, LETTER_SOURCE } from './letter.ts'
import type { BlockName } from './notice.ts'
import { facts, person } from './sample-facts.ts'
import { linesIn, widthOf } from './text-width.ts'
import { closeTypesetters, typeset } from './typeset.ts'
import { noticeFor } from './write-notice.ts'

after(() => closeTypesetters())

const pagesIn = (pdf: Buffer): number =>
  Number(/\/Type\s*\/Pages[^>]*?\/Count (\d+)|\/Count (\d+)[^>]*?\/Type\s*\/Pages/.exec(pdf.toString('latin1'))?.slice(1).find(Boolean))
const FRONT: BlockName[] = ['what-happened', 'relationship', 'sorry', 'your-data', 'not-held', 'unknown', 'genuine']
const BACK: BlockName[] = ['danger', 'actions', 'never', 'retention', 'rights', 'signature']
const KINDS: Kind[][] = [
  ['person_name', 'postal_address'],
  ['person_name', 'bank_account', 'postal_address', 'date_of_birth', 'health'],
  ['person_name', 'passport', 'payment_card', 'password_hash', 'email', 'phone'],
]

test('a side of a letter that fits on its page is never reckoned to be too high, and nearly none that does not fit is set in vain', async () => {
  let inVain = 0
  let sides = 0
  for (const relationship of ['member', 'former', 'applicant'] as const)
    for (const kinds of KINDS)
      for (const language of ['en', 'cy'])
        for (const size of [12, 12.5]) {
          const notice = noticeFor(person({ relationship, kinds, flags: [] }), facts(), language, 'letter')
          const { data } = letterData(notice)
          const own = (names: BlockName[]) => names.filter((name) => notice.blocks.some((block) => block.name === name))
          const setAs = async (pages: BlockName[][]) =>
            pagesIn(await typeset(LETTER_SOURCE, { data, ways: [{ pages: 0, way: { sizePt: size, where: '', pages: pages.map(own) } }] }))
          const heights = (names: BlockName[], isFirst: boolean) =>
            own(names).reduce(
              (sum, name, index) =>
                sum +
                blockHeight(
                  notice.blocks.find((block) => block.name === name)!,
                  size,
                  isFirst && index === 0,
                ),
              0,
            )
          const reckoned = [headHeight(notice, size) + heights(FRONT, false) <= FRONT_POINTS, heights(BACK, true) <= BACK_POINTS]
          const fits = [(await setAs([FRONT, []])) === 2, (await setAs([[], BACK])) === 2]
          fits.forEach((isFitting, side) => {
            sides++
            const where = `${relationship}, ${kinds.length} kinds, ${language}, ${size} pt, side ${side}`
            if (isFitting) assert.ok(reckoned[side], `${where} fits`)
            else if (reckoned[side]) inVain++
          })
        }
  assert.ok(sides > 60 && inVain <= sides * 0.05, `${inVain} of ${sides} in vain`)
})

test('the width of a text is that of its letters in the face', () => {
  // Source Sans 3, regular: a space is 200 of 1000 units.
  assert.equal(widthOf('   ').toFixed(3), '0.600')
  assert.ok(widthOf('MMM') > widthOf('iii') * 2)
  assert.ok(widthOf('member', 'strong') > widthOf('member'))
})

test('a word that does not fit goes on the next line, and a hyphen is a place to break', () => {
  const m = widthOf('mm')
  const runs = (text: string) => [{ text, face: 'text' as const }]
  assert.equal(linesIn(runs('mm mm'), m * 2 + widthOf(' ')), 1)
  assert.equal(linesIn(runs('mm mm'), m * 2), 2)
  assert.equal(linesIn(runs('mm mm mm mm'), m * 2 + widthOf(' ')), 2)
  assert.equal(linesIn(runs('mm-mm'), m + widthOf('-')), 2)
  // A word may begin in one run and end in another.
  assert.equal(linesIn([...runs('mm m'), { text: 'm', face: 'text' }, ...runs(' mm')], m * 2 + widthOf(' ')), 2)
})
