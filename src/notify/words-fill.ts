/** The texts of one language, filled in: lists, dates, and the variant that speaks of somebody else. Written once a language, used by every notice. */
import type { Telling } from './words.ts'

/** A language that came by file, as it is kept with a campaign: what a second person approved. */
export type LanguageTexts = {
  /** BCP 47: `pl`, `pt-BR`. */
  language: string
  texts: Record<string, string>
  /** The organisation's own English sentences (what is not known, telephone hours, a role) → the same in this language. */
  sentences: Record<string, string>
  /** Whether letters can be set in it: our typeface has all of its letters (Latin, Greek and Cyrillic). */
  letters: boolean
}

type Values = Record<string, string | number>
export type Fill = {
  language: string
  /** Fails on a key that no table has: a file is checked before it comes here. */
  text(key: string, values?: Values): string
  /** The text that ends in `.of` when a parent or guardian is told, with the child's name in `{name}`. */
  about(telling: Telling, key: string, values?: Values): string
  and(items: readonly string[]): string
  or(items: readonly string[]): string
  /** ISO day → `date.long`, `date.short`, `date.full`, `date.day`. */
  day(form: 'long' | 'short' | 'full' | 'day', iso: string): string
  /** ISO day or month. */
  month(iso: string): string
  years(count: number): string
  has(key: string): boolean
  /** A sentence of the organisation in this language; the English one where nobody has written it. */
  sentence(english: string): string
}

/** Forms of numbers (CLDR). A language that is not in the table counts as one without forms, not as that of this machine. */
export function pluralRulesOf(language: string): Intl.PluralRules {
  return new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(language).length > 0 ? language : 'ja')
}

export function fillOf({ language, texts, sentences }: LanguageTexts): Fill {
  const listed = (key: string) => texts[key]!.split(',').map((item) => item.trim())
  const [weekdays, months, monthsAlone, numbers] = [listed('weekdays'), listed('months'), listed('months.alone'), listed('numbers')]
  const plural = pluralRulesOf(language)
  // Taken apart once: text, place, text, place, text.
  const parts = new Map<string, string[]>()
  const text = (key: string, values: Values = {}): string => {
    let pieces = parts.get(key)
    if (pieces === undefined) {
      const pattern = texts[key]
      if (pattern === undefined) throw new Error(`no text ${key} in ${language}`)
      pieces = pattern.split(/\{(\w+)\}/)
      parts.set(key, pieces)
    }
    let filled = pieces[0]!
    for (let index = 1; index < pieces.length; index += 2) {
      const place = pieces[index]!
      filled += (place in values ? String(values[place]) : `{${place}}`) + pieces[index + 1]!
    }
    return filled
  }
  const list = (items: readonly string[], last: string): string =>
    items.length < 2
      ? (items[0] ?? '')
      : text(last, { items: items.slice(0, -1).reduce((sum, next) => text('list.comma', { items: sum, next })), last: items.at(-1)! })
  const partsOf = (iso: string) => {
    const at = new Date(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`)
    return { weekday: weekdays[at.getUTCDay()]!, day: at.getUTCDate(), month: months[at.getUTCMonth()]!, year: at.getUTCFullYear(), monthNo: at.getUTCMonth() }
  }
  return {
    language,
    text,
    about: (telling, key, values = {}) =>
      telling.isForGuardian && texts[`${key}.of`] !== undefined ? text(`${key}.of`, { name: telling.firstName, ...values }) : text(key, values),
    and: (items) => list(items, 'list.and'),
    or: (items) => list(items, 'list.or'),
    day: (form, iso) => text(`date.${form}`, partsOf(iso)),
    month: (iso) => {
      const { year, monthNo } = partsOf(iso)
      return text('date.month', { year, month: monthsAlone[monthNo]! })
    },
    years: (count) => text(`years.${plural.select(count)}`, { count: numbers[count - 1] ?? count }),
    has: (key) => texts[key] !== undefined,
    sentence: (english) => sentences[english] ?? english,
  }
}
