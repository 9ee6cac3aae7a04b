import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { memorySource } from './formats/byte-source.ts'
import type { ByteSource } from './formats/format.ts'
import { BLOCK_BYTES, cutOf, textBlocks, textCuts } from './text-blocks.ts'

/** As a file on disk answers: any stretch of its bytes. */
function fileOf(bytes: Buffer): ByteSource {
  return {
    ...memorySource('a.log', bytes),
    chunks: async function* (from = 0, to = bytes.length) {
      for (let at = from; at < to; at += 70_001) yield bytes.subarray(at, Math.min(to, at + 70_001))
    },
  }
}
async function blocksOf(input: ByteSource, from?: number, to?: number, line?: number) {
  const blocks = []
  for await (const block of textBlocks(input, from, to, line)) blocks.push(block)
  return blocks
}
const PARTS = [
  'a line of a log\n',
  'Dear Zoë,\n\n',
  '\r\n\r\n',
  'é',
  'no line end for long '.repeat(20_000),
  'short\n'.repeat(30_000),
  '😀'.repeat(40_000),
  '\n',
  '\0',
]

test('of a long text the first block is short, of another it is all of it', async () => {
  const lines = 'Ana Penhale, 07700 900123\n'
  const long = await blocksOf(fileOf(Buffer.from(lines.repeat(40_000))))
  assert.ok(long[0]!.text.length <= 32_000 && long[0]!.text.endsWith('\n'), String(long[0]!.text.length))
  assert.equal((await blocksOf(fileOf(Buffer.from(lines.repeat(10_000))))).length, 1)
})

test('the blocks of the pieces of a text are the blocks of the whole, its lines numbered alike, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...PARTS), { minLength: 4, maxLength: 14, size: 'max' }),
      fc.integer({ min: 1, max: 3 }),
      async (parts, blocks) => {
        const text = parts.join('')
        const input = fileOf(Buffer.from(text))
        const whole = await blocksOf(input)
        const { ends, lines } = await textCuts(input, blocks * BLOCK_BYTES)
        const shared = []
        for (const [no, to] of ends.entries()) shared.push(...(await blocksOf(input, ends[no - 1] ?? 0, to, lines[no]!)))
        assert.deepEqual(shared, whole)
        assert.equal(whole.map((block) => block.text).join(''), text)
        let next = 1
        for (const { text: block, line } of whole) {
          assert.equal(line, next)
          next += block.split('\n').length - 1
          assert.ok(Buffer.byteLength(block) <= 2 * BLOCK_BYTES)
        }
      },
    ),
    { numRuns: 12, seed: 20261122 },
  )
})

for (const [before, kept, why] of [
  ['aaaa\nbb\n\ncc', 'aaaa\nbb\n\n', 'behind the last empty line of the second half'],
  ['aaaa\nbb\r\n\r\nc', 'aaaa\nbb\r\n\r\n', 'an empty line of Windows'],
  ['a\n\nbbbbb\nccc', 'a\n\nbbbbb\n', 'an empty line in the first half is too far away'],
  ['aaaabbbb', 'aaaabbbb', 'no line end'],
] as const)
  test(`a block ends ${why}`, () => assert.equal(before.slice(0, cutOf(Buffer.from(before))), kept))

test('a sign of several bytes is not cut in two', () => {
  assert.equal(cutOf(Buffer.from('aaaé').subarray(0, 4)), 3)
  assert.equal(cutOf(Buffer.from('aaa😀').subarray(0, 6)), 3)
})
test('a whole sign of several bytes at the end may wait for the next block, where nothing of it is lost', () => assert.equal(cutOf(Buffer.from('aé')), 1))

test('a line in another encoding is read in that one, and the rest stays what it is', async () => {
  const [block] = await blocksOf(fileOf(Buffer.concat([Buffer.from('Zoë\n'.repeat(20_000)), Buffer.from('Zoë\n', 'latin1')])))
  assert.equal(block!.text, 'Zoë\n'.repeat(20_001))
})
test('the mark at the beginning of a file is no part of its text', async () => {
  assert.deepEqual(await blocksOf(fileOf(Buffer.from('\ufeffDear Zoë'))), [{ text: 'Dear Zoë', line: 1 }])
})
