/** What the public pages say where a firm acts for claimants: its own start page, and what replaces the organisation's words elsewhere. */
import type { Language, NoticeFacts } from '../../../notify/notice.ts'
import { claimantsCy } from './words-cy.ts'
import { claimantsEn } from './words-en.ts'

/** Names that the sentences need. `isOther`: the organisation is not the one that was broken into. */
export type Names = { firm: string; respondent: string; supplier: string; isOther: boolean; notice: NoticeFacts }
type Section = { heading: string; texts(names: Names): string[] }
type Listed = { heading: string; items(names: Names): string[] }

export type ClaimantWords = {
  title(names: Names): string
  lead(names: Names): string[]
  doors: { tell: [string, string]; next: [string, string]; talk: [string, (phone: string, hours: string) => string] }
  who: Section
  next: Listed
  cost: Listed
  others: Listed
  cannot: Section
  now: Listed
  never: Listed & { before: string; after: string }
  clock: Section
  regulated: string
  /** Beside the page: what each section is called there. */
  links: Record<'who' | 'next' | 'cost' | 'others' | 'cannot' | 'clock' | 'now' | 'never' | 'know' | 'notknow' | 'contact' | 'versions', string>
  start: string
  hub: { title: string; lead: string; tell: string; rights: [string, string]; genuine: [string, string] }
  genuine: { title: string; lead: string; sure: Listed; addressBefore: string; bad: string; respondentHeading: string; respondent(names: Names): string[] }
  rights: { title: string; lead(names: Names): string; theirs: Listed & { hint(names: Names): string }; ours: Section; complain: Section }
  notHere: { title: string; text(names: Names): string; tell: string; rights: string }
  form: { backToStart: string; wrong: string; read: string; answer: string; toStart: string }
}

export const CLAIMANT_WORDS: Record<Language, ClaimantWords> = { en: claimantsEn, cy: claimantsCy }
