import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, passwordHolds } from './password-hash.ts'

test('a password holds against its own hash and no other; each hash has a salt of its own', async () => {
  const [first, second] = [await hashPassword('four paper boats'), await hashPassword('four paper boats')]
  assert.match(first, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(first, second)
  assert.equal(await passwordHolds(first, 'four paper boats'), true)
  assert.equal(await passwordHolds(first, 'four paper boat'), false)
})

const EARLIER = '$argon2id$v=19$m=19456,t=2,p=1$yC3SS2iUbcSUbqqoNlDONg$v2ob9netxFQ/Hs9rqNxG+fQmF/IwRI7Xl9uZePA5dzI'

// Made with @node-rs/argon2 2.0.2, which kept passwords until now: nobody has to choose a new one.
test('a hash that the earlier library made still holds', async () => {
  assert.equal(await passwordHolds(EARLIER, 'correct horse'), true)
  assert.equal(await passwordHolds(EARLIER, 'correct horsE'), false)
})

for (const kept of [
  '',
  'plain',
  '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '$2b$10$abcdefghijklmnopqrstuv',
])
  test(`what is no such hash (${kept.slice(0, 9)}) holds for nothing`, async () => assert.equal(await passwordHolds(kept, 'x'), false))
