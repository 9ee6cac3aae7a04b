import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kind } from '../../kinds.ts'
import { ibanHolds } from './iban.ts'
import { maskValue } from './mask.ts'
import { isNiNumber } from './ni-number.ts'
import { isUkPostcode, normalisePostcode } from './postcode.ts'
import { normalisePhone } from './phone.ts'
import { isoDateOf } from './calendar-date.ts'

for (const [kind, value, masked] of [
  ['bank_account', '55779911', '••••••11'],
  ['payment_card', '4111 1111 1111 1111', '•••• •••• •••• 1111'],
  ['password', 'hunter22!', '••••••••'],
  ['email', 'ian@example.org', 'i•••@example.org'],
  ['person_name', 'Ian Wetherby', 'I• W•'],
  ['date_of_birth', '03/05/1971', '••/••/••••'],
  ['health', 'has asthma', '••• ••••••'],
] as [Kind, string, string][]) {
  test(`[DET1] the ${kind} ${value} is shown as ${masked}`, () => assert.equal(maskValue(kind, value), masked))
}
test('[DET6] postcodes are written in capitals with one space', () => {
  assert.equal(normalisePostcode('ls213ab'), 'LS21 3AB')
  assert.equal(isUkPostcode('LS21 3CI'), false)
})
test('[DET5] phones are written with their country', () => {
  assert.equal(normalisePhone('07700 900123'), '+447700900123')
  assert.equal(normalisePhone('+44 (0)20 7946 0958'), '+442079460958')
  assert.equal(normalisePhone('12'), '')
})
test('[DET7] day before month, unless only the other order is a date', () => {
  assert.equal(isoDateOf('03/05/1971'), '1971-05-03')
  assert.equal(isoDateOf('05/23/1971'), '1971-05-23')
  assert.equal(isoDateOf('May 3, 1971'), '1971-05-03')
  assert.equal(isoDateOf('31/02/1971'), '')
})
test('[DET8] [DET11] whole values', () => {
  assert.ok(isNiNumber('AB 12 34 56 C') && !isNiNumber('AB123456'))
  assert.ok(ibanHolds('GB82WEST12345698765432') && !ibanHolds('GB82WEST12345698765433'))
})
