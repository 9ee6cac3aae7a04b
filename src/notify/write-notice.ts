/** Writes one person's notice from what is in the files about that person. Pure: the same person and facts give the same words. */
import type { Kind } from '../kinds.ts'
import { plainLine } from './glyphs.ts'
import { AppError } from '../errors.ts'
import type { Action, Block, Language, Notice, NoticeFacts, NoticeLanguage, NoticePerson, Translated } from './notice.ts'
import { plain, rich, value, type Rich } from './rich.ts'
import { wordsCy } from './words-cy.ts'
import { wordsEn } from './words-en.ts'
import { wordsFromFile } from './words-file.ts'
import type { Medium, Step, Telling, Words } from './words.ts'

/** Fails with `language_missing` for a language that neither the program nor this telling has. */
export function wordsOf(language: NoticeLanguage, facts: Pick<NoticeFacts, 'languages'>): Words {
  if (language === 'en') return wordsEn
  if (language === 'cy') return wordsCy
  const texts = facts.languages?.[language]
  if (texts === undefined) throw new AppError('language_missing', { language })
  return wordsFromFile(texts)
}

/** Greeting to the end of the steps: what people read at a sitting. public.md, section 3. */
export const FIRST_PAGE_WORDS = 500

/** The person's name as we write it. */
export function nameOf(person: Pick<NoticePerson, 'givenName' | 'familyName' | 'fullName'>): string {
  return value(`${person.givenName} ${person.familyName}`) || value(person.fullName)
}

/**
 * The notice of one person. Ask `handlingOf` first: people who have died, or for whom writing is a danger, are not written to.
 * A child's notice is written to the parent or guardian.
 */
export function noticeFor(person: NoticePerson, facts: NoticeFacts, language: NoticeLanguage = person.language || 'en', medium: Medium = 'email'): Notice {
  const words = wordsOf(language, facts)
  const telling = tell(person, facts, medium)
  const blocks = blocksOf(words, telling)
  return {
    language,
    fixed: words.fixed,
    reference: person.reference,
    personNo: person.personNo,
    addressee: telling.isForGuardian ? words.guardianOf(telling.name) : telling.name,
    addressLines: person.addressLines.map(plainLine).filter((line) => line !== ''),
    isForGuardian: telling.isForGuardian,
    subject: words.subject,
    safeOpening: words.safeOpening(telling),
    otherLanguage: words.otherLanguage(telling),
    organisation: value(facts.organisation.name),
    contact: {
      postalAddress: facts.organisation.postalAddress.map(value),
      phone: value(facts.organisation.phone),
      statementAddress: value(facts.organisation.statementAddress),
    },
    date: words.longDay(facts.writtenOn),
    codeLabel: words.codeLabel,
    title: words.title(telling),
    salutation: telling.isForGuardian ? words.dearGuardian(telling.name) : words.dear(telling.name),
    blocks,
    untranslated: untranslatedIn(facts, language),
  }
}

function tell(person: NoticePerson, facts: NoticeFacts, medium: Medium): Telling {
  const kinds = new Set(person.kinds)
  const name = nameOf(person)
  return {
    person,
    facts,
    medium,
    name,
    firstName: value(person.givenName) || name || '—',
    isForGuardian: person.flags.includes('child'),
    holds: (...asked: Kind[]) => asked.some((kind) => kinds.has(kind)),
  }
}

function blocksOf(words: Words, telling: Telling): Block[] {
  const { facts, person, isForGuardian, medium } = telling
  const riches = (texts: string[]): Rich[] => texts.map(rich)
  const opening: Block[] = [
    { name: 'what-happened', paragraphs: riches(words.whatHappened(telling)) },
    { name: 'relationship', paragraphs: riches(words.relationship(telling)) },
    { name: 'sorry', paragraphs: riches(words.sorry(telling)) },
    { name: 'your-data', heading: words.yourDataHeading(telling), items: riches(words.lines(telling)) },
    { name: 'not-held', paragraphs: notHeld(words, telling) },
    { name: 'danger', heading: words.actionsHeading, paragraphs: riches([words.danger(facts.organisation.phone)]) },
  ]
  const actions = actionsThatFit(words.steps(telling), wordsIn(opening) + countWords(words.dear(telling.name)))
  const blocks: Block[] = [
    ...opening,
    { name: 'actions', actions },
    {
      name: 'unknown',
      heading: words.unknownHeading,
      items: riches(unknownsIn(words, facts)),
      after: riches([words.again(words.shortDay(facts.nextUpdateOn)), ...offersIn(words, facts)]),
    },
    ...(person.relationship === 'former' && !isForGuardian
      ? [{ name: 'retention' as const, heading: words.retentionHeading, paragraphs: riches(words.retention(telling)) }]
      : []),
    { name: 'genuine', heading: words.genuineHeading(medium), paragraphs: riches(words.genuine(telling)) },
    { name: 'never', heading: words.neverHeading, paragraphs: riches([words.never(medium)]) },
    {
      name: 'rights',
      heading: words.rightsHeading,
      terms: words.rights(telling).map(({ term, text }) => ({ term, text: rich(text) })),
      after: riches([words.allNews(facts.organisation.statementAddress)]),
    },
    { name: 'signature', lines: signatureLines(words, facts) },
  ]
  return blocks.filter((block) =>
    [block.paragraphs, block.items, block.actions, block.terms, block.after, block.lines].some((part) => part !== undefined && part.length > 0),
  )
}

/** In which language a notice says how to get it in another: an English one says it in Welsh, all others in English. */
export const otherLanguageOf = (language: NoticeLanguage): Language => (language === 'en' ? 'cy' : 'en')

export const isBuiltIn = (language: NoticeLanguage): language is Language => language === 'en' || language === 'cy'

function roleIn(language: NoticeLanguage, { signatory: { role }, languages }: NoticeFacts): string {
  return isBuiltIn(language) ? role[language] : (languages?.[language]?.sentences[role.en] ?? role.en)
}

function signatureLines(words: Words, facts: NoticeFacts): string[] {
  const { signatory, organisation } = facts
  return [
    value(signatory.name),
    `${value(roleIn(words.language, facts))}, ${value(organisation.name)}`,
    organisation.postalAddress.map(value).join(', '),
    value(signatory.email),
  ]
}

/** Only what the organisation can prove, and never a kind that turned up all the same. */
function notHeld(words: Words, telling: Telling): Rich[] {
  const kinds = telling.facts.neverHeld.filter((kind) => !telling.holds(kind))
  return kinds.length === 0 || telling.isForGuardian ? [] : [rich(words.notHeld(kinds))]
}

function unknownsIn(words: Words, facts: NoticeFacts): string[] {
  const given = inLanguage(facts.unknowns, words.language, facts)
  if (given.length > 0) return given
  const { copied, who, used } = words.defaultUnknowns
  return [...(facts.happened.copied === 'unknown' ? [copied] : []), who, used]
}

const offersIn = (words: Words, facts: NoticeFacts): string[] => (facts.offers === undefined ? [] : inLanguage(facts.offers, words.language, facts))
/** In the language; English sentences stand where nobody has written others. */
function inLanguage(text: Translated, language: NoticeLanguage, facts: NoticeFacts): string[] {
  if (language === 'en') return text.en
  return language === 'cy' ? (text.cy ?? text.en) : text.en.map((sentence) => facts.languages?.[language]?.sentences[sentence] ?? sentence)
}

/** What the organisation itself has written for everybody in this incident, in English: a language by file has each of these sentences too. */
export function ownSentences({ unknowns, happened, offers, organisation, signatory }: NoticeFacts): string[] {
  const all = [...unknowns.en, ...(happened.sentences?.en ?? []), ...(offers?.en ?? []), organisation.phoneHours.en, signatory.role.en]
  return [...new Set(all.filter((sentence) => sentence.trim() !== ''))]
}

function untranslatedIn(facts: NoticeFacts, language: NoticeLanguage): string[] {
  if (language === 'en') return []
  if (language === 'cy')
    return [facts.unknowns, facts.happened.sentences, facts.offers].flatMap((text) => (text !== undefined && text.cy === undefined ? text.en : []))
  return ownSentences(facts).filter((sentence) => facts.languages?.[language]?.sentences[sentence] === undefined)
}

/** Steps in order of urgency. When the page grows too long, the least urgent are said briefly first. */
function actionsThatFit(steps: Step[], wordsBefore: number): Action[] {
  const ranked = steps.toSorted((a, b) => a.rank - b.rank)
  const texts = ranked.map(({ full }) => full)
  const total = () => wordsBefore + ranked.reduce((sum, step, index) => sum + countWords([step.when, step.howLong, step.head, ...texts[index]!].join(' ')), 0)
  for (let index = ranked.length - 1; index >= 0 && total() > FIRST_PAGE_WORDS; index--) texts[index] = ranked[index]!.brief
  return ranked.map(({ kinds, rank, isUrgent, when, howLong, head }, index) => ({
    kinds,
    rank,
    isUrgent,
    when,
    howLong,
    head,
    paragraphs: texts[index]!.map(rich),
  }))
}

/** Words as a reader counts them: between spaces. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Every text of a block, in reading order. */
export function textsOf(block: Block): string[] {
  return [
    ...(block.heading === undefined ? [] : [block.heading]),
    ...(block.paragraphs ?? []).map(plain),
    ...(block.items ?? []).map(plain),
    ...(block.actions ?? []).flatMap(({ when, howLong, head, paragraphs }) => [howLong === '' ? when : `${when}, ${howLong}`, head, ...paragraphs.map(plain)]),
    ...(block.terms ?? []).map(({ term, text }) => `${term} ${plain(text)}`),
    ...(block.after ?? []).map(plain),
    ...(block.lines ?? []),
  ]
}

export const wordsIn = (blocks: Block[]): number => blocks.reduce((sum, block) => sum + countWords(textsOf(block).join(' ')), 0)
