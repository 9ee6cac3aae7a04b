/** What reading and linking showed, as facts of the ledger: seen by us, with figures, and what follows only as assumed. */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { recordFact } from '../incident/record-fact.ts'
import { SPECIAL_CATEGORIES, KIND_LABEL, type Kind } from '../kinds.ts'
import type { Transaction } from '../store/database.ts'
import type { RegisterSummary } from './summary.ts'

const SOURCE = 'Tocsin, from the files handed over'
const whole = (value: number) => value.toLocaleString('en-GB')

export async function stateFindings(tx: Transaction, ctx: Context, incidentId: IncidentId, summary: RegisterSummary): Promise<void> {
  const { files } = summary
  const count = (status: keyof typeof files.byStatus) => files.byStatus[status] ?? 0
  const state = (topic: string, says: string) => recordFact(tx, ctx, incidentId, { topic, says, grade: 'seen', source: SOURCE })
  await state('evidence', `${whole(files.total)} files (${whole(files.bytes)} bytes) were handed over; ${whole(count('read'))} could be read whole.`)
  if (count('rendered_inaccessible') > 0)
    await state('rendered inaccessible', `${whole(count('rendered_inaccessible'))} of these files are encrypted by somebody else and cannot be opened.`)
  if (summary.missingFiles > 0) await state('missing files', `${whole(summary.missingFiles)} files on the supplier’s list were not handed over.`)
  await state(
    'people',
    `The files that could be read speak of between ${whole(summary.low)} and ${whole(summary.high)} people; ${whole(summary.rosterAffected)} of the ${whole(summary.rosterSize)} on our roster are among them.`,
  )
  const special = (Object.keys(summary.byKind) as Kind[]).filter((kind) => SPECIAL_CATEGORIES.has(kind)).map((kind) => KIND_LABEL[kind].toLowerCase())
  if (special.length > 0) await state('special categories', `Data of special categories are in them: ${special.join(', ')}.`)
}
