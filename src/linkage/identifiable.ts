/** Which records identify somebody. docs/rules/linkage.md, [LNK22]. */
import { newBins, type Bin, type Bins } from './histograms.ts'
import type { Comparer } from './kernel/compare.ts'
import { sharedBytes } from './kernel/dictionary.ts'
import type { Nodes, NodeTable } from './kernel/nodes.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import type { Vocabulary } from './kernel/vocabulary.ts'
import { operatingPointOf, type LinkModel } from './model.ts'
import { rarityOver, type RarityLogs } from './rarity.ts'
import { newScorer, selfLogit } from './weights.ts'

/** `records`: in the list that the model was learnt from. `strongest`: logit of the strongest link that holds a node; NaN: none does. */
export type IdentifyInput = { model: LinkModel; records: number; rarity: RarityLogs; strongest: Float32Array; isIdentifiable: Uint8Array }
export type IdentifyRange = { from: number; to: number }

/** Above so many records, one in so many draws the histogram of a report. */
const DRAWN_FROM = 100_000
const DRAWN_ONE_IN = 8

/** Records a thread looks at at a time. */
const NODES_A_TASK = 131_072

/**
 * [LNK22] A record identifies someone if a copy of it would be recognised in a list of this size: `John Smith` does among fifty people, not
 * among a million. A mailbox or a phone of its own always does. `weights` has the weight of records of the evidence against their copies; of a
 * large list it is a sample. The threads must know the nodes.
 */
export async function identifiableNodes(
  pool: ThreadPool,
  { count }: Nodes,
  input: Omit<IdentifyInput, 'isIdentifiable'>,
): Promise<{ isIdentifiable: Uint8Array; weights: Bins }> {
  const isIdentifiable = sharedBytes(count)
  await pool.runOnAll('setIdentifying', { ...input, isIdentifiable })
  const ranges = Array.from({ length: Math.ceil(count / NODES_A_TASK) }, (_, part) => ({
    from: part * NODES_A_TASK,
    to: Math.min(count, (part + 1) * NODES_A_TASK),
  }))
  const weights = newBins()
  for (const part of await pool.runEach('identify', ranges)) weights.join(part)
  return { isIdentifiable, weights }
}

/** Fills `isIdentifiable` in a range of nodes; gives their part of the histogram. */
export function newIdentifier(
  { model, records, rarity, strongest, isIdentifiable }: IdentifyInput,
  vocabulary: Vocabulary,
  nodes: NodeTable,
  comparer: Comparer,
): (range: IdentifyRange) => Bin[] {
  const scorer = newScorer(model, priorOfCopy(records), rarityOver(rarity, vocabulary, nodes))
  const { edge } = operatingPointOf(model)
  const { count, isRoster, isContactOnly } = nodes
  const thin = count > DRAWN_FROM ? DRAWN_ONE_IN : 1
  const waiting = new Int32Array(NODES_A_TURN)
  return ({ from, to }) => {
    const weights = newBins()
    let used = 0
    const weighWaiting = () => {
      scorer.readAhead(waiting, waiting, used)
      for (let at = 0; at < used; at++) {
        const node = waiting[at]!
        const logit = selfLogit(scorer, comparer, node)
        if (node % thin === 0) weights.add(logit, thin)
        isIdentifiable[node] = isContactOnly[node] || logit >= edge ? 1 : 0
      }
      used = 0
    }
    for (let node = from; node < to; node++) {
      // Who is linked was recognised already; of those only the drawn ones are weighed.
      if (isRoster[node] || (node % thin !== 0 && !Number.isNaN(strongest[node]!))) {
        isIdentifiable[node] = 1
        continue
      }
      waiting[used++] = node
      if (used === NODES_A_TURN) weighWaiting()
    }
    weighWaiting()
    return weights.list()
  }
}

/** Nodes whose values are fetched together. */
const NODES_A_TURN = 256

/**
 * One other record of the same person in the whole list, whatever the list holds: ten thousand copies of `Maud` do not tell one Maud from
 * another, and a list in which nobody stands twice identifies as well as one in which everybody does.
 */
function priorOfCopy(records: number): { match: number; household: number } {
  return { match: 1 / Math.max(3, records), household: 0.6 / Math.max(3, records) }
}
