import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainToUnicode } from 'node:url'
import { lookAlikesOf } from './look-alikes.ts'

test('the kinds of false domain that followed real breaches are all in the list', () => {
  const found = new Map(lookAlikesOf('email-harbour.example').map((one) => [one.domain, one.how]))
  for (const [domain, how] of [
    ['email-harbuor.example', 'swapped'],
    ['email-harbor.example', 'left_out'],
    ['email-harrbour.example', 'doubled'],
    ['email-harbpur.example', 'neighbour_key'],
    ['ernail-harbour.example', 'looks_alike'],
    ['emai1-harbour.example', 'looks_alike'],
    ['emailharbour.example', 'hyphen'],
    ['email-harbour-breach.example', 'added_word'],
    ['email-harbour.co.uk', 'other_ending'],
  ] as const)
    assert.equal(found.get(domain), how, domain)
})

test('letters of other alphabets come as Punycode and read like ours', () => {
  const other = lookAlikesOf('harbour.example').filter(({ how }) => how === 'other_alphabet')
  assert.ok(other.length >= 5)
  for (const { domain, unicode } of other) {
    assert.match(domain, /^xn--/)
    assert.equal(domainToUnicode(domain), unicode)
  }
})

test('each domain once, never our own, and nothing for what is no domain', () => {
  const list = lookAlikesOf('Harbour-Alliance.example').map(({ domain }) => domain)
  assert.equal(new Set(list).size, list.length)
  assert.ok(!list.includes('harbour-alliance.example'))
  assert.deepEqual(lookAlikesOf('localhost'), [])
})
