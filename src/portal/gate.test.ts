import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { isProof, openGate } from './gate.ts'
import { openTallies } from './tallies.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-gate-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const KEY = Buffer.alloc(32, 1)
const NOW = 1_800_000_000_000
const proofFor = (ticket: string): string => {
  for (let counter = 0; ; counter++) if (isProof(ticket, String(counter))) return String(counter)
}

test('[POW1] the gate closes only while more forms come than it is set to, and opens again by itself', () => {
  const gate = openGate(KEY, 10, openTallies(folder))
  assert.equal(Array.from({ length: 50 }, (_, index) => gate.isBusy(NOW + index)).some(Boolean), false)
  assert.equal(gate.isBusy(NOW + 60), true)
  assert.equal(gate.isBusy(NOW + 5_100), true)
  assert.equal(gate.isBusy(NOW + 20_000), false)
})
test('[POW2] a ticket that was worked for lets in at once, one that was waited for after 20 seconds, each once', () => {
  const gate = openGate(KEY, 10, openTallies(folder))
  const [worked, waited] = [gate.ticket(NOW), gate.ticket(NOW)]
  assert.equal(gate.lets(worked, '', NOW + 1_000), false)
  assert.equal(gate.lets(worked, proofFor(worked), NOW + 1_000), true)
  assert.equal(gate.lets(worked, proofFor(worked), NOW + 1_001), false)
  assert.equal(gate.lets(waited, '', NOW + 19_999), false)
  assert.equal(gate.lets(waited, '', NOW + 20_000), true)
  assert.equal(gate.lets(waited, '', NOW + 20_001), false)
})
test('[POW2] a ticket that is too old, from the future, changed, or of another key lets nobody in, in a thousand tries', () => {
  const gate = openGate(KEY, 10, openTallies(folder))
  const ticket = gate.ticket(NOW)
  assert.equal(gate.lets(ticket, proofFor(ticket), NOW + 600_001), false)
  assert.equal(gate.lets(ticket, proofFor(ticket), NOW - 1), false)
  const foreign = openGate(Buffer.alloc(32, 2), 10, openTallies(folder)).ticket(NOW)
  assert.equal(gate.lets(foreign, proofFor(foreign), NOW + 30_000), false)
  const bytes = Buffer.from(ticket, 'base64url')
  for (let turn = 0; turn < 1_000; turn++) {
    const changed = Buffer.from(bytes)
    changed[turn % bytes.length]! ^= 1 << (turn % 8)
    assert.equal(gate.lets(changed.toString('base64url'), '', NOW + 30_000), false)
  }
})

test('[POW2] a ticket used at one process of the pages is used at all of them, also spelled another way, and at its last minute', () => {
  const [one, other] = [openGate(KEY, 10, openTallies(folder)), openGate(KEY, 10, openTallies(folder))]
  const ticket = one.ticket(NOW)
  assert.equal(one.lets(ticket, proofFor(ticket), NOW + 1_000), true)
  assert.equal(other.lets(ticket, proofFor(ticket), NOW + 1_000), false)
  assert.equal(one.lets(`${ticket}==`, '', NOW + 30_000), false)
  assert.equal(other.lets(ticket, '', NOW + 599_999), false)
})

test('tallies count together, forget after ten minutes, and leave nothing typed behind', async () => {
  const [one, other] = [openTallies(folder), openTallies(folder)]
  const late = NOW + 3_600_000
  assert.deepEqual(
    [one, other, one].map((tallies) => tallies.count('try', 'abc', late)),
    [1, 2, 3],
  )
  assert.equal(other.count('try', 'abc', late + 300_000), 4)
  assert.equal(other.count('try', 'abc', late + 900_000), 1)
  await one.sweep(late + 7_200_000)
  assert.deepEqual(readdirSync(join(folder, 'tallies')), [])
})
