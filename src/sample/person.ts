/** The people of the sample, household by household: who they are in truth, before any file gets them wrong. */
import type { Relationship } from '../kinds.ts'
import { NICKNAMES, pickGivenName, pickLineage, toAscii } from './names.ts'
import type { Lineage, Sex } from './names.ts'
import { makeAddress } from './places.ts'
import type { Address } from './places.ts'
import { scatter } from './random.ts'
import type { Random } from './random.ts'

export type SamplePerson = {
  /** From 0, in order of households. */
  no: number
  relationship: Relationship
  sex: Sex
  title: string
  given: string
  /** What friends say; empty: no other name. */
  familiar: string
  initial: string
  family: string
  /** The family name before a marriage; empty: never changed. */
  formerFamily: string
  bornOn: string
  /** Empty: none. Couples may share one. */
  email: string
  secondEmail: string
  mobile: string
  landline: string
  address: Address
  /** Where the person lived before; older files have only this one. */
  formerAddress: Address | null
  /** Empty: never had one. */
  membershipNo: string
  /** Of an earlier membership that ended; empty: none. */
  formerMembershipNo: string
  onRoster: boolean
  /** Joined after the last backup that can be read: in no readable file. */
  isNew: boolean
  joinedOn: string
  leftOn: string
  diedOn: string
  /** Number of the union that put the person on its list; -1: none. */
  unionNo: number
  occupation: string
  isChild: boolean
  /** The address must not be given out. */
  isProtected: boolean
}
export type Household = { no: number; people: SamplePerson[] }

/** The day the sample's story happens; ages are told on this day. */
export const STORY_DAY = '2026-10-23'
/** The day of the last full backup that can still be read. */
export const BACKUP_DAY = '2026-03-31'
/** The organisation's list was begun on this day; whoever left before is not on it. */
export const ROSTER_BEGAN = '2014-01-01'
export const UNIONS = ['Amalgamated Craft Workers', 'Coastal Transport Staff Association', 'National Union of Quay and Dock Clerks'] as const

const MAIL_DOMAINS = ['mail.example', 'post.example', 'inbox.example', 'example.org', 'example.net', 'example.com', 'freemail.example', 'harbourmail.example']
const OCCUPATIONS = [
  'teacher',
  'nurse',
  'retired',
  'electrician',
  'software developer',
  'care worker',
  'bus driver',
  'student',
  'solicitor',
  'shop assistant',
  'plumber',
  'accountant',
  'librarian',
  'farmer',
  'civil servant',
  'chef',
  'warehouse operative',
  'GP',
  'self-employed',
  'unemployed',
  'joiner',
  'social worker',
  'lecturer',
  'cleaner',
]
/** Shares of all people; `new` are members who joined after the last readable backup. */
const MIX: readonly (readonly [Relationship | 'new', number])[] = [
  ['member', 0.48],
  ['new', 0.03],
  ['former', 0.16],
  ['registered_supporter', 0.09],
  ['affiliated_supporter', 0.11],
  ['applicant', 0.025],
  ['donor', 0.045],
  ['staff', 0.005],
  ['other', 0.055],
]

const two = (value: number) => (value < 10 ? `0${value}` : String(value))

export function someDay(random: Random, fromYear: number, toYear: number): string {
  return `${random.between(fromYear, toYear)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
}

function pickRelationship(random: Random): Relationship | 'new' {
  let left = random.next()
  for (const [relationship, share] of MIX) {
    left -= share
    if (left < 0) return relationship
  }
  return 'other'
}

/**
 * Numbers nobody has: the first thousand from Ofcom's range for drama (07700 900000-900999); all others under 0761, which lies in the
 * range for pagers (076) and was allotted to nobody when this was written. Ten million different ones.
 */
export function mobileNumber(personNo: number): string {
  const number = scatter(personNo, 7_654_321, 10_000_000)
  return number < 1000 ? `07700900${String(number).padStart(3, '0')}` : `0761${String(number).padStart(7, '0')}`
}

/** 01632 is an area code that no place has (Ofcom gives 01632 960xxx to drama); a million different ones, so later households have none. */
function landlineNumber(householdNo: number): string {
  if (householdNo >= 1_000_000) return ''
  return `01632${String(scatter(householdNo, 765_433, 1_000_000)).padStart(6, '0')}`
}

/** `no` scattered, so that two people of one house do not get addresses that look alike. */
function emailAddress(random: Random, no: number, given: string, family: string, bornOn: string): string {
  const first = toAscii(given)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const last = toAscii(family)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const code = scatter(no, 48_271, 16_777_213)
  const tail = random.chance(0.5) ? String(code) : code.toString(36)
  const domain = random.pick(MAIL_DOMAINS)
  switch (random.below(6)) {
    case 0:
      return `${first}.${last}${tail}@${domain}`
    case 1:
      return `${first[0]}${last}${tail}@${domain}`
    case 2:
      return `${last}.${first}_${tail}@${domain}`
    case 3:
      return `${first}${bornOn.slice(2, 4)}.${tail}@${domain}`
    case 4:
      return `${first}@${last}-${tail}.example`
    default:
      return `${first}-${last}.${tail}@${domain}`
  }
}

function titleOf(random: Random, sex: Sex, age: number): string {
  const drawn = random.next()
  if (drawn < 0.02) return 'Dr'
  if (drawn < 0.025) return 'Rev'
  if (drawn < 0.03) return 'Prof'
  if (drawn < 0.033) return 'Cllr'
  if (drawn < 0.043) return 'Mx'
  if (sex === 'M') return 'Mr'
  return age < 20 ? 'Miss' : random.pick(['Mrs', 'Ms', 'Ms', 'Miss', 'Mrs'])
}

export type Draft = {
  lineage: Lineage
  sex: Sex
  bornOn: string
  given: string
  address: Address
  relationship: Relationship | 'new'
  householdNo: number
  hasLandline: boolean
}

function finishPerson(random: Random, no: number, draft: Draft): SamplePerson {
  const isNew = draft.relationship === 'new'
  let relationship: Relationship = draft.relationship === 'new' ? 'member' : draft.relationship
  const birthYear = Number(draft.bornOn.slice(0, 4))
  const age = 2026 - birthYear
  const earliest = Math.min(2025, Math.max(1975, birthYear + 14))
  let joinedOn = isNew
    ? `2026-${two(random.between(5, 9))}-${two(random.between(1, 28))}`
    : someDay(random, Math.max(earliest, 2026 - random.between(1, 40)), 2025)
  let leftOn = ''
  let diedOn = ''
  if (relationship === 'member' && !isNew && random.chance(0.012)) {
    relationship = 'former'
    diedOn = `2025-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
    joinedOn = someDay(random, Math.min(2024, earliest), 2024)
    leftOn = diedOn
  } else if (relationship === 'former') {
    leftOn = someDay(random, Math.min(2023, Math.max(2003, earliest + 1)), 2025)
    joinedOn = someDay(random, Math.min(earliest, Number(leftOn.slice(0, 4)) - 1), Number(leftOn.slice(0, 4)) - 1)
  }
  const hasNumber =
    relationship === 'member' ||
    relationship === 'former' ||
    relationship === 'registered_supporter' ||
    (relationship === 'affiliated_supporter' && random.chance(0.3))
  const moved = random.chance(0.12)
  const married = draft.sex === 'F' && age > 25 && random.chance(0.05)
  const digits = age > 75 ? 0.45 : 0.82
  return {
    no,
    relationship,
    sex: draft.sex,
    title: titleOf(random, draft.sex, age),
    given: draft.given,
    familiar: NICKNAMES.get(draft.given) ?? '',
    initial: random.chance(0.4) ? 'ABCDEFGHJKLMNPRSTVW'[random.below(19)]! : '',
    family: draft.lineage.family,
    formerFamily: married ? pickLineage(random).family : '',
    bornOn: draft.bornOn,
    email: random.chance(digits) ? emailAddress(random, no, draft.given, draft.lineage.family, draft.bornOn) : '',
    secondEmail: random.chance(0.1) ? emailAddress(random, no, draft.given, draft.lineage.family, draft.bornOn) : '',
    mobile: random.chance(digits) ? mobileNumber(no) : '',
    landline: draft.hasLandline ? landlineNumber(draft.householdNo) : '',
    address: draft.address,
    formerAddress: moved ? makeAddress(random) : null,
    membershipNo: hasNumber ? `HA${20_000_000 + no * 3 + random.below(3)}` : '',
    formerMembershipNo: relationship === 'member' && !isNew && age > 30 && random.chance(0.012) ? `HA${10_000_000 + scatter(no, 7919, 9_999_991)}` : '',
    onRoster: hasNumber && !(leftOn !== '' && leftOn < ROSTER_BEGAN),
    isNew,
    joinedOn,
    leftOn,
    diedOn,
    unionNo: relationship === 'affiliated_supporter' ? random.below(UNIONS.length) : -1,
    occupation: age > 66 ? 'retired' : random.pick(OCCUPATIONS),
    isChild: age < 18,
    isProtected: random.chance(0.004),
  }
}

/** Fills one household; the last one is cut when `room` people are all that is still wanted. */
export function makeHousehold(random: Random, no: number, firstPersonNo: number, room: number): Household {
  const address = makeAddress(random)
  const lineage = pickLineage(random)
  const hasLandline = random.chance(0.45)
  const headSex: Sex = random.chance(0.5) ? 'F' : 'M'
  const headBirth = random.between(1936, 2006)
  const relationship = pickRelationship(random)
  const drafts: Draft[] = []
  const add = (person: Partial<Draft> & { sex: Sex; bornOn: string }) => {
    const line = person.lineage ?? lineage
    drafts.push({ lineage: line, given: pickGivenName(random, line.culture, person.sex), address, relationship, householdNo: no, hasLandline, ...person })
  }
  add({ sex: headSex, bornOn: someDay(random, headBirth, headBirth) })
  const head = drafts[0]!
  const shape = random.next()
  const related = () => (random.chance(0.6) ? relationship : pickRelationship(random))
  const otherSex: Sex = headSex === 'F' ? 'M' : 'F'
  if (shape < 0.36 && shape >= 0.1) {
    const partnerLine = random.chance(0.75) ? lineage : pickLineage(random)
    add({ sex: random.chance(0.95) ? otherSex : headSex, bornOn: someDay(random, headBirth - 3, headBirth + 4), lineage: partnerLine, relationship: related() })
    if (shape > 0.27 && headBirth > 1950 && headBirth < 1990) {
      const isYouth = headBirth > 1966 && random.chance(0.5)
      const bornOn = isYouth ? someDay(random, 2010, 2011) : someDay(random, headBirth + 20, headBirth + 30)
      add({
        sex: random.chance(0.5) ? 'F' : 'M',
        bornOn: bornOn > '2007' && !isYouth ? '2006-05-14' : bornOn,
        relationship: isYouth ? (random.chance(0.7) ? 'member' : 'other') : related(),
      })
    }
  } else if (shape < 0.02) {
    // Twins: same family name, address and birth date.
    add({ sex: random.chance(0.5) ? 'F' : 'M', bornOn: head.bornOn, relationship: related() })
    while (drafts[1]!.given === head.given) drafts[1]!.given = pickGivenName(random, lineage.culture, drafts[1]!.sex)
  } else if (shape < 0.04) {
    // Parent and child of one name under one roof.
    const bornOn = someDay(random, Math.min(2006, headBirth + 22), Math.min(2006, headBirth + 34))
    add({ sex: headSex, bornOn, given: head.given, relationship: related() })
    if (Number(drafts[1]!.bornOn.slice(0, 4)) - headBirth < 15) drafts.pop()
  } else if (shape < 0.1) {
    for (let more = random.between(1, 3); more > 0; more--) {
      add({ sex: random.chance(0.5) ? 'F' : 'M', bornOn: someDay(random, 1975, 2006), lineage: pickLineage(random), relationship: pickRelationship(random) })
    }
  }
  const people = drafts.slice(0, room).map((draft, index) => finishPerson(random, firstPersonNo + index, draft))
  shareContacts(random, people)
  return { no, people }
}

/** Couples with one e-mail address or one mobile; children who gave a parent's. */
function shareContacts(random: Random, people: SamplePerson[]): void {
  const head = people[0]
  for (const person of people.slice(1)) {
    if (!head) return
    if (head.email !== '' && random.chance(0.15)) person.email = head.email
    if (head.mobile !== '' && random.chance(0.06)) person.mobile = head.mobile
  }
}

export function ageOnStoryDay(person: SamplePerson): number {
  const years = Number(STORY_DAY.slice(0, 4)) - Number(person.bornOn.slice(0, 4))
  return STORY_DAY.slice(5) >= person.bornOn.slice(5) ? years : years - 1
}
