/** What columns say of each other: a weak reading is kept or dropped by the company it keeps in its table. */
import type { TableSample } from './columns.ts'
import { checkModulus } from './modulus-check.ts'
import { NAME_ROLES, NAMING, type ColumnDraft } from './column-draft.ts'
import { THING_TABLE } from './column-words.ts'
import { headerWords, type Role } from './header-words.ts'

/** A list of children names the child, then the parent: the row is the child's when nobody else is named without "parent" or the like. */
export function settleChildren(drafts: ColumnDraft[]): void {
  const isNamed = (other: string) => drafts.some((draft) => draft.other === other && draft.role !== null && NAME_ROLES.has(draft.role))
  if (isNamed('') || !isNamed('child')) return
  for (const draft of drafts) if (draft.other === 'child') draft.other = ''
}

/** British passport numbers are nine figures, as many numbers are: without a header only the name of the table tells. */
export function settlePassports(drafts: ColumnDraft[], tableWords: string): void {
  if (!/\b(?:passports?|right to work|travel documents?)\b/.test(tableWords)) return
  for (const draft of drafts)
    if (draft.role === null && draft.reading.words === '' && draft.content.integer > 0.9 && draft.content.meanLength === 9 && draft.content.distinct > 0.98)
      Object.assign(draft, { role: 'passport', confidence: 0.75, why: 'nine figures, each once, in a table whose name speaks of passports' })
}

/** The reason in a list of absences is an illness, or what comes near to one. */
export function settleAbsence(drafts: ColumnDraft[], tableWords: string): void {
  if (!/\b(?:absen(?:ce|ces|t|tee)|sick(?:ness)?|leave of absence|fit notes?)\b/.test(tableWords)) return
  for (const draft of drafts)
    if (
      draft.role === null &&
      /^(?:reason|cause|details|absence type|type of absence|notes?|comments?)$/.test(draft.reading.words) &&
      draft.content.meanLength > 3
    )
      Object.assign(draft, { role: 'health', confidence: 0.8, why: `header "${draft.reading.words}" in a list of absences` })
}

/** Names told from their neighbours: a column of unlisted names beside given names; one full name as the row's own; weak headers checked. */
export function settleNames(drafts: ColumnDraft[], tableWords: string): void {
  const has = (role: Role) => drafts.some((draft) => draft.role === role && draft.other === '')
  const isPlace = THING_TABLE.test(tableWords)
  for (const draft of drafts) {
    if (draft.role !== 'full_name') continue
    const { content, reading } = draft
    const listed = Math.max(content.given, content.family)
    const isExplicit =
      reading.confidence >= 0.7 &&
      /\b(?:full|contact|person|holder|member|customer|donor|client|patient|volunteer|employee|author|sender|display|supporter|applicant|name on|spouse|partner)\b/.test(
        headerWords(reading.words).join(' ') + (draft.other ? ' person' : ''),
      )
    if (has('given_name') && has('family_name') && draft.other === '' && !/display|full/.test(reading.words)) {
      if (content.organisation > 0.2 || listed < 0.2) dismiss(draft, 'names that are not people')
      else if (!/^name$/.test(reading.words)) draft.other = 'holder'
    } else if (content.organisation > (isAboutPeople(drafts, draft) ? 0.6 : 0.4) || (isPlace && !isExplicit && listed < 0.5))
      dismiss(draft, 'names of bodies or things')
    else if (listed >= 0.2) draft.confidence = Math.max(draft.confidence, 0.9)
    else if (
      !(
        content.nameShape > 0.7 &&
        (isExplicit || (content.meanWords > 1.6 && content.meanWords < 3.6 && (content.distinct > 0.5 || listed > 0.05) && isAboutPeople(drafts, draft)))
      )
    )
      dismiss(draft, 'cells are not names of people')
    if (draft.role === 'full_name' && content.oneWord > 0.9 && has('family_name') && !has('given_name')) draft.role = 'given_name'
  }
  drafts.forEach((draft, index) => {
    if (draft.role !== null || draft.reading.isKnown) return
    const { content } = draft
    if (content.nameShape < 0.85 || content.oneWord < 0.6 || content.distinct < 0.4 || content.town > 0.25 || content.filled < 4) return
    const isBeside = (role: Role) => drafts[index - 1]?.role === role || drafts[index + 1]?.role === role
    if (isBeside('given_name') && !has('family_name'))
      Object.assign(draft, { role: 'family_name', confidence: 0.75, why: 'words with capitals beside a column of given names' })
    else if (isBeside('family_name') && !has('given_name'))
      Object.assign(draft, { role: 'given_name', confidence: 0.7, why: 'words with capitals beside a column of family names' })
  })
  // one name in full is enough: words that are also names are then something else
  if (drafts.some((draft) => draft.role === 'full_name' && draft.other === '' && draft.confidence >= 0.75))
    for (const draft of drafts)
      if ((draft.role === 'family_name' || draft.role === 'given_name') && draft.reading.role === null) dismiss(draft, 'beside a column of whole names')
  // initials stand in when no given name is there
  const given = has('given_name')
  for (const draft of drafts) {
    if (
      draft.role === 'other_name' &&
      !given &&
      has('family_name') &&
      /^(?:initials?|inits?|known ?as|preferred ?(?:first)? ?names?)$/.test(draft.reading.words)
    )
      draft.role = 'given_name'
  }
}

/** Another column tells who someone is. */
function isAboutPeople(drafts: ColumnDraft[], besides: ColumnDraft): boolean {
  return drafts.some((other) => other !== besides && other.role !== null && NAMING.has(other.role))
}

function dismiss(draft: ColumnDraft, why: string): void {
  draft.role = null
  draft.confidence = 0.6
  draft.why = draft.why === '' ? why : `${draft.why}, but ${why}`
}

/** Bank account numbers need a sort code, a bank word or a header that says bank; amounts take their meaning from the table. */
export function settleMoney(drafts: ColumnDraft[], tableWords: string): void {
  const sortCode = drafts.find(
    (draft) =>
      (draft.role === 'bank_account' || draft.role === null) &&
      draft.content.sortCode > 0.85 &&
      draft.content.date < 0.8 &&
      (draft.role !== null || !draft.reading.isKnown),
  )
  const headers = drafts.map((draft) => draft.reading.words).join(' ')
  const speaksOfBank = /\b(?:sort|bank|dd|direct debit|mandate|bacs|iban|bic)\b/.test(`${tableWords} ${headers}`)
  for (const draft of drafts) {
    const { content } = draft
    if (draft.role === 'bank_account' && content.sortCode < 0.6 && !speaksOfBank) dismiss(draft, 'an account, but no bank is spoken of')
    if (
      draft.role === null &&
      !draft.reading.isKnown &&
      sortCode !== undefined &&
      sortCode !== draft &&
      content.accountNumber > 0.9 &&
      content.meanLength > 7 &&
      content.meanLength < 9 &&
      content.distinct > 0.5 &&
      content.postcode < 0.1
    ) {
      Object.assign(draft, { role: 'bank_account', confidence: 0.8, why: 'eight digits beside sort codes' })
      if (sortCode.role === null) Object.assign(sortCode, { role: 'bank_account', confidence: 0.8, why: 'sort codes beside account numbers' })
    }
    if (
      draft.role !== null ||
      content.amount < 0.7 ||
      !/^(?:amount|value|amt|total|sum|amount ?(?:gbp|paid|pounds)|gross amount|net|gross)$/.test(draft.reading.words)
    )
      continue
    if (/\b(?:donat\w*|gifts?|gift ?aid|giving|pledges?|fundrais\w*|appeal|contributions?)\b/.test(`${tableWords} ${headers}`))
      Object.assign(draft, { role: 'donation', confidence: 0.88, why: `header "${draft.reading.words}" in a table of gifts` })
    else if (/\b(?:payroll|salar\w*|wages?|payslips?)\b/.test(tableWords))
      Object.assign(draft, { role: 'salary', confidence: 0.88, why: `header "${draft.reading.words}" in a payroll` })
  }
}

/** Fewer accounts that the table can check say nothing of a column. */
const LEAST_CHECKED = 8

/** A column of accounts beside one of sort codes, by the modulus check [DET10b]: chance lets one pair in eleven through. */
export function settleAccounts(drafts: ColumnDraft[], { rows, detectors: { modulus } }: TableSample): void {
  const sort = drafts.findIndex(({ role, content }) => role === 'bank_account' && content.sortCode > 0.6 && content.accountNumber < 0.5)
  const account = drafts.findIndex(({ role, content }) => role === 'bank_account' && content.accountNumber > 0.5)
  if (sort === -1 || account === -1) return
  const [sortDraft, draft] = [drafts[sort]!, drafts[account]!]
  if (modulus === undefined) {
    draft.why += '; not checked against the modulus table'
    return
  }
  const answers = rows.slice(0, 400).map((row) => checkModulus(modulus, row[sort] ?? '', row[account] ?? ''))
  const right = answers.filter((answer) => answer === 'right').length
  const checked = right + answers.filter((answer) => answer === 'wrong').length
  if (checked < LEAST_CHECKED) {
    draft.why += `; ${checked === 0 ? 'the modulus table has no check for these banks' : `the modulus table can check ${checked} of them only`}`
    return
  }
  const share = right / checked
  const why = `${Math.round(share * 100)} % pass the modulus check`
  if (share < 0.3 && draft.reading.role === null && sortDraft.reading.role === null) for (const one of [draft, sortDraft]) dismiss(one, `only ${why}`)
  else {
    draft.why += `; ${why}`
    if (share >= 0.9) for (const one of [draft, sortDraft]) one.confidence = Math.max(one.confidence, 0.98)
  }
}

/** Kinds that are only somebody's when the row is about somebody. */
export function settleWeak(drafts: ColumnDraft[], isSomebodys: boolean, tableWords: string): void {
  const hasPerson = isSomebodys || drafts.some((draft) => (draft.role !== null && NAMING.has(draft.role)) || draft.role === 'username')
  const weak: ReadonlySet<Role> = new Set<Role>([
    'employment',
    'education',
    'photo',
    'signature',
    'token',
    'password_hash',
    'password',
    'location',
    'relationship',
    'family_member',
    'device_id',
    'customer_number',
    'salary',
    'criminal',
    'health',
    'age',
    'gender',
    'donation',
    'trade_union',
    'political_opinion',
    'religion',
    'ethnicity',
    'sexual_life',
  ])
  // an address that was valid until some day has been left, not the organisation
  const isAddition = isSomebodys && !drafts.some((draft) => draft.other === '' && draft.role !== null && NAME_ROLES.has(draft.role))
  const ofBelonging = /\b(?:memb\w*|subscription|subs|employment|contract|supporter|staff|affiliation|role|position)/
  for (const draft of drafts)
    if (
      isAddition &&
      (draft.role === 'left_on' || draft.role === 'joined_on' || draft.role === 'relationship') &&
      !ofBelonging.test(`${tableWords.slice(tableWords.lastIndexOf(' ') + 1)} ${draft.reading.words}`)
    )
      dismiss(draft, 'of this entry, not of the person')
  const ofThings = /^(?:trade|department|dept|work|position|grade|company|company name|industry|organi[sz]ation)$/
  for (const draft of drafts)
    if (isAddition && draft.role === 'employment' && ofThings.test(draft.reading.words)) dismiss(draft, 'of this entry, not of the person')
  if (!hasPerson) for (const draft of drafts) if (draft.role !== null && weak.has(draft.role) && draft.confidence < 0.97) dismiss(draft, 'no person on the row')
  const hasCredentials = drafts.some((draft) => draft.role === 'email' || draft.role === 'username')
  for (const draft of drafts) {
    if (draft.role === 'password_hash' && /^(?:hash|digest)$/.test(draft.reading.words) && draft.content.schemedHash < 0.5 && !hasCredentials)
      dismiss(draft, 'a digest of something else')
    if (draft.role === 'relationship' && !isSomebodys && !drafts.some((other) => other.role !== null && NAMING.has(other.role)))
      dismiss(draft, 'the state of something else')
  }
}
