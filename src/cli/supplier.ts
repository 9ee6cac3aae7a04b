/** `supplier …`: ask a supplier in, see what came, take it in. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import { displayMoment } from '../incident/zone.ts'
import { inviteGuest, endMember } from '../supplier-room/invite-guest.ts'
import { layOutReceived } from '../supplier-room/lay-out-received.ts'
import { listRoomCards, type RoomCard } from '../supplier-room/list-cards.ts'
import { useReceived } from '../supplier-room/use-received.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { roomUrlOf } from './doors.ts'
import { checkFile, checkOut, MARKER, TITLES } from './investigate.ts'
import { withApp, withOwnApp } from './open-command.ts'
import { runIncident } from './run-incident.ts'
import { showProgress } from './show-progress.ts'
import { incidentOf } from './statement.ts'
import { summaryText } from './summary-text.ts'
import { writeResults } from './write-results.ts'
import { countText, sizeText } from '../supplier-room/pages/layout.ts'

export const supplierInvite: Command = {
  name: 'supplier invite',
  usage: 'EMAIL --name NAME [--incident ID] [--supplier NAME] [--organisation NAME] [--welsh] [--data DIR]',
  more: `
  --incident ID        the incident they work on; without it they are asked in to report one
  --supplier NAME      another firm than the incident's own supplier, such as a sub-supplier; it gets a room of its own
  --organisation NAME  whom they report to, where the store knows several
  --welsh              their pages begin in Welsh

The link works once, for three days, and only with the code. Say the code by telephone, never by e-mail. They see their own room and
nothing else: no register, no other supplier. ./tocsin serve must run for them to come in.`,
  options: {
    name: { type: 'string' },
    incident: { type: 'string' },
    supplier: { type: 'string' },
    organisation: { type: 'string' },
    welsh: { type: 'boolean' },
    data: { type: 'string' },
  },
  run: (words) => {
    const [email, ...more] = words.rest
    if (!email || more.length > 0 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      throw new AppError('usage', { problem: `Usage: tocsin supplier invite ${supplierInvite.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const named = textOf(words, 'incident')
      const invited = await inviteGuest(app.context, {
        incidentId: named === undefined ? null : await incidentOf(app, { ...words, rest: [named] }, supplierInvite),
        supplierName: textOf(words, 'supplier') ?? null,
        organisationName: textOf(words, 'organisation') ?? null,
        email,
        name: textOf(words, 'name') ?? email,
        language: words.values['welsh'] === true ? 'cy' : 'en',
      })
      process.stdout.write(
        `For ${invited.supplierName}. Send this link, for example by e-mail; it works once, until ${displayMoment(invited.expiresAt, 'Europe/London')}:\n  ${roomUrlOf(app)}/enter/${invited.link}\n` +
          `Say this code by telephone, to a number you knew before:\n  ${invited.spoken.slice(0, 3)} ${invited.spoken.slice(3)}\n`,
      )
      return 0
    })
  },
}

export const supplierList: Command = {
  name: 'supplier list',
  usage: '[INCIDENT_ID] [--data DIR] [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = words.rest.length === 0 ? null : await incidentOf(app, words, supplierList)
      const cards = await listRoomCards(app.context, incidentId)
      if (words.values['json'] === true) process.stdout.write(`${JSON.stringify(cards)}\n`)
      else
        process.stdout.write(
          cards.length === 0
            ? 'No supplier has been asked in. Do so with: ./tocsin supplier invite EMAIL --name NAME --incident ID\n'
            : cards.map(cardText).join('\n'),
        )
      return 0
    }),
}

function cardText({ room, members, reports, uploads, questions }: RoomCard): string {
  const at = (moment: Date) => displayMoment(moment, room.zone)
  const received = uploads.filter(({ state }) => state === 'received')
  const growing = uploads.filter(({ state }) => state === 'growing')
  const stateOf = ({ endedAt, enteredAt, linkUntil }: RoomCard['members'][number]) =>
    endedAt
      ? `shut out ${at(endedAt)}`
      : enteredAt
        ? `came in ${at(enteredAt)}`
        : linkUntil
          ? `invited, link until ${at(linkUntil)}`
          : 'invited, the link is too old'
  const lines = [
    `${room.supplierName}${room.incidentId === null ? ': asked in to report an incident' : `: ${room.reference}, ${room.title}`}`,
    ...members.map((member) => `  person     ${plain(member.name)} <${plain(member.email)}>: ${stateOf(member)}`),
    ...reports.map((report) => `  report ${report.reportNo}   ${at(report.receivedAt)}, ${report.vouchedBy}`),
    `  files      ${received.length} received, ${sizeText(received.reduce((sum, { bytes }) => sum + bytes, 0))}${growing.length === 0 ? '' : `; ${growing.length} on the way`}`,
    `  questions  ${questions.open} open${questions.late > 0 ? `, ${questions.late} overdue` : ''}${questions.nextDueAt ? `; next due ${at(questions.nextDueAt)}` : ''}`,
  ]
  return `${lines.join('\n')}\n`
}

/** What others typed may not steer a terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, ' ')

export const supplierShutOut: Command = {
  name: 'supplier shut-out',
  usage: 'EMAIL --incident ID [--data DIR]',
  options: { incident: { type: 'string' }, data: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const [email, named] = [words.rest[0]?.trim().toLowerCase(), textOf(words, 'incident')]
      if (!email || !named) throw new AppError('usage', { problem: `Usage: tocsin supplier shut-out ${supplierShutOut.usage}` })
      const incidentId = await incidentOf(app, { ...words, rest: [named] }, supplierShutOut)
      const found = (await listRoomCards(app.context, incidentId)).flatMap(({ room, members }) =>
        members.filter((one) => one.email === email).map(({ guestId }) => ({ room, guestId })),
      )
      if (found.length === 0) throw new AppError('room_unknown')
      for (const { room, guestId } of found) await endMember(app.context, room.roomId, guestId)
      process.stdout.write(`Shut out of ${found.map(({ room }) => room.supplierName).join(', ')}.\n`)
      return 0
    }),
}

export const supplierFiles: Command = {
  name: 'supplier files',
  usage: 'INCIDENT_ID --out DIR [--data DIR]',
  more: 'Running it again writes only what is new. DIR may hold nothing else.',
  options: { out: { type: 'string' }, data: { type: 'string' } },
  run: (words) => {
    const out = textOf(words, 'out')
    if (!out) throw new AppError('usage', { problem: `Usage: tocsin supplier files ${supplierFiles.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const laid = await layOutReceived(app.context, await incidentOf(app, words, supplierFiles), resolve(out))
      process.stdout.write(`${countText(laid.files, 'file')}, ${sizeText(laid.bytes)}, in ${laid.folder}\n`)
      return 0
    })
  },
}

export const supplierTakeIn: Command = {
  name: 'supplier take-in',
  usage: 'INCIDENT_ID --roster FILE --out DIR [--manifest FILE] [--workers N] [--data DIR]',
  more: 'For an incident that a supplier reported in its room. As `investigate`, but the evidence is what was handed over. Run it again when more has come.',
  options: { roster: { type: 'string' }, out: { type: 'string' }, manifest: { type: 'string' }, workers: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const [roster, out] = [textOf(words, 'roster'), textOf(words, 'out')]
    if (!roster || !out) throw new AppError('usage', { problem: `Usage: tocsin supplier take-in ${supplierTakeIn.usage}` })
    const progress = showProgress(TITLES)
    return withOwnApp(
      { dataFolder: textOf(words, 'data'), workers: numberOf(words, 'workers', 1, 64) },
      async (app) => {
        await takeIn(app, words, resolve(roster), resolve(out), progress.end)
        return 0
      },
      progress.show,
    )
  },
}

async function takeIn(app: App, words: Words, roster: string, out: string, endProgress: () => void): Promise<void> {
  const given = textOf(words, 'manifest')
  const manifest = given === undefined ? null : resolve(given)
  for (const path of [roster, manifest]) if (path !== null) checkFile(path)
  const incidentId = await incidentOf(app, words, supplierTakeIn)
  const laid = await useReceived(app.context, incidentId, { roster, manifest, workers: app.config.workers })
  checkOut(out, laid.folder)
  mkdirSync(out, { recursive: true, mode: 0o700 })
  writeFileSync(join(out, MARKER), `${incidentId}\n`)
  await runIncident(app, incidentId)
  await writeResults(app.context, incidentId, out, 'previews')
  endProgress()
  process.stdout.write(`${await summaryText(app.context, incidentId)}\nResults: ${out}\n`)
}
