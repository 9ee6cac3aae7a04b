import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskDay, maskEmail, maskTail, maskWords } from './mask.ts'

for (const [value, shown] of [
  ['Rhian Kowalczyk', 'R•••• K••••••••'],
  ["O'Neill-Ødegård", "O'N••••-Ø••••••"],
  ['', ''],
] as const) {
  test(`a name shows the first sign of each word: ${shown}`, () => assert.equal(maskWords(value), shown))
}
test('an address for e-mail shows first signs and the last label', () => assert.equal(maskEmail('ruth.kent@mail.example'), 'r•••.k•••@••••.example'))
test('a number shows its last two signs and keeps its groups', () => assert.equal(maskTail('20-00-00 55779911'), '••-••-•• ••••••11'))
test('a day shows its century', () => assert.equal(maskDay('1984-07-30'), '19••-••-••'))
