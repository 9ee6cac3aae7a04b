/** What is done with a cell, by the role of its column: one function a column, made once. Cells are not looked at again to learn what they are. */
import type { Finding } from './finding.ts'
import type { ReadContext } from './formats/format.ts'
import { IDENTIFYING_KINDS } from './column-draft.ts'
import type { Kind } from '../kinds.ts'
import { isoDate, type DateOrder } from './cell-dates.ts'
import { digitsOf, isNo, isNull, isYes } from './cell-values.ts'
import type { TableClass } from './columns.ts'
import { isSortCodeColumn, type Content } from './column-content.ts'
import { STILL_THERE } from './column-roles.ts'
import { headerWords } from './header-words.ts'
import { findInCell } from './prose-cells.ts'
import { contact, emails, phone } from './contact-cells.ts'
import { familyName, fullName } from './name-cells.ts'
import type { ColumnClass } from './record.ts'
import { CHILD_HEADER, CHILD_NAME_HEADER, isAtSpecialRisk, RISK_HEADER, speaksOfHealth } from './risk-words.ts'
import type { Pairs } from './table-pairs.ts'
import { markKind, oneLine, setFlag, type Draft } from './row-draft.ts'
import { languageOf } from './language-words.ts'
import { statusOf, togetherStanding } from './status-words.ts'

/** `column`: what the cells hold; null: a key of the row or of another (`space`), or one of a pair of columns. */
export type Action = { index: number; isPersonal: boolean; column: ColumnClass | null; space: string; key: 'own' | 'foreign' | null; run(cell: string): void }
export type ActionSettings = { today: string; context: ReadContext; onFinding(column: number, header: string): (found: Finding, rowNo: number) => void }

type Column = { column: ColumnClass; content: Content; order: DateOrder; draft: Draft; latestYear: number; settings: ActionSettings; table: TableClass }

const NOTHING = /^(?:n|no|none|false|0|nil|not disabled|no disabilit(?:y|ies)|none declared|no known \w+|nothing|not applicable|no needs|off)$/i

/** Results of a canvass that tell nothing of how someone votes. */
const NOT_TOLD =
  /^(?:undecided|unsure|not sure|do(?:es)?(?: not|n['’]?t) know|d ?\/? ?k|(?:will|would|wo)(?: not|n['’]?t) say|refused(?: to (?:say|answer))?|not (?:in|home|at home|asked|answered|canvassed|contacted)|no (?:answer|reply|response|contact|data)|out|away|call(?:ed)? back|moved(?: away)?|deceased|wrong number|z|no vi)$/i

/** No name, address or number is longer; of a note, so much is searched. In UTF-16 code units. */
const LONGEST_VALUE = 1_000
const LONGEST_NOTE = 100_000

/** Bounds years of two digits. */
export const latestYearOf = (today: string): number => (today === '' ? 2099 : Number(today.slice(0, 4)))

const KEY = { isPersonal: false, column: null } as const
const PAIR = { isPersonal: true, column: null, space: '', key: null } as const

/** Actions in the order of the columns; keys last, so that a row's keys can be read whatever else its column means. */
export function actionsOf(table: TableClass, drafts: Draft[], settings: ActionSettings): Action[] {
  const actions: Action[] = []
  const latestYear = latestYearOf(settings.today)
  table.columns.forEach((column, index) => {
    const draft = drafts[column.role === null ? 0 : column.subject]!
    const made =
      column.role === null
        ? flagAction(column, table.contents[index]!, draft)
        : roleAction({ column, content: table.contents[index]!, order: table.dateOrders[index]!, draft, latestYear, settings, table })
    if (made !== null)
      actions.push({
        index,
        column,
        space: '',
        key: null,
        isPersonal: !/^(?:own_key|foreign_key|left_on|joined_on|relationship|title|country|county|town|deceased|language)$/.test(column.role ?? 'deceased'),
        run: cleaned(made, column.role === 'free_text' ? LONGEST_NOTE : LONGEST_VALUE),
      })
  })
  const main = drafts[0]!
  if (table.ownKey.index >= 0)
    actions.push({
      ...KEY,
      index: table.ownKey.index,
      space: table.ownKey.space,
      key: 'own',
      run: keyAction(main, table.ownKey.space, (key) => (main.record.ownKey = key)),
    })
  for (const { index, space } of table.foreignKeys)
    actions.push({ ...KEY, index, space, key: 'foreign', run: keyAction(main, space, (key) => main.record.foreignKeys.push(key)) })
  if (table.pairs !== null) actions.push(...pairActions(table, table.pairs, main, latestYear, settings))
  return actions
}

/** The key's cell chooses what the value's cell means. */
function pairActions(table: TableClass, { keyIndex, valueIndex, fields }: Pairs, draft: Draft, latestYear: number, settings: ActionSettings): Action[] {
  const runs = new Map<string, (cell: string) => void>()
  for (const [key, { column, content, order }] of fields) {
    const made = roleAction({ column, content, order, draft, latestYear, settings, table })
    if (made !== null) runs.set(key, cleaned(made, LONGEST_VALUE))
  }
  let run: ((cell: string) => void) | undefined
  return [
    { ...PAIR, index: keyIndex, run: (key) => void (run = runs.get(key)) },
    { ...PAIR, index: valueIndex, run: (value) => run?.(value) },
  ]
}

/** Null words are nothing; spreadsheets wrap codes as ="00123" to keep their zeros. */
function cleaned(run: (cell: string) => void, mostSigns: number): (cell: string) => void {
  return (raw) => {
    const first = raw.charCodeAt(0)
    let cell = raw
    if (first <= 32 || raw.charCodeAt(raw.length - 1) <= 32) cell = raw.trim()
    if (first === 61 && raw.length > 3 && raw[1] === '"' && raw.endsWith('"')) cell = raw.slice(2, -1)
    else if (first === 39 && raw.length > 1) cell = raw.slice(1)
    if (cell.length === 0 || isNull(cell)) return
    run(cell.length > mostSigns ? cell.slice(0, mostSigns) : cell)
  }
}

function keyAction(draft: Draft, space: string, put: (key: string) => void): (cell: string) => void {
  return (raw) => {
    let cell = oneLine(draft, raw)
    if (cell.length === 0 || cell === '0' || isNull(cell)) return
    // an id that a spreadsheet or a data frame made into a decimal
    if (cell.endsWith('.0')) cell = cell.slice(0, -2)
    put(`${space}:${cell}`)
  }
}

function flagAction(column: ColumnClass, content: Content, draft: Draft): ((cell: string) => void) | null {
  if (content.boolean < 0.8) return null
  const words = headerWords(column.header).join(' ')
  if (RISK_HEADER.test(words)) return (cell) => void (isYes(cell) && setFlag(draft, 'special_risk'))
  if (CHILD_HEADER.test(words)) return (cell) => void (isYes(cell) && setFlag(draft, 'child'))
  return null
}

function roleAction(made: Column): ((cell: string) => void) | null {
  const action = actionOfRole(made)
  const { column, draft } = made
  if (action === null || !(column.role ?? '').endsWith('name') || !CHILD_NAME_HEADER.test(headerWords(column.header).join(' '))) return action
  return (cell) => {
    action(cell)
    setFlag(draft, 'child')
  }
}

function actionOfRole(made: Column): ((cell: string) => void) | null {
  const { column, draft } = made
  const { record } = draft
  switch (column.role) {
    case 'given_name':
      return (cell) => {
        record.givenName = record.givenName === '' ? oneLine(draft, cell) : record.givenName
        markKind(draft, 'person_name')
      }
    case 'family_name':
      return (cell) => {
        familyName(draft, cell)
      }
    case 'other_name':
      return () => markKind(draft, 'person_name')
    case 'full_name':
      return (cell) => fullName(draft, oneLine(draft, cell))
    case 'title':
      return (cell) => {
        if ((cell.length === 4 || cell.length === 8) && /^(?:the )?late$/i.test(cell)) setFlag(draft, 'deceased')
        else record.title = oneLine(draft, cell)
      }
    case 'email':
      return (cell) => emails(draft, cell)
    case 'phone':
      return (cell) => phone(draft, cell)
    case 'mixed':
      return (cell) => contact(draft, cell)
    case 'postcode':
      return (cell) => {
        if (record.postcode === '') record.postcode = oneLine(draft, cell)
        markKind(draft, 'postcode')
      }
    case 'address_line':
      return addressAction(made)
    case 'town':
    case 'county':
    case 'country':
      return (cell) => {
        record.address = record.address === '' ? oneLine(draft, cell) : `${record.address}, ${oneLine(draft, cell)}`
      }
    case 'date_of_birth':
      return dateAction(made, (iso) => {
        record.dateOfBirth ||= iso
        markKind(draft, 'date_of_birth')
      })
    case 'left_on':
      return dateAction(made, (iso) => {
        record.leftOn = iso
      })
    case 'language':
      return (cell) => {
        const tag = languageOf(cell)
        if (tag !== '' && !record.masked.some((one) => one.startsWith('language='))) record.masked.push(`language=${tag}`)
      }
    case 'gender':
      return (cell) => {
        record.gender = oneLine(draft, cell)
        markKind(draft, 'gender')
      }
    case 'age':
      return (cell) => age(made, cell)
    case 'deceased':
      return (cell) => {
        if (isYes(cell) || /\d{2}/.test(cell) || statusOf(cell) === 'deceased') setFlag(draft, 'deceased')
      }
    case 'relationship': {
      const asksWhetherStill = STILL_THERE.test(headerWords(column.header).join(' '))
      return (cell) => {
        const said = asksWhetherStill && isNo(cell) ? 'gone' : statusOf(cell)
        if (said === 'deceased' || said === 'child') setFlag(draft, said)
        else if (said === 'body') draft.isBody = true
        else if (said !== null) draft.standing = togetherStanding(draft.standing, said)
      }
    }
    case 'membership_number':
      return (cell) => {
        if (record.membershipNumber === '') record.membershipNumber = oneLine(draft, cell)
        markKind(draft, 'membership_number')
      }
    case 'bank_account':
    case 'iban':
    case 'payment_card':
      return accountAction(made, column.role)
    case 'own_key':
    case 'foreign_key':
    case 'joined_on':
    case null:
      return null
    case 'free_text':
      return proseAction(made)
    default:
      return kindAction(made, column.role as Kind)
  }
}

const POSTCODE_AT_END = /[,\s]+([A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})[.,\s]*$/i
function addressAction({ draft, table, column }: Column): (cell: string) => void {
  const { record } = draft
  const isPostcodeApart = table.columns.some((other) => other.role === 'postcode' && other.subject === column.subject)
  return (cell) => {
    let text = oneLine(draft, cell)
    if (text.includes(',,') || text.includes(', ,')) text = text.replace(/(?:\s*,){2,}/g, ',')
    const found = isPostcodeApart ? null : POSTCODE_AT_END.exec(text)
    if (found) {
      text = text.slice(0, found.index)
      record.postcode = found[1]!.toUpperCase()
      markKind(draft, 'postcode')
    }
    record.address = record.address === '' ? text : `${record.address}, ${text}`
    markKind(draft, 'postal_address')
  }
}

function dateAction({ order, latestYear }: Column, put: (iso: string) => void): (cell: string) => void {
  return (cell) => {
    if (cell.startsWith('0000')) return
    const iso = isoDate(cell, order, latestYear)
    // placeholders that databases fill in when nobody gave a date
    if (iso === '1900-01-01' || (iso === '1970-01-01' && cell.length > 10) || iso.startsWith('9999')) return
    put(iso)
  }
}

function age({ draft, settings }: Column, cell: string): void {
  markKind(draft, 'age')
  const value = /^\d{1,4}$/.test(cell) ? Number(cell) : Number.NaN
  if (value < 18) setFlag(draft, 'child')
  else if (value > 1900 && settings.today !== '' && Number(settings.today.slice(0, 4)) - value < 18) setFlag(draft, 'child')
}

/** Masks keep the last two digits of an account and the last four of a card; a sort code alone is no account. */
function accountAction({ draft, content, table, column }: Column, kind: 'bank_account' | 'iban' | 'payment_card'): (cell: string) => void {
  const { record } = draft
  if (isSortCodeColumn(column, content))
    return table.columns.some((other) => other.role === 'bank_account' && other.index !== column.index && other.subject === column.subject)
      ? () => {}
      : () => markKind(draft, kind)
  const keep = kind === 'payment_card' ? 4 : 2
  return (cell) => {
    const signs = isDigits(cell) ? cell : cell.replace(/[^0-9A-Za-z*•]/g, '')
    if (signs.length < 4) return
    markKind(draft, kind)
    const end = `${kind}=${signs.slice(-keep)}`
    if (!record.masked.includes(end)) record.masked.push(end)
  }
}

/** What a note says. */
type Note = { isCorrespondence: boolean; isAtRisk: boolean; isOfHealth: boolean; findings: Finding[] }
/** Notes repeat ("rang about the newsletter"): so many short ones of a column are remembered. */
const MOST_NOTES = 2_000
const SHORT_NOTE = 80

function proseAction({ draft, column, settings }: Column): (cell: string) => void {
  const report = settings.onFinding(column.index, column.header)
  const remembered = new Map<string, Note>()
  const read = (cell: string): Note => {
    const isLong = cell.length >= 8
    return {
      isCorrespondence: /\p{L}{3}/u.test(cell),
      isAtRisk: isLong && isAtSpecialRisk(cell),
      isOfHealth: isLong && speaksOfHealth(cell),
      findings: isLong ? findInCell(cell, settings.context.detectors) : [],
    }
  }
  const noteOf = (cell: string): Note => {
    if (cell.length > SHORT_NOTE) return read(cell)
    let note = remembered.get(cell)
    if (note === undefined) {
      if (remembered.size >= MOST_NOTES) remembered.clear()
      remembered.set(cell, (note = read(cell)))
    }
    return note
  }
  return (cell) => {
    if (cell.length < 3) return
    const note = noteOf(cell)
    if (note.isCorrespondence) markKind(draft, 'correspondence')
    if (note.isAtRisk) setFlag(draft, 'special_risk')
    if (note.isOfHealth) markKind(draft, 'health')
    for (const found of note.findings) {
      // names in a note are mostly those of other people
      if (found.kind !== 'person_name') markKind(draft, found.kind)
      report(found, draft.record.rowNo)
    }
  }
}

function isDigits(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** An identifier as it is compared: without spaces, hyphens and points, in capitals. */
function plainIdentifier(cell: string): string {
  let plain = ''
  let start = 0
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90)) continue
    // whatever else there is, is rare
    if (code !== 32 && code !== 45 && code !== 46) return cell.replace(/[\s\-.]/g, '').toUpperCase()
    plain += cell.slice(start, at)
    start = at + 1
  }
  return start === 0 ? cell : plain + cell.slice(start)
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value)
}

function kindAction({ draft, content, column }: Column, kind: Kind): (cell: string) => void {
  const { record } = draft
  if (kind === 'username')
    return (cell) => {
      markKind(draft, kind)
      addOnce(record.identifiers, `username=${oneLine(draft, cell).toLowerCase()}`)
      if (cell.includes('@')) emails(draft, cell)
    }
  if (IDENTIFYING_KINDS.has(kind)) {
    return (cell) => {
      const plain = kind === 'nhs_number' ? digitsOf(cell, 4) : plainIdentifier(oneLine(draft, cell))
      if (plain.length < (kind === 'customer_number' ? 1 : 4)) return
      markKind(draft, kind)
      addOnce(record.identifiers, `${kind}=${plain}`)
    }
  }
  if (content.boolean > 0.8 && !/^(?:password|token|password_hash)$/.test(kind))
    return (cell) => {
      if (isYes(cell)) markKind(draft, kind)
    }
  if (kind === 'donation' || kind === 'salary')
    return (cell) => {
      if (/[1-9a-z]/i.test(cell) && !NOTHING.test(cell)) markKind(draft, kind)
    }
  if (kind === 'location' || kind === 'password' || kind === 'password_hash' || kind === 'token' || kind === 'ip_address' || kind === 'device_id')
    return (cell) => {
      if (cell !== '0' && cell !== '0.0.0.0') markKind(draft, kind)
    }
  if (kind === 'political_opinion')
    return (cell) => {
      if (!NOTHING.test(cell) && !NOT_TOLD.test(cell)) markKind(draft, kind)
    }
  const isTold = kind === 'employment' || kind === 'health' || kind === 'criminal'
  const isDiet = kind === 'health' && /\bdiet/i.test(column.header ?? '')
  return (cell) => {
    if (NOTHING.test(cell) || (isDiet && CHOSEN_DIET.test(cell.trim()))) return
    markKind(draft, isDiet && DIET_OF_FAITH.test(cell) ? 'religion' : kind)
    if (isTold && cell.length > 5 && isAtSpecialRisk(cell)) setFlag(draft, 'special_risk')
  }
}

/** What someone likes to eat says nothing of health; what a faith forbids says something of faith. */
const CHOSEN_DIET =
  /^(?:(?:vegan|vegg?ie|vegetarian|veg|v|ve|pesc[ae]tarian|flexitarian|omnivore|meat(?: ?eater)?|fish|standard|normal|regular|usual|anything|everything|any|all)(?: ?(?:diet|meal|option|food|only|please|[/,&+]|and|or))* ?)+$/i
const DIET_OF_FAITH = /\b(?:halal|kosher|jain|ital|glatt|no (?:pork|beef) for religious)\b/i
