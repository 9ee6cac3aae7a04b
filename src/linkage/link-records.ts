/**
 * Which records are one person: the list of the steps. Nothing is configured; the data choose the keys, train the model and one operating
 * point serves all. Leaves the tables `person_link`, `kept_pair` and `household_link` in the engine (docs/rules/linkage.md).
 */
import { availableParallelism } from 'node:os'
import type { Engine } from '../engine/engine.ts'
import { countPeople, type PeopleCount } from './count-people.ts'
import type { LinkInput, LinkOptions, LinkResult } from './fields.ts'
import { binsOfPatterns, groupSizes } from './histograms.ts'
import { findHouseholds } from './household.ts'
import { findJoins, findRivals } from './joins.ts'
import { keepLinkage } from './increment/keep-linkage.ts'
import { inputKeyOf, readKeptLinkage } from './increment/kept-linkage.ts'
import { linkIncrement, readRecords } from './increment/link-increment.ts'
import type { PairColumns } from './kernel/pair-list.ts'
import { openThreadPool, type ThreadPool } from './kernel/thread-pool.ts'
import { linkAll, type Linked } from './link-all.ts'
import { identifiableNodes } from './identifiable.ts'
import { countMissedJoins } from './missed-joins.ts'
import { numberPersons, type Persons } from './number-persons.ts'
import { chanceColumns } from './pair-chances.ts'
import { newPhases, type Phase } from './phase.ts'
import { doubtOfWeights } from './weight-doubt.ts'
import { probabilityOf } from './weights.ts'
import { startRecordLinks, writeLinks } from './write-links.ts'

export type { CappedBlock, Field, FieldValues, LinkInput, LinkOptions, LinkResult, LinkTable } from './fields.ts'

/** Fewer rows than this are sooner done than threads are started. */
const ROWS_WORTH_THREADS = 30_000
const MOST_THREADS = 16
/** Fewer distinct records than this, the length up to which all pairs are compared, are better learnt from anew each time. */
const NODES_WORTH_KEEPING = 1500

export async function linkRecords(engine: Engine, input: LinkInput, options: LinkOptions = {}): Promise<LinkResult> {
  const [size] = await engine.rows<{ rows: number }>(
    `select ${[input, ...(input.roster ? [input.roster] : [])].map(({ table }) => `(select count(*) from "${table.replaceAll('"', '""')}")`).join(' + ')} as rows`,
  )
  const wanted = options.threads ?? Math.min(MOST_THREADS, availableParallelism())
  const pool = openThreadPool(size!.rows < (options.rowsWorthThreads ?? ROWS_WORTH_THREADS) ? 1 : wanted)
  try {
    return await linkWith(pool, engine, input, options)
  } finally {
    await pool.close()
  }
}

async function linkWith(pool: ThreadPool, engine: Engine, input: LinkInput, options: LinkOptions): Promise<LinkResult> {
  const { phase, secondsByPhase } = newPhases(options.report ?? (() => {}))
  // A cluster keeps nothing here to go on from.
  const keepAt = options.executor ? undefined : options.keepAt
  if (keepAt === undefined) {
    const linked = await linkAll(engine, input, pool, options, phase)
    return withPairSeconds(await finish(engine, pool, linked, phase), linked, secondsByPhase)
  }
  const inputKey = await inputKeyOf(engine, input, options)
  const { kept, known } = await phase('know', async () => {
    // The file is read while the engine reads the records.
    const reading = readKeptLinkage(keepAt, inputKey)
    reading.catch(() => {}) // told where it is waited for
    const records = await readRecords(engine, input)
    const found = await reading
    const isWorth = found !== null && found.nodes.count >= (options.nodesWorthKeeping ?? NODES_WORTH_KEEPING)
    return { kept: isWorth ? found : null, known: records }
  })
  const linked = (kept ? await linkIncrement(engine, input, pool, kept, known, options, phase) : null) ?? (await linkAll(engine, input, pool, options, phase))
  const keeping = keepLinkage(keepAt, inputKey, known.digests, linked)
  keeping.catch(() => {}) // told where it is waited for
  const result = await finish(engine, pool, linked, phase)
  await phase('keep', () => keeping)
  return withPairSeconds(result, linked, secondsByPhase)
}

/** Parts of the phase `compare`, in the list of seconds. */
export const FINDING = 'compare: finding pairs'
export const COMPARING = 'compare: comparing them'

/** Within `compare`: how long pairs were looked for, and how long they were compared; the rest is random pairs and waiting. */
function withPairSeconds(result: Omit<LinkResult, 'secondsByPhase'>, { pairSeconds }: Linked, secondsByPhase: Record<string, number>): LinkResult {
  if (pairSeconds === null) return { ...result, secondsByPhase }
  return { ...result, secondsByPhase: { ...secondsByPhase, [FINDING]: pairSeconds.finding, [COMPARING]: pairSeconds.comparing } }
}

/** From groups to numbered persons, their count, their households, and the tables that are left. */
async function finish(engine: Engine, pool: ThreadPool, linked: Linked, phase: Phase): Promise<Omit<LinkResult, 'secondsByPhase'>> {
  const { tables, nodes, weights, compared, scored, clusters, scorer } = linked
  const identified = await phase('identify', () =>
    identifiableNodes(pool, nodes, { model: weights.model, records: weights.records, rarity: linked.rarityLogs, strongest: clusters.strongest }),
  )
  // While people are numbered here.
  const chances = pool.runOn(0, 'pairChances', { pairs: chanceColumns(scored.pairs), personOf: clusters.personOf })
  chances.catch(() => {}) // told where it is waited for
  const persons = await phase('number', () => numberPersons(tables, nodes, clusters, identified.isIdentifiable))
  const started = await phase('write', () => startRecordLinks(engine, { tables, nodes, clusters, persons }))
  const count = await phase('count', () => rangeOf(linked, persons))
  const households = await phase('households', () => findHouseholds(nodes, persons.personNoOf, persons.people))
  await phase('write', async () => writeLinks(engine, started, { tables, nodes, clusters, persons, households, pairs: scored.pairs, chances: await chances }))
  return {
    people: persons.people,
    rosterMatched: persons.rosterMatched,
    records: tables.recordCount,
    unidentifiable: persons.unidentifiable,
    ambiguous: persons.ambiguous,
    pairsCompared: compared.pairs,
    estimatedMatches: Math.round(scored.expected),
    ...count,
    model: weights.model,
    cappedBlocks: compared.capped,
    keys: compared.keys,
    increment: linked.increment,
    histograms: { pairs: binsOfPatterns(compared.counts, scorer), records: identified.weights.list(), persons: groupSizes(tables, nodes, persons) },
  }
}

/** The number of people with all that is in doubt about it. [LNK20] */
function rangeOf({ tables, nodes, weights, compared, scored, clusters, blocking }: Linked, { people, personNoOf }: Persons): PeopleCount {
  const { pairs, expected } = scored
  const joins = findJoins({ pairs, personNoOf, byKey: clusters.byKey })
  const kept = sumOfChances(pairs)
  const doubt = doubtOfWeights({
    model: weights.model,
    prior: weights.prior,
    counts: compared.counts,
    independentShare: Math.min(1, Math.max(1, joins.left.length) / Math.max(1, expected)),
  })
  return countPeople({
    people,
    joins,
    rivals: findRivals(pairs, personNoOf),
    unkept: Math.max(0, expected - kept),
    missed: countMissedJoins({ joins, nodes, vocabulary: tables.vocabulary, blocking }),
    doubt,
  })
}

function sumOfChances({ logit, count }: PairColumns): number {
  let sum = 0
  for (let at = 0; at < count; at++) sum += probabilityOf(logit[at]!)
  return sum
}
