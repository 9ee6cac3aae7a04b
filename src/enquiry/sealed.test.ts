import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openQuestion, readQuestion, sealQuestion } from './self-check.ts'
import { newSealingKeys, openSealedTo, sealTo } from './sealed.ts'

test('what was sealed opens with the private key, and with no other', () => {
  const keys = newSealingKeys()
  const sealed = sealTo(keys.publicKey, Buffer.from('a question'), 'one')
  assert.equal(openSealedTo(keys, sealed, 'one').toString(), 'a question')
  assert.throws(() => openSealedTo(newSealingKeys(), sealed, 'one'))
  assert.throws(() => openSealedTo({ ...newSealingKeys(), publicKey: keys.publicKey }, sealed, 'one'))
})

test('what was sealed for one purpose does not open for another, and no bit can be changed', () => {
  const keys = newSealingKeys()
  const sealed = sealTo(keys.publicKey, Buffer.from('a question'), 'one')
  assert.throws(() => openSealedTo(keys, sealed, 'two'))
  for (let byte = 0; byte < sealed.length; byte++) {
    const changed = Buffer.from(sealed)
    changed[byte]! ^= 1
    // The top bit of an X25519 key is ignored by RFC 7748, but both keys are bound in as bytes.
    assert.throws(() => openSealedTo(keys, changed, 'one'), `byte ${byte}`)
  }
})

test('the same question is sealed differently each time', () => {
  const { publicKey } = newSealingKeys()
  assert.notDeepEqual(sealTo(publicKey, Buffer.from('x'), 'one'), sealTo(publicKey, Buffer.from('x'), 'one'))
})

test('a question has one size, however much was typed', () => {
  const keys = newSealingKeys()
  const sizes = [
    '',
    'name=a',
    `name=${encodeURIComponent('"\\😀'.repeat(2_000))}&email=${'%22'.repeat(900)}&line1=${'%5C'.repeat(900)}&postcode=${'%22'.repeat(900)}`,
  ].map((body) => {
    const sealed = sealQuestion(keys.publicKey, 'i', 'c', readQuestion(body, 'en'))
    assert.equal(typeof openQuestion(keys, 'i', 'c', sealed).name, 'string')
    return sealed.length
  })
  assert.equal(new Set(sizes).size, 1)
})

test('a question is kept as typed, without invisible signs', () => {
  assert.deepEqual(readQuestion('name=%EF%BC%A1da%00+L%E2%80%AE&email=+a%40b.example+', 'en'), {
    name: 'Ada L',
    email: 'a@b.example',
    line1: '',
    postcode: '',
    language: 'en',
  })
})
