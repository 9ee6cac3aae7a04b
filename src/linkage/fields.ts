/** What linkage is given and what it gives back. It knows no incident and no evidence: only tables, and what their columns mean. */
import type { SqlExecutor } from '../engine/sql-executor.ts'
import type { Bin } from './histograms.ts'
import type { LinkModel } from './model.ts'

export const FIELDS = [
  'title',
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'gender',
  'email',
  'phone',
  'address',
  'postcode',
  'membership_number',
  'identifiers',
  'birth_place',
  'occupation',
] as const
export type Field = (typeof FIELDS)[number]

/** Several values in one cell (e-mails, phones, identifiers) are joined by U+001F, as in the table `record`. */
export const LIST_SIGN = '\u001f'

/** One record as text. Identifiers are `kind=value`. */
export type FieldValues = Partial<Record<Field, string>>

export type LinkTable = {
  table: string
  /** For records an integer; for a roster anything. Unique. */
  idColumn: string
  columns: Partial<Record<Field, string>>
}
export type LinkInput = LinkTable & {
  /** The organisation's own list: trusted, one row a person. Each person takes at most one of its rows. */
  roster?: LinkTable
  /** Records with the same key are one person, unless their names plainly contradict; a record may have several keys. */
  mustLink?: { table: string; idColumn: string; keyColumn: string }
  /** What people decided of pairs: one person, or not. Records as in `kept_pair`: an id, or for the roster -1 - the row's place in order of its ids. */
  decided?: { table: string; leftColumn: string; rightColumn: string; sameColumn: string }
}

export type LinkOptions = {
  /** A saved model is applied as it is; without one the data train their own. */
  model?: LinkModel
  /** Names of the keys to find pairs by, instead of those of the model or those the data choose (docs/linkage.md). */
  keys?: readonly string[]
  /** Compares the pairs elsewhere, as SQL: where one machine is not enough (docs/linkage.md). */
  executor?: SqlExecutor
  /** Threads to work on; by default as many as the machine runs at once. The result is the same with any number. */
  threads?: number
  /** Fewer rows than this are linked on one thread; for tests. */
  rowsWorthThreads?: number
  /** Called a few times a phase. */
  report?: (progress: { phase: string; done: number; total: number }) => void
  /**
   * A file where all that was found is kept, and gone on from: what is new is linked to what was there before, by the weights learnt then, until a quarter
   * of the records are others. It holds personal data. Whoever finds nothing fitting there links everything anew and leaves it for the next.
   */
  keepAt?: string
  /** What else the caller knows to decide how records are linked: what was kept under another word is not gone on from. */
  keepKey?: string
  /** Fewer distinct records than this are linked anew each time; for tests. */
  nodesWorthKeeping?: number
  /** Compares all pairs again, by the kept weights; for tests, and for whoever doubts what was kept. */
  compareAnew?: boolean
  /** Two membership numbers that are both on the roster are two people; false: only a strong sign. Default true. */
  separateByMembershipNumber?: boolean
}

/** A block that held more records than may be compared all with all, and what was done instead. */
export type CappedBlock = { rule: string; records: number; treatment: string }

export type Increment = {
  /** `compared anew`: a block too large for all its pairs has grown, or a value has become rarer; all pairs were compared again, by the kept weights. */
  way: 'increment' | 'compared anew'
  /** Distinct records that were not there before, and those that are there no more. */
  newNodes: number
  goneNodes: number
  /** Distinct records whose groups were looked at. */
  touchedNodes: number
  pairsCompared: number
}

export type LinkResult = {
  /** Persons found. */
  people: number
  /** Persons found on the roster. */
  rosterMatched: number
  records: number
  /** Records that could identify nobody: empty, or too common for a list of this size. They belong to no person. */
  unidentifiable: number
  /** Records that fit two people equally well; each stands as a person of its own. */
  ambiguous: number
  pairsCompared: number
  /** Pairs of distinct records that are one person, as the model expects among the pairs compared. */
  estimatedMatches: number
  low: number
  high: number
  method: string
  model: LinkModel
  secondsByPhase: Record<string, number>
  cappedBlocks: CappedBlock[]
  /** Keys by which pairs were found, in their order, and the pairs that each found first. */
  keys: { name: string; pairs: number }[]
  /** What was new, where a kept linkage was gone on from; null: everything was linked. */
  increment: Increment | null
  histograms: {
    /** Pairs compared, by the weight of their pattern. */
    pairs: Bin[]
    /** Records of the evidence, by what a copy of each would weigh against it: below the operating point it identifies nobody. */
    records: Bin[]
    persons: { records: number; persons: number }[]
  }
}
