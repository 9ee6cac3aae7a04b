/** Outlook mailboxes ([MS-PST]; PST and OST): every folder, message and attachment; contacts are rows of a table. One message is in memory at a time. */
import type { PSTAttachment, PSTFile, PSTFolder, PSTMessage, PSTRecipient } from 'pst-extractor'
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js'
import type { Address } from 'postal-mime'
import { openTable, type TableFeed } from '../table-feed.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { deliverMail, type MailMessage } from './mail-message.ts'
import { markProgress } from './progress.ts'
import { openProse, type ProseReader } from './prose.ts'
import { rtfText } from './rtf.ts'

const MOST_DEPTH = 40
const MOST_INNER = 8
/** The library goes over the whole table for each: beyond this a message to a crowd would take minutes. */
const MOST_RECIPIENTS = 3_000
const LARGEST_ATTACHMENT_BYTES = 256e6
/** Columns of the table of contacts, and what each is taken from. */
const CONTACT: readonly (readonly [string, (contact: PSTContact) => string])[] = [
  ['Title', (contact) => contact.displayNamePrefix],
  ['Given name', (contact) => [contact.givenName, contact.middleName].filter(Boolean).join(' ')],
  ['Family name', (contact) => contact.surname],
  ['Email', (contact) => contact.email1EmailAddress],
  ['Email 2', (contact) => contact.email2EmailAddress],
  ['Phone', (contact) => contact.mobileTelephoneNumber || contact.primaryTelephoneNumber],
  ['Home phone', (contact) => contact.homeTelephoneNumber],
  ['Work phone', (contact) => contact.businessTelephoneNumber],
  ['Address line 1', (contact) => contact.homeAddressStreet || contact.workAddressStreet],
  ['Town', (contact) => contact.homeAddressCity || contact.workAddressCity],
  ['Postcode', (contact) => contact.homeAddressPostalCode || contact.workAddressPostalCode],
  ['Country', (contact) => contact.homeAddressCountry || contact.workAddressCountry],
  ['Date of birth', (contact) => contact.birthday?.toISOString().slice(0, 10) ?? ''],
  ['Organisation', (contact) => contact.companyName],
  ['Spouse', (contact) => contact.spouseName],
  ['Notes', (contact) => contact.body || contact.note],
]

export const pst: Format = { type: 'pst', sniff: (head) => (head.length >= 514 && head.toString('latin1', 0, 4) === '!BDN' ? 0.97 : 0), read: readMailbox }

/** The library takes a place behind the end, or a tree whose branch is itself, for work that is never done: what it asks for an item is counted. */
const READS_AN_ITEM = 5_000_000
let readsLeft = READS_AN_ITEM
let library: Promise<typeof PSTFile> | null = null

type Guarded = { readSync(buffer: Buffer, length: number, position: number): number; readFromOffset(output: Buffer, offset: number, length: number): number }

async function loadLibrary(): Promise<typeof PSTFile> {
  const [{ PSTFile: Opened }, { PSTNodeInputStream }] = await Promise.all([import('pst-extractor'), import('pst-extractor/dist/PSTNodeInputStream.class.js')])
  const file = Opened.prototype as unknown as Guarded
  const { readSync } = file
  file.readSync = function (buffer, length, position) {
    if (readsLeft-- <= 0) throw new FormatError('damaged', 'an item of the mailbox never ends')
    return readSync.call(this, buffer, length, position)
  }
  const stream = PSTNodeInputStream.prototype as unknown as Guarded
  const { readFromOffset } = stream
  stream.readFromOffset = function (output, offset, length) {
    const count = readFromOffset.call(this, output, offset, length)
    return count > 0 ? count : -1
  }
  return Opened
}

type Mailbox = { path: string; prose: ProseReader; contacts: TableFeed; sink: RecordSink; messageNo: number; failedCount: number; listedCount: number }

async function readMailbox(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  library ??= loadLibrary()
  const Opened = await library
  readsLeft = READS_AN_ITEM
  let file: PSTFile
  let root: PSTFolder
  try {
    file = new Opened(await input.diskPath())
    root = file.getRootFolder()
  } catch {
    throw new FormatError('damaged', 'the mailbox is damaged: its list of folders cannot be read; let Outlook repair it (scanpst), or export it as EML')
  }
  try {
    const mailbox: Mailbox = {
      path: input.path,
      prose: openProse(input.path, '', sink, context),
      contacts: openTable({ path: input.path, name: 'contacts', database: input.path, header: CONTACT.map(([name]) => name) }, sink, context),
      sink,
      messageNo: 0,
      failedCount: 0,
      listedCount: 0,
    }
    await readFolder(root, '', mailbox, 0)
    mailbox.contacts.end()
    const { messageNo, failedCount, listedCount } = mailbox
    const missing = Math.max(failedCount, listedCount - messageNo)
    if (missing === 0) return { status: 'read', reason: '', bytesRead: input.size }
    if (messageNo === 0) throw new FormatError('damaged', `none of its ${listedCount} items can be read; let Outlook repair it (scanpst), or export it as EML`)
    return {
      status: 'partly_read',
      reason: `${missing} of ${Math.max(listedCount, messageNo)} items are damaged`,
      bytesRead: Math.floor((input.size * messageNo) / (messageNo + missing)),
    }
  } finally {
    file.close()
  }
}

type Cursor = { currentEmailIndex: number }

async function readFolder(folder: PSTFolder, path: string, mailbox: Mailbox, depth: number): Promise<void> {
  const place = [path, folder.displayName].filter(Boolean).join(' / ')
  const count = Math.max(0, folder.contentCount)
  mailbox.listedCount += count
  for (let index = 0; index < count; index++) {
    let item: PSTMessage | null
    const cursor = (folder as unknown as Cursor).currentEmailIndex
    readsLeft = READS_AN_ITEM
    try {
      item = folder.getNextChild() as PSTMessage | null
      if (item === null) break
      await readItem(item, place, mailbox)
      mailbox.messageNo++
    } catch (error) {
      if (error instanceof FormatError && error.status === 'refused') throw error
      mailbox.failedCount++
      // Where the folder's own list is gone, the library stays at what it could not read.
      if ((folder as unknown as Cursor).currentEmailIndex === cursor) folder.moveChildCursorTo(cursor + 1)
    }
    markProgress()
  }
  if (!folder.hasSubfolders || depth >= MOST_DEPTH) return
  let inner: PSTFolder[] = []
  try {
    inner = folder.getSubFolders()
  } catch {
    mailbox.failedCount++
  }
  for (const child of inner) await readFolder(child, place, mailbox, depth + 1)
}

async function readItem(item: PSTMessage, folder: string, mailbox: Mailbox): Promise<void> {
  if (/^IPM\.(?:Contact|AbchPerson)/i.test(item.messageClass)) {
    const contact = item as PSTContact
    const cells = CONTACT.map(([, valueOf]) => valueOf(contact) ?? '')
    mailbox.contacts.row(cells, cells.length)
    return
  }
  const place = [folder, `item ${mailbox.messageNo + 1}`].filter(Boolean).join(', ')
  await readMessage(item, place, mailbox, 0)
}

async function readMessage(message: PSTMessage, place: string, mailbox: Mailbox, depth: number): Promise<void> {
  const attachments: MailMessage['attachments'] = []
  const inner: { name: string; message: PSTMessage }[] = []
  for (let index = 0; index < message.numberOfAttachments; index++) {
    const attachment = message.getAttachment(index)
    const embedded = attachment.embeddedPSTMessage
    if (embedded !== null) inner.push({ name: embedded.subject || attachment.displayName, message: embedded })
    else attachments.push({ name: nameOf(attachment), bytes: bytesOf(attachment) })
  }
  await deliverMail({ ...mailOf(message), attachments }, mailbox.path, place, mailbox.prose, mailbox.sink)
  if (depth < MOST_INNER) for (const { name, message: child } of inner) await readMessage(child, `${place} › ${name || 'message'}`, mailbox, depth + 1)
}

function mailOf(message: PSTMessage): Omit<MailMessage, 'attachments'> {
  const recipients = Array.from({ length: Math.min(message.numberOfRecipients, MOST_RECIPIENTS) }, (_, index) => message.getRecipient(index)).filter(
    (recipient) => recipient !== null,
  )
  const of = (type: number) => recipients.filter((recipient) => recipient.recipientType === type).map(addressOf)
  const sender = [message.senderEmailAddress, message.sentRepresentingEmailAddress].find((address) => address.includes('@')) ?? headerSender(message)
  const text = message.body
  return {
    from: { name: message.senderName || message.sentRepresentingName, address: sender },
    to: of(1),
    cc: of(2),
    bcc: of(3),
    subject: message.subject,
    date: (message.clientSubmitTime ?? message.messageDeliveryTime)?.toISOString() ?? '',
    text: text === '' && message.bodyHTML === '' ? rtfText(Buffer.from(message.bodyRTF, 'latin1')).text : text,
    html: message.bodyHTML,
  }
}

/** Senders within an Exchange server are kept as directory names; the transport's header lines have their address. */
function headerSender(message: PSTMessage): string {
  return /^From:[^\n]*?([^\s<>"]{1,64}@[^\s<>"]{3,253})/im.exec(message.transportMessageHeaders)?.[1] ?? ''
}

function addressOf(recipient: PSTRecipient): Address {
  const address = [recipient.smtpAddress, recipient.emailAddress].find((text) => text.includes('@')) ?? ''
  return { name: recipient.displayName === address ? '' : recipient.displayName, address }
}

const nameOf = (attachment: PSTAttachment): string =>
  (attachment.longFilename || attachment.filename || attachment.displayName || 'attachment').replace(/^.*[/\\]/s, '') || 'attachment'

function bytesOf(attachment: PSTAttachment): Buffer {
  const stream = attachment.fileInputStream
  if (stream === null) return Buffer.alloc(0)
  const bytes = Buffer.alloc(Math.min(stream.length.toNumber(), LARGEST_ATTACHMENT_BYTES))
  stream.readCompletely(bytes)
  return bytes
}
