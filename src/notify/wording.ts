/**
 * The organisation's own words in place of ours, block by block. A block's text is paragraphs (or items) in the mark-up of `rich.ts`; where nobody
 * has written one, ours stands. Nothing here adds a kind of data or a step: what is in the files about a person decides those.
 */
import type { Block, BlockName, Notice, NoticeLanguage } from './notice.ts'
import { rich } from './rich.ts'

/** Blocks whose words the organisation may write; the others are made from the person's data, the rules or the house style. */
export const EDITABLE_BLOCKS = ['what-happened', 'relationship', 'sorry', 'danger', 'unknown', 'retention', 'genuine', 'never'] as const
export type EditableBlock = (typeof EDITABLE_BLOCKS)[number]
/** `what-happened` for everybody, or `what-happened:former` for one audience. */
export type WordingKey = EditableBlock | `${EditableBlock}:${string}`
export type Wording = { [language: NoticeLanguage]: { [key: string]: string[] } | undefined }

/**
 * The audience's own words before those for everybody; undefined: ours. What is written for everybody speaks to the person: guardians and next of kin
 * are told in the third person, so only words of their own stand there.
 */
export function wordsFor(wording: Wording, language: NoticeLanguage, name: BlockName, audience: string): string[] | undefined {
  const written = wording[language]
  const speaksToPerson = audience !== 'deceased' && !audience.endsWith('_child')
  return written?.[`${name}:${audience}`] ?? (speaksToPerson ? written?.[name] : undefined)
}

/** The words as they are read. `{F-12}` after a sentence names the fact behind it, for us and for the linter. */
export function withoutCitations(text: string): string {
  return text.replace(/\s*\{F-\d{1,9}\}/g, '')
}

/** The notice with the organisation's words in it. `{name}` and `{reference}` stand for this person's. */
export function withWording(notice: Notice, wording: Wording, audience: string): Notice {
  if (wording[notice.language] === undefined) return notice
  return { ...notice, blocks: notice.blocks.map((block) => reworded(block, notice, wording, audience)) }
}

function reworded(block: Block, notice: Notice, wording: Wording, audience: string): Block {
  const texts = wordsFor(wording, notice.language, block.name, audience)
  if (texts === undefined || !isEditable(block.name)) return block
  const filled = texts.map((text) =>
    rich(withoutCitations(text).replaceAll('{name}', notice.addressee.replace(/[*`]/g, '')).replaceAll('{reference}', notice.reference)),
  )
  return block.name === 'unknown' ? { ...block, items: filled } : { ...block, paragraphs: filled }
}

export function isEditable(name: string): name is EditableBlock {
  return (EDITABLE_BLOCKS as readonly string[]).includes(name)
}
