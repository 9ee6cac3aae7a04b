/**
 * What the readers found, on disk, until it is loaded: a few append-only files, and an index that says which attempts count. A stop at any moment loses
 * at most the files being read and the last second: lines of an attempt that the index does not name are ignored, a cut last line is cut away.
 */
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, isDiskFull } from '../errors.ts'
import type { FileOutcome } from './record.ts'
import { readAt } from './formats/byte-source.ts'
import { FRAME, RECORD_BLOCK_HEADER_BYTES } from './sandbox/wire.ts'

/** Raised when what the lines mean changes, or what the parsers find: older spools are then read again. */
export const SPOOL_VERSION = 10

/** One file on disk that has been read. */
export type SpoolEntry = { unit: number; path: string; sha256: string; outcome: FileOutcome }

const FILES = {
  records: 'records.tsv',
  sources: 'sources.tsv',
  findings: 'findings.tsv',
  members: 'members.tsv',
  pictures: 'pictures.ndjson',
  index: 'index.ndjson',
} as const
type Name = keyof typeof FILES
const NAME_OF: Record<number, Name> = {
  [FRAME.records]: 'records',
  [FRAME.sources]: 'sources',
  [FRAME.findings]: 'findings',
  [FRAME.members]: 'members',
  [FRAME.picture]: 'pictures',
}

/** Index lines wait until the lines that they vouch for are on the disk. */
const SYNC_EVERY_MS = 1_000

export const spoolFolder = (workFolder: string): string => join(workFolder, 'spool')
export const spoolPath = (workFolder: string, name: Name): string => join(spoolFolder(workFolder), FILES[name])

/** `key`: what the parsers were told (roster shape, day); with another key old results do not count. */
export class Spool {
  readonly #folder: string
  readonly #descriptors: Record<Name, number>
  readonly entries: SpoolEntry[]
  readonly #recordCounts = new Map<number, number>()
  #nextUnit: number
  #pending = ''
  #syncedAt = 0

  constructor(workFolder: string, key: string) {
    this.#folder = spoolFolder(workFolder)
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const open = (name: Name) => openSync(join(this.#folder, FILES[name]), 'a+', 0o600)
    this.#descriptors = {
      records: open('records'),
      sources: open('sources'),
      findings: open('findings'),
      members: open('members'),
      pictures: open('pictures'),
      index: open('index'),
    }
    for (const descriptor of Object.values(this.#descriptors)) cutLastLine(descriptor)
    const header = `${JSON.stringify({ version: SPOOL_VERSION, key })}\n`
    const index = readFileSync(join(this.#folder, FILES.index), 'utf8')
    const isOurs = index.startsWith(header)
    if (!isOurs) {
      // What OCR found is kept by the picture's hash: it stays true whatever else changed.
      for (const [name, descriptor] of Object.entries(this.#descriptors)) if (name !== 'pictures') ftruncateSync(descriptor)
      this.#append('index', Buffer.from(header))
    }
    const lines = isOurs
      ? index
          .slice(header.length)
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as SpoolEntry | Lease)
      : []
    this.entries = lines.filter((line) => 'unit' in line)
    // Attempts that were cut off left lines behind: their numbers must not be given again.
    this.#nextUnit = lines.reduce((next, line) => ('unitsBefore' in line ? line.unitsBefore : next), 1)
    this.#append('index', Buffer.from(`${JSON.stringify({ unitsBefore: this.#nextUnit + LEASE_UNITS } satisfies Lease)}\n`))
  }

  nextUnit(): number {
    return this.#nextUnit++
  }

  /** Lines of an attempt, as they come from a reader. */
  block(type: number, payload: Buffer): void {
    const name = NAME_OF[type]
    if (name === undefined) return
    if (name === 'pictures') return this.#append(name, Buffer.concat([payload, Buffer.from('\n')]))
    if (name !== 'records') return this.#append(name, payload)
    const unit = payload.readUInt32LE(0)
    const member = payload.readUInt32LE(4)
    if (member === 0) this.#recordCounts.set(unit, (this.#recordCounts.get(unit) ?? 0) + payload.readUInt32LE(8))
    this.#append('records', payload.subarray(RECORD_BLOCK_HEADER_BYTES))
  }

  /** The attempt counts from now on. A reader that died could not count its records (-1): the blocks that came say how many. */
  done(entry: SpoolEntry): SpoolEntry {
    const { outcome } = entry
    const counted = outcome.recordCount >= 0 ? outcome : { ...outcome, recordCount: this.#recordCounts.get(entry.unit) ?? 0 }
    const kept = { ...entry, outcome: counted }
    this.#recordCounts.delete(entry.unit)
    this.entries.push(kept)
    this.#pending += `${JSON.stringify(kept)}\n`
    if (Date.now() - this.#syncedAt > SYNC_EVERY_MS) this.sync()
    return kept
  }

  /** First the lines, then the index: never a file that counts without its records. */
  sync(): void {
    if (this.#pending !== '') {
      for (const name of ['records', 'sources', 'findings', 'members'] as const) fdatasyncSync(this.#descriptors[name])
      this.#append('index', Buffer.from(this.#pending))
      fdatasyncSync(this.#descriptors.index)
      this.#pending = ''
    }
    this.#syncedAt = Date.now()
  }

  close(): void {
    this.sync()
    for (const descriptor of Object.values(this.#descriptors)) closeSync(descriptor)
  }

  #append(name: Name, bytes: Buffer): void {
    const descriptor = this.#descriptors[name]
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at)
    } catch (error) {
      throw isDiskFull(error) ? new AppError('disk_full', { path: this.#folder }) : error
    }
  }
}

/** Numbers of attempts are taken in leases, one each time the spool is opened. They are 32-bit on the wire: some thousand openings. */
type Lease = { unitsBefore: number }
const LEASE_UNITS = 1_500_000

/** Removes a line that a stop has cut. */
function cutLastLine(descriptor: number): void {
  const size = fstatSync(descriptor).size
  for (let end = size; end > 0;) {
    const from = Math.max(0, end - 65_536)
    const newline = readAt(descriptor, from, end - from).lastIndexOf(10)
    if (newline !== -1) return from + newline + 1 < size ? ftruncateSync(descriptor, from + newline + 1) : undefined
    end = from
  }
  ftruncateSync(descriptor)
}
