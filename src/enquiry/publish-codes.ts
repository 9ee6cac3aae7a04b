/** Puts the codes of an incident's notices beside its public pages, blinded, so that anyone who holds a notice can have its code checked. */
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { openPlanner } from '../notify/planner.ts'
import { writeCodeBook, type CodeEntry } from './code-book.ts'
import { initialsOf } from './genuine.ts'
import { codeBookOf, siteFolderOf } from './site-card.ts'

/** Only codes that stand on a notice: written, or to be finished by hand. Gives how many notices that is. */
export async function publishCodes(ctx: Context, incidentId: IncidentId, slug: string): Promise<number> {
  let notices = 0
  const entries = async function* (): AsyncGenerator<CodeEntry> {
    for await (const { person, handling } of (await openPlanner(ctx, incidentId)).everybody()) {
      if (handling.channel !== 'email' && handling.channel !== 'letter') continue
      notices++
      for (const initial of initialsOf(person)) yield { reference: person.reference, initial }
    }
  }
  // Before the drafts are made there is nothing to hold a code against.
  const [drafted] = await ctx.store.query('select 1 from notice_draft where incident_id = $1 limit 1', [incidentId])
  await writeCodeBook(codeBookOf(join(siteFolderOf(ctx.dataFolder), slug)), drafted === undefined ? nothing() : entries())
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'notice_code.publish', `incident:${incidentId}`, { notices }, { incidentId }))
  return notices
}

async function* nothing(): AsyncGenerator<CodeEntry> {}
