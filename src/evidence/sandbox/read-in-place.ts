/** Reads bytes as a sandboxed reader does, in this process, and decodes what it would have sent. For tests only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { NO_CONTEXT } from '../finding.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../formats/format.ts'
import { RECORD_COLUMNS, type FileOutcome } from '../record.ts'
import { FrameOutput } from './output.ts'
import { readUnit } from './unit-reader.ts'
import { FRAME, FrameSplitter, MEMBER_COLUMNS, RECORD_BLOCK_HEADER_BYTES, type OcrMode } from './wire.ts'

export type ReadInPlace = {
  outcome: FileOutcome
  members: Record<(typeof MEMBER_COLUMNS)[number], string>[]
  records: (Record<(typeof RECORD_COLUMNS)[number], string> & { member: string })[]
}

class KeptOutput extends FrameOutput {
  readonly frames: Buffer[] = []
  override add(bytes: Buffer): void {
    this.frames.push(Buffer.from(bytes))
  }
}

export type ReadInPlaceOptions = { limits?: Partial<ReadLimits>; suspectExtension?: string; sameNameCount?: number; ocr?: OcrMode; isPicturesNow?: boolean }

/** `name` may have folders; only its last part is used on disk. */
export async function readInPlace(content: Buffer | string, name: string, options: ReadInPlaceOptions = {}): Promise<ReadInPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-read-'))
  try {
    const disk = join(folder, basename(name))
    writeFileSync(disk, content)
    const output = new KeptOutput()
    const order = {
      unit: 1,
      path: name,
      diskPath: Buffer.from(disk).toString('base64'),
      bytes: Buffer.byteLength(content),
      suspectExtension: options.suspectExtension ?? '',
      sameNameCount: options.sameNameCount ?? 1,
      ...(options.isPicturesNow === true ? { pictures: { no: 0, of: 1 } } : {}),
    }
    const limits = { ...DEFAULT_LIMITS, ...options.limits }
    const { outcome } = await readUnit(order, {
      detectors: NO_CONTEXT,
      limits,
      today: '2026-01-15',
      scratchFolder: folder,
      output,
      ocr: options.ocr ?? 'never',
    })
    return { outcome, ...decode(output.frames) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function decode(frames: Buffer[]): Pick<ReadInPlace, 'members' | 'records'> {
  const decoded: Pick<ReadInPlace, 'members' | 'records'> = { members: [], records: [] }
  const splitter = new FrameSplitter((type, payload) => {
    if (type === FRAME.members) for (const cells of linesOf(payload)) decoded.members.push(named(MEMBER_COLUMNS, cells))
    if (type === FRAME.records)
      for (const [, member, , ...cells] of linesOf(payload.subarray(RECORD_BLOCK_HEADER_BYTES)))
        decoded.records.push({ ...named(RECORD_COLUMNS, cells), member: member! })
  })
  for (const frame of frames) splitter.push(frame)
  return decoded
}

const linesOf = (payload: Buffer): string[][] =>
  payload
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))

function named<Name extends string>(names: readonly Name[], cells: string[]): Record<Name, string> {
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) as Record<Name, string>
}
