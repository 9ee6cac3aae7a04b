/**
 * What the desk may answer to a question of the self-check: "yes" only when the very address that was typed is on file for that name [CHK5].
 * Anything else is "nothing found for that name at that address"; that somebody is not affected is never said.
 */
import type { Flag } from '../kinds.ts'
import type { Queryable } from '../store/database.ts'
import type { Question } from './self-check.ts'

export type FoundPerson = {
  personNo: number
  /** Which of the addresses typed is theirs. */ by: 'email' | 'post'
  flags: Flag[]
  /** Others have this e-mail address as well. */ isShared: boolean
}

type Row = {
  person_no: number
  given_name: string | null
  family_name: string | null
  full_name: string | null
  emails: string[]
  address: string | null
  postcode: string | null
  flags: Flag[]
}

/** The people of the register that each question is about, in the order of the questions. One walk through the register for all of them. */
export async function matchQuestions(db: Queryable, incidentId: string, questions: readonly Question[]): Promise<FoundPerson[][]> {
  const emails = [...new Set(questions.map(({ email }) => email.toLowerCase()).filter((email) => email !== ''))]
  const postcodes = [...new Set(questions.map(({ postcode }) => squeezed(postcode)).filter((postcode) => postcode !== ''))]
  if (emails.length + postcodes.length === 0) return questions.map(() => [])
  const rows = await db.query<Row>(
    `select person_no, given_name, family_name, full_name, emails, address, postcode, flags
     from person
     where incident_id = $1
       and (exists (select from unnest(emails) as email where lower(email) = any($2)) or regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g') = any($3))
     order by person_no`,
    [incidentId, emails, postcodes],
  )
  return questions.map((question) => matchesOf(question, rows))
}

function matchesOf(question: Question, rows: readonly Row[]): FoundPerson[] {
  const email = question.email.toLowerCase()
  const holds = (row: Row) => email !== '' && row.emails.some((one) => one.toLowerCase() === email)
  const isShared = rows.filter(holds).length > 1
  return rows.flatMap((row): FoundPerson[] => {
    if (!isNamed(row, question.name)) return []
    if (holds(row)) return [{ personNo: row.person_no, by: 'email', flags: row.flags, isShared }]
    return livesAt(row, question) ? [{ personNo: row.person_no, by: 'post', flags: row.flags, isShared: false }] : []
  })
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Words without accents and marks, in small letters. */
function wordsOf(text: string | null): string[] {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
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
    const words = wordsOf(name)
    if (!known.family.every((word) => words.includes(word))) return false
    const rest = words.filter((word) => !known.family.includes(word))
    const first = known.given[0]
    if (first === undefined) return rest.length === 0 || family.length > 0
    return rest.some((word) => word === first || (word.length === 1 && first.startsWith(word)) || (first.length === 1 && word.startsWith(first)))
  })
}

/** A name that could not be told apart: the last word is taken as the family name. */
function split(words: string[]): { given: string[]; family: string[] } {
  return { given: words.slice(0, -1), family: words.slice(-1) }
}
