/** What threads of linkage can be asked to do. All state that passes between them is shared memory; the rest is numbers. */
import type { Field } from '../fields.ts'
import { comparePart, compareRandomPairs, type ComparedPart, type DrawRange, type PartInput } from './compare-part.ts'
import { compareFresh, findEntries, type Entries, type EntriesInput, type FreshInput, type FreshPart } from './compare-fresh.ts'
import { newIdentifier, type IdentifyInput, type IdentifyRange } from '../identifiable.ts'
import { pairChances, type ChanceInput } from '../pair-chances.ts'
import { newChunkScorer, type ChunkScorer, type ScoreInput, type TabledChunk } from '../score-pairs.ts'
import { newCoder, type Coder, type CoderName } from './coders.ts'
import { newComparer, type Comparer } from './compare.ts'
import { countList, type CountedList, type Counts } from './frequencies.ts'
import { measureKey, type KeyInput, type KeySize } from './key-sizes.ts'
import { hashRecords, type HashInput } from './nodes.ts'
import { newRawValues, type RawValues, type TextBatch } from './raw-values.ts'
import type { NodeTable } from './nodes.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Tasks = ReturnType<typeof newTasks>

export function newTasks() {
  const raw = new Map<CoderName, RawValues>()
  const coders = new Map<CoderName, Coder>()
  let comparer: Comparer | null = null
  let vocabulary: Vocabulary | null = null
  let nodes: NodeTable | null = null
  let score: ChunkScorer | null = null
  let identify: ReturnType<typeof newIdentifier> | null = null
  const coderOf = (name: CoderName, expected: number) => {
    const known = coders.get(name)
    if (known) return known
    const coder = newCoder(name, expected)
    coders.set(name, coder)
    return coder
  }
  return {
    /** Values that come later are numbered after those of `from`. */
    continueCoder({ coder, from, expected }: { coder: CoderName; from: Vocabulary; expected: number }): void {
      coders.set(coder, newCoder(coder, expected, from))
    },
    addTexts({ coder, batch }: { coder: CoderName; batch: TextBatch }): void {
      if (!raw.has(coder)) raw.set(coder, newRawValues())
      raw.get(coder)!.add(batch)
    },
    encodeField({ coder, field, rows, expected }: { coder: CoderName; field: Field; rows: Int32Array; expected: number }): void {
      raw.get(coder)?.encodeInto(rows, coderOf(coder, expected), field)
      raw.delete(coder)
    },
    finishCoder({ coder, rows, records }: { coder: CoderName; rows: Int32Array; records: number }): Partial<Vocabulary> {
      const own = coderOf(coder, 16)
      own.derive(rows, 0, records)
      coders.delete(coder)
      return own.share()
    },
    hashRecords: (input: HashInput): void => hashRecords(input),
    setNodes(input: { nodes: NodeTable; vocabulary: Vocabulary }): void {
      nodes = input.nodes
      vocabulary = input.vocabulary
      comparer = null
    },
    countList: ({ list }: { list: CountedList }): Counts => countList(vocabulary!, nodes!, list),
    measureKey: (input: KeyInput): KeySize => measureKey(nodes!, vocabulary!, input),
    comparePart(input: PartInput): ComparedPart {
      comparer ??= newComparer(vocabulary!, nodes!.rows)
      return comparePart(nodes!, vocabulary!, comparer, input)
    },
    findEntries: (input: EntriesInput): Entries[] => findEntries(nodes!, vocabulary!, input),
    compareFresh(input: FreshInput): FreshPart {
      comparer ??= newComparer(vocabulary!, nodes!.rows)
      return compareFresh(nodes!, vocabulary!, comparer, input)
    },
    setWeights(input: ScoreInput): void {
      score = newChunkScorer(input, vocabulary!, nodes!)
    },
    scoreChunks: ({ chunks }: { chunks: readonly TabledChunk[] }): ReturnType<ChunkScorer> => score!(chunks),
    pairChances: (input: ChanceInput): Float64Array => pairChances(input),
    setIdentifying(input: IdentifyInput): void {
      comparer ??= newComparer(vocabulary!, nodes!.rows)
      identify = newIdentifier(input, vocabulary!, nodes!, comparer)
    },
    identify: (range: IdentifyRange): ReturnType<ReturnType<typeof newIdentifier>> => identify!(range),
    compareRandomPairs(range: DrawRange): Float64Array[] {
      comparer ??= newComparer(vocabulary!, nodes!.rows)
      return compareRandomPairs(nodes!, comparer, range)
    },
  }
}
