import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createCutFinder } from './sql-pieces.ts'

function cutsOf(dump: string, pieceBytes: number, chunkBytes = 1 << 20) {
  const bytes = Buffer.from(dump)
  const finder = createCutFinder('club.sql', pieceBytes)
  for (let at = 0; at < bytes.length; at += chunkBytes) finder.push(bytes.subarray(at, at + chunkBytes))
  return finder.end()
}
const rows = (count: number) => Array.from({ length: count }, (_, no) => `${no}\tAna Penhale\tana${no}@example.org\n`).join('')
const copy = (name: string, count: number) => `COPY ${name} (id, name, email) FROM stdin;\n${rows(count)}\\.\n\n`
const inserts = (name: string, count: number, note = 'née') =>
  Array.from({ length: count }, (_, no) => `INSERT INTO \`${name}\` VALUES (${no},'Ana Penhale','ana${no}@example.org','${note}');\n`).join('')

test('a dump is cut at the beginning of a line, and a table is gone on with only where half a piece of it lies before', () => {
  const dump = `-- it's a dump\nUSE club;\n${inserts('member', 900)}\nUSE shop;\n${copy('public.customer', 2_000)}${inserts('gift', 40)}`
  const { ends, notes } = cutsOf(dump, 20_000)
  assert.equal(ends.at(-1), Buffer.byteLength(dump))
  assert.equal(notes.length, ends.length)
  assert.ok(ends.length >= 5)
  for (const [no, end] of ends.slice(0, -1).entries()) {
    const before = Buffer.from(dump).subarray(0, end).toString()
    assert.ok(before.endsWith('\n'))
    const { tableFrom, database } = notes[no + 1]!
    assert.equal(database, before.includes('USE shop') ? 'club.sql › shop' : 'club.sql › club')
    if (tableFrom < 0) continue
    assert.ok(end - tableFrom >= 10_000)
    const opening = Buffer.from(dump).subarray(tableFrom).toString()
    assert.match(opening, /^(?:INSERT INTO `\w+` VALUES \(0,|COPY public\.customer )/)
  }
})

test('where it is cut does not depend on how its bytes come in', () => {
  const dump = `${inserts('member', 300)}${copy('customer', 400)}${inserts('gift', 200, 'two\nlines')}`
  const whole = cutsOf(dump, 9_000)
  assert.ok(whole.ends.length > 3)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70_000 }), (chunkBytes) => {
      assert.deepEqual(cutsOf(dump, 9_000, chunkBytes), whole)
    }),
    { numRuns: 25 },
  )
})

for (const [what, dump] of [
  ['tables whose rows stand among each other', (inserts('member', 1) + inserts('gift', 1)).repeat(500)],
  ["Oracle's INSERT ALL", 'INSERT ALL\n  INTO member VALUES (1)\n  INTO gift VALUES (2)\nSELECT 1 FROM dual;\n'.repeat(500)],
  ['one line without an end', `INSERT INTO member VALUES ${"(1,'Ana'),".repeat(5_000)}`],
] as const)
  test(`a dump is not cut: ${what}`, () => {
    assert.deepEqual(cutsOf(dump, 5_000), { ends: [Buffer.byteLength(dump)], notes: [{ database: '', tableFrom: -1 }] })
  })
