/** What the public pages say, as plain data: made from the incident's facts, the register's figures and nobody's name. */
import type { Kind, Relationship } from '../../kinds.ts'
import type { Language, NoticeFacts, Translated } from '../../notify/notice.ts'
import type { SentTexts } from '../../notify/sent-texts.ts'
import type { Side } from '../forms/registry.ts'

/** How well something is known, and by whom. */
export type Grade = 'forensic' | 'seen' | 'supplier' | 'assumed'

/** One thing that is said in public. `factId` names the entry of the ledger that it rests on. */
export type SaidFact = { factId: string; grade: Grade; says: Translated }
export type Happening = { factId: string; /** ISO instant, or ISO day. */ at: string; says: Translated; grade: Grade | null }
export type PeopleGroup = { relationship: Relationship; kinds: Kind[]; people: number }
/** `changes`: what it said that the one before did not; `removed`: what it no longer said. Paragraph by paragraph, in its own words. */
export type EarlierVersion = { version: number; publishedAt: Date; changes: Translated; removed: Translated }

export type SiteFacts = {
  notice: NoticeFacts
  /** Part of the address: /ha-2026-03/ */
  slug: string
  version: number
  publishedAt: Date
  /** IANA zone in which days and times are read. */
  zone: string
  email: string
  /** null: not counted yet. */
  people: { likely: number; low: number; high: number } | null
  children: number
  groups: PeopleGroup[]
  timeline: Happening[]
  known: SaidFact[]
  /** What is not known, with a bold question at the start where there is one. */
  unknown: { factId: string; says: Translated }[]
  earlier: EarlierVersion[]
  /** The same for this version; null: it is the first. */
  change: Pick<EarlierVersion, 'changes' | 'removed'> | null
  /** What was sent to people, word for word; none: nothing was sent yet. */
  sent?: SentTexts[]
  /** Set when the pages are of a firm that acts for claimants, against `respondent`: then `notice.organisation` is the firm. */
  claimants?: { respondent: string; /** Who regulates the firm, in its words; null: not said. */ regulated: Translated | null }
}

export const sideOf = ({ claimants }: Pick<SiteFacts, 'claimants'>): Side => (claimants === undefined ? 'own' : 'claimants')

export type Page = { language: Language; facts: SiteFacts }

export const said = (text: Translated, language: Language): string[] => (language === 'cy' ? (text.cy ?? text.en) : text.en)

/** Marks a text that stands in English on a Welsh page, so that a screen reader says it in English (WCAG 3.1.2). */
export const isForeign = (text: Translated, language: Language): boolean => language === 'cy' && text.cy === undefined

/** "187,000": the figures that can be trusted, for a number that is a range. A range is rounded outwards, so that it still holds. */
export function rounded(people: number, round: (value: number) => number = Math.round): string {
  const step = people >= 10_000 ? 10 ** (String(people).length - 3) : people >= 1_000 ? 100 : people >= 100 ? 10 : 1
  return (round(people / step) * step).toLocaleString('en-GB')
}
