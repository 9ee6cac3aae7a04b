import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pathBytes, pathText } from './evidence-path.ts'

for (const [bytes, text] of [
  [Buffer.from('members 2024.csv'), 'members 2024.csv'],
  [Buffer.from('Ünï – 名簿.xlsx'), 'Ünï – 名簿.xlsx'],
  [Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'caf\\xe9'],
  [Buffer.from('two\nlines'), 'two\\x0alines'],
  [Buffer.from('C:\\xenon'), 'C:\\xenon'],
  [Buffer.from('a\\x41b'), 'a\\x5cx41b'],
  [Buffer.from([0xc0, 0xaf]), '\\xc0\\xaf'],
] as const) {
  test(`the name ${text} is shown, and opens the file`, () => {
    assert.equal(pathText(bytes), text)
    assert.deepEqual(pathBytes(text), bytes)
  })
}

test('every name comes back as the very bytes it was', () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom('\\x', '\\', '\ufffd', '41', '\u2028', '\u0085').map((text) => Buffer.from(text)),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const bytes = Buffer.concat(parts)
      assert.deepEqual(pathBytes(pathText(bytes)), bytes)
    }),
  )
})
