/** Who hears from us, and how: e-mail, else a letter, else a public notice; by phone where writing is a danger; not at all where it would hurt. */
import { personId } from '../register/person.ts'
import type { Relationship } from '../kinds.ts'
import { readAddress } from './address.ts'
import { isPrintable } from './glyphs.ts'
import type { Language, NoticePerson } from './notice.ts'
import { nameOf } from './write-notice.ts'
import { wordsCy } from './words-cy.ts'
import { wordsEn } from './words-en.ts'

/** One group that is told the same thing: the relationship, or what outweighs it. */
export type Audience = Relationship | `${Relationship}_child` | 'special_risk' | 'deceased'
export type Channel = 'email' | 'letter' | 'public_notice' | 'phone' | 'none'
export const NOTICE_STATUSES = ['drafted', 'phone_first', 'public_notice', 'by_hand', 'not_written'] as const
export type NoticeStatus = (typeof NOTICE_STATUSES)[number]

export type Handling = { audience: Audience; channel: Channel; status: NoticeStatus; language: Language; reason: string; email: string | null }

/** What decides beyond the person: addresses that several people of the register share. */
export type HandlingOptions = { isShared?: (email: string) => boolean }

export function audienceOf(person: Pick<NoticePerson, 'relationship' | 'flags'>): Audience {
  // In this order: a person in danger is in danger whether or not a child.
  if (person.flags.includes('deceased')) return 'deceased'
  if (person.flags.includes('special_risk')) return 'special_risk'
  return person.flags.includes('child') ? `${person.relationship}_child` : person.relationship
}

/** How this person is to be told, and why so. A notice is written only when the status is `drafted` (or `by_hand`, to be finished by a person). */
export function handlingOf(person: NoticePerson, options: HandlingOptions = {}): Handling {
  const audience = audienceOf(person)
  const language = person.language === 'cy' ? 'cy' : 'en'
  const as = (channel: Channel, status: NoticeStatus, reason: string, email: string | null = null): Handling => ({
    audience,
    channel,
    status,
    language,
    reason,
    email,
  })
  if (audience === 'deceased') return as('none', 'not_written', 'The person has died. Next of kin are told only if they write or the desk knows them.')
  if (audience === 'special_risk') return as('phone', 'phone_first', 'Writing could put this person in danger. A named person phones first.')
  const own = person.emails.map(readAddress).filter((address) => address !== null)
  const email = own.find((address) => !options.isShared?.(address)) ?? null
  const hasPost = person.addressLines.length >= 2
  const isChild = person.flags.includes('child')
  if (isChild && hasPost) return letter(person, as, 'To the parent or guardian, by post.')
  if (email !== null && nameOf(person) !== '') return as('email', 'drafted', isChild ? 'To the parent or guardian; there is no postal address.' : '', email)
  if (hasPost)
    return letter(
      person,
      as,
      own.length > 0
        ? 'Several people share the e-mail address.'
        : person.emails.length > 0
          ? 'The e-mail address cannot be written to.'
          : 'There is no e-mail address.',
    )
  if (own.length > 0)
    return as(
      'email',
      'by_hand',
      nameOf(person) === '' ? 'There is no name to write to.' : 'Several people share the e-mail address, and there is no postal address.',
      own[0]!,
    )
  return as('public_notice', 'public_notice', 'There is no address to write to. The statement to the public reaches this person.')
}

function letter(person: NoticePerson, as: (channel: Channel, status: NoticeStatus, reason: string) => Handling, reason: string): Handling {
  if (nameOf(person) === '') return as('letter', 'by_hand', 'There is no name to write to.')
  const isReadable = [nameOf(person), ...person.addressLines].every(isPrintable)
  return isReadable ? as('letter', 'drafted', reason) : as('letter', 'by_hand', 'The name or address has letters that our typeface lacks.')
}

/** One line a person in notices.csv. `=`, `+`, `-` and `@` at the start would be formulas in a spreadsheet: they get an apostrophe. */
export const NOTICES_CSV_HEADER = 'person_id,reference,audience,channel,language,subject,status,reason\n'
export function noticesCsvLine(person: Pick<NoticePerson, 'personNo' | 'reference'>, handling: Handling): string {
  const isWritten = handling.channel === 'email' || handling.channel === 'letter'
  const subject = isWritten ? (handling.language === 'cy' ? wordsCy : wordsEn).subject : ''
  const cells = [
    personId(person.personNo),
    isWritten ? person.reference : '',
    handling.audience,
    handling.channel,
    handling.language,
    subject,
    handling.status,
    handling.reason,
  ]
  return `${cells.map(csvCell).join(',')}\n`
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Draft rows: how many people each audience has by channel and language. */
export function countDrafts(
  handlings: Iterable<Handling>,
): { audience: Audience; channel: Channel; language: Language; status: NoticeStatus; people: number }[] {
  const counts = new Map<string, { audience: Audience; channel: Channel; language: Language; status: NoticeStatus; people: number }>()
  for (const { audience, channel, language, status } of handlings) {
    const key = `${audience} ${channel} ${language} ${status}`
    const row = counts.get(key)
    if (row === undefined) counts.set(key, { audience, channel, language, status, people: 1 })
    else row.people++
  }
  return [...counts.values()].sort((a, b) => b.people - a.people)
}
