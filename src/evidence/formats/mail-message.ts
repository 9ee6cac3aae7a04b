/** A message, however its file was written: header lines name people, the body is prose, attachments are files of their own. */
import type { Email } from 'postal-mime'
import { memorySource } from './byte-source.ts'
import type { RecordSink } from './format.ts'
import { headerPeople, headerRecord } from './mail-people.ts'
import { htmlText } from './markup-text.ts'
import type { ProseReader } from './prose.ts'
import { memberName } from './zip.ts'

export type MailPeople = Pick<Email, 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc'>
export type MailMessage = MailPeople & {
  subject?: string | undefined
  date?: string | undefined
  /** Plain text, and HTML; empty: none. */
  text: string
  html: string
  attachments: { name: string; bytes: Buffer }[]
}

/** Reads one message into an open document. `place` names it within a mailbox ('message 12'); empty for a file of its own. */
export async function deliverMail(mail: MailMessage, path: string, place: string, prose: ProseReader, sink: RecordSink): Promise<void> {
  const prefix = place === '' ? '' : `${place}, `
  const people = headerPeople(mail)
  for (const person of people) sink.record(headerRecord(prose.sourceNo, prose.rowNo++, person, prefix))
  const text = bodyText(mail)
  const headers = {
    from: line(people.find((person) => person.isAuthor)),
    to: people
      .filter((person) => person.place === 'To')
      .map(line)
      .join(', '),
    date: mail.date ?? '',
    subject: mail.subject ?? '',
  }
  prose.read(mail.subject === undefined || mail.subject === '' ? text : `${mail.subject}\n\n${text}`, place, headers)
  const names = new Map<string, number>()
  for (const { name, bytes } of mail.attachments)
    if (bytes.length > 0) await sink.member(memorySource(`${path} › ${place === '' ? '' : `${place} › `}${memberName(name, names)}`, bytes))
}

const line = (person: { name: string; email: string } | undefined): string =>
  person === undefined ? '' : person.name === '' ? person.email : `${person.name} <${person.email}>`

/** The plain text; the HTML when there is none, or when it says much more. */
function bodyText({ text, html }: MailMessage): string {
  if (html === '') return text
  const fromHtml = htmlText(html)
  return text.trim().length * 2 >= fromHtml.length ? text : fromHtml
}
