/** All that a linkage leaves for the next: what was standardised, which pairs matter, who was joined, and by what weights. Personal data: it names people. */
import { createHash } from 'node:crypto'
import type { Engine } from '../../engine/engine.ts'
import type { Clusters } from '../cluster.ts'
import type { CappedBlock, LinkInput, LinkOptions, LinkResult } from '../fields.ts'
import type { Frequencies } from '../kernel/frequencies.ts'
import type { BlockingRule } from '../kernel/keys.ts'
import type { NodeOrder, NodeTable } from '../kernel/nodes.ts'
import type { PairColumns } from '../kernel/pair-list.ts'
import type { PatternCounts } from '../kernel/pattern-counts.ts'
import type { Texts } from '../kernel/dictionary.ts'
import type { ValueSets } from '../kernel/value-sets.ts'
import type { Vocabulary } from '../kernel/vocabulary.ts'
import { modelHash, type LinkModel } from '../model.ts'
import { readKept, writeKept } from './kept-file.ts'
import { rosterDigest } from './known-records.ts'

/** Linkages kept by another version are done anew: to be raised when records are standardised or compared otherwise. */
const FORMAT = 6

/** By what pairs are weighed: learnt once, the same for all that comes later. */
export type Weights = {
  model: LinkModel
  prior: { match: number; household: number }
  /** Records and roster rows then: what identifies somebody in a list of that size. */
  records: number
  /** How common each value was. */
  frequencies: Frequencies
}

export type Blocking = { rules: BlockingRule[]; large: (readonly number[])[]; everyPair: boolean }
export type ComparedSums = { pairs: number; counts: PatternCounts; capped: CappedBlock[]; keys: LinkResult['keys'] }

export type KeptLinkage = {
  format: typeof FORMAT
  inputKey: string
  weights: Weights
  blocking: Blocking
  vocabulary: Vocabulary
  nodes: NodeTable & { order: NodeOrder; rosterPlace: Int32Array }
  /** Nodes when the weights were learnt. */
  learntNodes: number
  /** The digest of each record in the order of their ids, and its node; -1: it says nothing. */
  says: { low: Int32Array; high: Int32Array; node: Int32Array }
  /** Values that more or fewer nodes have than when the weights were learnt. */
  grown: { table: Int32Array; place: Int32Array; delta: Int32Array }
  pairs: PairColumns
  clusters: Clusters
  compared: ComparedSums
  expected: number
  hadDecisions: boolean
}

/** Whatever else than the records decides what linkage finds: with another key, what was kept is of no use. */
export async function inputKeyOf(engine: Engine, input: LinkInput, options: LinkOptions): Promise<string> {
  const [engineVersion] = await engine.rows<{ version: string }>('select version() as version')
  const parts = [
    // Its hash may be another in the next version (known-records.ts).
    engineVersion!.version,
    input.columns,
    input.roster?.columns ?? null,
    await rosterDigest(engine, input),
    input.mustLink ? [input.mustLink.keyColumn] : null,
    options.model ? modelHash(options.model) : null,
    options.keys ?? null,
    options.separateByMembershipNumber ?? true,
    options.keepKey ?? '',
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Null where nothing is kept that this version can go on from. */
export async function readKeptLinkage(path: string, inputKey: string): Promise<KeptLinkage | null> {
  const kept = (await readKept(path)) as KeptLinkage | null
  return kept?.format === FORMAT && kept.inputKey === inputKey ? kept : null
}

/** Nothing of it may change until it is written. */
export async function writeKeptLinkage(path: string, kept: Omit<KeptLinkage, 'format'>): Promise<void> {
  await writeKept(path, { format: FORMAT, ...kept, vocabulary: trimmed(kept.vocabulary) })
}

/** Without the room to grow. */
function trimmed(vocabulary: Vocabulary): Vocabulary {
  const texts = ({ size, bytes, offsets, hashes }: Texts): Texts => ({
    size,
    bytes: bytes.subarray(0, offsets[size]),
    offsets: offsets.subarray(0, size + 1),
    hashes: hashes.subarray(0, size),
  })
  const sets = ({ count, starts, codes }: ValueSets): ValueSets => ({ count, starts: starts.subarray(0, count + 1), codes: codes.subarray(0, starts[count]) })
  return {
    ...vocabulary,
    names: texts(vocabulary.names),
    emails: texts(vocabulary.emails),
    phones: texts(vocabulary.phones),
    streets: texts(vocabulary.streets),
    postcodes: texts(vocabulary.postcodes),
    members: texts(vocabulary.members),
    identifiers: texts(vocabulary.identifiers),
    sounds: texts(vocabulary.sounds),
    areas: texts(vocabulary.areas),
    origins: texts(vocabulary.origins),
    works: texts(vocabulary.works),
    emailSets: sets(vocabulary.emailSets),
    phoneSets: sets(vocabulary.phoneSets),
    identifierSets: sets(vocabulary.identifierSets),
  }
}
