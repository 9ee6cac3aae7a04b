/**
 * `npm run bench -- linkage [--sizes 100000,1000000] [--peers]`: how fast records become persons, by phase, and how right that is; stored pairs weighed
 * anew; with --peers Splink on the same records and by the same keys, with the ratio.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecords } from './linkage-records.ts'
import type { ReweighResult } from './linkage-reweigh.ts'
import type { RunInput, RunResult } from './linkage-run.ts'
import { figureOf, runScript, runWatched, type Values } from './measure.ts'
import { writeReport, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'
import { findPeer } from './peers.ts'

const RUN = join(import.meta.dirname, 'linkage-run.ts')
const SPLINK = join(import.meta.dirname, 'linkage-splink.py')
/** A peer that takes this many times as long as we is stopped. */
const PEER_LIMIT = 6
/** The keys of tests/bench/linkage-splink.py, in our words. */
const SPLINK_KEYS = ['both names', 'birth date + family name', 'birth date + postcode', 'e-mail', 'phone', 'postcode + family name']
const REWEIGH = join(import.meta.dirname, 'linkage-reweigh.ts')
const REWEIGHED_PAIRS = 20_000_000
type SplinkResult = { pairs: number; seconds: number; trainSeconds: number; people: number; precision: number; recall: number; f1: number }

export async function benchLinkage({ runs, sizes = [100_000, 1_000_000], peers }: BenchOptions, command: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-linkage-'))
  const splink = peers ? findPeer('splink') : null
  if (!peers) console.log('  !! Splink was NOT measured: --peers allows it to be installed in a temporary folder')
  const threads = Math.min(2, availableParallelism())
  const figures: Figure[] = []
  const notes = [
    `Time is from the CSV on disk to persons in a table, ${threads} threads for DuckDB; precision, recall and F1 are of pairs, against the truth of the generator (which knows no real list).`,
    'Memory: the most that the process held at once.',
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
        const limitSeconds = Math.max(60, Math.round(PEER_LIMIT * own.values['seconds']!))
        try {
          const peer = await figureOf(`${name} records, Splink ${splink.version}`, runs, () => runSplink(splink.python, path, threads, size, limitSeconds))
          figures.push(peer)
          const same = await figureOf(`${name} records, Splink's keys`, runs, () => runOwn({ path, threads, keys: SPLINK_KEYS }, size))
          figures.push(same)
          const times = (ours: Figure) => (peer.values['seconds']! / ours.values['seconds']!).toFixed(1)
          const ratio = `${name} records: Splink took ${times(own)} times as long as we with keys the data chose, ${times(same)} times as long as we with its own keys (${peer.values['M pairs']!.toFixed(2)} M pairs there, ${same.values['M pairs']!.toFixed(2)} M here).`
          console.log(`  ${ratio}`)
          notes.push(ratio)
        } catch {
          console.log(`  !! Splink gave no figure for ${name} records within ${limitSeconds} s`)
          notes.push(`${name} records: Splink gave no figure within ${limitSeconds} s and was stopped; a longer run may.`)
        }
      }
      rmSync(path)
    }
    const path = join(folder, 'reweigh.csv')
    await writeRecords(path, 100_000, 12)
    figures.push(await figureOf(`${REWEIGHED_PAIRS / 1e6} M stored pairs weighed anew`, runs, () => runReweigh(path)))
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
    'M pairs/s compared': pairs / 1e6 / (phases['compare'] ?? seconds),
    people,
    precision,
    recall,
    F1: f1,
    'calibration error': calibrationError,
    'CPU s': cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

async function runReweigh(path: string): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<ReweighResult>(REWEIGH, { path, pairs: REWEIGHED_PAIRS })
  return { seconds: result.seconds, 'M pairs': result.pairs / 1e6, 'CPU s': cpuSeconds, 'peak MiB': peakBytes / 2 ** 20 }
}

async function runSplink(python: string, path: string, threads: number, size: number, limitSeconds: number): Promise<Values> {
  const { output, peakBytes, cpuSeconds } = await runWatched(python, ['-W', 'ignore', SPLINK, path, String(threads)], limitSeconds)
  const { seconds, pairs, people, precision, recall, f1 } = JSON.parse(output.trim().split('\n').at(-1)!) as SplinkResult
  return {
    seconds,
    'records/s': size / seconds,
    'M pairs': pairs / 1e6,
    people,
    precision,
    recall,
    F1: f1,
    'CPU s': cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}
