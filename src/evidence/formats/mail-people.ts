/** Who a message's header lines name. Machines, lists and role mailboxes are nobody. */
import type { Address, Mailbox } from 'postal-mime'
import { cleanText, newRecord, type PersonRecord } from '../record.ts'
import type { MailPeople } from './mail-message.ts'

/** Local parts that no person writes from (RFC 2142, and the habits of mail systems). */
const MACHINES =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|reply|mailer[-_.]?daemon|postmaster|bounces?|notifications?|alerts?|root|daemon|system|cron|nobody|abuse|hostmaster|webmaster|auto|robot|newsletter|list[-_.]?\w*|unsubscribe|mailman|owner)(?:[-_.+=].*)?$|(?:^|[-_.+])(?:no[-_.]?reply|donotreply|bounces?|unsubscribe)(?:$|[-_.+=])/i
/** Mailboxes of a function: a person only when a person's name stands beside them. */
const ROLES =
  /^(?:info|office|admin|administrator|support|help|helpdesk|contact|contactus|enquir(?:y|ies)|inquir(?:y|ies)|member(?:s|ship)?|hello|team|sales|billing|accounts?|finance|hr|jobs|press|media|events?|service|services|customer[-_.]?services?|marketing|orders?|shop|feedback|data|privacy|dpo|it|secretary|treasurer|chair|staff|all|everyone|reception|mail|post|general)$/i
const NOT_A_NAME =
  /[@\d/\\|<>]|\b(?:team|support|office|department|dept|services?|ltd|limited|plc|inc|llc|gmbh|company|group|association|society|union|party|council|university|college|school|trust|charity|foundation|newsletter|news|membership|members|list|mailbox|helpdesk|admin|administrator|system|via|customer|sales|accounts?|notification|noreply|no-reply|the|for|and|of)\b/i

export type HeaderPerson = { name: string; email: string; place: string; isAuthor: boolean }

/** At most this many of one message: a mail to thousands in Cc is a leak itself, and all of them count; but a header has its limit. */
const MOST_PEOPLE = 20_000

export function headerPeople(mail: MailPeople): HeaderPerson[] {
  const people: HeaderPerson[] = []
  const seen = new Set<string>()
  const add = (addresses: (Address | undefined)[] | undefined, place: string, isAuthor: boolean) => {
    for (const mailbox of mailboxesOf(addresses)) {
      const email = cleanText(mailbox.address ?? '').toLowerCase()
      const name = personName(mailbox.name)
      if (!/^[^\s@]{1,64}@[^\s@]{1,253}\.[^\s@]{2,63}$/.test(email) || MACHINES.test(localPart(email)) || seen.has(email)) continue
      if (name === '' && ROLES.test(localPart(email))) continue
      seen.add(email)
      if (people.length < MOST_PEOPLE) people.push({ name, email, place, isAuthor })
    }
  }
  add([mail.from], 'From', true)
  add([mail.sender], 'Sender', true)
  add(mail.replyTo, 'Reply-To', false)
  add(mail.to, 'To', false)
  add(mail.cc, 'Cc', false)
  add(mail.bcc, 'Bcc', false)
  return people
}

const localPart = (email: string) => email.slice(0, email.indexOf('@'))

function mailboxesOf(addresses: (Address | undefined)[] | undefined): Mailbox[] {
  return (addresses ?? []).flatMap((address) => (address === undefined ? [] : address.group === undefined ? [address] : address.group))
}

/** The display name when it can be a person's, in natural order ('Doe, Jo' → 'Jo Doe'); otherwise empty. */
export function personName(display: string): string {
  const name = cleanText(display)
    .replace(/^['"]+|['"]+$/g, '')
    .replace(/\s*\([^)]{0,80}\)\s*$/, '')
    .slice(0, 120)
  const turned = /^([^,]{2,40}),\s*([^,]{2,40})$/.exec(name)
  const natural = turned === null ? name : `${turned[2]} ${turned[1]}`
  if (natural.length < 3 || NOT_A_NAME.test(natural)) return ''
  const words = natural.split(/\s+/)
  return words.length >= 2 && words.length <= 6 ? natural : ''
}

/** The author wrote to us: that is correspondence. Those written to are named with their address only. */
export function headerRecord(sourceNo: number, rowNo: number, person: HeaderPerson, placePrefix: string): PersonRecord {
  const record = newRecord(sourceNo, rowNo)
  record.fullName = person.name
  record.emails = [person.email]
  record.kinds = [...(person.name === '' ? [] : ['person_name' as const]), 'email', ...(person.isAuthor ? ['correspondence' as const] : [])]
  record.place = placePrefix + person.place
  return record
}
