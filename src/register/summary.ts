/** What the register says as a whole: the figures that severity, obligations, filings and the console read. Counts of people, never people. */
import type { Kind, Relationship } from '../kinds.ts'
import type { IdEvent } from '../linkage/id-event.ts'
import type { FileStatus } from '../evidence/record.ts'

export type RegisterSummary = {
  /** Persons in the register. */
  people: number
  /** The range that says how sure we are (95 %), and how it was estimated, in words. */
  low: number
  high: number
  method: string
  byRelationship: Partial<Record<Relationship, number>>
  byKind: Partial<Record<Kind, number>>
  children: number
  specialRisk: number
  deceased: number
  /** Records read, and how many of them could identify nobody. */
  records: number
  unidentifiableRecords: number
  rosterSize: number
  rosterAffected: number
  byCountry: Record<string, number>
  /** The same by place and by kinds of data, where laws of states ask for them; left out: counted by an earlier version. */
  residents?: { place: string; people: number; kinds: Kind[] | null }[]
  files: { total: number; bytes: number; bytesRead: number; byStatus: Partial<Record<FileStatus, number>>; bytesByStatus: Partial<Record<FileStatus, number>> }
  /** From the manifest: files listed but not there, and what they most likely held. */
  missingFiles: number
  /** People in backups that cannot be read, when a readable copy or the roster tells how many; null: not known. */
  peopleInInaccessible: { low: number; high: number; why: string } | null
  /** What became of the people of the register before, by their numbers; null: this is the first. Left out: built by an earlier version. */
  changes?: IdChanges | null
}

/** Whole counts; `events` holds the first thousand of each kind. */
export type IdChanges = { kept: number; added: number; merged: number; split: number; gone: number; events: IdEvent[] }
