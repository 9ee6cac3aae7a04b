/**
 * `npm run bench -- linkage [--sizes 100000,1000000] [--no-peers] [--full]`: how fast records become persons, by phase, and how right that is; stored pairs weighed
 * anew; beside it, where Python is there, Splink on the same records and by the same keys, with the ratio.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMPARING } from '../../src/linkage/link-records.ts'
import { writeRecords } from './linkage-records.ts'
import type { IncrementInput, IncrementResult } from './linkage-increment.ts'
import type { ReweighResult } from './linkage-reweigh.ts'
import type { RunInput, RunResult } from './linkage-run.ts'
import { figureOf, runScript, runWatched, type Values } from './measure.ts'
import { writeReport, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'
import { findPeer } from './peers.ts'

const RUN = join(import.meta.dirname, 'linkage-run.ts')
const SPLINK = join(import.meta.dirname, 'linkage-splink.py')
/** Up to so many records a peer is waited for however long it takes; beyond, it is stopped at the limit. */
const PEER_RECORDS = 250_000
const PEER_LIMIT_SECONDS = 120
/** With `--full`: ten minutes, at any size. */
const PEER_LIMIT_SECONDS_FULL = 600
/** The keys of tests/bench/linkage-splink.py, in our words. */
const SPLINK_KEYS = ['both names', 'birth date + family name', 'birth date + postcode', 'e-mail', 'phone', 'postcode + family name']
const REWEIGH = join(import.meta.dirname, 'linkage-reweigh.ts')
const REWEIGHED_PAIRS = 20_000_000
const INCREMENT = join(import.meta.dirname, 'linkage-increment.ts')
const LATE_RECORDS = 10_000
const BLOCK_RECORDS = 1_000_000
type SplinkResult = {
  pairs: number
  seconds: number
  trainSeconds: number
  predictSeconds: number
  people: number
  precision: number
  recall: number
  f1: number
}

export async function benchLinkage({ runs, sizes = [100_000, PEER_RECORDS, 1_000_000], peers, full }: BenchOptions, command: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-linkage-'))
  const splink = peers ? findPeer('splink') : null
  if (!peers) console.log('  !! Splink was NOT measured: --no-peers')
  const threads = Math.min(2, availableParallelism())
  const figures: Figure[] = []
  const notes = [
    `Time is from the CSV on disk to persons in a table, ${threads} threads for DuckDB; precision, recall and F1 are of pairs, against the truth of the generator (which knows no real list).`,
    'Memory: the most that the process held at once.',
    'M pairs/s found and compared: distinct pairs of records (identical ones are one) that share a key and were compared in every comparison, over the whole phases `compare` and `score`: sorting of keys, finding which pairs an earlier key gave, comparing, 400,000 random pairs, storing and weighing (of Splink: `predict`). M pairs/s compared: over the part in which they are compared, counted by pattern and stored; each thread measures both, and the sum is spread over the threads.',
    'New on: from the table with all records to persons in a table, by a process that read what another kept, and kept it again; the load of the CSV is not in it.',
    'One postcode: every record has the same; its block is too large to compare all with all and is told in `cappedBlocks`.',
  ]
  if (splink)
    notes.push(
      `Splink ${splink.version} (PyPI, DuckDB) on the same CSV in the same run, with its own ready-made comparisons for people, six blocking rules, u from 10^6 pairs and clusters at 0.95 (tests/bench/linkage-splink.py); its settings were not tuned to these records, by us or by its authors, and it was given dates, phones and postcodes in one form.`,
    )
  try {
    for (const size of sizes) {
      const path = join(folder, `records-${size}.csv`)
      const truePeople = await writeRecords(path, size, 12)
      const name = size.toLocaleString('en-GB')
      console.log(`  ${name} records of ${truePeople.toLocaleString('en-GB')} people`)
      const own = await figureOf(`${name} records`, runs, () => runOwn({ path, threads }, size))
      figures.push(own)
      writeReport({ name: 'linkage', title: 'How fast records become persons', command, figures, notes })
      if (splink) {
        const limitSeconds = full || size <= PEER_RECORDS ? PEER_LIMIT_SECONDS_FULL : PEER_LIMIT_SECONDS
        try {
          const peer = await figureOf(`${name} records, Splink ${splink.version}`, full ? 1 : runs, () =>
            runSplink(splink.python, path, threads, size, limitSeconds),
          )
          figures.push(peer)
          const same = await figureOf(`${name} records, Splink's keys`, runs, () => runOwn({ path, threads, keys: SPLINK_KEYS }, size))
          figures.push(same)
          const times = (ours: Figure) => (peer.values['seconds']! / ours.values['seconds']!).toFixed(1)
          const rate = (figure: Figure) => figure.values['M pairs/s found and compared']!
          const ratio = `${name} records: Splink took ${times(own)} times as long as we with keys the data chose, ${times(same)} times as long as we with its own keys (${peer.values['M pairs']!.toFixed(2)} M pairs there, ${same.values['M pairs']!.toFixed(2)} M here). Finding, comparing and weighing those pairs: ${rate(same).toFixed(2)} M pairs/s against ${rate(peer).toFixed(2)} M, ${(rate(same) / rate(peer)).toFixed(1)} times as many.`
          console.log(`  ${ratio}`)
          notes.push(ratio)
        } catch {
          console.log(`  !! Splink gave no figure for ${name} records within ${limitSeconds} s`)
          notes.push(
            `${name} records: Splink gave no figure within ${limitSeconds} s and was stopped; ours took ${own.values['seconds']!.toFixed(1)} s. \`--full\` waits ten minutes.`,
          )
        }
      }
      rmSync(path)
    }
    const path = join(folder, 'reweigh.csv')
    await writeRecords(path, 100_000, 12)
    figures.push(await figureOf(`${REWEIGHED_PAIRS / 1e6} M stored pairs weighed anew`, runs, () => runReweigh(path, threads)))
    for (const size of sizes)
      figures.push(
        await figureOf(`${LATE_RECORDS.toLocaleString('en-GB')} new on ${size.toLocaleString('en-GB')}`, runs, () => runIncrement(folder, size, threads)),
      )
    figures.push(await figureOf(`${BLOCK_RECORDS.toLocaleString('en-GB')} records with one postcode`, runs, () => runBlock(folder, threads)))
    writeReport({ name: 'linkage', title: 'How fast records become persons', command, figures, notes })
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runOwn(input: RunInput, size: number): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<RunResult>(RUN, input)
  const { seconds, loadSeconds, phases, pairs, people, precision, recall, f1, calibrationError } = result
  const phaseSeconds = Object.fromEntries(Object.entries(phases).map(([phase, value]) => [`${phase} s`, value]))
  return {
    seconds,
    'records/s': size / seconds,
    'load s': loadSeconds,
    ...phaseSeconds,
    'M pairs': pairs / 1e6,
    'M pairs/s found and compared': pairs / 1e6 / ((phases['compare'] ?? seconds) + (phases['score'] ?? 0)),
    'M pairs/s compared': pairs / 1e6 / (phases[COMPARING] ?? seconds),
    people,
    precision,
    recall,
    F1: f1,
    'calibration error': calibrationError,
    'CPU s': cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

async function runReweigh(path: string, threads: number): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<ReweighResult>(REWEIGH, { path, pairs: REWEIGHED_PAIRS, threads })
  return { seconds: result.seconds, 'M pairs': result.pairs / 1e6, 'CPU s': cpuSeconds, 'peak MiB': peakBytes / 2 ** 20 }
}

/** The increment alone is timed: what was there before is linked and kept by another process first. */
async function runIncrement(folder: string, size: number, threads: number): Promise<Values> {
  const path = join(folder, `increment-${size}.csv`)
  const input: IncrementInput = { path, keepAt: join(folder, `kept-${size}`), late: LATE_RECORDS, threads, step: 'before' }
  await writeRecords(path, size + LATE_RECORDS, 12)
  await runScript<IncrementResult>(INCREMENT, input)
  const { result, peakBytes, cpuSeconds } = await runScript<IncrementResult>(INCREMENT, { ...input, step: 'after' })
  rmSync(path)
  rmSync(input.keepAt)
  if (result.increment?.way !== 'increment') throw new Error('the kept linkage was not gone on from')
  const phaseSeconds = Object.fromEntries(Object.entries(result.phases).map(([phase, value]) => [`${phase} s`, value]))
  return {
    seconds: result.seconds,
    ...phaseSeconds,
    'M pairs': result.increment.pairsCompared / 1e6,
    people: result.people,
    F1: result.f1,
    'CPU s': cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

/** A block of a million: all records share one postcode, as where a form filled in its own. */
async function runBlock(folder: string, threads: number): Promise<Values> {
  const path = join(folder, 'block.csv')
  await writeRecords(path, BLOCK_RECORDS, 12)
  const values = await runOwn({ path, threads, postcode: 'QX1 1AA' }, BLOCK_RECORDS)
  rmSync(path)
  return values
}

async function runSplink(python: string, path: string, threads: number, size: number, limitSeconds: number): Promise<Values> {
  const { output, peakBytes, cpuSeconds } = await runWatched(python, ['-W', 'ignore', SPLINK, path, String(threads)], limitSeconds)
  const { seconds, predictSeconds, pairs, people, precision, recall, f1 } = JSON.parse(output.trim().split('\n').at(-1)!) as SplinkResult
  return {
    seconds,
    'records/s': size / seconds,
    'M pairs': pairs / 1e6,
    'M pairs/s found and compared': pairs / 1e6 / predictSeconds,
    people,
    precision,
    recall,
    F1: f1,
    'CPU s': cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}
