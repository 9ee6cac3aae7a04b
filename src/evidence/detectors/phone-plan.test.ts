/** The plans as read here against libphonenumber's own reading, over its examples and over numbers at random. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/examples.mobile.json'
import { readPhoneNumber } from './phone-plan.ts'

test('[DET5] the example of every country is valid, and written the same', () => {
  for (const [country, national] of Object.entries(examples as Record<string, string>)) {
    const known = parsePhoneNumberFromString(national, country as 'GB')!
    const number = readPhoneNumber(known.formatInternational(), null)
    assert.deepEqual(number, { e164: known.number, isValid: known.isValid() }, country)
  }
})

test('[DET5] of British numbers at random the same are valid', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0[1-9]\d{7,9}$/), (text) => {
      const [mine, theirs] = [readPhoneNumber(text, 'GB'), parsePhoneNumberFromString(text, 'GB')]
      assert.equal(mine?.isValid ?? false, (theirs?.isValid() ?? false) || /^0(?:7700900|1632960|2079460)/.test(text))
      if (theirs?.isValid()) assert.equal(mine?.e164, theirs.number)
    }),
    { numRuns: 2000, seed: 11 },
  )
})

for (const [text, e164] of [
  ['07911 123456 ext 12', '+447911123456'],
  ['0044 7911 123456', '+447911123456'],
  ['+44 (0)7911 123456', '+447911123456'],
  ['7911123456', '+447911123456'],
  ['07700 900123', '+447700900123'],
] as const)
  test(`[DET5] ${text} is ${e164}`, () => assert.equal(readPhoneNumber(text, 'GB')?.e164, e164))
