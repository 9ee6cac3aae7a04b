import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAddress } from './address.ts'
import { countDrafts, handlingOf, noticesCsvLine } from './audience.ts'
import { isPrintable } from './glyphs.ts'
import { readReference, referenceFor, returnNumber } from './reference.ts'
import { person } from './sample-facts.ts'

test('e-mail first, then a letter, then the public notice', () => {
  assert.equal(handlingOf(person()).channel, 'email')
  assert.equal(handlingOf(person({ emails: [] })).channel, 'letter')
  assert.equal(handlingOf(person({ emails: [], addressLines: [] })).channel, 'public_notice')
})

test('who has died is not written to; whom writing endangers is phoned first', () => {
  assert.deepEqual(
    [handlingOf(person({ flags: ['deceased', 'special_risk'] }))].map(({ channel, status }) => [channel, status]),
    [['none', 'not_written']],
  )
  assert.deepEqual(
    [handlingOf(person({ flags: ['special_risk', 'child'] }))].map(({ channel, status }) => [channel, status]),
    [['phone', 'phone_first']],
  )
})

test('a child is written to by post, through the guardian', () => {
  assert.deepEqual(
    [handlingOf(person({ flags: ['child'] }))].map(({ audience, channel }) => [audience, channel]),
    [['member_child', 'letter']],
  )
})

test('an address that several people share is not used for any of them', () => {
  assert.equal(handlingOf(person(), { isShared: () => true }).channel, 'letter')
  assert.equal(handlingOf(person({ addressLines: [] }), { isShared: () => true }).status, 'by_hand')
})

test('a name that our typeface cannot show goes to a person, not to the printer', () => {
  assert.equal(handlingOf(person({ emails: [], givenName: '王' })).status, 'by_hand')
  assert.ok(isPrintable('Siân Ŵyn Łukasz Ελένη Ольга Nguyễn'))
})

for (const [text, read] of [
  ['idris.fallowell@post.example', 'idris.fallowell@post.example'],
  ['Idris+a@Post.Example', 'Idris+a@post.example'],
  ['a@bücher.example', 'a@xn--bcher-kva.example'],
  ['a@b', null],
  ['"a b"@post.example', null],
  ['a@[127.0.0.1]', null],
  ['a(x)@post.example', null],
  ['a@post.example, b@post.example', null],
  ['a@post.example\r\nBcc: b@post.example', null],
  ['.a@post.example', null],
  ['a..b@post.example', null],
  ['a@-post.example', null],
  ['a@127.0.0.1', null],
  ['a b@post.example', null],
  ['@post.example', null],
  ['a@post.example/x', null],
  ['группа: a@post.example;', null],
] as const) {
  test(`[NOT13] ${JSON.stringify(text)} is ${read === null ? 'not an address we write to' : `written to as ${read}`}`, () =>
    assert.equal(readAddress(text), read))
}

test('a code is the same for the same person, and another for everyone else', () => {
  const key = Buffer.alloc(32, 7)
  assert.match(referenceFor(key, 'i', 1), /^([2-9A-HJKMNP-Z]{4}-){4}[2-9A-HJKMNP-Z]{2}$/)
  assert.equal(referenceFor(key, 'i', 1), referenceFor(key, 'i', 1))
  const codes = new Set(Array.from({ length: 2_000 }, (_, index) => referenceFor(key, 'i', index)))
  assert.equal(codes.size, 2_000)
  assert.notEqual(referenceFor(key, 'i', 1), referenceFor(key, 'j', 1))
})

test('[NOT14] a slip in a code is found: every wrong letter, every swap of two', () => {
  const code = referenceFor(Buffer.alloc(32, 7), 'i', 1)
  assert.equal(readReference(` ${code.toLowerCase().replaceAll('-', ' ')}`), code)
  const letters = [...code.replaceAll('-', '')]
  for (let place = 0; place < letters.length; place++) {
    for (const other of '23456789ABCDEFGHJKMNPQRSTUVWXYZ') {
      if (other !== letters[place]) assert.equal(readReference(letters.with(place, other).join('')), null)
    }
    const next = letters[place + 1]
    if (next !== undefined && next !== letters[place])
      assert.equal(
        readReference(
          letters
            .with(place, next)
            .with(place + 1, letters[place]!)
            .join(''),
        ),
        null,
      )
  }
})

test('the number on the envelope has check digits by ISO/IEC 7064', () => {
  assert.equal(returnNumber(44_128_896), '4412 8896 77')
  assert.equal(BigInt(returnNumber(44_128_896).replaceAll(' ', '')) % 97n, 1n)
})

test('a line of notices.csv holds no formula and no value of the person', () => {
  assert.equal(
    noticesCsvLine({ personNo: 12, reference: 'AAAA' }, handlingOf(person())),
    'P-000012,AAAA,member,email,en,Your personal data: what happened and what to do,drafted,\n',
  )
  assert.equal(
    noticesCsvLine({ personNo: 12, reference: 'AAAA' }, handlingOf(person({ flags: ['deceased'] }))),
    'P-000012,,deceased,none,en,,not_written,The person has died. Next of kin are told only if they write or the desk knows them.\n',
  )
})

test('drafts are counted by audience, channel and language', () => {
  const rows = countDrafts([person(), person({ personNo: 13 }), person({ emails: [], relationship: 'former' })].map((one) => handlingOf(one)))
  assert.deepEqual(rows, [
    { audience: 'member', channel: 'email', language: 'en', status: 'drafted', people: 2 },
    { audience: 'former', channel: 'letter', language: 'en', status: 'drafted', people: 1 },
  ])
})
