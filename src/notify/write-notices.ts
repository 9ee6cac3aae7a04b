/** Notices as files: one line a person in notices.csv, and of each group an example as it will be read; or every single one. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import type { IncidentId } from '../ids.ts'
import { personId } from '../register/person.ts'
import { recordEvent } from '../audit/log.ts'
import type { Handling } from './audience.ts'
import { planPath } from './draft-notices.ts'
import { listDrafts } from './list-drafts.ts'
import { noticeEmail, type Sender } from './email.ts'
import { letterPdf, letterPdfs } from './letter.ts'
import type { NoticeFacts, NoticePerson } from './notice.ts'
import { noticeFactsOf } from './notice-facts.ts'
import { openPlanner, type NoticePlanner } from './planner.ts'
import { noticeFor } from './write-notice.ts'

export type NoticesWanted = 'previews' | 'all'

/** `workFolder`: where drafting left the plan. Expects that the notices have been drafted. */
export async function writeNotices(
  ctx: Context,
  incidentId: IncidentId,
  file: IncidentFile,
  workFolder: string,
  folder: string,
  wanted: NoticesWanted,
): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  const facts = noticeFactsOf(incidentId, file, ctx.clock.now())
  const sender: Sender = { name: 'Data Team', address: facts.signatory.email }
  copyFileSync(planPath(workFolder), join(folder, 'notices.csv'))
  const planner = await openPlanner(ctx, incidentId)
  for (const { content } of await listDrafts(ctx.store, incidentId)) {
    const planned = await planner.one(Number(content['exampleNo']))
    if (planned) await writePreview(folder, facts, sender, planned.person, planned.handling)
  }
  if (wanted === 'all') await writeAll(planner, facts, sender, folder)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'notice.export', `incident:${incidentId}`, { wanted }, { incidentId }))
}

/** Both shapes of a group's notice, whichever way it goes: somebody who reads the one wants to see the other. */
async function writePreview(folder: string, facts: NoticeFacts, sender: Sender, example: NoticePerson, handling: Handling): Promise<void> {
  if (handling.channel !== 'email' && handling.channel !== 'letter') return
  const name = `preview-${handling.audience}-${handling.channel}${handling.language === 'en' ? '' : `-${handling.language}`}`
  const address = handling.email ?? 'no-address@preview.invalid'
  writeFileSync(join(folder, `${name}.eml`), noticeEmail(noticeFor(example, facts, handling.language, 'email'), facts, senderOr(sender), address))
  writeFileSync(join(folder, `${name}.pdf`), await letterPdf(noticeFor(example, facts, handling.language, 'letter')))
}

/** A preview is written even where the incident file names nobody to write as; the address says so. */
function senderOr(sender: Sender): Sender {
  return sender.address.startsWith('[') ? { ...sender, address: 'sender-not-in-incident-file@preview.invalid' } : sender
}

async function writeAll(planner: NoticePlanner, facts: NoticeFacts, sender: Sender, folder: string): Promise<void> {
  for (const name of ['email', 'letter']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  const letterPaths: string[] = []
  // E-mails are written on the way; letters are handed on to be set, in the same order.
  const letters = async function* () {
    for await (const { person, handling } of planner.everybody('whole')) {
      if (handling.status !== 'drafted') continue
      const path = join(folder, handling.channel, personId(person.personNo))
      if (handling.channel === 'email') {
        writeFileSync(`${path}.eml`, noticeEmail(noticeFor(person, facts, handling.language, 'email'), facts, senderOr(sender), handling.email!))
        continue
      }
      letterPaths.push(`${path}.pdf`)
      yield noticeFor(person, facts, handling.language, 'letter')
    }
  }
  let index = 0
  for await (const pdf of letterPdfs(letters())) writeFileSync(letterPaths[index++]!, pdf)
}
