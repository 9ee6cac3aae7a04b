/** Drafts the notices: who is told what, by which way, and one example a group to read before anything is approved. Nothing is sent. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import type { IncidentId } from '../ids.ts'
import { maskWords } from '../register/mask.ts'
import { recordEvent } from '../audit/log.ts'
import { noticesCsvLine, NOTICES_CSV_HEADER, type Handling } from './audience.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'
import { noticeFactsOf } from './notice-facts.ts'
import type { NoticeFacts, NoticePerson } from './notice.ts'
import { openPlanner, type Planned } from './planner.ts'
import { noticeFor } from './write-notice.ts'

export type DraftGroup = { handling: Handling; people: number; example: NoticePerson }
export type DraftResult = { groups: DraftGroup[]; written: number; byPhone: number; byHand: number; publicNotice: number; notWritten: number }

/** Counts the groups and keeps, of each, the person with the most kinds of data among the first thousand: the fullest notice to read. */
export async function groupNotices(planned: AsyncIterable<Planned>, onPerson: (planned: Planned) => void = () => {}): Promise<DraftResult> {
  const groups = new Map<string, DraftGroup>()
  const count = { drafted: 0, phone_first: 0, public_notice: 0, by_hand: 0, not_written: 0 }
  for await (const one of planned) {
    const { person, handling } = one
    const name = `${handling.audience} ${handling.channel} ${handling.language}`
    const group = groups.get(name)
    if (!group) groups.set(name, { handling, people: 1, example: person })
    else {
      group.people++
      if (group.people <= 1_000 && person.kinds.length > group.example.kinds.length) Object.assign(group, { handling, example: person })
    }
    count[handling.status]++
    onPerson(one)
  }
  return {
    groups: [...groups.values()].sort((a, b) => b.people - a.people),
    written: count.drafted,
    byPhone: count.phone_first,
    byHand: count.by_hand,
    publicNotice: count.public_notice,
    notWritten: count.not_written,
  }
}

/** The plan as it was drafted, one line a person: beside the incident's analysis. */
export const planPath = (workFolder: string): string => join(workFolder, 'notices.csv')

/**
 * Writes the plan as a file and the drafts into the store. The example in a draft is masked: a draft is read by many, the register by few.
 * `exampleNo` says whose it is, for those who may read the register.
 */
export async function draftNotices(
  ctx: Context,
  incidentId: IncidentId,
  file: IncidentFile,
  workFolder: string,
  onProgress: (done: number) => void,
): Promise<Omit<DraftResult, 'groups'>> {
  const facts = noticeFactsOf(incidentId, file, ctx.clock.now())
  const plan = openPlan(planPath(workFolder))
  let done = 0
  const planner = await openPlanner(ctx, incidentId)
  const { groups, ...counts } = await groupNotices(planner.everybody(), ({ person, handling }) => {
    plan.line(noticesCsvLine(person, handling))
    if (++done % 1_000 === 0) onProgress(done)
  })
  plan.close()
  const examples = await Promise.all(groups.map(async ({ example }) => (await planner.one(example.personNo))!.person))
  await ctx.store.transaction(async (tx) => {
    await tx.query('delete from notice_draft where incident_id = $1', [incidentId])
    for (const [index, { handling, people }] of groups.entries()) {
      const example = examples[index]!
      const content =
        handling.channel === 'email' || handling.channel === 'letter' ? previewOf(example, handling, facts) : { subject: '', text: handling.reason, html: '' }
      await tx.query(
        `insert into notice_draft (incident_id, audience, channel, language, people, text_hash, content, drafted_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          incidentId,
          handling.audience,
          handling.channel,
          handling.language,
          people,
          createHash('sha256').update(content.text).digest(),
          { ...content, reason: handling.reason, exampleNo: example.personNo },
          ctx.clock.now(),
        ],
      )
    }
    await recordEvent(tx, ctx, 'notice.draft', `incident:${incidentId}`, { ...counts, audiences: groups.length }, { incidentId })
  })
  return counts
}

/** Lines gathered to pieces of a quarter of a megabyte; the file is whole or not there. */
function openPlan(path: string): { line(text: string): void; close(): void } {
  const out = openSync(`${path}.part`, 'w', 0o600)
  let waiting = NOTICES_CSV_HEADER
  const flush = () => {
    writeSync(out, waiting)
    waiting = ''
  }
  return {
    line: (text) => {
      waiting += text
      if (waiting.length > 262_144) flush()
    },
    close: () => {
      flush()
      closeSync(out)
      renameSync(`${path}.part`, path)
    },
  }
}

function previewOf(example: NoticePerson, handling: Handling, facts: NoticeFacts): { subject: string; text: string; html: string } {
  const masked = {
    ...example,
    givenName: maskWords(example.givenName),
    familyName: maskWords(example.familyName),
    fullName: maskWords(example.fullName),
    addressLines: example.addressLines.map(maskWords),
    reference: example.reference.replace(/[A-Z0-9]/g, '•'),
  }
  const notice = noticeFor(masked, facts, handling.language, handling.channel === 'letter' ? 'letter' : 'email')
  return { subject: notice.subject, text: emailText(notice), html: emailHtml(notice) }
}
