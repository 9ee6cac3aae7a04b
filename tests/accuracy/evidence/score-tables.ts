/** What columns are said to hold, and whether each row becomes its person. */
import { NO_CONTEXT } from '../../../src/evidence/finding.ts'
import { classifyColumns } from '../../../src/evidence/classify-columns.ts'
import { csv } from '../../../src/evidence/formats/csv.ts'
import { readForTest } from '../../../src/evidence/formats/read-for-test.ts'
import type { Random } from '../../../src/sample/random.ts'
import { csvOf, type Table } from './make-tables.ts'
import { newTally, type Tally } from './score-texts.ts'

/** Some roles are told one way or the other: an address of one line may be all of it. */
const SAME: Record<string, string> = {
  postal_address: 'address_line',
  person_name: 'full_name',
  own_key: 'nothing',
  foreign_key: 'nothing',
  free_text: 'nothing',
  mixed: 'nothing',
}
const settle = (role: string | null) => (role === null ? 'nothing' : (SAME[role] ?? role))

/** `membershipShape`: what a roster's membership numbers look like, where there is one. */
export function scoreColumns(tables: Table[], membershipShape: RegExp | null = null): Map<string, Tally> {
  const byRole = new Map<string, Tally>()
  const tally = (role: string) => byRole.get(role) ?? byRole.set(role, newTally()).get(role)!
  for (const { header, rows, truth } of tables) {
    const columns = classifyColumns(rows, { ...(header ? { header } : {}), today: '2026-01-15', detectors: { ...NO_CONTEXT, membershipShape } })
    for (const [index, wanted] of truth.entries()) {
      const found = settle(columns.find((column) => column.index === index)?.role ?? null)
      if (found === settle(wanted)) tally(found).right++
      else {
        tally(found).wrong++
        tally(settle(wanted)).missed++
      }
    }
  }
  byRole.delete('nothing')
  return byRole
}

/** Mean of the roles' F1, over the roles that are there in truth. */
export function macroF1(byRole: Map<string, Tally>): number {
  const scores = [...byRole.values()]
    .filter(({ right, missed }) => right + missed > 0)
    .map(({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed))
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Rows whose record has the row's name and, where the table has them, its e-mail address, birth date and postcode, and nobody else's. */
export async function scoreRows(tables: Table[], isMessy: boolean, random: Random): Promise<{ right: number; all: number }> {
  let [right, all] = [0, 0]
  for (const table of tables) {
    const { records } = await readForTest(csv, csvOf(table, isMessy, random), 'members.csv')
    const at = (role: string) => table.truth.indexOf(role)
    const own = records.filter(({ subject }) => subject === 0)
    for (const [index, row] of table.rows.entries()) {
      const cell = (role: string) => (at(role) < 0 ? '' : row[at(role)]!)
      // a row of nothing but an order has no person
      if (cell('full_name') === '' && cell('family_name') === '' && cell('email') === '') continue
      all++
      const record = own.find((one) => fitsRow(one, cell))
      if (record) right++
      else if (process.env['SHOW_ROWS']) console.log(index, JSON.stringify(row), JSON.stringify(table.header))
    }
  }
  return { right, all }
}

type RecordLike = { givenName: string; familyName: string; fullName: string; emails: string[]; dateOfBirth: string; postcode: string }
function fitsRow(record: RecordLike, cell: (role: string) => string): boolean {
  const name = cell('full_name') || [cell('given_name'), cell('family_name')].filter(Boolean).join(' ')
  const has = record.fullName || [record.givenName, record.familyName].filter(Boolean).join(' ')
  return (
    has === name &&
    (cell('email') === '' || record.emails[0] === cell('email').toLowerCase()) &&
    (cell('date_of_birth') === '' || record.dateOfBirth === cell('date_of_birth')) &&
    (cell('postcode') === '' || record.postcode === cell('postcode'))
  )
}
