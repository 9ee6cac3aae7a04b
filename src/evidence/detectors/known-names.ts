/**
 * A name met in full makes its parts count, and a given name all its repetitions, elsewhere in the same text: after "Chloe Fairclough", a "Chloe" or "Fairclough" that stands alone is hers,
 * whatever the words about it [DET33].
 */
import type { Finding } from '../finding.ts'
import { COMMON, NEVER, ORGANISATION, PLACE, classOf, foldWord } from '../names/name-words.ts'
import { anchorsOf } from './anchors.ts'
import { found } from './found.ts'
import { hashWord } from './signs.ts'

/** A name less sure than this teaches nothing. */
const LEAST_SURE = 0.8
/** A given name that stands alone teaches with less: who is on the rota on Monday is so on Friday. */
const LEAST_SURE_ALONE = 0.6

/** Adds to `names`, which are in order of place and do not overlap, and keeps that order. */
export function findKnownNames(text: string, names: Finding[]): void {
  const known = knownWords(names)
  if (known.size === 0) return
  const { capitals, capitalHashes } = anchorsOf(text)
  const more: Finding[] = []
  let next = 0
  for (let i = 0; i < capitals.length; i += 2) {
    const [start, end] = [capitals[i]!, capitals[i + 1]!]
    while (next < names.length && names[next]!.end <= start) next++
    if (next < names.length && names[next]!.start < end) continue
    const hash = capitalHashes[i >> 1]! || hashWord(foldWord(text.slice(start, end)))
    if (!known.has(hash) || isPartOfMore(text, start, end) || isBeforeOrganisation(text, end, capitals, i)) continue
    more.push(found('person_name', text, start, end, 0.7, 'part of a name that stands in full elsewhere in the text'))
  }
  if (more.length === 0) return
  names.push(...more)
  names.sort((a, b) => a.start - b.start)
}

function knownWords(names: Finding[]): Set<number> {
  const known = new Set<number>()
  for (const { value, confidence } of names) {
    if (confidence < (value.includes(' ') ? LEAST_SURE : LEAST_SURE_ALONE)) continue
    const words = value.split(/[\s,]+/)
    for (const word of [words[0]!, words.at(-1)!]) {
      // "Grace" may be hers and "Bath" may be his, but they are words and towns more often
      if (word.length > 2 && (classOf(word) & (COMMON | PLACE | NEVER | ORGANISATION)) === 0) known.add(hashWord(foldWord(word)))
    }
  }
  return known
}

/** In an address, a path, a double name or a handle. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}@._/\\#-]/u.test(text[start - 1] ?? ' ') || /[@_/\\\d]|^[-’'.]\p{L}/u.test(text.slice(end, end + 2).replace(/^['’]s$/, ''))
}
function isBeforeOrganisation(text: string, end: number, capitals: Int32Array, index: number): boolean {
  const [start, stop] = [capitals[index + 2], capitals[index + 3]]
  return start === end + 1 && (classOf(text.slice(start, stop)) & ORGANISATION) !== 0
}
