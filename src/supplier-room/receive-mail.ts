/**
 * Takes a supplier's signed mail in, as it came: the mail whole into the vault, its attachments as files handed over, and a report where it
 * holds one (an attached report.json, or lines `aware_at: …` in the text). A mail taken twice is one.
 */
import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { parse as parseYaml } from 'yaml'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { verifiedSender, type KeySource } from './mail-signature.ts'
import { findGuestByEmail, findRoom, listInvitedRooms } from './queries.ts'
import { receiveReport, type TakenReport } from './receive-report.ts'
import type { Room, Visit } from './room.ts'
import { takeWhole } from './take-upload.ts'

export type ReceivedMail = { room: Room; from: string; report: TakenReport | null; files: number }
/** `path` only names the mail in a complaint; `incidentId` chooses the room where the sender has several. */
export type MailIn = { mail: Buffer; path: string; keys: KeySource; incidentId: string | null }

/** Errors: `mail_unsigned`, `mail_sender_unknown`, `room_without_incident`, `report_invalid`. */
export async function receiveMail(ctx: Context, { mail, path, keys, incidentId }: MailIn): Promise<ReceivedMail> {
  const { from, domain, selector } = await verifiedSender(mail, path, keys)
  const guest = await findGuestByEmail(ctx.store, from)
  const rooms = guest && guest.endedAt === null ? await listInvitedRooms(ctx.store, guest.guestId) : []
  const fitting = incidentId === null ? rooms : rooms.filter((room) => room.incidentId === incidentId)
  if (!guest || fitting.length !== 1) throw new AppError('mail_sender_unknown', { path })
  const visit = (room: Room): Visit => ({ guest, room, by: 'token' })
  const read = await PostalMime.parse(mail, { attachmentEncoding: 'arraybuffer' })
  const attachments = read.attachments.map(({ filename, content }, index) => ({
    name: filename ?? `part ${index + 1}`,
    bytes: Buffer.from(content as ArrayBuffer),
  }))
  const content = reportIn(read.text ?? '', attachments)
  const vouchedBy = `mail signed by ${domain} (DKIM, key ${selector})`
  const report = content === null ? null : await receiveReport(ctx, visit(fitting[0]!), { content, way: 'mail', vouchedBy, raw: mail })
  const room = (await findRoom(ctx.store, fitting[0]!.roomId))!
  const folder = `mail ${createHash('sha256').update(mail).digest('hex').slice(0, 12)}`
  const at = read.date === undefined || Number.isNaN(Date.parse(read.date)) ? null : new Date(read.date)
  const take = (name: string, bytes: Buffer) =>
    takeWhole(ctx, visit(room), { path: `${folder}/${name}`, bytes: bytes.length, modifiedAt: at }, 'mail', [bytes], null)
  await take('mail.eml', mail)
  for (const [index, { name, bytes }] of attachments.entries()) await take(`${index + 1} ${name.replace(/[/\\\p{Cc}]/gu, ' ').slice(0, 150)}`, bytes)
  return { room, from, report, files: attachments.length }
}

/** What a person typed or a program attached; null: the mail is evidence and no more. */
function reportIn(text: string, attachments: readonly { name: string; bytes: Buffer }[]): unknown {
  const attached = attachments.find(({ name }) => /^report\.(json|ya?ml)$/i.test(name))
  const candidate = attached ? attached.bytes.toString('utf8') : text
  try {
    const value: unknown = parseYaml(candidate, { maxAliasCount: 0 })
    const isReport = typeof value === 'object' && value !== null && 'aware_at' in value
    return isReport || attached ? value : null
  } catch {
    if (attached) throw new AppError('report_invalid', { problem: 'the attached report is neither JSON nor YAML' })
    return null
  }
}

/** One mail a file, or an mbox with several (RFC 4155: each begins with a line `From `). */
export function mailsIn(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 5).equals(Buffer.from('From '))) return [bytes]
  const text = bytes.toString('latin1')
  return text
    .split(/^From [^\n]*\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) =>
      Buffer.from(
        part
          .replace(/^>(>*From )/gm, '$1')
          .replace(/\r?\n$/, '')
          .replace(/\r?\n/g, '\r\n'),
        'latin1',
      ),
    )
}
