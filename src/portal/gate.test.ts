import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isProof, openGate } from './gate.ts'

const KEY = Buffer.alloc(32, 1)
const NOW = 1_800_000_000_000
const proofFor = (ticket: string): string => {
  for (let counter = 0; ; counter++) if (isProof(ticket, String(counter))) return String(counter)
}

test('[POW1] the gate closes only while more forms come than it is set to, and opens again by itself', () => {
  const gate = openGate(KEY, 10)
  assert.equal(Array.from({ length: 50 }, (_, index) => gate.isBusy(NOW + index)).some(Boolean), false)
  assert.equal(gate.isBusy(NOW + 60), true)
  assert.equal(gate.isBusy(NOW + 5_100), true)
  assert.equal(gate.isBusy(NOW + 20_000), false)
})
test('[POW2] a ticket that was worked for lets in at once, one that was waited for after 20 seconds, each once', () => {
  const gate = openGate(KEY, 10)
  const [worked, waited] = [gate.ticket(NOW), gate.ticket(NOW)]
  assert.equal(gate.lets(worked, '', NOW + 1_000), false)
  assert.equal(gate.lets(worked, proofFor(worked), NOW + 1_000), true)
  assert.equal(gate.lets(worked, proofFor(worked), NOW + 1_001), false)
  assert.equal(gate.lets(waited, '', NOW + 19_999), false)
  assert.equal(gate.lets(waited, '', NOW + 20_000), true)
  assert.equal(gate.lets(waited, '', NOW + 20_001), false)
})
test('[POW2] a ticket that is too old, from the future, changed, or of another key lets nobody in, in a thousand tries', () => {
  const gate = openGate(KEY, 10)
  const ticket = gate.ticket(NOW)
  assert.equal(gate.lets(ticket, proofFor(ticket), NOW + 600_001), false)
  assert.equal(gate.lets(ticket, proofFor(ticket), NOW - 1), false)
  const foreign = openGate(Buffer.alloc(32, 2), 10).ticket(NOW)
  assert.equal(gate.lets(foreign, proofFor(foreign), NOW + 30_000), false)
  const bytes = Buffer.from(ticket, 'base64url')
  for (let turn = 0; turn < 1_000; turn++) {
    const changed = Buffer.from(bytes)
    changed[turn % bytes.length]! ^= 1 << (turn % 8)
    assert.equal(gate.lets(changed.toString('base64url'), '', NOW + 30_000), false)
  }
})
