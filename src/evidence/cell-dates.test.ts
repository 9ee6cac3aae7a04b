import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bornBefore, dateOrderOf, isoDate } from './cell-dates.ts'

for (const [cell, order, expected] of [
  ['1980-02-13', null, '1980-02-13'],
  ['13/02/1980', null, '1980-02-13'],
  ['02/13/1980', 'dmy', '1980-02-13'],
  ['03/04/1980', 'dmy', '1980-04-03'],
  ['03/04/1980', 'mdy', '1980-03-04'],
  ['03/04/1980', null, ''],
  ['04/04/1980', null, '1980-04-04'],
  ['13.2.80', null, '1980-02-13'],
  ['13 February 1980', null, '1980-02-13'],
  ['13-Feb-80', null, '1980-02-13'],
  ['Feb 13, 1980', null, '1980-02-13'],
  ['19800213', null, '1980-02-13'],
  ['1980-02-13 00:00:00', null, '1980-02-13'],
  ['29264', 'serial', '1980-02-13'],
  ['31/02/1980', 'dmy', ''],
  ['29/02/1981', 'dmy', ''],
  ['29/02/1980', 'dmy', '1980-02-29'],
  ['0000-00-00', null, ''],
  ['20/10/2024/5', 'dmy', ''],
] as const) {
  test(`"${cell}" read ${order ?? 'without an order'} is ${expected || 'no certain day'}`, () => assert.equal(isoDate(cell, order, 2026), expected))
}

test('one date that can only be day first decides the column', () => assert.equal(dateOrderOf(['01/02/1980', '03/04/1981', '25/12/1990'], null), 'dmy'))
test('one date that can only be month first decides the column', () => assert.equal(dateOrderOf(['01/02/1980', '12/25/1990'], null), 'mdy'))
test('a column that could be either keeps the fallback', () => assert.equal(dateOrderOf(['01/02/1980'], null), null))
test('on 2026-01-15 whoever was born after 2008-01-15 is younger than 18', () => assert.equal(bornBefore('2026-01-15', 18), '2008-01-15'))
