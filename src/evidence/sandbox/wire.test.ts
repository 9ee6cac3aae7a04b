import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { frame, FrameSplitter } from './wire.ts'

test('frames come out as they were put in, wherever the stream is cut', () => {
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(700_000).map((length) => new Uint8Array(length).fill(length % 251)),
  )
  const frames = fc.array(fc.tuple(fc.integer({ min: 1, max: 31 }), payload), { maxLength: 6 })
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 }), (sent, cuts) => {
      const stream = Buffer.concat(sent.map(([type, bytes]) => frame(type, bytes)))
      const came: [number, Buffer][] = []
      const splitter = new FrameSplitter((type, bytes) => void came.push([type, Buffer.from(bytes)]))
      for (let at = 0, no = 0; at < stream.length; no++) {
        const end = at + cuts[no % cuts.length]!
        splitter.push(stream.subarray(at, end))
        at = end
      }
      assert.deepEqual(
        came,
        sent.map(([type, bytes]) => [type, Buffer.from(bytes)]),
      )
    }),
    { numRuns: 40 },
  )
})

test('what is no frame of ours is refused: an unknown type, a length beyond all limits', () => {
  const splitter = () => new FrameSplitter(() => {})
  assert.throws(() => splitter().push(Buffer.from([0, 1, 0, 0, 0, 7])), /broken frame/)
  assert.throws(() => splitter().push(Buffer.from([77, 1, 0, 0, 0, 7])), /broken frame/)
  assert.throws(() => splitter().push(Buffer.from([2, 0, 0, 0, 200])), /broken frame/)
})
