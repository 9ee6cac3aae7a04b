import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { test } from 'node:test'
import { noticeEmail } from '../email.ts'
import { facts, person } from '../sample-facts.ts'
import { noticeFor } from '../write-notice.ts'
import { dkimKeyOf, signMessage } from './dkim.ts'

/** RFC 6376, section 3.7, written a second time and another way: true when body hash and signature hold. */
function holds(message: string, publicKey: ReturnType<typeof createPublicKey>): boolean {
  const split = message.indexOf('\r\n\r\n')
  const fields = message
    .slice(0, split)
    .replace(/\r\n([ \t])/g, '$1')
    .split('\r\n')
    .map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1)] as const)
  const signature = fields.find(([name]) => name === 'dkim-signature')![1]
  const tag = (name: string) => new RegExp(`(?:^|;)\\s*${name}=([^;]*)`).exec(signature)![1]!.replace(/\s/g, '')
  const body = message
    .slice(split + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (body.at(-1) === '') body.pop()
  const bodyHash = createHash('sha256')
    .update(Buffer.from(body.map((line) => `${line}\r\n`).join(''), 'latin1'))
    .digest('base64')
  const canonical = (name: string, value: string) => `${name}:${value.replace(/[ \t]+/g, ' ').trim()}`
  const signed = [
    ...tag('h')
      .split(':')
      .map((name) => canonical(name, fields.findLast(([other]) => other === name)![1])),
    canonical('dkim-signature', signature.replace(/(;\s*b=)[^;]*/, '$1')),
  ].join('\r\n')
  const isRsa = publicKey.asymmetricKeyType === 'rsa'
  const data = isRsa ? Buffer.from(signed, 'latin1') : createHash('sha256').update(signed, 'latin1').digest()
  return tag('bh') === bodyHash && verify(isRsa ? 'sha256' : null, data, publicKey, Buffer.from(tag('b'), 'base64'))
}

for (const pair of [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('ed25519')])
  test(`DKIM by ${pair.publicKey.asymmetricKeyType}: the signature of a real notice holds, and any change breaks it`, async () => {
    const message = noticeEmail(
      noticeFor(person({ givenName: 'Łucja', familyName: "O'Dowd" }), facts()),
      facts(),
      { name: 'Data Team', address: 'data@harbour.example' },
      'l@post.example',
    )
    const pem = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const signed = signMessage(message, dkimKeyOf('harbour.example', 't1', pem), 1_792_000_000).toString('latin1')
    const key = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' }))
    assert.ok(holds(signed, key))
    assert.equal(holds(signed.replace('Subject: Your', 'Subject: Our'), key), false)
    assert.equal(holds(`${signed}x\r\n`, key), false)
    assert.ok(signed.split('\r\n').every((line) => line.length <= 998))
  })
