/**
 * Whose a finding is. In order: the form it stands in, the name inside the address itself, "my" and "I" for the author, the sentence, the line, a
 * pronoun, the paragraph, the heads and ends of letters; nothing else. One that nobody can be named for stays unattributed [DET36–41].
 */
import { sentenceAround } from './detectors/claim.ts'
import { SPECIAL_CATEGORIES } from '../kinds.ts'
import type { Finding } from './finding.ts'
import { foldWord } from './names/name-words.ts'
import { lineAt, spanAt, type Layout, type Section } from './prose-layout.ts'
import type { ProsePerson } from './prose-people.ts'

const FIRST_PERSON = /(?:^|[^\p{L}'’])(?:I|I['’](?:m|ve|d|ll)|my|me|mine|myself|our|we)(?![\p{L}])/giu
const SECOND_PERSON = /(?:^|[^\p{L}])(?<!thank )(?:you|your|yours|yourself)(?![\p{L}])/giu
/** "You can reach us on …": a number of the office, not of the reader. */
const OFFICE = /(?:^|[^\p{L}])(?:us|ours)(?![\p{L}])/giu
/** "We shall collect the premium from account …": of the account of whom it is written to. */
const COLLECTS =
  /(?<![\p{L}])(?:we|us)(?![\p{L}]).{0,60}\b(?:collect|debit|take|charge|deduct|refund|repay|credit|pay)\b.{0,60}\b(?:from|to|into)\b|\bpaid (?:into|from)\b/isu
const THIRD_PERSON = /(?:^|[^\p{L}])(?:he|she|his|her|hers|him|they|their|them)(?![\p{L}])/iu
const RELATION =
  '(?:wife|husband|spouse|partner|son|daughter|mother|father|mum|dad|sister|brother|child|guardian|carer|fianc[eé]e?|next of kin|emergency contact|parent)'
const RELATION_BEFORE = new RegExp(
  String.raw`\b(?:(?:my|his|her|their|your|our)\s+(?:\p{L}+\s+)?(${RELATION})|(${RELATION})['’]?s?\s?(?:name)?\s?[:=-])\s*,?\s*(?:(?:is|was|named|called)\s)?(?:mr|mrs|ms|miss|dr)?\.?\s*$`,
  'iu',
)
const RELATION_LABEL = new RegExp(String.raw`^[ \t>*•-]*(?:${RELATION})(?:['’]s)?\b[^:=\n]{0,24}[:=]`, 'iu')
/** "My mother has dementia": said of one who is not named, so of nobody we know. */
const UNNAMED_RELATION = new RegExp(
  String.raw`\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+(?:(?:late|elderly|ex|eldest|youngest|older|younger|own|two|three|\p{L}+-year-old)[\s-]+){0,2}(?:ex-)?${RELATION}s?[,\s]+(?:\p{Ll}+['’]?\p{Ll}*\s+){0,3}$`,
  'u',
)
const OF_ONE: ReadonlySet<string> = new Set([...SPECIAL_CATEGORIES, 'age', 'date_of_birth', 'employment', 'education', 'salary'])
/** What a line of reference under "Dear …" says of the reader. */
const READERS: ReadonlySet<string> = new Set(['membership_number', 'customer_number', 'ni_number', 'nhs_number', 'bank_account', 'date_of_birth'])
/** How far a name may stand in front of a finding when nothing but distance ties them, in characters. */
const FARTHEST = 420

/** Beyond this no name is looked at for a finding that no author has: two sentences' room and the distance between. */
const REACH = 2 * 400 + FARTHEST

type MentionAt = { start: number; end: number; person: ProsePerson }

export type Attribution = { people: ProsePerson[]; whose(finding: Finding): ProsePerson | null }

export function attribution(text: string, people: ProsePerson[], layout: Layout, writer: ProsePerson | null): Attribution {
  const mentions: MentionAt[] = people.flatMap((person) => person.mentions.map(({ start, end }) => ({ start, end, person }))).sort((a, b) => a.start - b.start)
  const { authorOf, subjectOf, addresseeOf } = markRoles(text, mentions, layout, writer)
  markRelations(text, mentions, authorOf, layout)
  const byWord = wordsOf(people)
  const whose = (finding: Finding): ProsePerson | null => {
    if (mentions.length === 0 && authorOf.size === 0) return null
    if (OF_ONE.has(finding.kind) && isOfUnnamedRelation(text, finding)) return null
    const section = spanAt(layout.sections, finding.start)
    const author = section ? (authorOf.get(section) ?? null) : null
    const addressee = section && finding.start > section.salutationAt ? (addresseeOf.get(section) ?? null) : null
    if (finding.kind === 'family_member') return relativeOf(text, finding, mentions, author, section ? (subjectOf.get(section) ?? null) : null)
    const owner = byForm(text, finding, mentions, section, subjectOf) ?? byOwnName(finding, byWord)
    if (owner || (!author && !firstWithin(mentions, finding.start - REACH, finding.end + REACH))) return owner
    return (
      bySentence(text, finding, mentions, { author, addressee }) ??
      byLetterPart(finding, mentions, section, { author, addressee }) ??
      byNearness(text, finding, mentions, layout, section)
    )
  }
  return { people, whose }
}

/** Whose relative is told of: "my wife" is the author's; otherwise of the one named before, or whom the form is about; never of the relative. */
function relativeOf(text: string, finding: Finding, mentions: MentionAt[], author: ProsePerson | null, subject: ProsePerson | null): ProsePerson | null {
  if (/\bmy\s(?:\S+\s){0,2}$/i.test(text.slice(Math.max(0, finding.start - 24), finding.start))) return author
  const before = lastBefore(mentions, finding.start, finding.start - FARTHEST)?.person ?? null
  const isRelative = (person: ProsePerson | null) => person?.mentions.some(({ start, end }) => start < finding.end && end > finding.start) === true
  return [subject, before].find((person) => person !== null && !isRelative(person)) ?? null
}

type Roles = { authorOf: Map<Section, ProsePerson>; subjectOf: Map<Section, ProsePerson>; addresseeOf: Map<Section, ProsePerson> }
/** Who writes the section a finding stands in, and who reads it: "I" and "you". */
type Ends = { author: ProsePerson | null; addressee: ProsePerson | null }

function isOfUnnamedRelation(text: string, finding: Finding): boolean {
  // the claim may begin with the relation itself, or after a verb that belongs to it
  const [start] = sentenceAround(text, finding.start)
  return UNNAMED_RELATION.test(text.slice(Math.max(start, finding.start - 80), finding.start))
}

/** Finds who writes each section, who is written to, and whom a form is about. */
function markRoles(text: string, mentions: MentionAt[], layout: Layout, writer: ProsePerson | null): Roles {
  const authorOf = new Map<Section, ProsePerson>()
  const subjectOf = new Map<Section, ProsePerson>()
  const addresseeOf = new Map<Section, ProsePerson>()
  for (const section of layout.sections) {
    const inside = mentions.slice(firstMention(mentions, section.start), firstMention(mentions, section.end))
    const signer = section.closingAt < 0 ? undefined : inside.find((mention) => mention.start > section.closingAt && mention.start < section.closingAt + 160)
    const named = inside.find((mention) =>
      /(?:my name is|my name['’]s|I am|I, )\s?(?:mr|mrs|ms|miss|dr)?\.?\s?$/i.test(text.slice(Math.max(0, mention.start - 24), mention.start)),
    )
    const author = signer?.person ?? named?.person ?? (section === layout.sections[0] ? writer : null)
    if (author) {
      author.isAuthor = true
      authorOf.set(section, author)
    }
    if (section.salutationAt >= 0) {
      const line = lineAt(text, section.salutationAt)
      const addressee = inside.find((mention) => mention.start >= line.start && mention.start <= line.end)
      if (addressee && addressee.person !== author) {
        addressee.person.isAddressee = true
        addresseeOf.set(section, addressee.person)
      }
    }
    if (section.isForm) {
      const subject = inside.find((mention) => !RELATION_LABEL.test(text.slice(lineAt(text, mention.start).start, mention.start)))
      if (subject) subject.person.isFormSubject = true
      const about = subject ?? inside[0]
      if (about) subjectOf.set(section, about.person)
    }
  }
  return { authorOf, subjectOf, addresseeOf }
}

/** "my wife, Jane Hill": Jane is a relation, and whoever speaks has a family member in the text. */
function markRelations(text: string, mentions: MentionAt[], authorOf: Map<Section, ProsePerson>, layout: Layout): void {
  for (const [index, mention] of mentions.entries()) {
    const before = RELATION_BEFORE.exec(text.slice(Math.max(0, mention.start - 60), mention.start))
    if (!before) continue
    mention.person.relation ||= (before[1] ?? before[2] ?? '').toLowerCase()
    const section = spanAt(layout.sections, mention.start)
    const isFirst = /\b(?:my|our)\s/i.test(before[0])
    const other =
      isFirst && section
        ? authorOf.get(section)
        : mentions
            .slice(Math.max(0, index - 6), index)
            .reverse()
            .find(({ person }) => person !== mention.person)?.person
    if (other && other !== mention.person) other.hasFamily = true
  }
}

function firstMention(mentions: MentionAt[], at: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (mentions[middle]!.start < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The last mention that begins before a place, but not before `from`; null: none. */
function lastBefore(mentions: MentionAt[], at: number, from: number): MentionAt | null {
  const mention = mentions[firstMention(mentions, at) - 1]
  return mention && mention.start >= from ? mention : null
}
/** The first mention in a stretch; null: none. */
function firstWithin(mentions: MentionAt[], from: number, to: number): MentionAt | null {
  const mention = mentions[firstMention(mentions, from)]
  return mention && mention.start < to ? mention : null
}

/** In a form the one it is about; on a line with a name, or under a next of kin, that one. */
function byForm(text: string, finding: Finding, mentions: MentionAt[], section: Section | null, subjectOf: Map<Section, ProsePerson>): ProsePerson | null {
  if (!section?.isForm) return null
  const line = lineAt(text, finding.start)
  const onLine = lastBefore(mentions, finding.start + 1, line.start) ?? firstWithin(mentions, line.start, line.end)
  if (onLine) return onLine.person
  if (!RELATION_LABEL.test(text.slice(line.start, finding.start))) return subjectOf.get(section) ?? null
  for (let at = firstMention(mentions, finding.start) - 1, looked = 0; at >= 0 && mentions[at]!.start >= section.start && looked < 8; at--, looked++) {
    if (mentions[at]!.person.relation !== '') return mentions[at]!.person
  }
  return null
}

/** People by the words of their names that are long enough to be told inside an address. */
function wordsOf(people: ProsePerson[]): Map<string, Set<ProsePerson>> {
  const byWord = new Map<string, Set<ProsePerson>>()
  for (const person of people) {
    for (const word of [person.words[0]!, person.words.at(-1)!]) {
      const letters = lettersOf(word)
      if (letters.length > 2) byWord.set(letters, (byWord.get(letters) ?? new Set()).add(person))
    }
  }
  return byWord
}
const lettersOf = (word: string) => foldWord(word).replace(/[^a-z]/g, '')
/** More namesakes than this say nothing. */
const MOST_NAMESAKES = 12

/** jane.hill@… is Jane Hill's, whoever stands nearer: every beginning and end of the local part is looked up. */
function byOwnName(finding: Finding, byWord: Map<string, Set<ProsePerson>>): ProsePerson | null {
  if (finding.kind !== 'email' && finding.kind !== 'username') return null
  const local = lettersOf(finding.value.split('@')[0]!)
  const fits = new Map<ProsePerson, number>()
  for (let cut = 0; cut <= local.length; cut++) {
    for (const part of cut === local.length ? [local] : [local.slice(0, cut), cut === 0 ? '' : local.slice(cut)]) {
      const namesakes = part.length > 2 ? byWord.get(part) : undefined
      if (namesakes && namesakes.size <= MOST_NAMESAKES) for (const person of namesakes) fits.set(person, (fits.get(person) ?? 0) + 2)
    }
  }
  let best: ProsePerson | null = null
  let bestFit = 0
  for (const [person, count] of fits) {
    const fit = count + (local.startsWith(lettersOf(person.words[0]!)[0] ?? '?') ? 0.5 : 0)
    if (fit > bestFit) [best, bestFit] = [person, fit]
    else if (fit === bestFit) best = null
  }
  return best
}

function bySentence(text: string, finding: Finding, mentions: MentionAt[], { author, addressee }: Ends): ProsePerson | null {
  const [start, end] = sentenceAround(text, finding.start)
  const sentence = text.slice(start, Math.max(end, finding.end))
  const inside = mentions.slice(firstMention(mentions, start), firstMention(mentions, Math.max(end, finding.end)))
  // what is said of somebody may hold its own "you" or "I"
  const before = text.slice(start, SPECIAL_CATEGORIES.has(finding.kind) ? finding.end : finding.start)
  const own = author ? (lastMatch(FIRST_PERSON, before) ?? (inside.length === 0 ? lastMatch(FIRST_PERSON, sentence) : null)) : null
  const named =
    inside.filter((mention) => mention.start >= finding.start && mention.end <= finding.end).at(-1) ??
    inside.findLast((mention) => mention.start < finding.start)
  const reader = addressee ? (lastMatch(SECOND_PERSON, before) ?? (inside.length === 0 ? lastMatch(SECOND_PERSON, sentence) : null)) : null
  if (addressee && reader !== null && (!named || start + reader > named.start) && (own === null || reader > own)) {
    const office = lastMatch(OFFICE, before)
    if (office === null || office < reader) return addressee
    return null
  }
  if (addressee && finding.kind === 'bank_account' && !named && COLLECTS.test(before)) return addressee
  // "my name is …" names the author; "my wife Jane Hill has …" does not
  if (author && own !== null && (!named || start + own > named.start)) return author
  if (named) return named.person
  // the name in this sentence, but behind: "Call 07700 900123 and ask for Jane Hill"
  const after = inside[0]
  if (after && after.start - finding.end < 120) return after.person
  if (THIRD_PERSON.test(sentence)) {
    const last = mentions[firstMention(mentions, start) - 1]
    if (last && start - last.end < FARTHEST) return last.person
  }
  return null
}
function lastMatch(pattern: RegExp, text: string): number | null {
  let last: number | null = null
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) last = match.index
  return last
}

/** How far under "Dear …" a line of reference stands that names nobody, in characters. */
const REFERENCE_LINE = 200

/** Before "Dear …" stands the address of the writer, or under a name that person's; right after it the reader's reference; after the closing, the writer's. */
function byLetterPart(finding: Finding, mentions: MentionAt[], section: Section | null, { author, addressee }: Ends): ProsePerson | null {
  if (!section) return null
  if (addressee && finding.start - section.salutationAt < REFERENCE_LINE && READERS.has(finding.kind)) {
    const above = lastBefore(mentions, finding.start, section.salutationAt)
    if (!above || above.person === addressee) return addressee
  }
  if (section.closingAt >= 0 && finding.start > section.closingAt) return author
  if (section.salutationAt < 0 || finding.start > section.salutationAt) return null
  const above = lastBefore(mentions, finding.start, section.start)
  return above && finding.start - above.end < 160 ? above.person : author
}

function byNearness(text: string, finding: Finding, mentions: MentionAt[], layout: Layout, section: Section | null): ProsePerson | null {
  const line = lineAt(text, finding.start)
  const onLine = lastBefore(mentions, finding.start + 1, line.start) ?? firstWithin(mentions, line.start, line.end)
  if (onLine && line.end - line.start < 300) return onLine.person
  const paragraph = spanAt(layout.paragraphs, finding.start)
  if (!paragraph) return null
  const near = lastBefore(mentions, finding.start, paragraph.start) ?? firstWithin(mentions, finding.start, paragraph.end)
  if (near) return Math.abs(finding.start - near.end) < FARTHEST ? near.person : null
  // a contact line under a paragraph that speaks of one person only
  const last = mentions[firstMention(mentions, paragraph.start) - 1]
  if (!last || !section || last.start < section.start || finding.start - last.end > 160) return null
  return paragraph.end - paragraph.start < 160 ? last.person : null
}
