/**
 * What the desk may answer to a question of the self-check: "yes" only when the very address that was typed is on file for that name [CHK5].
 * Anything else is "nothing found for that name at that address"; that somebody is not affected is never said.
 */
import { domainToASCII, domainToUnicode } from 'node:url'
import type { Flag } from '../kinds.ts'
import type { Queryable } from '../store/database.ts'
import type { PersonRow } from '../store/rows/person.ts'
import type { Question } from './self-check.ts'

export type FoundPerson = {
  personNo: number
  /** Which of the addresses typed is theirs. */ by: 'email' | 'post'
  flags: Flag[]
  /** Others have this e-mail address as well. */ isShared: boolean
}

type Row = Pick<PersonRow, 'person_no' | 'given_name' | 'family_name' | 'full_name' | 'emails' | 'address' | 'postcode'> & { flags: Flag[] }

/** The people of the register that each question is about, in the order of the questions. One walk through the register for all of them. */
export async function matchQuestions(db: Queryable, incidentId: string, questions: readonly Question[]): Promise<FoundPerson[][]> {
  const emails = [...new Set(questions.map(({ email }) => mailboxOf(email)).filter((email) => email !== ''))]
  const postcodes = [...new Set(questions.map(({ postcode }) => squeezed(postcode)).filter((postcode) => postcode !== ''))]
  if (emails.length + postcodes.length === 0) return questions.map(() => [])
  // The same mailbox may stand on file with its domain in letters of its own or as punycode: both are asked for.
  const spelled = [...new Set(emails.flatMap((email) => [email, domainInLetters(email)]))]
  const rows = await db.query<Row>(
    `select person_no, given_name, family_name, full_name, emails, address, postcode, flags
     from person
     where incident_id = $1
       and (exists (select from unnest(emails) as email where lower(email) = any($2)) or regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g') = any($3))
     order by person_no`,
    [incidentId, spelled, postcodes],
  )
  const byEmail = groupedBy(rows, ({ emails: own }) => own.map(mailboxOf))
  const byPostcode = groupedBy(rows, ({ postcode }) => [squeezed(postcode ?? '')])
  return questions.map((question) => matchesOf(question, byEmail, byPostcode))
}

function groupedBy(rows: readonly Row[], keysOf: (row: Row) => string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows)
    for (const key of new Set(keysOf(row))) {
      if (key === '') continue
      const known = groups.get(key)
      if (known === undefined) groups.set(key, [row])
      else known.push(row)
    }
  return groups
}

function matchesOf(question: Question, byEmail: ReadonlyMap<string, Row[]>, byPostcode: ReadonlyMap<string, Row[]>): FoundPerson[] {
  const here = byEmail.get(mailboxOf(question.email)) ?? []
  const isShared = here.length > 1
  const found: FoundPerson[] = here
    .filter((row) => isNamed(row, question.name))
    .map(({ person_no, flags }) => ({ personNo: person_no, by: 'email' as const, flags, isShared }))
  const known = new Set(found.map(({ personNo }) => personNo))
  const there = (byPostcode.get(squeezed(question.postcode)) ?? []).filter(
    (row) => !known.has(row.person_no) && livesAt(row, question) && isNamed(row, question.name),
  )
  return [...found, ...there.map(({ person_no, flags }) => ({ personNo: person_no, by: 'post' as const, flags, isShared: false }))].sort(
    (a, b) => a.personNo - b.personNo,
  )
}

/** Spellings of one mailbox, made alike: case, spaces, brackets, a dot at the end, the domain in letters or in punycode. Dots and + before the @ stay: elsewhere they are other mailboxes. */
export function mailboxOf(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^.*<([^<>]*)>.*$/, '$1')
    .replace(/^mailto:/, '')
    .replace(/[\s"']/g, '')
    .replace(/[.,;]+$/, '')
  const at = text.lastIndexOf('@')
  if (at < 1) return text
  return `${text.slice(0, at)}@${domainToASCII(text.slice(at + 1)) || text.slice(at + 1)}`
}
const domainInLetters = (email: string): string => {
  const at = email.lastIndexOf('@')
  return at < 1 ? email : `${email.slice(0, at)}@${domainToUnicode(email.slice(at + 1))}`
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Letters that no decomposition takes apart, as people without them on their keys type them. */
const PLAIN: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' }

/** Words without accents and marks, in small letters. */
function wordsOf(text: string | null): string[] {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´ʼ′]/gu, '')
    .toLowerCase()
    .replace(/[øłđðßæœþı]/gu, (letter) => PLAIN[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Postcode alike, and every word of the typed line stands in the address. */
function livesAt(row: Row, { line1, postcode }: Question): boolean {
  const line = wordsOf(line1)
  if (line.length === 0 || postcode === '' || squeezed(row.postcode ?? '') !== squeezed(postcode)) return false
  const address = new Set(wordsOf(row.address))
  return line.every((word) => address.has(word))
}

/** Any of the names typed, parted by commas: the whole family name in it, and the given name or its initial. Titles and middle names may be more. */
function isNamed(row: Row, typed: string): boolean {
  const given = wordsOf(row.given_name)
  const family = wordsOf(row.family_name)
  const known = family.length > 0 ? { given, family } : split(wordsOf(row.full_name).length > 0 ? wordsOf(row.full_name) : given)
  if (known.family.length === 0) return false
  return [typed, ...typed.split(',')].some((name) => {
    const rest = withoutFamily(wordsOf(name), known.family)
    if (rest === null) return false
    if (known.given.length === 0) return rest.length === 0 || family.length > 0
    return isGiven(rest, known.given)
  })
}

/** The other words of a name in which the family name stands, together or in parts (O Brien, OBrien, Lloyd-Price); null: it does not. */
function withoutFamily(words: string[], family: string[]): string[] | null {
  const wanted = family.join('')
  for (let from = 0; from < words.length; from++) {
    let joined = ''
    for (let to = from; to < words.length && joined.length < wanted.length; to++) {
      joined += words[to]
      if (joined === wanted) return [...words.slice(0, from), ...words.slice(to + 1)]
    }
  }
  return family.every((word) => words.includes(word)) ? words.filter((word) => !family.includes(word)) : null
}

/** The first given name, whole, in parts (Mary Ann, Maryann) or as its initial. */
function isGiven(words: string[], given: string[]): boolean {
  const first = given[0]!
  const whole = given.join('')
  if (words.join('').includes(whole) && words.some((word) => whole.startsWith(word))) return true
  return words.some((word) => word === first || (word.length === 1 && first.startsWith(word)) || (first.length === 1 && word.startsWith(first)))
}

/** A name that could not be told apart: the last word is taken as the family name. */
function split(words: string[]): { given: string[]; family: string[] } {
  return { given: words.slice(0, -1), family: words.slice(-1) }
}
