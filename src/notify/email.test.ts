import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import PostalMime from 'postal-mime'
import { noticeEmail } from './email.ts'
import { letterData, LETTER_SOURCE, windowLines, windowSizePt, WINDOW_WIDTH_PT } from './letter.ts'
import { facts, person } from './sample-facts.ts'
import { widthOf } from './text-width.ts'
import { closeTypesetters, typeset, typesetMany } from './typeset.ts'
import { noticeFor } from './write-notice.ts'

const SENDER = { name: 'Data Team', address: 'data@harbour-alliance.example' }
after(closeTypesetters)

test('a notice as e-mail has two parts with the same words, one recipient and nothing to press', async () => {
  const bytes = noticeEmail(noticeFor(person(), facts()), facts(), SENDER, 'morwen.tallis@post.example')
  const mail = await PostalMime.parse(bytes)
  assert.deepEqual(
    mail.to?.map(({ address }) => address),
    ['morwen.tallis@post.example'],
  )
  assert.deepEqual([mail.from?.name, mail.attachments.length], ['Data Team', 0])
  assert.doesNotMatch(mail.html!, /<a\b|<img|<link|src=|href=|url\(|http:|https:/)
  const wordsOf = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
  const shown = wordsOf(
    mail
      .html!.replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
      .replace(/<\/?(?:strong|span)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  )
  for (const line of mail.text!.split('\n'))
    for (const word of wordsOf(line.replace(/^\s*(?:-|\d\.)\s/, '')).split(' ')) assert.ok(shown.includes(word.replace(/:$/, '')), `“${word}” is in both parts`)
})

test('no line of the text part is wider than 72 columns', async () => {
  const mail = await PostalMime.parse(noticeEmail(noticeFor(person(), facts()), facts(), SENDER, 'morwen.tallis@post.example'))
  for (const line of mail.text!.split('\n')) assert.ok([...line.trimEnd()].length <= 72, line)
})

test('the same notice gives the same bytes, with the same Message-ID', () => {
  const write = () => noticeEmail(noticeFor(person(), facts()), facts(), SENDER, 'morwen.tallis@post.example')
  assert.deepEqual(write(), write())
  assert.match(write().toString(), /^Message-ID: <[0-9a-f]{32}@harbour-alliance\.example>\r$/m)
})

test('a name cannot add a header', async () => {
  const bytes = noticeEmail(noticeFor(person({ givenName: 'X\r\nBcc: y@post.example\r\n' }), facts()), facts(), SENDER, 'x@post.example')
  const mail = await PostalMime.parse(bytes)
  assert.equal(mail.bcc, undefined)
  assert.equal(mail.to?.length, 1)
})

test('an address outside the grammar is refused', () => {
  assert.throws(() => noticeEmail(noticeFor(person(), facts()), facts(), SENDER, 'a@post.example,b@post.example'), { code: 'address_refused' })
})

test('a letter is a tagged PDF that names its standard, and the same letter has the same bytes', async () => {
  const notice = noticeFor(person(), facts(), 'en', 'letter')
  const [first, second] = await Promise.all([typeset(LETTER_SOURCE, letterData(notice)), typeset(LETTER_SOURCE, letterData(notice))])
  assert.ok(first.equals(second))
  const text = first.toString('latin1')
  assert.match(text, /pdfuaid:part[^0-9]*1/)
  assert.match(text, /\/MarkInfo/)
  assert.match(text, /\/Lang ?\(en/)
  assert.equal(text.match(/\/Type ?\/Page\b/g)?.length, 2)
})

test('data is text, never mark-up, and files stay out of reach', async () => {
  const notice = noticeFor(person({ givenName: '#read("/etc/passwd")', familyName: '$x$ <a>' }), facts(), 'en', 'letter')
  assert.ok((await typeset(LETTER_SOURCE, letterData(notice))).length > 10_000)
  await assert.rejects(typeset('#read("/etc/passwd")', {}), { code: 'letter_failed' })
})

test('an error names what is wrong, not whom it is about', async () => {
  const source = '#let d = json("data.json")\n#set document(title: "t")\n#set text(font: "Source Sans 3", fallback: false)\n#d.name'
  await assert.rejects(typeset(source, { name: '王秀英' }), (error: Error) => /could not be displayed/.test(error.message) && !error.message.includes('王'))
})

test('many letters come in the order they were asked for', async () => {
  const source = '#let d = json("data.json")\n#set document(title: d.title)\n#d.title'
  let count = 0
  for await (const pdf of typesetMany(
    source,
    Array.from({ length: 120 }, (_, index) => ({ title: `Letter ${index}` })),
  ))
    assert.ok(pdf.includes(`(Letter ${count++})`))
  assert.equal(count, 120)
})

test('a line that is too wide for the window is set just as small as it has to be; others are as large as they may', () => {
  assert.equal(windowSizePt('18 Ropewalk Lane'), 11)
  const long = 'The Old Harbour Master’s Office, Ropewalk Lane (behind the customs house), Marram Sands'
  const size = windowSizePt(long)
  assert.ok(size < 11 && size > 6)
  assert.equal((widthOf(long) * size).toFixed(6), WINDOW_WIDTH_PT.toFixed(6))
})

test('the window takes five lines: the name first, the postcode last', () => {
  assert.deepEqual(windowLines(['N', 'a', 'b', 'c', 'd', 'e', 'P']), ['N', 'a, b', 'c, d', 'e', 'P'])
})
