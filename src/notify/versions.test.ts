import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintNotice, readingOf } from './lint.ts'
import { plain } from './rich.ts'
import { facts, person } from './sample-facts.ts'
import { noticeVersion } from './versions.ts'
import { noticeFor, textsOf } from './write-notice.ts'

const textOf = (notice: ReturnType<typeof noticeVersion>) => notice.blocks.flatMap(textsOf).join('\n')

for (const language of ['en', 'cy'] as const) {
  test(`to the next of kin (${language}): about the person who died, one gentle step, nothing to hurry, and every rule holds`, () => {
    const dead = person({ flags: ['deceased'] })
    const notice = noticeVersion(dead, facts(), language, 'letter', {
      format: 'ordinary',
      inCareOf: { name: 'Ada Tallis', addressLines: ['1 Quay', 'ZZ7 3QH'] },
    })
    assert.deepEqual([notice.addressee, notice.addressLines], ['Ada Tallis', ['1 Quay', 'ZZ7 3QH']])
    assert.equal(notice.blocks.find(({ name }) => name === 'actions')!.actions!.length, 1)
    assert.match(textOf(notice), /Morwen/)
    assert.doesNotMatch(textOf(notice), /your password|eich cyfrinair/i)
    assert.deepEqual(lintNotice(notice, dead.kinds, facts()), [])
  })

  test(`easy read (${language}): one sentence a line, the same data and steps`, () => {
    const ordinary = noticeFor(person(), facts(), language, 'letter')
    const easy = noticeVersion(person(), facts(), language, 'letter', { format: 'easy_read' })
    const block = (notice: typeof easy, name: string) => notice.blocks.find((one) => one.name === name)!
    assert.deepEqual(block(easy, 'your-data').items, block(ordinary, 'your-data').items)
    assert.deepEqual(
      block(easy, 'actions').actions!.map(({ head }) => head),
      block(ordinary, 'actions').actions!.map(({ head }) => head),
    )
    for (const paragraph of easy.blocks.flatMap(({ paragraphs = [] }) => paragraphs)) assert.doesNotMatch(plain(paragraph), /[a-z][.!?] [A-Z][a-z]/)
  })
}

test('easy read has shorter sentences than the ordinary notice', () => {
  const texts = (format: 'ordinary' | 'easy_read') => noticeVersion(person(), facts(), 'en', 'letter', { format }).blocks.flatMap(textsOf)
  assert.ok(readingOf(texts('easy_read')).wordsASentence < readingOf(texts('ordinary')).wordsASentence)
})
