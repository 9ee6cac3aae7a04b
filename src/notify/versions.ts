/**
 * Which version of a notice a person gets: the ordinary one, one for the next of kin of somebody who has died, and either in easy read. They begin with
 * the ordinary notice, so what is in the files decides the data and the steps here too.
 */
import type { ContactWish, NoticeFormat } from './audience.ts'
import type { Action, Block, Language, Notice, NoticeFacts, NoticePerson } from './notice.ts'
import { plain, rich, value, type Rich } from './rich.ts'
import type { Medium } from './words.ts'
import { nameOf, noticeFor } from './write-notice.ts'

export type VersionOptions = { format: NoticeFormat; inCareOf?: ContactWish['inCareOf'] }

export function noticeVersion(
  person: NoticePerson,
  facts: NoticeFacts,
  language: Language,
  medium: Medium,
  { format, inCareOf = null }: VersionOptions,
): Notice {
  const made = person.flags.includes('deceased') ? kinNotice(person, facts, language, medium) : noticeFor(person, facts, language, medium)
  const addressed =
    inCareOf === null || medium !== 'letter' ? made : { ...made, addressee: value(inCareOf.name), addressLines: inCareOf.addressLines.map(value) }
  return format === 'easy_read' ? easyRead(addressed, facts) : addressed
}

type KinWords = {
  dear: string
  opening(name: string): string
  data(name: string): string
  why: string
  step: Omit<Action, 'kinds' | 'rank' | 'isUrgent' | 'paragraphs'>
  how(name: string): string
  again(phone: string): string
}
/** Written for those who have lost somebody: nothing to hurry them, nothing to ask. Welsh: not yet read by a Welsh speaker. */
const KIN: Record<Language, KinWords> = {
  en: {
    dear: 'Dear family,',
    opening: (name) => `We are very sorry that we must write to you about ${name}.`,
    data: (name) => `What is in the files about ${name}`,
    why: 'Criminals can use the data of someone who has died. Two calls make that hard.',
    step: { when: 'This month', howLong: '20 minutes', head: 'Tell the bank, and one credit agency' },
    how: (name) => `Tell ${name}’s bank that the data were in stolen files. Ask a credit agency to mark ${name}’s file. It is free.`,
    again: (phone) => `We will not write to this address again. If you want to talk, phone ${phone}.`,
  },
  cy: {
    dear: 'Annwyl deulu,',
    opening: (name) => `Mae’n ddrwg iawn gennym orfod ysgrifennu atoch am ${name}.`,
    data: (name) => `Beth sydd yn y ffeiliau am ${name}`,
    why: 'Gall troseddwyr ddefnyddio data rhywun sydd wedi marw. Mae dwy alwad yn gwneud hynny’n anodd.',
    step: { when: 'Y mis hwn', howLong: '20 munud', head: 'Dywedwch wrth y banc, ac wrth un asiantaeth gredyd' },
    how: (name) => `Dywedwch wrth fanc ${name} fod y data mewn ffeiliau a gafodd eu dwyn. Gofynnwch i asiantaeth gredyd farcio ffeil ${name}. Mae am ddim.`,
    again: (phone) => `Ni fyddwn yn ysgrifennu at y cyfeiriad hwn eto. Os hoffech siarad, ffoniwch ${phone}.`,
  },
}

/** To the next of kin, in the third person; the child’s version has the same data lines. */
function kinNotice(person: NoticePerson, facts: NoticeFacts, language: Language, medium: Medium): Notice {
  const words = KIN[language]
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

type EasyWords = {
  happened(supplier: string, day: string): string[]
  act: string
  unknown(day: string): string
  genuine(address: string, phone: string): string[]
  rights(phone: string): string[]
}
/** After “Information for all” (Inclusion Europe): one idea a sentence, one sentence a line, words everybody uses. Pictures are missing. Welsh: not yet read by a Welsh speaker. */
const EASY: Record<Language, EasyWords> = {
  en: {
    happened: (supplier) => [
      `A company keeps our lists of people.`,
      `The company is called ${supplier}.`,
      'Criminals broke into its computers.',
      'Your information was on those computers.',
    ],
    act: 'Do these things. The first one matters most.',
    unknown: (day) => `We write to you again by ${day}.`,
    genuine: (address, phone) => [
      'You can check that this letter is real.',
      `Type this into a web browser: ${address}`,
      'Or ask somebody you trust to help you.',
      `Or phone us: ${phone}`,
    ],
    rights: (phone) => [
      'You can ask us what we know about you.',
      'You can ask us to delete it.',
      'You can complain.',
      'You can ask for money if this hurt you.',
      `Phone us for all of these: ${phone}`,
      'Somebody can phone for you.',
    ],
  },
  cy: {
    happened: (supplier) => [
      'Mae cwmni yn cadw ein rhestrau o bobl.',
      `Enw’r cwmni yw ${supplier}.`,
      'Torrodd troseddwyr i mewn i’w gyfrifiaduron.',
      'Roedd eich gwybodaeth ar y cyfrifiaduron hynny.',
    ],
    act: 'Gwnewch y pethau hyn. Y cyntaf yw’r pwysicaf.',
    unknown: (day) => `Byddwn yn ysgrifennu atoch eto erbyn ${day}.`,
    genuine: (address, phone) => [
      'Gallwch wirio bod y llythyr hwn yn un go iawn.',
      `Teipiwch hwn mewn porwr gwe: ${address}`,
      'Neu gofynnwch i rywun rydych yn ymddiried ynddo i’ch helpu.',
      `Neu ffoniwch ni: ${phone}`,
    ],
    rights: (phone) => [
      'Gallwch ofyn i ni beth a wyddom amdanoch.',
      'Gallwch ofyn i ni ei ddileu.',
      'Gallwch gwyno.',
      'Gallwch ofyn am arian os gwnaeth hyn eich niweidio.',
      `Ffoniwch ni am y rhain i gyd: ${phone}`,
      'Gall rhywun ffonio drosoch.',
    ],
  },
}

/** The same notice, one sentence a line, with the longest blocks said shortly. What is in the files, the steps and the signature stay. */
export function easyRead(notice: Notice, facts: NoticeFacts): Notice {
  const words = EASY[notice.language]
  const lines = (texts: string[]): Rich[] => texts.map(rich)
  const { phone, genuineAddress } = facts.organisation
  const short: Partial<Record<Block['name'], (block: Block) => Block>> = {
    'what-happened': (block) =>
      notice.isForGuardian ? perSentence(block) : { ...block, paragraphs: lines(words.happened(value(facts.supplier.name), notice.date)) },
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
