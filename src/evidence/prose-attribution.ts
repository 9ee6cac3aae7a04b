/**
 * Whose a finding is. In order: the form it stands in, the name inside the address itself, "my" and "I" for the author, the sentence, the line, a
 * pronoun, the paragraph, the heads and ends of letters; nothing else. One that nobody can be named for stays unattributed [DET36–41].
 */
import { sentenceAround } from './detectors/claim.ts'
import type { Finding } from './finding.ts'
import { foldWord } from './names/name-words.ts'
import { lineAt, spanAt, type Layout, type Section } from './prose-layout.ts'
import type { ProsePerson } from './prose-people.ts'

const FIRST_PERSON = /(?:^|[^\p{L}'’])(?:I|I['’](?:m|ve|d|ll)|my|me|mine|myself|our|we)(?![\p{L}])/iu
const THIRD_PERSON = /(?:^|[^\p{L}])(?:he|she|his|her|hers|him|they|their|them)(?![\p{L}])/iu
const RELATION = '(?:wife|husband|spouse|partner|son|daughter|mother|father|mum|dad|sister|brother|child|guardian|carer|fianc[eé]e?|next of kin|emergency contact|parent)'
const RELATION_BEFORE = new RegExp(String.raw`\b(?:(?:my|his|her|their|your|our)\s+(?:\p{L}+\s+)?(${RELATION})|(${RELATION})['’]?s?\s?(?:name)?\s?[:=-])\s*,?\s*(?:(?:is|was|named|called)\s)?(?:mr|mrs|ms|miss|dr)?\.?\s*$`, 'iu')
const RELATION_LABEL = new RegExp(String.raw`^[ \t>*•-]*(?:${RELATION})(?:['’]s)?\b[^:=\n]{0,24}[:=]`, 'iu')
/** How far a name may stand in front of a finding when nothing but distance ties them, in characters. */
const FARTHEST = 420

type MentionAt = { start: number; end: number; person: ProsePerson }

export type Attribution = { people: ProsePerson[]; whose(finding: Finding): ProsePerson | null }

export function attribution(text: string, people: ProsePerson[], layout: Layout, writer: ProsePerson | null): Attribution {
  const mentions: MentionAt[] = people.flatMap((person) => person.mentions.map(({ start, end }) => ({ start, end, person }))).sort((a, b) => a.start - b.start)
  const authorOf = markRoles(text, mentions, layout, writer)
  markRelations(text, mentions, authorOf, layout)
  const whose = (finding: Finding): ProsePerson | null => {
    const section = spanAt(layout.sections, finding.start)
    const author = section ? (authorOf.get(section) ?? null) : null
    return byForm(text, finding, mentions, section) ?? byOwnName(finding, people) ?? bySentence(text, finding, mentions, author) ?? byLetterPart(finding, mentions, section, author) ??
      byNearness(text, finding, mentions, layout, section)
  }
  return { people, whose }
}

/** Finds who writes each section, who is written to, and whom a form is about. */
function markRoles(text: string, mentions: MentionAt[], layout: Layout, writer: ProsePerson | null): Map<Section, ProsePerson> {
  const authorOf = new Map<Section, ProsePerson>()
  for (const section of layout.sections) {
    const inside = mentions.slice(firstMention(mentions, section.start), firstMention(mentions, section.end))
    const signer = section.closingAt < 0 ? undefined : inside.find((mention) => mention.start > section.closingAt && mention.start < section.closingAt + 160)
    const named = inside.find((mention) => /(?:my name is|my name['’]s|I am|I, )\s?(?:mr|mrs|ms|miss|dr)?\.?\s?$/i.test(text.slice(Math.max(0, mention.start - 24), mention.start)))
    const author = signer?.person ?? named?.person ?? (section === layout.sections[0] ? writer : null)
    if (author) {
      author.isAuthor = true
      authorOf.set(section, author)
    }
    if (section.salutationAt >= 0) {
      const line = lineAt(text, section.salutationAt)
      const addressee = inside.find((mention) => mention.start >= line.start && mention.start <= line.end)
      if (addressee && addressee.person !== author) addressee.person.isAddressee = true
    }
    if (section.isForm) {
      const subject = inside.find((mention) => !RELATION_LABEL.test(text.slice(lineAt(text, mention.start).start, mention.start)))
      if (subject) subject.person.isFormSubject = true
    }
  }
  return authorOf
}

/** "my wife, Jane Hill": Jane is a relation, and whoever speaks has a family member in the text. */
function markRelations(text: string, mentions: MentionAt[], authorOf: Map<Section, ProsePerson>, layout: Layout): void {
  for (const [index, mention] of mentions.entries()) {
    const before = RELATION_BEFORE.exec(text.slice(Math.max(0, mention.start - 60), mention.start))
    if (!before) continue
    mention.person.relation ||= (before[1] ?? before[2] ?? '').toLowerCase()
    const section = spanAt(layout.sections, mention.start)
    const isFirst = /\b(?:my|our)\s/i.test(before[0])
    const other = isFirst && section ? authorOf.get(section) : mentions.slice(Math.max(0, index - 6), index).reverse().find(({ person }) => person !== mention.person)?.person
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

/** In a form the name above the line; on a line about the next of kin, the name on it or above it. */
function byForm(text: string, finding: Finding, mentions: MentionAt[], section: Section | null): ProsePerson | null {
  if (!section?.isForm) return null
  const line = lineAt(text, finding.start)
  const from = firstMention(mentions, section.start)
  const to = firstMention(mentions, section.end)
  const onLine = nearestOf(mentions.slice(firstMention(mentions, line.start), firstMention(mentions, line.end)), finding.start)
  if (onLine) return onLine.person
  const isRelation = RELATION_LABEL.test(text.slice(line.start, finding.start))
  const inside = mentions.slice(from, to)
  if (isRelation) return inside.findLast((mention) => mention.start < finding.start && mention.person.relation !== '')?.person ?? null
  return inside.find(({ person }) => person.isFormSubject)?.person ?? inside[0]?.person ?? null
}

/** jane.hill@… is Jane Hill's, whoever stands nearer. */
function byOwnName(finding: Finding, people: ProsePerson[]): ProsePerson | null {
  if (finding.kind !== 'email' && finding.kind !== 'username') return null
  const local = foldWord(finding.value.split('@')[0]!)
  let best: ProsePerson | null = null
  let bestFit = 0
  for (const person of people) {
    const first = foldWord(person.words[0]!).replace(/[^a-z]/g, '')
    const last = foldWord(person.words.at(-1)!).replace(/[^a-z]/g, '')
    const fit = (last.length > 2 && local.includes(last) ? 2 : 0) + (first.length > 2 && local.includes(first) && first !== last ? 2 : first !== '' && local.startsWith(first[0]!) ? 0.5 : 0)
    if (fit > bestFit) [best, bestFit] = [person, fit]
    else if (fit === bestFit && best !== person) best = null
  }
  return bestFit >= 2 ? best : null
}

function bySentence(text: string, finding: Finding, mentions: MentionAt[], author: ProsePerson | null): ProsePerson | null {
  const [start, end] = sentenceAround(text, finding.start)
  const sentence = text.slice(start, Math.max(end, finding.end))
  const inside = mentions.slice(firstMention(mentions, start), firstMention(mentions, Math.max(end, finding.end)))
  const before = text.slice(start, finding.start)
  const own = lastMatch(FIRST_PERSON, before) ?? (inside.length === 0 ? lastMatch(FIRST_PERSON, sentence) : null)
  const named = inside.filter((mention) => mention.start >= finding.start && mention.end <= finding.end).at(-1) ?? inside.findLast((mention) => mention.start < finding.start)
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
  const all = [...text.matchAll(new RegExp(pattern.source, 'giu'))]
  return all.at(-1)?.index ?? null
}

/** Before "Dear …" stands the address of the writer, or under a name that person's; after the closing, the writer's. */
function byLetterPart(finding: Finding, mentions: MentionAt[], section: Section | null, author: ProsePerson | null): ProsePerson | null {
  if (!section) return null
  if (section.closingAt >= 0 && finding.start > section.closingAt) return author
  if (section.salutationAt < 0 || finding.start > section.salutationAt) return null
  const above = mentions.slice(firstMention(mentions, section.start), firstMention(mentions, finding.start)).at(-1)
  return above && finding.start - above.end < 160 ? above.person : author
}

function byNearness(text: string, finding: Finding, mentions: MentionAt[], layout: Layout, section: Section | null): ProsePerson | null {
  const line = lineAt(text, finding.start)
  const onLine = nearestOf(mentions.slice(firstMention(mentions, line.start), firstMention(mentions, line.end)), finding.start)
  if (onLine && line.end - line.start < 300) return onLine.person
  const paragraph = spanAt(layout.paragraphs, finding.start)
  if (!paragraph) return null
  const inside = mentions.slice(firstMention(mentions, paragraph.start), firstMention(mentions, paragraph.end))
  const before = inside.findLast((mention) => mention.start < finding.start) ?? inside[0]
  if (before) return Math.abs(finding.start - before.end) < FARTHEST ? before.person : null
  // a contact line under a paragraph that speaks of one person only
  const last = mentions[firstMention(mentions, paragraph.start) - 1]
  if (!last || !section || last.start < section.start || finding.start - last.end > 160) return null
  return paragraph.end - paragraph.start < 160 ? last.person : null
}

function nearestOf(mentions: MentionAt[], at: number): MentionAt | null {
  const before = mentions.findLast((mention) => mention.start <= at)
  return before ?? mentions[0] ?? null
}
