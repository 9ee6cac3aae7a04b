/** One piece of personal data found in text: what kind, where, how sure, and why. */
import type { Kind } from '../kinds.ts'
import type { ModulusTable } from './modulus-check.ts'

export type Finding = {
  kind: Kind
  /** Offsets in UTF-16 code units of the text that was searched; `end` is exclusive. */
  start: number
  end: number
  value: string
  /** 0 to 1: of findings with this figure, about this share are right. */
  confidence: number
  /** In words: 'check digit holds; "NHS" stands before it'. */
  why: string
}

/** A plug-in: one kind of personal data in running text. One value of this type, one line in registry.ts. */
export type Detector = {
  kind: Kind
  /** Adds what it finds in `text` to `out`. Must be linear in the length of the text (no nested quantifiers). */
  find(text: string, out: Finding[], context: DetectorContext): void
  /** True for a whole cell that is a value of this kind: used to classify columns. */
  isValue?(cell: string): boolean
}

/** What the detectors may know beyond the text itself. */
export type DetectorContext = {
  /** Learned from the roster: a membership number looks like this; null: unknown. */
  membershipShape: RegExp | null
  /** The organisation's own words for membership ('Harbour Alliance'); lower case. */
  organisationWords: string[]
  /** True when the text came from a scan: confusable signs (O/0, I/1, S/5) are allowed for at lower confidence. */
  fromOcr: boolean
  /** Pay.UK's weights, when the organisation has dropped them in: tells bank accounts that cannot be. */
  modulus?: ModulusTable
  /** True for a note on somebody's row: it speaks of that person without naming one ("Is a shop steward"). */
  isAboutSomebody?: boolean
  /** True to be told of mere mentions as well (`Labour Day`, `cancer research`): scored apart, far below what is said of a person. */
  withMentions?: boolean
  /** Only these kinds are wanted: the rest is looked for no further than it decides about them. Absent: all. */
  only?: ReadonlySet<Kind>
}
export const NO_CONTEXT: DetectorContext = { membershipShape: null, organisationWords: [], fromOcr: false }
