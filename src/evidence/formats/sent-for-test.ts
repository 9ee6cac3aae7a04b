/** What a reader sends of a file, with rows read as bytes and with rows read as strings. For tests only. */
import assert from 'node:assert/strict'
import { NO_CONTEXT } from '../finding.ts'
import { FrameOutput, MemberOutput } from '../sandbox/output.ts'
import { FRAME_HEADER_BYTES } from '../sandbox/wire.ts'
import { DEFAULT_LIMITS, type Format } from './format.ts'
import { sourceOfBytes } from './read-for-test.ts'

class Kept extends FrameOutput {
  readonly text: Buffer[] = []
  override add(bytes: Buffer): void {
    this.text.push(Buffer.from(bytes.subarray(FRAME_HEADER_BYTES)))
  }
}

/** What a reader would send of these bytes. `lines`: how many record lines were made without a record. */
async function sent(format: Format, bytes: Buffer, path: string, isOfBytes: boolean, chunkBytes = 1 << 20): Promise<{ text: string; lines: number }> {
  const kept = new Kept()
  const output = new MemberOutput(kept, 1, 0)
  let lines = 0
  const { close } = output.lines
  output.lines.close = (end) => {
    lines++
    close(end)
  }
  const sink = {
    source: output.source.bind(output),
    record: output.record.bind(output),
    finding: output.finding.bind(output),
    member: async () => {},
    ...(isOfBytes && { lines: output.lines }),
  }
  await format.read(sourceOfBytes(bytes, path, chunkBytes), sink, { detectors: NO_CONTEXT, depth: 0, limits: DEFAULT_LIMITS, today: '2026-01-15' })
  output.flush()
  return { text: Buffer.concat(kept.text).toString(), lines }
}

/** Fails unless both send the same bytes; returns how many record lines were made without a record. */
export async function assertSame(format: Format, bytes: Buffer, path: string, chunkBytes?: number): Promise<number> {
  const [ofStrings, ofBytes] = [await sent(format, bytes, path, false), await sent(format, bytes, path, true, chunkBytes)]
  assert.equal(ofStrings.lines, 0)
  assert.equal(ofBytes.text, ofStrings.text)
  return ofBytes.lines
}
