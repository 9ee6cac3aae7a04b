/** Outlook messages ([MS-OXMSG]): properties are streams of a compound file; recipients, attachments and attached messages are storages in it. */
import type { Address } from 'postal-mime'
import type { CompoundEntry } from './compound-file.ts'
import type { ReadContext, RecordSink } from './format.ts'
import { deliverMail, type MailMessage } from './mail-message.ts'
import { openProse, type ProseReader } from './prose.ts'
import { rtfText, unpackOutlookRtf } from './rtf.ts'
import { decodeBytes } from './text-pieces.ts'

/** Property ids of [MS-OXPROPS]. */
const PROPERTY = {
  subject: '0037',
  senderName: '0C1A',
  senderAddress: '0C1F',
  senderSmtp: '5D01',
  representedName: '0042',
  representedAddress: '0065',
  representedSmtp: '5D02',
  body: '1000',
  html: '1013',
  rtf: '1009',
  displayName: '3001',
  address: '3003',
  smtp: '39FE',
  data: '3701',
  longName: '3707',
  shortName: '3704',
} as const
const RECIPIENT_TYPE = 0x0c15
const SENT_AT = 0x0039
const DELIVERED_AT = 0x0e06
/** Messages attached to messages attached to messages … */
const MOST_DEPTH = 8

export const isOutlookMessage = (root: CompoundEntry): boolean => root.children.some(({ name }) => name === '__properties_version1.0')

export async function readOutlookMessage(root: CompoundEntry, path: string, sink: RecordSink, context: ReadContext): Promise<void> {
  await deliver(root, path, '', openProse(path, '', sink, context), sink, 0)
}

async function deliver(storage: CompoundEntry, path: string, place: string, prose: ProseReader, sink: RecordSink, depth: number): Promise<void> {
  const attachments: MailMessage['attachments'] = []
  const inner: { name: string; storage: CompoundEntry }[] = []
  for (const child of storage.children) {
    if (!child.name.startsWith('__attach_version1.0_')) continue
    const name =
      (textOf(child, PROPERTY.longName) || textOf(child, PROPERTY.shortName) || textOf(child, PROPERTY.displayName)).replace(/^.*[/\\]/s, '') || 'attachment'
    const message = child.children.find((entry) => entry.isStorage && entry.name.startsWith(`__substg1.0_${PROPERTY.data}000D`))
    if (message === undefined) attachments.push({ name, bytes: bytesOf(child, PROPERTY.data) })
    else if (isOutlookMessage(message)) inner.push({ name, storage: message })
  }
  await deliverMail({ ...messageOf(storage), attachments }, path, place, prose, sink)
  if (depth < MOST_DEPTH)
    for (const { name, storage: message } of inner)
      await deliver(message, path, place === '' ? `attached message ${name}` : `${place} › ${name}`, prose, sink, depth + 1)
}

function messageOf(storage: CompoundEntry): Omit<MailMessage, 'attachments'> {
  const person = (name: string, ...addresses: string[]): Address => ({
    name: textOf(storage, name),
    address: addresses.map((id) => textOf(storage, id)).find((address) => address.includes('@')) ?? '',
  })
  const recipients = storage.children
    .filter(({ name }) => name.startsWith('__recip_version1.0_'))
    .map((entry) => ({ type: numberOf(entry, RECIPIENT_TYPE), address: recipientOf(entry) }))
  const of = (type: number) => recipients.filter((recipient) => recipient.type === type).map(({ address }) => address)
  return {
    from: person(PROPERTY.representedName, PROPERTY.representedSmtp, PROPERTY.representedAddress, PROPERTY.senderSmtp, PROPERTY.senderAddress),
    sender: person(PROPERTY.senderName, PROPERTY.senderSmtp, PROPERTY.senderAddress),
    to: of(1),
    cc: of(2),
    bcc: of(3),
    subject: textOf(storage, PROPERTY.subject),
    date: timeOf(storage, SENT_AT) || timeOf(storage, DELIVERED_AT),
    text: textOf(storage, PROPERTY.body) || rtfBody(storage),
    html: decodeBytes(bytesOf(storage, PROPERTY.html)) || textOf(storage, PROPERTY.html),
  }
}

function recipientOf(entry: CompoundEntry): Address {
  const address = [PROPERTY.smtp, PROPERTY.address].map((id) => textOf(entry, id)).find((text) => text.includes('@')) ?? ''
  const name = textOf(entry, PROPERTY.displayName)
  return { name: name === address ? '' : name, address }
}

function rtfBody(storage: CompoundEntry): string {
  const packed = bytesOf(storage, PROPERTY.rtf)
  const unpacked = packed.length === 0 ? null : unpackOutlookRtf(packed)
  return unpacked === null ? '' : rtfText(unpacked).text
}

const streamOf = (storage: CompoundEntry, name: string): CompoundEntry | undefined =>
  storage.children.find((entry) => !entry.isStorage && entry.name === `__substg1.0_${name}`)

/** Unicode where there is, else the text of one byte a sign. */
function textOf(storage: CompoundEntry, id: string): string {
  const wide = streamOf(storage, `${id}001F`)
  if (wide !== undefined) return wide.read().toString('utf16le').replace(/\0+$/, '')
  return decodeBytes(streamOf(storage, `${id}001E`)?.read() ?? Buffer.alloc(0)).replace(/\0+$/, '')
}
const bytesOf = (storage: CompoundEntry, id: string): Buffer => streamOf(storage, `${id}0102`)?.read() ?? Buffer.alloc(0)

/** Properties of fixed length lie together in one stream, 16 bytes each, behind a header whose length tells where the message lies. */
function fixedOf(storage: CompoundEntry, id: number): Buffer | null {
  const bytes = storage.children.find(({ name }) => name === '__properties_version1.0')?.read() ?? Buffer.alloc(0)
  for (let at = bytes.length % 16; at + 16 <= bytes.length; at += 16) if (bytes.readUInt16LE(at + 2) === id) return bytes.subarray(at + 8, at + 16)
  return null
}
const numberOf = (storage: CompoundEntry, id: number): number => fixedOf(storage, id)?.readUInt32LE(0) ?? 0

/** 100 ns since 1601. */
function timeOf(storage: CompoundEntry, id: number): string {
  const bytes = fixedOf(storage, id)
  if (bytes === null) return ''
  const date = new Date(Number(bytes.readBigUInt64LE(0) / 10_000n) - 11_644_473_600_000)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
