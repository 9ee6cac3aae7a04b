/**
 * What one person is told: a list of blocks in a fixed order, chosen by what is in the files about this person and nothing else.
 * GDPR Article 34(2) says what must be there; the order, and why, is in docs/rules/notices.md.
 */
import type { Flag, Kind, Relationship } from '../kinds.ts'
import type { Rich } from './rich.ts'
import type { LanguageTexts } from './words-fill.ts'

/** The languages that come with the program: of forms, pages and notices. */
export type Language = 'en' | 'cy'
/** `en`, `cy`, or the BCP 47 tag of a language that the organisation gave by file (language-file.ts). */
export type NoticeLanguage = string

/** The part of a register entry that a notice reads. */
export type NoticePerson = {
  personNo: number
  reference: string
  relationship: Relationship
  givenName: string
  familyName: string
  /** When given and family name could not be told apart. */
  fullName: string
  /** Lines below the name; postcode last. Empty: no address to write to. */
  addressLines: string[]
  emails: string[]
  kinds: Kind[]
  /** Last characters of a number, so that its owner knows which one: { bank_account: '71' }. */
  masked: Partial<Record<Kind, string>>
  flags: Flag[]
  /** ISO day; empty: did not leave, or not known. */
  leftOn: string
  /** The person's own language, when the roster says one. */
  language: NoticeLanguage
  /** What only some suppliers' files tell. */
  details?: { joinedYear?: number; union?: string; passwordFor?: string; mentionedIn?: string }
}

/** Text in the languages it exists in. A language that is missing falls back to English, and the notice says so (`untranslated`). */
export type Translated = { en: string[]; cy?: string[] }

/** What is the same for everyone in the incident. Days are ISO days. */
export type NoticeFacts = {
  incidentId: string
  /** The day on the notice. */
  writtenOn: string
  organisation: {
    name: string
    phone: string
    phoneHours: Record<Language, string>
    /** For post: lines, postcode last. */
    postalAddress: string[]
    /** Addresses to be typed, without `https://`. */
    statementAddress: string
    genuineAddress: string
    signLanguageAddress: string | null
    /** What being on its lists shows of a person; null: nothing special. GDPR Article 9(1). */
    membershipShows: 'political_opinion' | 'trade_union' | 'religion' | 'health' | null
  }
  supplier: { name: string; shortName: string; does: Record<Language, string> }
  happened: {
    on: string
    /** What criminals did, as far as anyone knows. */
    locked: boolean
    copied: 'yes' | 'no' | 'unknown'
    /** Instead of the sentences made from the three above: dated sentences, each backed by a fact. */
    sentences?: Translated
  }
  /** What is not known, one item each: what is missing, and when it will be known. */
  unknowns: Translated
  nextUpdateOn: string
  /** Kinds that the organisation's map of its data shows it never had. */
  neverHeld: Kind[]
  retention: { yearsAfterLeaving: number | null; keptUntil: string | null }
  /** What is done for people, as facts: who pays, how long, how to get it. */
  offers?: Translated
  signatory: { name: string; role: Record<Language, string>; email: string }
  /** Whose language nobody has noted is told in this one; missing: English. */
  language?: NoticeLanguage
  /** Texts of the languages by file that this telling uses, by tag, as they were when it was planned: what is approved is what is sent. */
  languages?: Record<NoticeLanguage, LanguageTexts>
}

/** What stands around a notice and on its other shapes. `{n}`, `{site}` and the like are filled in where it is used. */
export type FixedWords = {
  folio: { back: string; later: string; page: string; end: string }
  sms: string
  test: { subject: string; opening: string }
  /** In the place of a name and a code, where the text is published. */
  shown: { name: string; code: string }
}

export type BlockName =
  | 'affected'
  | 'what-happened'
  | 'relationship'
  | 'sorry'
  | 'your-data'
  | 'not-held'
  | 'danger'
  | 'actions'
  | 'unknown'
  | 'retention'
  | 'genuine'
  | 'never'
  | 'rights'
  | 'signature'

/** A step, by urgency: when, how long it takes, what, and how. */
export type Action = { kinds: Kind[]; rank: number; isUrgent: boolean; when: string; howLong: string; head: string; paragraphs: Rich[] }

/** Shown in this order: heading, paragraphs, items, actions, terms, what comes after them, lines. */
export type Block = {
  name: BlockName
  heading?: string
  paragraphs?: Rich[]
  items?: Rich[]
  actions?: Action[]
  terms?: { term: string; text: Rich }[]
  after?: Rich[]
  lines?: string[]
}

export type Notice = {
  language: NoticeLanguage
  fixed: FixedWords
  reference: string
  personNo: number
  /** To whom it is addressed: the person, or the parent or guardian. */
  addressee: string
  addressLines: string[]
  isForGuardian: boolean
  subject: string
  /** The first words of an email: neither organisation nor membership, because a lock screen shows them. */
  safeOpening: string
  otherLanguage: string
  organisation: string
  /** As a letter-head has it. */
  contact: { postalAddress: string[]; phone: string; statementAddress: string }
  /** Written out, with weekday. */
  date: string
  codeLabel: string
  title: string
  salutation: string
  blocks: Block[]
  /** English sentences of the organisation that nobody has translated, and that stand in English. */
  untranslated: string[]
}
