/** `desk …` and `claims …`: the queue, its alarms and its mailbox; claims for counsel and insurer. Nothing printed here names anybody. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { csvTable } from '../api/csv.ts'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { CLAIM_COLUMNS, exportClaimRows, exportClaimsPdf, READERS, type Reader } from '../enquiry/claims/export-claims.ts'
import { groupOf, listClaims } from '../enquiry/claims/list-claims.ts'
import { readDeskState, type Alarm } from '../enquiry/desk/desk-state.ts'
import { listEnquiries } from '../enquiry/desk/list-enquiries.ts'
import { drainMailbox, type MailboxSettings } from '../enquiry/desk/mailbox.ts'
import { deskRound } from '../enquiry/desk/rounds.ts'
import { countAnswers } from '../enquiry/release-answers.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { displayMoment } from '../incident/zone.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

const ALARM_TEXT: Record<Alarm['alarm'], string> = {
  urgent_waiting: 'somebody in fear waits, and nobody has taken it',
  late: 'late',
  unread: 'unread for more than 4 hours',
  ownerless: 'without an owner for more than 8 hours',
  statement_owed: 'the public statement promised its next version by a day that has gone by: publish one, even if nothing is new',
  mailbox_away: 'the mailbox of the desk cannot be drained: see what this program says, and docs/desk.md',
  not_sent: 'released and not delivered: the relay is away or refused it, or nobody knows whether it took it (the console shows which)',
  not_taken_in: 'sent to us and not taken in: look at the keys and at this program’s messages',
}

/** The mailbox of the desk, from the settings; null: none. */
export async function mailboxOf(app: App): Promise<MailboxSettings | null> {
  const { TOCSIN_DESK_IMAP: url, TOCSIN_DESK_IMAP_PASSWORD_FILE: passwordFile, TOCSIN_DESK_INCIDENT: name } = process.env
  if (!url) return null
  if (!passwordFile || !name)
    throw new AppError('settings_invalid', { problems: 'TOCSIN_DESK_IMAP needs TOCSIN_DESK_IMAP_PASSWORD_FILE and TOCSIN_DESK_INCIDENT' })
  return { url, passwordFile: resolve(passwordFile), incidentId: await incidentOf(app, { values: {}, rest: [name] }, deskMailbox) }
}

function onIncident(words: Words, command: Command, work: (app: App, incidentId: IncidentId) => Promise<void>): Promise<number> {
  return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
    await work(app, await incidentOf(app, words, command))
    return 0
  })
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
const DATA = { data: { type: 'string' } } as const

export const deskStatus: Command = {
  name: 'desk status',
  usage: 'INCIDENT_ID [--data DIR]',
  more: `
Takes in what lies in the spool first. For a monitor: it ends with 1 while anything is late, unread or without an owner.
The queue with its words is in the console; here are numbers only.`,
  options: DATA,
  run: async (words) => {
    let alarms = 0
    await onIncident(words, deskStatus, async ({ context }, incidentId) => {
      await deskRound(context)
      const state = await readDeskState(context, incidentId)
      const answers = await countAnswers(context, incidentId)
      const { zone } = await getIncident(context.store, incidentId)
      say(
        `${state.open} open, ${state.unread} unread, ${state.ownerless} without an owner, ${state.dueToday} due within a day, ${state.late} late, ${state.closed} closed`,
      )
      say(
        `Answers of the self-check: ${answers.ready} ready to release, ${answers.waiting} for the next hour, ${answers.underWay} on their way to the relay, ${answers.sent} gone${answers.inDoubt > 0 ? `, ${answers.inDoubt} in doubt` : ''}`,
      )
      for (const { alarm, count, oldestAt } of state.alarms)
        say(`ALARM: ${count} ${ALARM_TEXT[alarm]}${oldestAt === null ? '' : ` (the oldest since ${displayMoment(oldestAt, zone)})`}`)
      const [first] = await listEnquiries(context.store, incidentId, { state: 'not_closed' }, 1)
      if (first?.dueAt) say(`First due: E-${first.enquiryNo} (${first.kind.replaceAll('_', ' ')}), ${displayMoment(first.dueAt, zone)}`)
      alarms = state.alarms.length
    })
    return alarms > 0 ? 1 : 0
  },
}

export const deskMailbox: Command = {
  name: 'desk mailbox',
  usage: '[--data DIR]',
  more: `
Settings: TOCSIN_DESK_IMAP (imaps://user@host/INBOX), TOCSIN_DESK_IMAP_PASSWORD_FILE, TOCSIN_DESK_INCIDENT (docs/desk.md).
A mail is marked as read in the mailbox after it is on the desk; nothing is deleted there. What somebody has read elsewhere comes as well.`,
  options: DATA,
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const mailbox = await mailboxOf(app)
      if (mailbox === null) throw new AppError('settings_invalid', { problems: 'TOCSIN_DESK_IMAP is not set' })
      const { taken, known, stopped, automatic } = await drainMailbox(app.context, mailbox)
      say(`${taken} taken in, ${automatic} sent by machines and closed, ${known} known, ${stopped} asked for no more answers`)
      return 0
    }),
}

export const claimsList: Command = {
  name: 'claims list',
  usage: 'INCIDENT_ID [--json] [--data DIR]',
  options: { ...DATA, json: { type: 'boolean' } },
  run: (words) =>
    onIncident(words, claimsList, async ({ context }, incidentId) => {
      await deskRound(context)
      const claims = await listClaims(context.store, incidentId)
      const group = groupOf(claims)
      if (words.values['json'] === true) return say(JSON.stringify({ group, claims }, null, 2))
      for (const { reference, status, jurisdiction, assessment } of claims)
        say(
          `${reference}  ${status.padEnd(12)}  ${jurisdiction.replaceAll('_', ' ').padEnd(16)}  to ${assessment?.limitation.lastDay ?? 'not computed'}  ${(assessment?.standing ?? 'not assessed').replaceAll('_', ' ')}`,
        )
      say(
        `\n${group.total} claims: ${group.standing.stands_so_far} stand so far, ${group.standing.cannot_tell_yet} cannot be told yet, ${group.standing.does_not_stand_so_far} do not stand so far`,
      )
      for (const { says, count } of group.damage) say(`  ${says}: ${count}`)
      if (group.firstLimitationDay !== null) say(`  first limitation day: ${group.firstLimitationDay}`)
    }),
}

export const claimsExport: Command = {
  name: 'claims export',
  usage: 'INCIDENT_ID --for counsel|insurer --out FILE.csv|FILE.pdf [--data DIR]',
  more: 'What claimants say and what the rules find, with sources; no sum. Claims whose claimant did not agree are left out and counted. The export is logged.',
  options: { ...DATA, out: { type: 'string' }, for: { type: 'string' } },
  run: (words) => {
    const [out, reader] = [textOf(words, 'out'), textOf(words, 'for')]
    if (out === undefined || !READERS.includes(reader as Reader) || !/\.(csv|pdf)$/.test(out))
      throw new AppError('usage', { problem: `Usage: tocsin claims export ${claimsExport.usage}` })
    return onIncident(words, claimsExport, async ({ context }, incidentId) => {
      await deskRound(context)
      if (out.endsWith('.pdf')) {
        writeFileSync(resolve(out), await exportClaimsPdf(context, incidentId, reader as Reader), { mode: 0o600 })
        return say(resolve(out))
      }
      const { rows, withheld } = await exportClaimRows(context, incidentId, reader as Reader)
      writeFileSync(
        resolve(out),
        csvTable(
          CLAIM_COLUMNS,
          rows.map((row) => CLAIM_COLUMNS.map((column) => row[column])),
        ),
        { mode: 0o600 },
      )
      say(`${resolve(out)}: ${rows.length} claims; ${withheld} left out, because their claimants did not agree`)
    })
  },
}
