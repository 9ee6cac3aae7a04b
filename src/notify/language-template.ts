/** A file to write a language into: every text empty, with its English above it; days and months as CLDR has them, to be read over. */
import { textsAskedOf } from './language-file.ts'
import { pluralRulesOf } from './words-fill.ts'

const HEAD = `# Notices in another language. Write each text between the quotation marks; the English stands above it.
# What stands in braces, like {name}, is filled in: keep it, wherever your language wants it. **…** is printed bold.
# A text that ends in .of speaks of somebody else (a child, to the parent). Write a ' within a text twice: ''.
# What is filled in already (days, months) comes from a public table: read it over.
# Look whether it is complete:  ./tocsin notify language TAG
# As long as a text is missing, nobody is sent a notice in this language.
`

export function languageTemplate(tag: string, sentences: readonly string[] = []): string {
  const known = namesInCldr(tag)
  const texts = Object.entries(textsAskedOf(tag)).flatMap(([key, english]) => [`  # ${noteOf(key, tag)}${english}`, `  ${key}: ${quoted(known[key] ?? '')}`])
  const own = sentences.flatMap((sentence) => [`  ${quoted(sentence)}: ''`])
  return [
    HEAD.replace('TAG', tag),
    `language: ${tag}`,
    '# What the language is called, in itself.',
    `name: ${quoted(known['name'] ?? '')}`,
    '# Who has read all of it and speaks it. Whoever approves a campaign sees this.',
    `reviewed_by: ''`,
    'texts:',
    ...texts,
    '# Sentences of your own: what is not known yet, telephone hours, who signs. The English as it stands in the incident, then yours.',
    own.length === 0 ? 'sentences: {}' : 'sentences:',
    ...own,
    '',
  ].join('\n')
}

/** What the English alone does not tell. */
const NOTES: Record<string, string> = {
  weekdays: 'divided by commas, Sunday first',
  months: 'divided by commas, as within a date: 3 May 2026',
  'months.alone': 'the same without a day: May 2026',
  numbers: 'one to nine before “years”; digits where words would change their form',
  'list.comma': 'how a list goes on: a, b',
  'list.and': 'how it ends',
  'list.or': 'how it ends after “we never had”',
  'data.contact': 'a line of “your data in the files”, with the names below',
  'known.name': 'after “criminals can use your …”, as are those that follow',
  'papers.passport': 'after “the office that gave you your …”',
  'shown.name': 'in the place of a name, where the text is published',
  'shown.code': 'in the place of a code there',
  sms: 'a text message: keep it short',
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Where a text stands, or for which numbers: “for 2, 3, 4, 22 …”. */
function noteOf(key: string, tag: string): string {
  if (NOTES[key] !== undefined) return `(${NOTES[key]}) `
  if (!key.startsWith('years.')) return ''
  const rules = pluralRulesOf(tag)
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1).filter((count) => rules.select(count) === key.slice('years.'.length))
  return numbers.length === 0 ? '(fractions) ' : `(for ${numbers.slice(0, 6).join(', ')}${numbers.length > 6 ? ' …' : ''}) `
}

function namesInCldr(tag: string): Record<string, string> {
  if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) return {}
  const part = (options: Intl.DateTimeFormatOptions, wanted: string, at: Date) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' })
      .formatToParts(at)
      .find(({ type }) => type === wanted)?.value ?? ''
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2026, index, 4)))
  // 4 January 2026 is a Sunday.
  const days = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2026, 0, 4 + index)))
  return {
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '',
    weekdays: days.map((at) => part({ weekday: 'long' }, 'weekday', at)).join(', '),
    months: months.map((at) => part({ day: 'numeric', month: 'long' }, 'month', at)).join(', '),
    'months.alone': months.map((at) => part({ month: 'long' }, 'month', at)).join(', '),
    numbers: '1, 2, 3, 4, 5, 6, 7, 8, 9',
  }
}
