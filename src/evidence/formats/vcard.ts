/** Address cards (vCard 2.1 to 4.0: RFC 6350, RFC 2426): each card is a row. */
import { folderOf, openTable } from '../table-feed.ts'
import type { ByteSource, Format, ReadContext, ReadResult, RecordSink } from './format.ts'
import { contentLines, type ContentLine } from './content-lines.ts'

const PHONES = 3
const EMAILS = 3
const HEADER = [
  'Title',
  'Given name',
  'Family name',
  'Full name',
  ...Array.from({ length: EMAILS }, (_, at) => `Email${at === 0 ? '' : ` ${at + 1}`}`),
  ...Array.from({ length: PHONES }, (_, at) => `Phone${at === 0 ? '' : ` ${at + 1}`}`),
  'Address line 1',
  'Town',
  'County',
  'Postcode',
  'Country',
  'Date of birth',
  'Gender',
  'Organisation',
  'Job title',
  'Notes',
]

export const vcard: Format = {
  type: 'vcard',
  sniff: (head) => (/^(?:\ufeff|ï»¿)?\s*BEGIN:VCARD\s*\r?\n/i.test(head.toString('latin1', 0, 256)) ? 0.97 : 0),
  read: readCards,
}

async function readCards(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const feed = openTable({ path: input.path, name: '', database: folderOf(input.path), header: HEADER }, sink, context)
  let card: ContentLine[] | null = null
  let count = 0
  for await (const line of contentLines(input)) {
    if (line.name === 'BEGIN' && /^vcard$/i.test(line.value)) card = []
    else if (line.name === 'END' && card !== null && /^vcard$/i.test(line.value)) {
      feed.row(rowOf(card), HEADER.length)
      count++
      card = null
    } else if (card !== null && card.length < 1_000) card.push(line)
  }
  if (card !== null) feed.row(rowOf(card), HEADER.length)
  feed.end()
  if (card !== null) return { status: 'partly_read', reason: `after ${count} cards it ends within one: it was cut off`, bytesRead: input.size }
  return { status: 'read', reason: '', bytesRead: input.size }
}

function rowOf(card: ContentLine[]): string[] {
  const all = (name: string) => card.filter((line) => line.name === name).map(({ value }) => value)
  const first = (name: string) => all(name)[0] ?? ''
  const [family = '', given = '', middle = '', prefix = ''] = partsOf(first('N'))
  // Post box, extended, street, town, region, postcode, country.
  const [box = '', extended = '', street = '', town = '', county = '', postcode = '', country = ''] = partsOf(first('ADR'))
  const emails = all('EMAIL')
  const phones = all('TEL').map((value) => value.replace(/^tel:/i, ''))
  const hasParts = family !== '' || given !== ''
  return [
    prefix,
    [given, middle].filter(Boolean).join(' '),
    family,
    hasParts ? '' : plain(first('FN')),
    ...Array.from({ length: EMAILS }, (_, at) => plain(emails[at] ?? '').replace(/^mailto:/i, '')),
    ...Array.from({ length: PHONES }, (_, at) => plain(phones[at] ?? '')),
    [box, extended, street].filter(Boolean).join(', '),
    town,
    county,
    postcode,
    country,
    dayOf(first('BDAY')),
    plain(first('GENDER').replace(/;.*$/s, '')),
    partsOf(first('ORG')).filter(Boolean).join(', '),
    plain(first('TITLE') || first('ROLE')),
    [...all('NOTE'), ...(hasParts && first('FN') !== '' ? [] : [])].map(plain).join('\n'),
  ]
}

const plain = (value: string): string =>
  value
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\:])/g, '$1')
    .trim()

/** Parts are divided by semicolons, but not by those that are escaped; lists in a part by commas. */
function partsOf(value: string): string[] {
  return value.split(/(?<!\\);/).map((part) => plain(part.replace(/(?<!\\),/g, ' ')))
}

/** `19790304`, `1979-03-04`, with or without a time; `--0304` has no year and is no date of birth. */
function dayOf(value: string): string {
  const day = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value)
  return day ? `${day[1]}-${day[2]}-${day[3]}` : ''
}
