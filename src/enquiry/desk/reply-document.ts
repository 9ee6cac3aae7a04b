/** A released reply as what goes out: a letter for the window envelope, or the bytes of an e-mail. Neither subject nor sender says what it is about. */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { readAddress } from '../../notify/address.ts'
import { longDayCy } from '../../notify/grammar-cy.ts'
import { longDayEn } from '../../notify/grammar-en.ts'
import { localDay } from '../../incident/zone.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { readReleasedReply, type ReleasedReply } from './replies.ts'
import { sheetPdf } from './sheet.ts'

export type ReplyDocument = { name: string; type: 'application/pdf' | 'message/rfc822' | 'text/plain; charset=utf-8'; bytes: Buffer }

/** Errors: `reply_unknown`, `address_refused` where there is no address to write to. */
export async function makeReplyDocument(ctx: Context, incidentId: IncidentId, enquiryId: string, entryId: string): Promise<ReplyDocument> {
  const released = await readReleasedReply(ctx, incidentId, enquiryId, entryId)
  const { reply, facts, person, addressLines, reference, releasedAt } = released
  const { zone } = await getIncident(ctx.store, incidentId)
  const day = localDay(releasedAt, zone)
  const personNo = person?.personNo ?? 0
  if (reply.way === 'phone') return { name: `${reference}.txt`, type: 'text/plain; charset=utf-8', bytes: Buffer.from(reply.text) }
  if (reply.way.startsWith('letter')) {
    if (addressLines.filter((line) => line !== '').length < 2) throw new AppError('address_refused', { personNo })
    const paragraphs = reply.text.split(/\n{2,}/)
    const pdf = await sheetPdf({
      lang: reply.language,
      title: reply.language === 'cy' ? 'Ateb i chi' : 'An answer to you',
      organisation: facts.organisation.name,
      addressLines: addressLines.filter((line) => line !== '').slice(0, 5),
      senderLines: [...facts.organisation.postalAddress, reply.language === 'cy' ? longDayCy(day) : longDayEn(day), reference],
      heading: '',
      lead: paragraphs,
      sections: [],
      foot: reference,
      sizePt: 12.5,
    })
    return { name: `${reference}.pdf`, type: 'application/pdf', bytes: pdf }
  }
  return { name: `${reference}.eml`, type: 'message/rfc822', bytes: (await replyMail(released, entryId, zone)).bytes }
}

/** The bytes of the e-mail, the same each time, and to whom. Errors: `address_refused`. */
export async function replyMail(
  { reply, facts, person, email, reference, releasedAt }: ReleasedReply,
  entryId: string,
  zone: string,
): Promise<{ to: string; bytes: Buffer }> {
  const day = localDay(releasedAt, zone)
  return emailOf({
    text: reply.text,
    language: reply.language,
    to: email,
    from: facts.signatory.email,
    day,
    reference,
    entryId,
    personNo: person?.personNo ?? 0,
  })
}

type Mail = { text: string; language: string; to: string; from: string; day: string; reference: string; entryId: string; personNo: number }

async function emailOf({ text, language, to, from, day, reference, entryId, personNo }: Mail): Promise<{ to: string; bytes: Buffer }> {
  const [recipient, sender] = [readAddress(to), readAddress(from)]
  if (recipient === null || sender === null) throw new AppError('address_refused', { personNo })
  const digest = createHash('sha256').update(`tocsin reply\0${entryId}`).digest('hex').slice(0, 32)
  const node = new MailComposer({
    from: { name: 'Data Team', address: sender },
    to: { name: '', address: recipient },
    // A lock screen shows it: it says neither who we are nor what it is about.
    subject: language === 'cy' ? `Eich cwestiwn ${reference}` : `Your question ${reference}`,
    date: new Date(`${day}T12:00:00Z`),
    messageId: `<${digest}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    headers: { 'Content-Language': language },
    text,
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const bytes = await node.build()
  const isEnded = bytes.subarray(-2).toString('latin1') === '\r\n'
  return { to: recipient, bytes: isEnded ? bytes : Buffer.concat([bytes, Buffer.from('\r\n')]) }
}
