/** Calendars (iCalendar, RFC 5545): who called a meeting and who was asked are people; its title, place and description are prose. */
import type { Address } from 'postal-mime'
import type { ByteSource, Format, ReadContext, ReadResult, RecordSink } from './format.ts'
import { contentLines, type ContentLine } from './content-lines.ts'
import { deliverMail } from './mail-message.ts'
import { openProse } from './prose.ts'

export const icalendar: Format = {
  type: 'icalendar',
  sniff: (head) => (/^(?:\ufeff|ï»¿)?\s*BEGIN:VCALENDAR\s*\r?\n/i.test(head.toString('latin1', 0, 256)) ? 0.97 : 0),
  read: readCalendar,
}

async function readCalendar(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const prose = openProse(input.path, '', sink, context)
  let entry: ContentLine[] | null = null
  let count = 0
  let depth = 0
  for await (const line of contentLines(input)) {
    if (line.name === 'BEGIN') {
      if (/^v(?:event|todo|journal)$/i.test(line.value) && entry === null) entry = []
      // An alarm within an event has words of its own, which repeat the event's.
      else if (entry !== null) depth++
    } else if (line.name === 'END' && entry !== null) {
      if (depth > 0) depth--
      else {
        await deliver(entry, `entry ${++count}`)
        entry = null
      }
    } else if (entry !== null && depth === 0 && entry.length < 10_000) entry.push(line)
  }
  if (entry !== null) {
    await deliver(entry, `entry ${count + 1}`)
    return { status: 'partly_read', reason: `after ${count} entries it ends within one: it was cut off`, bytesRead: input.size }
  }
  return { status: 'read', reason: '', bytesRead: input.size }

  async function deliver(lines: ContentLine[], place: string): Promise<void> {
    const text = (name: string) => plain(lines.find((line) => line.name === name)?.value ?? '')
    const people = (name: string) => lines.filter((line) => line.name === name).map(addressOf)
    const body = [
      text('DESCRIPTION'),
      text('LOCATION'),
      ...lines.filter(({ name }) => name === 'COMMENT' || name === 'CONTACT').map(({ value }) => plain(value)),
    ]
    const mail = {
      from: people('ORGANIZER')[0],
      to: people('ATTENDEE'),
      subject: text('SUMMARY'),
      date: text('DTSTART'),
      text: body.filter(Boolean).join('\n\n'),
      html: '',
      attachments: [],
    }
    await deliverMail(mail, input.path, place, prose, sink)
  }
}

const plain = (value: string): string =>
  value
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\])/g, '$1')
    .trim()
const addressOf = ({ value, parameters }: ContentLine): Address => ({ name: parameters.get('CN') ?? '', address: value.replace(/^mailto:/i, '').trim() })
