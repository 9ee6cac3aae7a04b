/**
 * Which version of a notice a person gets: the ordinary one, one for the next of kin of somebody who has died, and either in easy read. They begin with
 * the ordinary notice, so what is in the files decides the data and the steps here too.
 */
import type { ContactWish, NoticeFormat } from './audience.ts'
import type { Block, Notice, NoticeFacts, NoticeLanguage, NoticePerson } from './notice.ts'
import { plain, rich, value, type Rich } from './rich.ts'
import type { Medium } from './words.ts'
import { nameOf, noticeFor, wordsOf } from './write-notice.ts'

export type VersionOptions = { format: NoticeFormat; inCareOf?: ContactWish['inCareOf'] }

export function noticeVersion(
  person: NoticePerson,
  facts: NoticeFacts,
  language: NoticeLanguage,
  medium: Medium,
  { format, inCareOf = null }: VersionOptions,
): Notice {
  const made = person.flags.includes('deceased') ? kinNotice(person, facts, language, medium) : noticeFor(person, facts, language, medium)
  const addressed =
    inCareOf === null || medium !== 'letter' ? made : { ...made, addressee: value(inCareOf.name), addressLines: inCareOf.addressLines.map(value) }
  return format === 'easy_read' ? easyRead(addressed, facts) : addressed
}

/** To the next of kin, in the third person; the child’s version has the same data lines. */
function kinNotice(person: NoticePerson, facts: NoticeFacts, language: NoticeLanguage, medium: Medium): Notice {
  const words = wordsOf(language, facts).kin
  const name = nameOf(person)
  const base = noticeFor({ ...person, flags: ['child'] }, facts, language, medium)
  const change: Partial<Record<Block['name'], (block: Block) => Block>> = {
    'what-happened': (block) => ({ ...block, paragraphs: [rich(words.opening(name)), ...(block.paragraphs ?? [])] }),
    'your-data': (block) => ({ ...block, heading: words.data(name), after: [rich(words.why)] }),
    danger: (block) => ({ ...block, paragraphs: [rich(words.again(value(facts.organisation.phone)))] }),
    actions: (block) => ({ ...block, actions: [{ ...words.step, kinds: [], rank: 4, isUrgent: false, paragraphs: [rich(words.how(name))] }] }),
  }
  return { ...base, salutation: words.dear, blocks: base.blocks.map((block) => change[block.name]?.(block) ?? block) }
}

/** The same notice, one sentence a line, with the longest blocks said shortly. What is in the files, the steps and the signature stay. */
export function easyRead(notice: Notice, facts: NoticeFacts): Notice {
  const words = wordsOf(notice.language, facts).easy
  const lines = (texts: string[]): Rich[] => texts.map(rich)
  const { phone, genuineAddress } = facts.organisation
  const short: Partial<Record<Block['name'], (block: Block) => Block>> = {
    'what-happened': (block) => (notice.isForGuardian ? perSentence(block) : { ...block, paragraphs: lines(words.happened(value(facts.supplier.name))) }),
    genuine: (block) => ({ ...block, paragraphs: [...lines(words.genuine(value(genuineAddress), value(phone))), [{ text: notice.reference, style: 'code' }]] }),
    rights: (block) => ({ ...block, terms: [], paragraphs: lines(words.rights(value(phone))) }),
    actions: (block) => ({ ...block, actions: (block.actions ?? []).map((action) => ({ ...action, paragraphs: action.paragraphs.flatMap(sentencesOf) })) }),
  }
  return { ...notice, blocks: notice.blocks.filter(({ name }) => name !== 'not-held').map((block) => short[block.name]?.(block) ?? perSentence(block)) }
}

const perSentence = (block: Block): Block => ({ ...block, ...(block.paragraphs ? { paragraphs: block.paragraphs.flatMap(sentencesOf) } : {}) })

/** One run list a sentence. What is to be typed stays whole; a paragraph that is emphasised as a whole stays so. */
function sentencesOf(paragraph: Rich): Rich[] {
  const style = paragraph.length === 1 ? paragraph[0]!.style : undefined
  if (style === 'code') return [paragraph]
  return plain(paragraph)
    .split(/(?<=[.!?])\s+(?=[\p{Lu}‘“])/u)
    .map((text) => [style === undefined ? { text } : { text, style }])
}
