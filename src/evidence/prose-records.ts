/**
 * Prose to person-records: what the detectors find in a document, letter or message, put to the people it speaks of. A name in passing makes no
 * record, for it identifies nobody [DET35].
 */
import { cleanText, newRecord, type PersonRecord } from './record.ts'
import type { Finding } from './finding.ts'
import type { ReadContext, RecordSink } from './formats/format.ts'
import type { Kind } from '../kinds.ts'
import { anyWithin } from './detectors/anchors.ts'
import { isoDateOf } from './detectors/calendar-date.ts'
import { isRoleAddress, isSystemAddress } from './detectors/email-address.ts'
import { normalisePhone } from './detectors/phone.ts'
import { normalisePostcode } from './detectors/postcode.ts'
import { findInText } from './detectors/registry.ts'
import { attribution } from './prose-attribution.ts'
import { layoutOf, lineAt, spanAt, type Layout } from './prose-layout.ts'
import { hasWholeName, nameParts, nameWords, newPerson, peopleOf, type ProsePerson } from './prose-people.ts'
import { riskPlaces, speaksOfChild } from './risk-words.ts'

export type ProsePlace = { sourceNo: number; place: string; firstRowNo?: number; headers?: { from?: string; to?: string; date?: string; subject?: string } }

/** Findings less sure than this are not worth a reader's time; they reach neither records nor lists. */
const LEAST_CONFIDENCE = 0.5
/** Longer texts are read in pieces cut at empty lines or line ends, in characters. */
const LONGEST_PIECE = 1_000_000
/** Kinds that name one person by themselves; each may stand in a record without a name. */
const IDENTIFYING: ReadonlySet<Kind> = new Set<Kind>([
  'email',
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'tax_id',
  'membership_number',
  'customer_number',
])

/** Reads one text and returns how many records it made. Record numbers begin at `firstRowNo` (1). */
export function proseRecords(text: string, where: ProsePlace, context: ReadContext, sink: RecordSink): number {
  let made = 0
  for (const piece of piecesOf(text)) made += readPiece(piece, { ...where, firstRowNo: (where.firstRowNo ?? 1) + made }, context, sink)
  return made
}

function piecesOf(text: string): string[] {
  if (text.length <= LONGEST_PIECE) return [text]
  const pieces: string[] = []
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + LONGEST_PIECE)
    if (end < text.length) {
      const gap = text.lastIndexOf('\n\n', end)
      const line = gap > start + LONGEST_PIECE / 2 ? gap : text.lastIndexOf('\n', end)
      if (line > start) end = line + 1
    }
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

function readPiece(text: string, where: ProsePlace, context: ReadContext, sink: RecordSink): number {
  const findings = findInText(text, context.detectors).filter((finding) => finding.confidence >= LEAST_CONFIDENCE)
  if (findings.length === 0) return 0
  const risks = riskPlaces(text)
  const people = peopleOf(
    text,
    findings.filter((finding) => finding.kind === 'person_name'),
    context.detectors.fromOcr,
  )
  const writer = writerOf(where, people)
  // a log that names nobody is nobody's letter or form
  const layout = people.length === 0 && writer === null ? EMPTY_LAYOUT : layoutOf(text)
  const { whose } = attribution(text, people, layout, writer)
  const loose: Finding[] = []
  for (const finding of findings) {
    if (finding.kind === 'person_name') continue
    const person = isNobodys(finding) ? null : whose(finding)
    if (person) person.findings.push(finding)
    else loose.push(finding)
  }
  let rowNo = where.firstRowNo ?? 1
  const first = rowNo
  const today = context.today ?? ''
  const unnamed: Finding[] = []
  for (const person of writer && !people.includes(writer) ? [...people, writer] : people) {
    const isKept = deservesRecord(person)
    if (isKept) sink.record(recordOf(text, person, { layout, risks }, where, rowNo, today))
    for (const { finding } of person.mentions) sink.finding(where.sourceNo, where.place, finding, isKept ? rowNo : null)
    if (isKept) for (const finding of person.findings) sink.finding(where.sourceNo, where.place, finding, rowNo)
    else unnamed.push(...person.findings)
    if (isKept) rowNo++
  }
  return (
    rowNo -
    first +
    looseRecords(
      text,
      loose.concat(unnamed).sort((a, b) => a.start - b.start),
      risks,
      where,
      rowNo,
      today,
      sink,
    )
  )
}

/** Addresses of machines and offices are data of nobody. */
function isNobodys(finding: Finding): boolean {
  return finding.kind === 'email' && (isSystemAddress(finding.value) || isRoleAddress(finding.value))
}

/** Who wrote a message, by its header. */
function writerOf(where: ProsePlace, people: ProsePerson[]): ProsePerson | null {
  const from = where.headers?.from
  if (!from) return null
  const email = /[^\s<>"]+@[^\s<>"]+/.exec(from)?.[0] ?? ''
  const name = from
    .replace(/<[^>]*>|["']/g, '')
    .replace(email, '')
    .trim()
  if (isSystemAddress(email) || (name === '' && email === '')) return null
  const words = nameWords(name)
  const known = people.find(
    (person) =>
      words.length > 1 &&
      person.words.length > 1 &&
      person.words.at(-1)!.toLowerCase() === words.at(-1)!.toLowerCase() &&
      person.words[0]![0]!.toLowerCase() === words[0]![0]!.toLowerCase(),
  )
  const writer = known ?? newPerson(words)
  writer.headerEmail = email
  writer.isAuthor = true
  return writer
}

/** A name alone identifies nobody, unless its bearer wrote, was written to, filled in the form, or something grave is said of them. */
function deservesRecord(person: ProsePerson): boolean {
  const kinds = new Set(person.findings.map((finding) => finding.kind))
  const isIdentified = person.headerEmail !== '' || [...kinds].some((kind) => IDENTIFYING.has(kind))
  if (isIdentified) return true
  if (!hasWholeName(person))
    return kinds.has('phone') && person.words.length > 0 && (kinds.has('postal_address') || kinds.has('date_of_birth') || person.isAuthor)
  return (
    person.findings.length > 0 ||
    person.isAuthor ||
    person.isAddressee ||
    person.isFormSubject ||
    person.relation === 'next of kin' ||
    person.relation === 'emergency contact'
  )
}

type Surroundings = { layout: Layout; risks: number[] }

function recordOf(text: string, person: ProsePerson, around: Surroundings, where: ProsePlace, rowNo: number, today: string): PersonRecord {
  const record = newRecord(where.sourceNo, rowNo)
  record.place = cleanText(where.place)
  if (person.words.length > 0) Object.assign(record, nameParts(person))
  record.title = person.title
  const kinds = new Set<Kind>()
  if (person.words.length > 0) kinds.add('person_name')
  // a letter is its reader's correspondence as much as its writer's
  if (person.isAuthor || person.isAddressee) kinds.add('correspondence')
  if (person.hasFamily) kinds.add('family_member')
  if (person.headerEmail) addTo(record.emails, person.headerEmail.toLowerCase())
  if (record.emails.length) kinds.add('email')
  for (const finding of person.findings) fillIn(record, finding, kinds)
  record.kinds = [...kinds]
  if (isUnder18(record.dateOfBirth, today)) record.flags.push('child')
  markFlags(text, person, around, record)
  return record
}

/** Puts one finding into the record's own field. */
function fillIn(record: PersonRecord, finding: Finding, kinds: Set<Kind>): void {
  kinds.add(finding.kind)
  const value = cleanText(finding.value)
  const bare = value.replace(/[\s.-]/g, '').toUpperCase()
  switch (finding.kind) {
    case 'email':
      return addTo(record.emails, value.toLowerCase())
    case 'phone':
      return addTo(record.phones, normalisePhone(value) || value)
    case 'date_of_birth':
      record.dateOfBirth ||= isoDateOf(value)
      return
    case 'postcode':
      record.postcode ||= normalisePostcode(value)
      return
    case 'postal_address':
      record.address ||= addressOf(finding.value)
      return
    case 'gender':
      record.gender ||= value.toLowerCase()
      return
    case 'membership_number':
      record.membershipNumber ||= value.toUpperCase()
      return
    case 'ni_number':
    case 'nhs_number':
    case 'passport':
    case 'driving_licence':
    case 'national_id':
    case 'tax_id':
    case 'customer_number':
    case 'vehicle_registration':
      return addTo(record.identifiers, `${finding.kind}=${bare}`)
    case 'username':
      return addTo(record.identifiers, `username=${value.toLowerCase()}`)
    case 'payment_card':
      return addTo(record.masked, `payment_card=${bare.slice(-4)}`)
    case 'iban':
      return addTo(record.masked, `iban=${bare.slice(-2)}`)
    // a sort code names a branch; only the account's last digits tell the person which account is meant
    case 'bank_account':
      if (bare.length > 6) addTo(record.masked, `bank_account=${bare.slice(-2)}`)
  }
}
function addTo(list: string[], value: string): void {
  if (value !== '' && !list.includes(value)) list.push(value)
}
/** The lines of an address joined by ', ', without the postcode that has its own field. */
function addressOf(value: string): string {
  return value
    .replace(/[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\s*$/i, '')
    .split(/\s*[,\n]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
}

/** True when the eighteenth birthday (same month and day) lies after today; both ISO, either may be empty. */
function isUnder18(bornOn: string, today: string): boolean {
  return bornOn !== '' && today !== '' && `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}` > today
}

const DEAD = /\b(?:deceased|passed away|died|(?:the|my|his|her) late|death of|estate of|widow(?:er)? of)\b/i

function markFlags(text: string, person: ProsePerson, { layout, risks }: Surroundings, record: PersonRecord): void {
  const flags = new Set(record.flags)
  if (risks.length > 0)
    for (const { start, end } of [...person.mentions, ...person.findings]) {
      const paragraph = spanAt(layout.paragraphs, start)
      if (anyWithin(risks, Math.max(paragraph?.start ?? 0, start - 160), Math.min(paragraph?.end ?? text.length, end + 160))) flags.add('special_risk')
    }
  for (const { start, end } of person.mentions) {
    const line = lineAt(text, start)
    const near = text.slice(Math.max(line.start, start - 24), Math.min(line.end, end + 44))
    if (DEAD.test(near)) flags.add('deceased')
    if (speaksOfChild(text, start, end)) flags.add('child')
  }
  for (const finding of person.findings) if (finding.kind === 'age' && Number(finding.value) < 18) flags.add('child')
  record.flags = [...flags]
}

/** Identifiers that stand by themselves: each e-mail or number names one person, and what shares its line is taken to be theirs. */
function looseRecords(text: string, loose: Finding[], risks: number[], where: ProsePlace, firstRowNo: number, today: string, sink: RecordSink): number {
  let rowNo = firstRowNo
  for (let i = 0; i < loose.length;) {
    const line = lineAt(text, loose[i]!.start)
    let next = i
    while (next < loose.length && loose[next]!.start < Math.max(line.end, loose[i]!.end)) next++
    const group = loose.slice(i, next)
    i = next
    const own = group.filter((finding) => !isNobodys(finding))
    const owners = splitOwners(own.filter((finding) => IDENTIFYING.has(finding.kind) && finding.confidence >= 0.7))
    const taken = new Set<Finding>()
    for (const owner of owners) {
      const person = newPerson([])
      person.findings = owners.length === 1 ? own : owner
      sink.record(recordOf(text, person, { layout: EMPTY_LAYOUT, risks }, where, rowNo, today))
      for (const finding of person.findings) {
        sink.finding(where.sourceNo, where.place, finding, rowNo)
        taken.add(finding)
      }
      rowNo++
    }
    if (taken.size < group.length) for (const finding of group) if (!taken.has(finding)) sink.finding(where.sourceNo, where.place, finding, null)
  }
  return rowNo - firstRowNo
}
const EMPTY_LAYOUT: Layout = { paragraphs: [], sections: [] }

/** Two of one kind on a line are two people's; different kinds are one person's. */
function splitOwners(identifying: Finding[]): Finding[][] {
  const kinds = new Set(identifying.map((finding) => finding.kind))
  if (identifying.length === 0) return []
  return kinds.size === identifying.length ? [identifying] : identifying.map((finding) => [finding])
}
