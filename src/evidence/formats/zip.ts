/** ZIP archives: each entry is read as a file of its own. Bombs, overlaps, hostile names and locked entries are met by limits, never by trust. */
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { closedSource, memorySource, streamSource } from './byte-source.ts'
import { isReadAtOnce, obstacleOf, openZip, type ZipArchive, type ZipEntry } from './zip-directory.ts'
import { salvageZip } from './zip-salvage.ts'
import { pathText } from '../evidence-path.ts'

/** Larger entries are read in pieces rather than at once. */
const WHOLE_ENTRY_BYTES = 32e6

export const zip: Format = {
  type: 'zip',
  sniff: (head) => {
    if (head.length < 22 || head[0] !== 0x50 || head[1] !== 0x4b) return 0
    return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6) ? 0.6 : 0
  },
  read: readZip,
}

async function readZip(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  let archive: ZipArchive
  try {
    archive = await openZip(input, context.limits)
  } catch (error) {
    if (!(error instanceof FormatError) || error.status !== 'damaged') throw error
    return salvageZip(input, sink, context, error.message)
  }
  try {
    refuseBomb(archive.entries, input.size, context)
    const names = new Map<string, number>()
    for (const entry of archive.entries) {
      if (entry.name.endsWith('/') && entry.bytes === 0) continue
      await sink.member(await memberOf(input, archive, entry, names))
    }
    if (archive.isCutShort) return { status: 'partly_read', reason: `only the first ${context.limits.memberCount} entries were read`, bytesRead: input.size }
    return { status: 'read', reason: '', bytesRead: input.size }
  } finally {
    archive.close()
  }
}

async function memberOf(input: ByteSource, archive: ZipArchive, entry: ZipEntry, names: Map<string, number>): Promise<ByteSource> {
  const path = `${input.path} › ${memberName(entry.name, names)}`
  try {
    const obstacle = obstacleOf(entry)
    if (obstacle !== null) throw obstacle
    if (entry.bytes <= WHOLE_ENTRY_BYTES) return memorySource(path, isReadAtOnce(entry) ? archive.read(entry) : await collected(archive.stream(entry)))
    return await streamSource(path, entry.bytes, () => archive.stream(entry))
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return closedSource(path, entry.bytes, error.status, error.message)
  }
}

async function collected(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Shown as it is: most of a million names are. */
const PLAIN_NAME = /^[ -[\]-~]*$/

/** As it came, made safe to show: never used to write anywhere. A second entry of the same name gets a number. */
export function memberName(name: string, names: Map<string, number>): string {
  const cut = name.length > 1_000 ? `${name.slice(0, 1_000)}…` : name
  const shown = (PLAIN_NAME.test(cut) ? cut : pathText(Buffer.from(cut))) || '(no name)'
  const count = (names.get(shown) ?? 0) + 1
  names.set(shown, count)
  return count === 1 ? shown : `${shown} (${count})`
}

/** Deflate reaches 1,032 to 1 at most, so an archive that promises more is lying or overlapping; what others reach beyond is no data about people. */
export function refuseBomb(entries: { bytes: number }[], sizeBytes: number, context: ReadContext): void {
  const expanded = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (expanded > context.limits.expandedBytes || expanded > Math.max(1e6, sizeBytes * context.limits.expansionRatio)) {
    throw new FormatError(
      'refused',
      `it would unpack to ${Math.round(expanded / 1e6)} MB, ${Math.round(expanded / Math.max(1, sizeBytes))} times its size, as a zip bomb does; it was not unpacked`,
    )
  }
}
