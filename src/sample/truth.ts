/**
 * What is true of the sample, written beside it while it is made, by rules of its own (docs/rules/sample.md): who is in which file, with which kinds.
 * Nothing here knows how evidence is read or linked, so that the figures measured against it are honest.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Flag, Kind } from '../kinds.ts'
import { openText } from './out-file.ts'
import type { OutText } from './out-file.ts'
import type { SamplePerson } from './person.ts'

/** The kinds the sample can show; a set of them is a number whose bit n stands for entry n. At most 31. */
export const TRUTH_KINDS = [
  'person_name',
  'postal_address',
  'postcode',
  'email',
  'phone',
  'date_of_birth',
  'gender',
  'family_member',
  'ni_number',
  'nhs_number',
  'membership_number',
  'bank_account',
  'payment_card',
  'salary',
  'donation',
  'username',
  'password_hash',
  'ip_address',
  'employment',
  'correspondence',
  'health',
  'political_opinion',
  'trade_union',
  'religion',
  'ethnicity',
  'sexual_life',
  'criminal',
  'password',
  'customer_number',
  'education',
  'iban',
] as const satisfies readonly Kind[]
export type TruthKind = (typeof TRUTH_KINDS)[number]

/** One bit a kind: `BIT.email | BIT.phone`. */
export const BIT = Object.fromEntries(TRUTH_KINDS.map((kind, index) => [kind, 1 << index])) as Record<TruthKind, number>

export function kindsOf(set: number): TruthKind[] {
  return TRUTH_KINDS.filter((_, index) => (set & (1 << index)) !== 0)
}

/** As much of a person as the truth tells. */
export type TruthPerson = Pick<
  SamplePerson,
  'no' | 'relationship' | 'given' | 'family' | 'bornOn' | 'email' | 'secondEmail' | 'mobile' | 'landline' | 'address' | 'membershipNo' | 'onRoster' | 'isChild'
>

export type Truth = {
  /** Announces a table, sheet or document; readable: false when nobody can read it (encrypted, locked, a picture). Gives its number. */
  source(path: string, name: string, reading?: 'readable' | 'unreadable'): number
  /** Row `rowNo` (from 1; a document: 1) speaks of the person and shows these kinds. Only for people of the household in hand. */
  row(sourceNo: number, rowNo: number, person: TruthPerson, kinds: number, flags?: readonly Flag[]): void
  begin(household: { people: readonly TruthPerson[] }): void
  end(): void
  close(): { people: number; affected: number; records: number }
}

type Entry = { person: TruthPerson; union: number; flags: Set<Flag>; sources: Map<number, number> }

export function openTruth(folder: string): Truth {
  mkdirSync(folder, { recursive: true })
  const peopleFile = openText(join(folder, 'people.ndjson'))
  const recordsFile = openText(join(folder, 'records.csv'))
  recordsFile.write('source_no,row,person,kinds\n')
  const sources: { path: string; name: string; readable: boolean }[] = []
  let entries: Entry[] = []
  const counts = { people: 0, affected: 0, records: 0 }
  return {
    source(path, name, reading = 'readable') {
      sources.push({ path, name, readable: reading === 'readable' })
      return sources.length - 1
    },
    begin(household) {
      entries = household.people.map((person) => ({ person, union: 0, flags: new Set<Flag>(), sources: new Map<number, number>() }))
    },
    row(sourceNo, rowNo, person, kinds, flags) {
      recordsFile.write(`${sourceNo},${rowNo},${person.no},${kinds}\n`)
      counts.records += 1
      const entry = entries.find((candidate) => candidate.person === person)
      if (!entry) throw new Error(`Person ${person.no} is not of the household in hand.`)
      entry.sources.set(sourceNo, (entry.sources.get(sourceNo) ?? 0) | kinds)
      if (!sources[sourceNo]!.readable) return
      entry.union |= kinds
      if ((kinds & BIT.date_of_birth) !== 0 && person.isChild) entry.flags.add('child')
      for (const flag of flags ?? []) entry.flags.add(flag)
    },
    end() {
      for (const entry of entries) {
        writePerson(peopleFile, entry)
        counts.people += 1
        if (entry.union !== 0) counts.affected += 1
      }
    },
    close() {
      peopleFile.close()
      recordsFile.close()
      writeFileSync(join(folder, 'sources.json'), JSON.stringify({ kinds: TRUTH_KINDS, sources }, null, 1))
      return counts
    },
  }
}

function writePerson(file: OutText, { person, union, flags, sources }: Entry): void {
  file.write(
    `${JSON.stringify({
      person: person.no,
      relationship: person.relationship,
      roster_id: person.onRoster ? person.membershipNo : '',
      given_name: person.given,
      family_name: person.family,
      date_of_birth: person.bornOn,
      emails: [person.email, person.secondEmail].filter((email) => email !== ''),
      phones: [person.mobile, person.landline].filter((phone) => phone !== ''),
      address: `${person.address.line1}, ${person.address.town}`,
      postcode: person.address.postcode,
      sources: [...sources],
      kinds: kindsOf(union),
      flags: [...flags],
      affected: union !== 0,
    })}\n`,
  )
}
