/** People whom the plan in SQL leaves to `handlingOf`: an unusual name or address, a wish, a known fault of an address. */
import { listWithWishes } from './wishes.ts'
import type { IncidentId } from '../../ids.ts'
import { copyLine, type Queryable } from '../../store/database.ts'
import { handlingOf, type Handling } from '../audience.ts'
import type { NoticeFacts } from '../notice.ts'
import { noticePersonOf } from '../planner.ts'
import { SHARED_AMONG } from './plan-steps.ts'

const PAGE = 5_000
/** In which languages this telling can be written. */
export type Languages = Pick<NoticeFacts, 'language' | 'languages'>
type OddRow = { person_no: number; wave: number; hash: string }

/** Their rows for the plan, way 2, as COPY lines, a page at a time: a connection that copies in cannot be asked meanwhile. `numbers`: of shared addresses. */
export async function* plannedOddly(db: Queryable, incidentId: IncidentId, numbers: readonly string[], facts: Languages): AsyncGenerator<string[]> {
  let after = 0
  const shared = new Set<string>()
  const isShared = (email: string) => shared.has(email.toLowerCase())
  for (;;) {
    const rows = await db.query<OddRow>(
      `select person_no, wave, encode(content_hash, 'hex') as hash from odd_person where person_no > $1 order by person_no limit ${PAGE}`,
      [after],
    )
    const lines: string[] = []
    const odd = new Map(rows.map((row) => [row.person_no, row]))
    for (const { email } of await db.query<{ email: string }>(SHARED_AMONG, [incidentId, [...odd.keys()], numbers])) shared.add(email)
    for (const { person, wish, badAddresses } of await listWithWishes(db, incidentId, [...odd.keys()])) {
      const row = odd.get(person.personNo)!
      const handling = handlingOf(noticePersonOf(person, ''), { isShared, wish, badAddresses, ...facts })
      lines.push(
        copyLine([
          person.personNo,
          2,
          handling.channel,
          handling.audience,
          handling.language,
          handling.format,
          row.wave,
          stateOf(handling),
          handling.channel === 'email' ? handling.email : null,
          `\\x${row.hash}`,
          handling.why,
        ]),
      )
    }
    yield lines
    if (rows.length < PAGE) return
    after = rows.at(-1)!.person_no
  }
}

/** What becomes of a row that is planned this way. */
export function stateOf({ status }: Pick<Handling, 'status'>): string {
  return ({ drafted: 'ready', phone_first: 'by_phone', public_notice: 'public_notice', by_hand: 'by_hand', not_written: 'not_written' } as const)[status]
}
