/** Makes a breach that never happened: the supplier's files, the organisation's roster, what it knows, and the truth. docs/rules/sample.md says what is true. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { oldServer, staffList } from './archive.ts'
import { logs, ransomNotes, sourceCode } from './clutter.ts'
import { forms, letters, mailbox } from './correspondence.ts'
import { donationDatabase } from './donations.ts'
import { exportedLists } from './exports.ts'
import { incidentYaml } from './incident-yaml.ts'
import { makeManifest } from './manifest.ts'
import { lockedNightly, membershipDump } from './membership-dump.ts'
import type { Part, Workshop } from './part.ts'
import { makeHousehold } from './person.ts'
import { makeRandom } from './random.ts'
import { roster } from './roster.ts'
import { openTruth } from './truth.ts'
import { unionWorkbook } from './unions.ts'

export type SampleOptions = {
  /** 100 to 10,000,000. */
  people: number
  seed: number
  /** A new or empty folder, or one an earlier sample was made in. */
  out: string
  /** When the supplier rang: wall-clock time of the organisation's zone, `2026-10-23T16:40`. */
  toldAt?: string
  onProgress?: (done: number, total: number) => void
}
export type Sample = { evidence: string; roster: string; manifest: string; incident: string; truth: string; people: number; affected: number; records: number }

const DEFAULT_TOLD_AT = '2026-10-23T16:40'
const OURS = new Set(['evidence', 'truth', 'roster.csv', 'manifest.csv', 'incident.yaml', '.scratch'])
/** Households between two reports of progress, and two chances for others to run. */
const BREATH = 1000

export async function makeSample({ people, seed, out, toldAt = DEFAULT_TOLD_AT, onProgress }: SampleOptions): Promise<Sample> {
  if (!Number.isInteger(people) || people < 100 || people > 10_000_000) throw new AppError('usage', { problem: 'A sample has between 100 and 10000000 people' })
  if (!Number.isSafeInteger(seed) || seed < 0) throw new AppError('usage', { problem: 'A seed is a whole number, 0 or more' })
  clearFolder(out)
  const paths = {
    evidence: join(out, 'evidence'),
    roster: join(out, 'roster.csv'),
    manifest: join(out, 'manifest.csv'),
    incident: join(out, 'incident.yaml'),
    truth: join(out, 'truth'),
  }
  const scratch = join(out, '.scratch')
  mkdirSync(paths.evidence, { recursive: true })
  const manifest = makeManifest()
  const truth = openTruth(paths.truth)
  const random = makeRandom(seed, people)
  const workshop: Workshop = { evidence: paths.evidence, scratch, truth, random, seed, documentChance: Math.min(0.02, 2000 / people), list: manifest.list }
  const parts: Part[] = [
    roster(workshop, paths.roster),
    membershipDump(workshop),
    lockedNightly(workshop),
    ...exportedLists(workshop),
    unionWorkbook(workshop),
    donationDatabase(workshop),
    oldServer(workshop),
    staffList(workshop),
    letters(workshop),
    forms(workshop),
    mailbox(workshop),
  ]
  let made = 0
  for (let householdNo = 0; made < people; householdNo++) {
    const household = makeHousehold(random, householdNo, made, people - made)
    truth.begin(household)
    for (const person of household.people) for (const part of parts) part.add(person, household)
    truth.end()
    made += household.people.length
    if (householdNo % BREATH === 0) {
      onProgress?.(made, people)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  for (const part of parts) part.close()
  sourceCode(workshop)
  logs(workshop, Math.min(200_000, Math.max(500, Math.floor(people / 5))))
  ransomNotes(workshop)
  manifest.save([paths.manifest, join(paths.evidence, 'backup-manifest-2026-10-22.csv')])
  writeFileSync(paths.incident, incidentYaml(toldAt))
  rmSync(scratch, { recursive: true, force: true })
  onProgress?.(people, people)
  return { ...paths, ...truth.close() }
}

/** Takes away what an earlier sample left; refuses a folder with anything else in it. */
function clearFolder(out: string): void {
  mkdirSync(out, { recursive: true })
  const names = readdirSync(out)
  if (names.some((name) => !OURS.has(name))) throw new AppError('out_not_ours', { path: out })
  for (const name of names) rmSync(join(out, name), { recursive: true })
}
