/** Puts a register into the store as the incident's own partition of `person`: whole or not at all, and read as fast the first time as later. */
import type { IncidentId } from '../ids.ts'
import type { Transaction } from '../store/database.ts'
import { PERSON_COLUMNS } from './person-copy.ts'

/** `path`: a CSV file with the columns of PERSON_COLUMNS. What the incident's register held before is gone at commit. */
export async function storePersons(tx: Transaction, incidentId: IncidentId, path: string): Promise<void> {
  const table = `person_${incidentId.replaceAll('-', '')}`
  if (!/^person_[0-9a-f]{32}$/.test(table)) throw new Error('an incident id is a UUID')
  await tx.query(`drop table if exists ${table}`)
  // Filled before it is attached: rows of a table made in this transaction need no second write to be marked as committed, and no log.
  await tx.query(`create table ${table} (like person including defaults including constraints)`)
  await tx.copyNew(table, PERSON_COLUMNS, path)
  await tx.query(`alter table ${table} add check (incident_id = '${incidentId}')`)
  await tx.query(`alter table ${table} add primary key (incident_id, person_no)`)
  await tx.query(`create index on ${table} (incident_id, relationship, person_no)`)
  await tx.query('delete from person_loose where incident_id = $1', [incidentId])
  await tx.query(`alter table person attach partition ${table} for values in ('${incidentId}')`)
  await tx.query(`analyze ${table}`)
}
