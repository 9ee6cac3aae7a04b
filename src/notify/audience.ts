/** Who hears from us, and how: e-mail, else a letter, else a public notice; by phone where writing is a danger; not at all where it would hurt. */
import { personId } from '../register/person.ts'
import type { Relationship } from '../kinds.ts'
import { readAddress } from './address.ts'
import { isPrintable } from './glyphs.ts'
import type { NoticeFacts, NoticeLanguage, NoticePerson } from './notice.ts'
import { isBuiltIn, nameOf } from './write-notice.ts'
import { wordsCy } from './words-cy.ts'
import { wordsEn } from './words-en.ts'

/** One group that is told the same thing: the relationship, or what outweighs it. */
export type Audience = Relationship | `${Relationship}_child` | 'special_risk' | 'deceased'
export type Channel = 'email' | 'letter' | 'public_notice' | 'phone' | 'none'
export const NOTICE_STATUSES = ['drafted', 'phone_first', 'public_notice', 'by_hand', 'not_written'] as const
export type NoticeStatus = (typeof NOTICE_STATUSES)[number]

/** Why a person is told this way and not another; kept with each notice by its key. */
export const HANDLING_REASONS = {
  plain: '',
  deceased: 'The person has died. Next of kin are told only if they write or the desk knows them.',
  special_risk: 'Writing could put this person in danger. A named person phones first.',
  guardian: 'To the parent or guardian, by post.',
  guardian_email: 'To the parent or guardian; there is no postal address.',
  shared_email: 'Several people share the e-mail address.',
  bad_email: 'The e-mail address cannot be written to.',
  no_email: 'There is no e-mail address.',
  no_name: 'There is no name to write to.',
  shared_email_only: 'Several people share the e-mail address, and there is no postal address.',
  no_glyph: 'The name or address has letters that our typeface lacks.',
  no_address: 'There is no address to write to. The statement to the public reaches this person.',
  kin: 'To the next of kin, who wrote to us.',
  wish: 'The person, or the desk for them, asked for this way.',
  wish_none: 'The desk noted that this person is not to be written to.',
  faulty_email: 'The e-mail address no longer takes messages.',
  no_language: 'There are no complete texts in the language that this person asked for (tocsin notify language).',
  no_letters: 'Letters cannot be set in the language that this person asked for: our typeface lacks its letters.',
  faulty_post: 'Letters to the postal address came back. The statement to the public reaches this person.',
} as const
export type HandlingReason = keyof typeof HANDLING_REASONS

export type Handling = {
  audience: Audience
  channel: Channel
  status: NoticeStatus
  language: NoticeLanguage
  format: NoticeFormat
  why: HandlingReason
  reason: string
  email: string | null
}

export type NoticeFormat = 'ordinary' | 'large_print' | 'easy_read'
/** What a person asked for, or what the desk noted for them. Null: nothing said. */
export type ContactWish = {
  language: NoticeLanguage | null
  format: NoticeFormat | null
  channel: 'email' | 'letter' | 'phone' | 'none' | null
  /** To whom instead: a guardian, or the next of kin of someone who has died. */
  inCareOf: { name: string; addressLines: string[] } | null
}

/** What decides beyond the person: addresses that several people share, what the person asked for, addresses that do not reach them. */
export type HandlingOptions = {
  isShared?: (email: string) => boolean
  wish?: ContactWish | null
  badAddresses?: readonly { channel: string; address: string }[]
  /** For whom no language is noted. Missing: English. */
  language?: NoticeLanguage
  /** Languages by file that can be used. */
  languages?: NoticeFacts['languages']
}

export function audienceOf(person: Pick<NoticePerson, 'relationship' | 'flags'>): Audience {
  // In this order: a person in danger is in danger whether or not a child.
  if (person.flags.includes('deceased')) return 'deceased'
  if (person.flags.includes('special_risk')) return 'special_risk'
  return person.flags.includes('child') ? `${person.relationship}_child` : person.relationship
}

/** How this person is to be told, and why so. A notice is written only when the status is `drafted` (or `by_hand`, to be finished by a person). */
export function handlingOf(person: NoticePerson, options: HandlingOptions = {}): Handling {
  const asNoted = inTheirLanguage(person, options)
  // Who asked is told by hand if need be; a list that merely notes a language holds nobody's notice back.
  const isHeldBack = asNoted.why === 'no_language' || asNoted.why === 'no_letters'
  return isHeldBack && person.language !== '' && (options.wish?.language ?? null) === null ? inTheirLanguage({ ...person, language: '' }, options) : asNoted
}

function inTheirLanguage(person: NoticePerson, options: HandlingOptions): Handling {
  const handling = wayOf(person, options)
  const { language, channel, status } = handling
  if (isBuiltIn(language) || status !== 'drafted') return handling
  const byHand = (why: HandlingReason): Handling => ({ ...handling, status: 'by_hand', why, reason: HANDLING_REASONS[why] })
  const texts = options.languages?.[language]
  if (texts === undefined) return byHand('no_language')
  return channel === 'letter' && !texts.letters ? byHand('no_letters') : handling
}

function wayOf(person: NoticePerson, options: HandlingOptions): Handling {
  const audience = audienceOf(person)
  const wish = options.wish ?? null
  const language = wish?.language ?? (person.language || options.language || 'en')
  const as = (channel: Channel, status: NoticeStatus, why: HandlingReason, email: string | null = null): Handling => ({
    audience,
    channel,
    status,
    language,
    format: wish?.format ?? 'ordinary',
    why,
    reason: HANDLING_REASONS[why],
    email,
  })
  const kin = wish?.inCareOf ?? null
  if (wish?.channel === 'none') return as('none', 'not_written', 'wish_none')
  if (audience === 'deceased') return kin === null ? as('none', 'not_written', 'deceased') : as('letter', 'drafted', 'kin')
  if (wish?.channel === 'phone' || (audience === 'special_risk' && (wish?.channel ?? null) === null))
    return as('phone', 'phone_first', audience === 'special_risk' ? 'special_risk' : 'wish')
  const isBad = (channel: string, address: string) => options.badAddresses?.some((bad) => bad.channel === channel && bad.address === address) ?? false
  const valid = person.emails.map(readAddress).filter((address) => address !== null)
  const own = valid.filter((address) => !isBad('email', address))
  const email = own.find((address) => !options.isShared?.(address)) ?? null
  const isPostBad = isBad('letter', person.addressLines.join(', '))
  const hasPost = (person.addressLines.length >= 2 && !isPostBad) || kin !== null
  const isChild = person.flags.includes('child')
  if (hasPost && wish?.channel === 'letter') return letter(person, as, 'wish')
  if (isChild && hasPost) return letter(person, as, 'guardian')
  if (email !== null && nameOf(person) !== '') return as('email', 'drafted', isChild ? 'guardian_email' : 'plain', email)
  if (hasPost && valid.length > own.length) return letter(person, as, 'faulty_email')
  if (hasPost) return letter(person, as, own.length > 0 ? 'shared_email' : person.emails.length > 0 ? 'bad_email' : 'no_email')
  if (own.length > 0) return as('email', 'by_hand', nameOf(person) === '' ? 'no_name' : 'shared_email_only', own[0]!)
  return as('public_notice', 'public_notice', isPostBad ? 'faulty_post' : 'no_address')
}

function letter(person: NoticePerson, as: (channel: Channel, status: NoticeStatus, why: HandlingReason) => Handling, why: HandlingReason): Handling {
  if (nameOf(person) === '') return as('letter', 'by_hand', 'no_name')
  const isReadable = [nameOf(person), ...person.addressLines].every(isPrintable)
  return isReadable ? as('letter', 'drafted', why) : as('letter', 'by_hand', 'no_glyph')
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
): { audience: Audience; channel: Channel; language: NoticeLanguage; status: NoticeStatus; people: number }[] {
  const counts = new Map<string, { audience: Audience; channel: Channel; language: NoticeLanguage; status: NoticeStatus; people: number }>()
  for (const { audience, channel, language, status } of handlings) {
    const key = `${audience} ${channel} ${language} ${status}`
    const row = counts.get(key)
    if (row === undefined) counts.set(key, { audience, channel, language, status, people: 1 })
    else row.people++
  }
  return [...counts.values()].sort((a, b) => b.people - a.people)
}
