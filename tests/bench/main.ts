/**
 * `npm run bench -- [evidence|hostile|linkage|notify|portal|spark|store] [--runs N] [--mb N] [--only KIND] [--sizes N,N] [--scale N] [--no-peers] [--full]`: how fast the main job's parts are on this machine.
 * Each figure is the median of the runs (3), with the load of the machine beside it; what is printed is written to docs/figures/ as well.
 * Programs to compare with in the same run are installed with `pip` into a temporary folder, where Python is there; `--no-peers` leaves them out. Nothing else here uses a network.
 */
import { parseArgs } from 'node:util'
import { benchEvidence } from './evidence.ts'
import { benchHostile } from './hostile.ts'
import { machineOf, tableOf, type Figure } from './figures.ts'
import { benchLinkage } from './linkage.ts'
import { benchNotify } from './notify.ts'
import { benchPortal } from './portal.ts'
import { benchSpark } from './spark.ts'
import { benchStore } from './store.ts'

export type BenchOptions = {
  runs: number
  /** Size of one text of evidence. */
  megabytes?: number
  /** Only kinds of file whose name holds this word. */
  only?: string
  /** Numbers of records to link. */
  sizes?: number[]
  /** Of the hostile files: 1 is whole. */
  scale?: number
  peers: boolean
  /** As long as the issue asks, where there is a shorter form. */
  full?: boolean
}

const BENCHES: Record<string, (options: BenchOptions, command: string) => Promise<Figure[]>> = {
  evidence: benchEvidence,
  hostile: benchHostile,
  linkage: benchLinkage,
  notify: benchNotify,
  portal: benchPortal,
  spark: benchSpark,
  store: benchStore,
}

/** Needs Java, Python and minutes. */
const ONLY_WHEN_NAMED: ReadonlySet<string> = new Set(['spark'])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    runs: { type: 'string' },
    mb: { type: 'string' },
    only: { type: 'string' },
    sizes: { type: 'string' },
    scale: { type: 'string' },
    peers: { type: 'boolean' },
    full: { type: 'boolean' },
  },
})
const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name))
if (unknown !== undefined) throw new Error(`there is no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}`)
const options: BenchOptions = {
  runs: Number(values.runs ?? 3),
  peers: values.peers ?? true,
  full: values.full ?? false,
  ...(values.mb && { megabytes: Number(values.mb) }),
  ...(values.only && { only: values.only.toLowerCase() }),
  ...(values.scale && { scale: Number(values.scale) }),
  ...(values.sizes && { sizes: values.sizes.split(',').map(Number) }),
}
const words = process.argv.slice(2).filter((word) => !Object.hasOwn(BENCHES, word))
console.log(machineOf())
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 ? !positionals.includes(name) : ONLY_WHEN_NAMED.has(name)) continue
  console.log(`\n${name}`)
  const figures = await bench(options, ['npm run bench --', name, ...words].join(' '))
  console.log(`\n${tableOf(figures)}`)
}
process.exit(0)
