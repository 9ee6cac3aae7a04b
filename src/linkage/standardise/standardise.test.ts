import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldText } from './fold-text.ts'
import { nicknameGroups, rootName } from './nicknames.ts'
import { addressKey, areaOf, postcodeKey, postcodeWithin } from './address.ts'
import { emailKey, identifierKey, numberKey, phoneKey } from './contact.ts'
import { dayNumber } from './date.ts'
import { familyWords, fullNameParts, givenWords, sexOf, sexOfTitle, soundKey } from './name.ts'

for (const [text, folded] of [
  ['Müller', 'muller'],
  ['Łukasz', 'lukasz'],
  ['Søren', 'soren'],
  ['Straße', 'strasse'],
  ['Жанна', 'zhanna'],
  ['Γιώργος', 'giorgos'],
  ['O’Brien', "o'brien"],
] as const) {
  test(`[LNK1] ${text} is compared as ${folded}`, () => assert.equal(foldText(text), folded))
}
test('[LNK1] a script without a table keeps its letters apart', () => {
  assert.notEqual(foldText('山田'), foldText('川田'))
  assert.match(foldText('\u{20BB7}野'), /^(\{[a-z0-9]+\})+$/)
})

for (const [text, given, middle, family] of [
  ['SMITH, John A.', 'john', 'a', 'smith'],
  ['Mr John Andrew Smith', 'john', 'andrew', 'smith'],
  ['SMITH John', 'john', '', 'smith'],
  ['John SMITH', 'john', '', 'smith'],
  ['Ludwig van der Berg', 'ludwig', '', 'berg'],
  ['Dr. J.A. O’Brien Jr', 'j', 'a', 'obrien'],
  ['Maria García-López', 'maria', '', 'garcia lopez'],
  ['Mary-Ann Jones MBE', 'maryann', '', 'jones'],
  ['Prof. Dr Anna de la Cruz', 'anna', '', 'cruz'],
  ['Smith, MBE', 'smith', '', ''],
  ['', '', '', ''],
] as const) {
  test(`[LNK3] ${text || 'nothing'} is ${given || '–'} ${middle || '–'} ${family || '–'}`, () => {
    const parts = fullNameParts(text)
    assert.deepEqual([parts.given, parts.middle, parts.family], [given, middle, family])
  })
}
test('[LNK3] a word seen mostly as a family name turns the order round', () => {
  const parts = fullNameParts('Tallow Oswin', (word) => (word === 'tallow' ? 3 : word === 'oswin' ? -3 : 0))
  assert.deepEqual([parts.given, parts.family], ['oswin', 'tallow'])
})
test('[LNK2] particles go, prefixes join, generations are read', () => {
  assert.deepEqual(familyWords('van den Broek').names, ['broek'])
  assert.deepEqual(familyWords('Mac Donald').names, ['macdonald'])
  assert.deepEqual(familyWords('Hartigan Jnr'), { names: ['hartigan'], generation: 1 })
  assert.deepEqual(familyWords('unknown').names, [])
  assert.deepEqual(givenWords('Mrs Jean Louise'), { given: 'jean', middle: 'louise', sex: 2, generation: 0 })
})

for (const [text, day] of [
  ['1984-03-12', 19840312],
  ['12/03/1984', 19840312],
  ['03/25/1984', 19840325],
  ['12 Mar 84', 19840312],
  ['12th March 1984', 19840312],
  ['March 3, 1984', 19840303],
  ['19840312', 19840312],
  ['1984-03-12T00:00:00', 19840312],
  ['1984', 19840000],
  ['1900-01-01', 0],
  ['32/13/1984', 0],
  ['soon', 0],
] as const) {
  test(`[LNK4] ${text} is ${day || 'no date'}`, () => assert.equal(dayNumber(text), day))
}
for (const [text, key] of [
  ['+44 (0)7700 900123', '7700900123'],
  ['07700 900123', '7700900123'],
  ['0044 7700900123', '7700900123'],
  ['447700900123', '7700900123'],
  ['+33 6 12 34 56 78', '612345678'],
  ['(01632) 960123 ext 4', '1632960123'],
  ['00000000', ''],
  ['n/a', ''],
] as const) {
  test(`[LNK5] the phone ${text} is ${key || 'none'}`, () => assert.equal(phoneKey(text), key))
}
for (const [text, key] of [
  ['John.Smith+news@GoogleMail.com', 'johnsmith@gmail.com'],
  ['j.smith+x@post.example', 'j.smith@post.example'],
  ['info@post.example', ''],
  ['noreply@post.example', ''],
  ['not an address', ''],
  ['mailto:a@b.example', 'a@b.example'],
] as const) {
  test(`[LNK6] ${text} is ${key || 'no mailbox of a person'}`, () => assert.equal(emailKey(text), key))
}
test('[LNK7] postcodes lose their gaps; the area is the outward code', () => {
  assert.deepEqual([postcodeKey('qx1 2ab'), postcodeKey('0'), areaOf('qx12ab'), areaOf('90210')], ['qx12ab', '', 'qx1', '902'])
  assert.equal(postcodeWithin('9 Copse Close, Netherby, QX2 5RR'), 'qx25rr')
})
for (const [text, key] of [
  ['Flat 2, 14 High Street, Netherby', '14 high'],
  ['14 high st', '14 high'],
  ['Rose Cottage, Church Lane', 'rose cottage'],
  ['14a Larch Rd QX4 7TT', '14a larch'],
  ['7 The Green', '7 the green'],
  ['14 Highstreet', '14 high'],
  ['12 Colebatchplace, Brentwood Vlge', '12 colebatch'],
  ['Hauptstraße 14', '14 haupt'],
  ['Hauptstr. 14, 10115 Musterhausen', '14 haupt'],
  ['Hauptstr 14 10115 Musterhausen', '14 haupt'],
  ['Rose Cottage, 14 High Street', '14 high'],
  ['2/14 High Street', '14 high'],
  ['14, High Street, Netherby', '14 high'],
  ['', ''],
] as const) {
  test(`[LNK8] ${text || 'nothing'} is ${key || 'no address'}`, () => assert.equal(addressKey(text), key))
}
test('[LNK9] numbers lose gaps and leading zeros; identifiers keep their kind', () => {
  assert.deepEqual(
    [numberKey('00 10-01'), numberKey('0'), identifierKey('ni_number=QQ 12 34 56 C'), identifierKey('passport=')],
    ['1001', '', 'ni_number=qq123456c', ''],
  )
})
test('[LNK10] short forms meet in a group; a form may belong to several names', () => {
  assert.ok(nicknameGroups('bob').some((group) => nicknameGroups('robert').includes(group)))
  assert.ok(nicknameGroups('alex').length > 1)
  assert.ok(!nicknameGroups('oliver').some((group) => nicknameGroups('olivia').includes(group)))
  assert.equal(rootName('kate'), 'catherine')
})
test('titles and words say the sex, or nothing', () => {
  assert.deepEqual([sexOfTitle('Mrs'), sexOfTitle('Dr'), sexOf('Female'), sexOf('m'), sexOf('?')], [2, 0, 2, 1, 0])
})
test('[LNK12] names that sound alike fall into one block', () => {
  assert.equal(soundKey('macdonald'), soundKey('mcdonald'))
  assert.equal(soundKey('philips'), soundKey('fillips'))
})

/** What cells are made of, and what only looks like it. */
const cell = fc
  .array(fc.constantFrom(...'0123456789 +-()./@<>,;\nxXabZé１', 'ext', '(0)', '+44', 'SW1A 1AA', 'Street', 'Hauptstrasse', '12b', 'High'), { maxLength: 14 })
  .map((parts) => parts.join(''))

test('[LNK5] the digits of a phone number are those that a pattern finds, whatever stands between them', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const digits = text
        .replace(/(?:ext|x)\.?\s*\d+\s*$/i, '')
        .replace(/\(0\)/, '')
        .replace(/\D/g, '')
        .replace(/^0+/, '')
      const key = phoneKey(text)
      assert.ok(key === '' || digits.endsWith(key), `${JSON.stringify(text)} gave ${key}`)
    }),
  )
})

test('[LNK7] a postcode within an address is found wherever a pattern finds one', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const found = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i.exec(text)?.[0] ?? ''
      assert.equal(postcodeWithin(text), postcodeKey(found))
    }),
  )
})

test('[LNK8] the words of an address are those between signs that are no letters or digits', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('oak', 'elm 2', 'ash', 'yew')), fc.constantFrom(' ', '  ', ' - ', '/', '.'), (words, gap) => {
      assert.equal(addressKey(words.join(gap)), addressKey(words.join(' ')))
    }),
  )
})
