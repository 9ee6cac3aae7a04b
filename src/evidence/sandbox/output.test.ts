import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRecord } from '../record.ts'
import { FrameOutput, MemberOutput } from './output.ts'
import { FRAME, FRAME_HEADER_BYTES, RECORD_BLOCK_HEADER_BYTES } from './wire.ts'

/** What a reader would write. */
class Kept extends FrameOutput {
  readonly frames: Buffer[] = []
  override add(bytes: Buffer): void {
    this.frames.push(Buffer.from(bytes))
  }
}
const FINDING = { kind: 'email', start: 0, end: 14, value: 'jo@example.org', confidence: 0.99, why: 'reads as an address' } as const

test('the first findings and records of a huge file leave its reader at once, later ones in large blocks; none is lost', () => {
  const output = new Kept()
  const member = new MemberOutput(output, 7, 0)
  member.source({ path: 'a.log', name: '', kind: 'prose', relationshipHint: null, columns: [], database: '' })
  const sizes: number[][] = []
  for (let no = 0; no < 20_000; no++) {
    member.record({ ...newRecord(0, no + 1), emails: ['jo@example.org'], kinds: ['email'] })
    member.finding(0, 'from line 1', FINDING, no + 1)
    if (no === 100) assert.deepEqual([...new Set(output.frames.map((frame) => frame[0]))].sort(), [FRAME.records, FRAME.sources, FRAME.findings].sort())
  }
  member.flush()
  for (const type of [FRAME.records, FRAME.findings]) {
    const frames = output.frames.filter((frame) => frame[0] === type)
    const headerBytes = FRAME_HEADER_BYTES + (type === FRAME.records ? RECORD_BLOCK_HEADER_BYTES : 0)
    const lines = frames.map((frame) => frame.toString('utf8', headerBytes).split('\n').length - 1)
    assert.equal(
      lines.reduce((sum, count) => sum + count, 0),
      20_000,
    )
    sizes.push(frames.map(({ length }) => length))
  }
  for (const blocks of sizes) {
    assert.ok(blocks[0]! < 5_000)
    for (const [index, bytes] of blocks.slice(1, -1).entries()) assert.ok(bytes <= 300_000 && bytes >= blocks[index]! * 0.9)
    assert.ok(blocks.length < 20)
  }
})

test('a value with tabs and line ends stays one line, and so do its mask and its place', () => {
  const output = new Kept()
  const member = new MemberOutput(output, 7, 0)
  member.source({ path: 'a.txt', name: '', kind: 'prose', relationshipHint: null, columns: [], database: '' })
  member.finding(0, 'page\t2', { ...FINDING, kind: 'postal_address', value: '1 Mill\tLane\nPorthkerris' }, null)
  member.finding(0, 'page\t2', FINDING, null)
  member.flush()
  const lines = output.frames
    .find((frame) => frame[0] === FRAME.findings)!
    .toString('utf8', FRAME_HEADER_BYTES)
    .split('\n')
  assert.deepEqual(
    lines.map((line) => line.split('\t').slice(4)),
    [
      ['page 2', 'postal_address', '1 Mill Lane Porthkerris', '• •••• •••• •••••••••••', '0.99', 'reads as an address'],
      ['page 2', 'email', 'jo@example.org', 'j•••@example.org', '0.99', 'reads as an address'],
      [],
    ],
  )
})
