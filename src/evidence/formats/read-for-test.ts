/** Reads bytes through one format as the sandbox does, and keeps what came out. For tests only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../finding.ts'
import { NO_CONTEXT } from '../finding.ts'
import type { PersonRecord, Source } from '../record.ts'
import { DEFAULT_LIMITS, type ByteSource, type Format, type ReadContext, type ReadResult } from './format.ts'

export type Reading = {
  result: ReadResult
  sources: Omit<Source, 'sourceNo'>[]
  records: PersonRecord[]
  findings: { place: string; finding: Finding; rowNo: number | null }[]
}

/** `chunkBytes` cuts the bytes small, so that a sign, a quote or a row is met at every edge. */
export function sourceOfBytes(bytes: Buffer, path: string, chunkBytes = 1 << 20): ByteSource & { remove(): void } {
  let folder: string | null = null
  return {
    path,
    size: bytes.length,
    head: bytes.subarray(0, 65_536),
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
    },
    bytes: async () => bytes,
    diskPath: async () => {
      folder ??= mkdtempSync(join(tmpdir(), 'tocsin-test-'))
      const file = join(folder, 'file')
      writeFileSync(file, bytes)
      return file
    },
    remove: () => folder !== null && rmSync(folder, { recursive: true }),
  }
}

export async function readForTest(
  format: Format,
  content: Buffer | string,
  path: string,
  options: { chunkBytes?: number; context?: Partial<ReadContext> } = {},
): Promise<Reading> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const reading: Reading = { result: { status: 'read', reason: '', bytesRead: 0 }, sources: [], records: [], findings: [] }
  const input = sourceOfBytes(bytes, path, options.chunkBytes)
  const sink = {
    source: (source: Omit<Source, 'sourceNo'>) => reading.sources.push(source) - 1,
    record: (record: PersonRecord) => void reading.records.push(structuredClone(record)),
    finding: (_: number, place: string, finding: Finding, rowNo: number | null) => void reading.findings.push({ place, finding, rowNo }),
    member: async () => {},
  }
  try {
    reading.result = await format.read(input, sink, { detectors: NO_CONTEXT, depth: 0, limits: DEFAULT_LIMITS, today: '2026-01-15', ...options.context })
  } finally {
    input.remove()
  }
  return reading
}

/** A record without its empty fields, so that a test shows only what matters. */
export function brief(record: PersonRecord): Partial<PersonRecord> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name, value]) => name !== 'sourceNo' && name !== 'rowNo' && value !== '' && value !== 0 && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
