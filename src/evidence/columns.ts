/** What each column of a table holds, from its header and from a sample of its cells, with how sure and why. Content outweighs words. */
import type { DetectorContext } from './finding.ts'
import type { Kind } from '../kinds.ts'
import { dateOrderOf, type DateOrder } from './cell-dates.ts'
import { contentOf, type Content } from './column-content.ts'
import { THING_TABLE } from './column-words.ts'
import { fitsRole, guessRole, type Guess } from './column-roles.ts'
import { headerWords, readHeader, type HeaderReading, type Role } from './header-words.ts'
import type { ColumnClass } from './record.ts'
import { entityIn, isPersonEntity, keySpace, tableWordsOf, type Catalogue, type DeclaredKeys } from './table-keys.ts'

export type TableSample = {
  /** Of the table, sheet or file. */
  name: string
  /** Empty strings where the table has no header. */
  header: string[]
  rows: string[][]
  declared: DeclaredKeys | null
  catalogue: Catalogue
  detectors: DetectorContext
  /** ISO day, or '' when not known. */
  today: string
}

export type TableClass = {
  columns: ColumnClass[]
  contents: Content[]
  /** By column: the order of its dates. */
  dateOrders: DateOrder[]
  /** Index of the column that names the row, or -1, and its space (see keySpace). */
  ownKey: { index: number; space: string }
  foreignKeys: { index: number; space: string }[]
  /** Rows speak of people by themselves. */
  holdsPeople: boolean
  /** Rows are bodies or things; a person in them is a contact. */
  listsThings: boolean
}

type Draft = { reading: HeaderReading; content: Content; role: Role | null; confidence: number; why: string; other: string; refersTo?: string }

/** Roles by which a row can tell who someone is. */
const NAMING: ReadonlySet<Role> = new Set<Role>(['given_name', 'family_name', 'full_name', 'email', 'ni_number', 'nhs_number', 'passport', 'driving_licence', 'national_id', 'date_of_birth', 'phone', 'membership_number', 'tax_id'])
const NAME_ROLES: ReadonlySet<Role> = new Set<Role>(['given_name', 'family_name', 'full_name'])

export function classifyTable(sample: TableSample): TableClass {
  const width = sample.header.length
  const drafts: Draft[] = []
  for (let index = 0; index < width; index++) drafts.push(draftColumn(sample, index))
  const tableWords = tableWordsOf(sample.name)
  settleNames(drafts, tableWords)
  settleMoney(drafts, tableWords)
  const keys = settleKeys(sample, drafts)
  settleWeak(drafts, keys.foreignKeys.length > 0)
  const listsThings = THING_TABLE.test(tableWords)
  const own = drafts.filter((draft) => draft.other === '')
  const names = drafts.some((draft) => draft.role !== null && NAME_ROLES.has(draft.role))
  const holdsPeople = listsThings ? names : own.some((draft) => draft.role !== null && NAMING.has(draft.role) && draft.role !== 'membership_number') || names || isMembershipList(own)
  const subjects = subjectNumbers(drafts)
  const fallback = drafts.some((draft) => draft.role === 'postcode' && draft.content.postcode > 0.5) || own.some((draft) => draft.content.phone > 0.5 || draft.role === 'ni_number') ? 'dmy' : null
  const tableOrder = dateOrderOf(everyDate(sample, drafts), fallback)
  return {
    columns: drafts.map((draft, index) => ({
      index,
      header: sample.header[index]!,
      role: draft.role,
      confidence: Math.round(draft.confidence * 100) / 100,
      why: draft.why,
      ...(draft.refersTo === undefined ? {} : { refersTo: draft.refersTo }),
      subject: subjects.get(draft.other) ?? 0,
    })),
    contents: drafts.map((draft) => draft.content),
    dateOrders: drafts.map((draft, index) => orderOf(sample, draft, index, tableOrder)),
    ...keys,
    holdsPeople,
    listsThings,
  }
}

function isMembershipList(own: Draft[]): boolean {
  return own.some((draft) => draft.role === 'membership_number' && draft.content.distinct > 0.98 && draft.reading.role === 'membership_number') && own.some((draft) => draft.role === 'postcode' || draft.role === 'address_line')
}

function orderOf(sample: TableSample, draft: Draft, index: number, tableOrder: DateOrder): DateOrder {
  if (draft.content.date < 0.3) return draft.content.integer > 0.5 && draft.content.meanLength > 3.5 ? 'serial' : tableOrder
  return dateOrderOf(sample.rows.map((row) => row[index] ?? ''), tableOrder)
}

function* everyDate(sample: TableSample, drafts: Draft[]): Iterable<string> {
  for (let index = 0; index < drafts.length; index++) {
    if (drafts[index]!.content.date < 0.5) continue
    for (const row of sample.rows) yield row[index] ?? ''
  }
}

function draftColumn(sample: TableSample, index: number): Draft {
  const header = sample.header[index]!
  const reading = readHeader(header)
  const content = contentOf(sample.rows.map((row) => row[index] ?? ''))
  const draft: Draft = { reading, content, role: null, confidence: 0, why: '', other: reading.other }
  const guess = guessRole(content, reading)
  if (content.filled === 0) return { ...draft, role: null, why: reading.role === null ? 'empty' : 'empty in the sample', ...(reading.role !== null && reading.confidence >= 0.8 ? { role: reading.role, confidence: 0.5, why: `header "${clip(header)}"; empty in the sample` } : {}) }
  if (matchesMembership(sample, index, content) && (reading.role === null || reading.role === 'membership_number' || reading.role === 'customer_number') && (!reading.isKnown || reading.key !== null)) {
    return { ...draft, role: 'membership_number', confidence: 0.95, why: 'has the form of the roster\'s membership numbers' }
  }
  if (reading.role !== null) {
    const fit = fitsRole(reading.role, content, reading)
    if (fit !== null) return { ...draft, role: fit.role, confidence: Math.min(0.99, reading.confidence * fit.weight), why: `header "${clip(header)}"${fit.why === '' ? '' : `; ${fit.why}`}` }
    return withGuess(draft, guess, guess !== null && guess.isSpecific, `header "${clip(header)}" but its cells are not`)
  }
  // an unknown header does not speak against content; a known one does, unless the content can be nothing else
  return withGuess(draft, guess, guess !== null && (guess.isSpecific || !reading.isKnown || reading.other !== ''), reading.isKnown ? `header "${clip(header)}"` : '')
}

function withGuess(draft: Draft, guess: Guess | null, isUsed: boolean, otherwise: string): Draft {
  if (guess === null || !isUsed) return { ...draft, why: otherwise }
  return { ...draft, role: guess.role, confidence: guess.confidence, why: guess.why }
}

function clip(header: string): string {
  return header.length > 40 ? `${header.slice(0, 39)}…` : header
}

function matchesMembership(sample: TableSample, index: number, content: Content): boolean {
  const shape = sample.detectors.membershipShape
  if (shape === null || content.distinct < 0.5) return false
  let hits = 0
  let seen = 0
  for (const row of sample.rows) {
    const cell = (row[index] ?? '').trim()
    if (cell === '' || seen >= 200) continue
    seen++
    shape.lastIndex = 0
    if (shape.test(cell)) hits++
  }
  // digits alone fit too many columns: the header must then say so
  const isPlain = content.integer > 0.9
  return hits >= Math.max(1, seen * 0.9) && (!isPlain || readHeader(sample.header[index]!).role === 'membership_number')
}

/** Names told from their neighbours: a column of unlisted names beside given names; one full name as the row's own; weak headers checked. */
function settleNames(drafts: Draft[], tableWords: string): void {
  const has = (role: Role) => drafts.some((draft) => draft.role === role && draft.other === '')
  const isPlace = THING_TABLE.test(tableWords)
  for (const draft of drafts) {
    if (draft.role !== 'full_name') continue
    const { content, reading } = draft
    const listed = Math.max(content.given, content.family)
    const isExplicit = reading.confidence >= 0.7 && /\b(?:full|contact|person|holder|member|customer|donor|client|patient|volunteer|employee|author|sender|display|supporter|applicant|name on|spouse|partner)\b/.test(headerWords(reading.words).join(' ') + (draft.other ? ' person' : ''))
    if (has('given_name') && has('family_name') && draft.other === '' && !/display|full/.test(reading.words)) {
      if (content.organisation > 0.2 || listed < 0.2) dismiss(draft, 'names that are not people')
      else if (!/^name$/.test(reading.words)) draft.other = 'holder'
    } else if (content.organisation > (isAboutPeople(drafts, draft) ? 0.6 : 0.4) || (isPlace && !isExplicit && listed < 0.5)) dismiss(draft, 'names of bodies or things')
    else if (listed >= 0.2) draft.confidence = Math.max(draft.confidence, 0.9)
    else if (!(content.nameShape > 0.7 && (isExplicit || (content.meanWords > 1.6 && content.meanWords < 3.6 && (content.distinct > 0.5 || listed > 0.05) && isAboutPeople(drafts, draft))))) dismiss(draft, 'cells are not names of people')
    if (draft.role === 'full_name' && content.oneWord > 0.9 && has('family_name') && !has('given_name')) draft.role = 'given_name'
  }
  drafts.forEach((draft, index) => {
    if (draft.role !== null || draft.reading.isKnown) return
    const { content } = draft
    if (content.nameShape < 0.85 || content.oneWord < 0.6 || content.distinct < 0.4 || content.town > 0.25 || content.filled < 4) return
    const isBeside = (role: Role) => drafts[index - 1]?.role === role || drafts[index + 1]?.role === role
    if (isBeside('given_name') && !has('family_name')) Object.assign(draft, { role: 'family_name', confidence: 0.75, why: 'words with capitals beside a column of given names' })
    else if (isBeside('family_name') && !has('given_name')) Object.assign(draft, { role: 'given_name', confidence: 0.7, why: 'words with capitals beside a column of family names' })
  })
  // initials stand in when no given name is there
  const given = has('given_name')
  for (const draft of drafts) {
    if (draft.role === 'other_name' && !given && has('family_name') && /^(?:initials?|inits?|known ?as|preferred ?(?:first)? ?names?)$/.test(draft.reading.words)) draft.role = 'given_name'
  }
}

/** Another column tells who someone is. */
function isAboutPeople(drafts: Draft[], besides: Draft): boolean {
  return drafts.some((other) => other !== besides && other.role !== null && NAMING.has(other.role))
}

function dismiss(draft: Draft, why: string): void {
  draft.role = null
  draft.confidence = 0.6
  draft.why = draft.why === '' ? why : `${draft.why}, but ${why}`
}

/** Bank account numbers need a sort code, a bank word or a header that says bank; amounts take their meaning from the table. */
function settleMoney(drafts: Draft[], tableWords: string): void {
  const sortCode = drafts.find((draft) => (draft.role === 'bank_account' || draft.role === null) && draft.content.sortCode > 0.85 && draft.content.date < 0.8 && (draft.role !== null || !draft.reading.isKnown))
  const headers = drafts.map((draft) => draft.reading.words).join(' ')
  const speaksOfBank = /\b(?:sort|bank|dd|direct debit|mandate|bacs|iban|bic)\b/.test(`${tableWords} ${headers}`)
  for (const draft of drafts) {
    const { content } = draft
    if (draft.role === 'bank_account' && content.sortCode < 0.6 && !speaksOfBank) dismiss(draft, 'an account, but no bank is spoken of')
    if (draft.role === null && !draft.reading.isKnown && sortCode !== undefined && sortCode !== draft && content.accountNumber > 0.9 && content.meanLength > 7 && content.meanLength < 9 && content.distinct > 0.5 && content.postcode < 0.1) {
      Object.assign(draft, { role: 'bank_account', confidence: 0.8, why: 'eight digits beside sort codes' })
      if (sortCode.role === null) Object.assign(sortCode, { role: 'bank_account', confidence: 0.8, why: 'sort codes beside account numbers' })
    }
    if (draft.role !== null || content.amount < 0.7 || !/^(?:amount|value|amt|total|sum|amount ?(?:gbp|paid|pounds)|gross amount|net|gross)$/.test(draft.reading.words)) continue
    if (/\b(?:donat\w*|gifts?|giving|pledges?|fundrais\w*|appeal|contributions?)\b/.test(`${tableWords} ${headers}`)) Object.assign(draft, { role: 'donation', confidence: 0.88, why: `header "${draft.reading.words}" in a table of gifts` })
    else if (/\b(?:payroll|salar\w*|wages?|payslips?)\b/.test(tableWords)) Object.assign(draft, { role: 'salary', confidence: 0.88, why: `header "${draft.reading.words}" in a payroll` })
  }
}

/** Kinds that are only somebody's when the row is about somebody. */
function settleWeak(drafts: Draft[], isSomebodys: boolean): void {
  const hasPerson = isSomebodys || drafts.some((draft) => (draft.role !== null && NAMING.has(draft.role)) || draft.role === 'username')
  const weak: ReadonlySet<Role> = new Set<Role>(['employment', 'education', 'photo', 'signature', 'token', 'password_hash', 'password', 'location', 'relationship', 'family_member', 'device_id', 'customer_number', 'salary', 'criminal', 'health', 'age', 'gender', 'donation', 'trade_union', 'political_opinion', 'religion', 'ethnicity', 'sexual_life'])
  if (!hasPerson) for (const draft of drafts) if (draft.role !== null && weak.has(draft.role) && draft.confidence < 0.97) dismiss(draft, 'no person on the row')
  const hasCredentials = drafts.some((draft) => draft.role === 'email' || draft.role === 'username')
  for (const draft of drafts) {
    if (draft.role === 'password_hash' && /^(?:hash|digest)$/.test(draft.reading.words) && draft.content.schemedHash < 0.5 && !hasCredentials) dismiss(draft, 'a digest of something else')
    if (draft.role === 'relationship' && !isSomebodys && !drafts.some((other) => other.role !== null && NAMING.has(other.role))) dismiss(draft, 'the state of something else')
  }
}

function settleKeys(sample: TableSample, drafts: Draft[]): Pick<TableClass, 'ownKey' | 'foreignKeys'> {
  const ownKey = { index: -1, space: '' }
  const foreignKeys: { index: number; space: string }[] = []
  const entity = entityIn(sample.catalogue, sample.name)
  const primary = sample.declared?.primary.length === 1 ? sample.declared.primary[0]!.toLowerCase() : null
  const hasNumberColumn = drafts.some((draft) => draft.role === 'membership_number' && draft.reading.key?.isNumber !== false)
  // the holder of an account is named beside a payment, and the row is still a payment
  const hasNames = drafts.some((draft) => draft.role !== null && NAME_ROLES.has(draft.role) && draft.other === '' && !/account|holder|card/.test(draft.reading.words))
  const declared = new Map((sample.declared?.foreign ?? []).map((key) => [key.column.toLowerCase(), entityIn(sample.catalogue, key.table)]))
  // the row's own key first: declared, or `id`, or `member_id` of members
  const isOwn: ((draft: Draft, header: string) => boolean)[] = [
    (_, header) => primary !== null && header === primary,
    (draft) => draft.reading.key !== null && draft.reading.key.entity === '' && draft.content.distinct > 0.98,
    (draft) => draft.reading.key !== null && keySpace(draft.reading.key.entity, false) === entity && draft.content.distinct > 0.98,
    (draft) => draft.reading.key !== null && !draft.reading.key.isNumber && hasNames && draft.content.distinct > 0.99 && draft.other === '' && isPersonEntity(keySpace(draft.reading.key.entity, false), sample.catalogue),
    (draft) => draft.role === 'membership_number' && hasNames && draft.content.distinct > 0.98,
    (draft) => draft.role === 'customer_number' && hasNames && draft.content.distinct > 0.98,
  ]
  for (const test of isOwn) {
    if (ownKey.index >= 0) break
    ownKey.index = drafts.findIndex((draft, index) => test(draft, sample.header[index]!.toLowerCase()) && !declared.has(sample.header[index]!.toLowerCase()))
  }
  drafts.forEach((draft, index) => {
    const key = draft.reading.key
    if (index === ownKey.index) {
      const isNumber = key?.isNumber === true && primary === null
      ownKey.space = key === null || key.entity === '' || primary !== null ? entity : keySpace(key.entity, isNumber)
      if (draft.role === 'membership_number' && key?.isNumber === false && hasNumberColumn) draft.role = null
      if (draft.role === null) Object.assign(draft, { role: 'own_key', confidence: 0.9, why: primary === null ? 'names the row, each value once' : 'declared as primary key' })
      return
    }
    const target = declared.get(sample.header[index]!.toLowerCase())
    if (target !== undefined) {
      // only keys to people: a shared branch or product must not tie strangers together
      if (isPersonEntity(target, sample.catalogue) || sample.catalogue.referred.has(target) && sample.catalogue.people.has(target)) addForeign(foreignKeys, draft, index, target, 'declared as foreign key')
      return
    }
    if (key === null || key.entity === '' || draft.other !== '' || draft.content.uuid + draft.content.integer + draft.content.nameShape < 0.2 && draft.content.meanLength > 40) return
    if (key.isNumber && /account|card|policy/.test(key.entity)) return
    const space = keySpace(key.entity, key.isNumber)
    if (!isPersonEntity(keySpace(key.entity, false), sample.catalogue) || (ownKey.index >= 0 && hasNames && key.isNumber && draft.content.distinct > 0.98)) return
    if (/^(?:bank_account|iban|phone|email|postcode|payment_card|ni_number|nhs_number)$/.test(draft.role ?? '')) return
    addForeign(foreignKeys, draft, index, space, `header "${clip(sample.header[index]!)}"`)
  })
  return { ownKey, foreignKeys }
}

function addForeign(foreignKeys: { index: number; space: string }[], draft: Draft, index: number, space: string, why: string): void {
  foreignKeys.push({ index, space })
  draft.refersTo = space
  // `member_id` of another table is that table's key, not the number on the card
  if (draft.role === null || (draft.role === 'membership_number' && draft.reading.key?.isNumber === false && !draft.why.startsWith('has the form'))) {
    Object.assign(draft, { role: 'foreign_key', confidence: 0.85, why })
  }
}

/** Numbers the others a row speaks of, in the order of their columns: partner 1, guardian 2 … */
function subjectNumbers(drafts: Draft[]): Map<string, number> {
  const numbers = new Map<string, number>([['', 0]])
  // sender and recipient of one message are two people even when only one is said to be another
  for (const draft of drafts) if (draft.other !== '' && draft.role !== null && !numbers.has(draft.other)) numbers.set(draft.other, numbers.size)
  return numbers
}

/** Roles that are kinds of personal data by themselves. */
export function kindOfRole(role: Role): Kind | null {
  switch (role) {
    case 'given_name': case 'family_name': case 'full_name': case 'other_name': return 'person_name'
    case 'address_line': return 'postal_address'
    case 'union_name': return 'trade_union'
    case 'title': case 'town': case 'county': case 'country': case 'own_key': case 'foreign_key': case 'left_on': case 'joined_on': case 'relationship': case 'deceased': case 'free_text': return null
    default: return role
  }
}
