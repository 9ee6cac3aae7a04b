/**
 * How long other weights over stored pairs take: the pairs of a CSV as they were blocked and compared, laid end to end until there are enough, are
 * scored anew without comparing anything. In a process of its own.
 */
import { openEngine } from '../../src/engine/engine.ts'
import { chooseBlocking } from '../../src/linkage/choose-blocking.ts'
import { comparePairs } from '../../src/linkage/compare-pairs.ts'
import { countValuesOn } from '../../src/linkage/kernel/frequencies.ts'
import { buildNodes, tableOf } from '../../src/linkage/kernel/nodes.ts'
import { readTables } from '../../src/linkage/kernel/read-tables.ts'
import { openThreadPool } from '../../src/linkage/kernel/thread-pool.ts'
import { startingModel } from '../../src/linkage/model.ts'
import { scorePairsOn } from '../../src/linkage/score-pairs.ts'
import { rarityLogs, rarityOver } from '../../src/linkage/rarity.ts'
import { newScorer } from '../../src/linkage/weights.ts'

export type ReweighInput = { path: string; pairs: number; threads: number }
export type ReweighResult = { seconds: number; pairs: number; kept: number }

const { path, pairs: wanted, threads } = JSON.parse(process.argv[2]!) as ReweighInput
const engine = await openEngine(':memory:', { threads: 1, memoryLimit: '6GB' })
await engine.run(`create table record_in as select * replace (id::bigint as id) from read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`)
const fields = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const
const pool = openThreadPool(threads)
const tables = await readTables(
  engine,
  { table: 'record_in', idColumn: 'id', columns: Object.fromEntries(fields.map((field) => [field, field])) },
  pool,
  () => {},
)
const nodes = await buildNodes(tables, pool)
await pool.runOnAll('setNodes', { nodes: tableOf(nodes), vocabulary: tables.vocabulary })
const compared = await comparePairs(await chooseBlocking(nodes, pool), nodes, pool, () => {})
const frequencies = await countValuesOn(pool)
const model = startingModel()
const rarity = rarityOver(rarityLogs(model, frequencies), tables.vocabulary, nodes)
const prior = { match: 1 / nodes.count, household: 0.5 / nodes.count }
const scorer = newScorer(model, prior, rarity)
const { chunks } = await compared.candidates(scorer, rarity)
const laid = Array.from({ length: Math.ceil(wanted / compared.pairs) }, () => chunks).flat()
const startedAt = performance.now()
const scored = await scorePairsOn(pool, laid, { model, prior, rarity: rarityLogs(model, frequencies) })
const seconds = (performance.now() - startedAt) / 1000
const result: ReweighResult = { seconds, pairs: laid.reduce((sum, { count }) => sum + count, 0), kept: scored.pairs.count }
console.log(JSON.stringify(result))
process.exit(0)
