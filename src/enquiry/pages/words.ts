/** What the public pages say, in each language: a whole version each. */
import type { Kind, Relationship } from '../../kinds.ts'
import type { Language } from '../../notify/notice.ts'
import type { Grade, SiteFacts } from './site.ts'
import { wordsCy } from './words-cy.ts'
import { wordsEn } from './words-en.ts'

/** A step for everyone whom it fits: the page cannot know who reads it, so the heading says whom it is for. */
export type PublicStep = { kinds: Kind[]; head: string; when: string; isNow: boolean; howLong: string; gain: string; texts: string[] }
export type Question = { question: string; answer: string }
type Telling = NonNullable<SiteFacts['notice']['organisation']['membershipShows']>

export type PageWords = {
  skip: string
  languageLabel: string
  phoneLine(hours: string): string
  noTracking: string
  statement: string
  check: {
    back: string
    title: string
    lead: string
    sameForAll: string
    whyLink: string
    name: string
    nameHint: string
    where: string
    whereHint: string
    email: string
    line1: string
    postcode: string
    use: string
    send: string
    otherHeading: string
    otherBefore: string
    otherAfter: string
    whyHeading: string
    why: string[]
    whyTelling: Record<Telling, string[]>
  }
  done: {
    title: string
    lead: string
    nextHeading: string
    cases(email: string): { term: string; text: string }[]
    sameHeading: string
    same: string[]
    nothingHeading: string
    nothing: string[]
    phoneBefore: string
    phoneAfter: string
    notYou: string
    nowHeading: string
    now: string
    nowLink: string
    asksNothing: string
  }
  genuine: {
    title: string
    lead: string
    addressBefore: string
    addressAfter: string
    code: string
    codeHint: string
    initial: string
    send: string
    phoneBefore: string
    again: string
    error: { prefix: string; heading: string; code: string; initial: string }
    ours: { title: string; lead: string; wordsHeading: string; words: string; list: string[]; phoneBefore: string; mineHeading: string; mine: string }
    unknown: { title: string; lead: string; whyHeading: string; why: string[]; phoneBefore: string; phoneAfter: string }
    sent: {
      heading: string
      lead: string
      from: string
      subject: string
      days(first: string, last: string | null): string
      textOf(audience: string, channel: string): string
    }
    looks: { heading: string; lead: string; caption: string; columns: [string, string]; rows(notice: SiteFacts['notice']): [string, string][] }
    bad: { heading: string; text: string }
  }
  title(supplier: string): string
  version(number: number, moment: string): string
  whatChanged: string
  nextVersion(day: string): string
  lead(facts: SiteFacts): string[]
  doors: { check: [string, string]; steps: [string, string]; talk: [string, (phone: string, hours: string) => string] }
  danger: { heading: string; before: string; after: string }
  steps: { heading: string; lead: string; list(facts: SiteFacts, held: ReadonlySet<Kind>): PublicStep[] }
  never: { heading: string; list: string[]; before: string; after: string; genuine: string }
  happened: { heading: string; saidBy(grade: Grade, supplier: string): string }
  know: { heading: string; lead: string; grade(grade: Grade, supplier: string): string; people(likely: string, low: string, high: string): string }
  unknown: { heading: string; label: string }
  whose: {
    heading: string
    lead: string
    caption: string
    columns: [string, string, string]
    group: Record<Relationship, string>
    kinds(kinds: Kind[]): string
    children(count: string): string
    telling: Record<Telling, string>
  }
  faq: { heading: string; list(facts: SiteFacts): Question[] }
  contact: { heading: string; list(facts: SiteFacts): [string, string][] }
  versions: { heading: string; first: string; fingerprint(number: number): string }
  side: {
    label: string
    heading: string
    links: Record<'do' | 'never' | 'happened' | 'know' | 'notknow' | 'whose' | 'faq' | 'contact' | 'versions', string>
    ownHeading: string
    own: string
    ownWarning: string
  }
}

export const WORDS: Record<Language, PageWords> = { en: wordsEn, cy: wordsCy }
