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
const LEAST_SURE_ALONE = 0.8
/** The full name must be this sure for a part of it that is a word or a town as well. */
const VERY_SURE = 0.8

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
    const sure = known.get(hash)
    if (sure === undefined || isPartOfMore(text, start, end) || isBeforeOrganisation(text, end, capitals, i)) continue
    // a word of its own is his or hers only inside a sentence, and alone
    if (!sure && (isSentenceStart(text, start) || capitals[i + 2] === end + 1 || capitals[i - 1] === start - 1)) continue
    more.push(found('person_name', text, start, end, sure ? 0.9 : 0.7, 'part of a name that stands in full elsewhere in the text'))
  }
  if (more.length === 0) return
  names.push(...more)
  names.sort((a, b) => a.start - b.start)
}

/** By the hash of the word: true for one that is nothing but a name. */
function knownWords(names: Finding[]): Map<number, boolean> {
  const known = new Map<number, boolean>()
  for (const { value, confidence } of names) {
    if (confidence < (value.includes(' ') ? LEAST_SURE : LEAST_SURE_ALONE)) continue
    const words = value.split(/[\s,]+/)
    for (const word of [words[0]!, words.at(-1)!]) {
      // "Grace" may be hers and "Bath" may be his, but they are words and towns more often
      const bits = classOf(word)
      if (word.length < 3 || bits & (NEVER | ORGANISATION)) continue
      if ((bits & (COMMON | PLACE)) === 0) known.set(hashWord(foldWord(word)), true)
      else if (confidence >= VERY_SURE && value.includes(' ')) known.set(hashWord(foldWord(word)), false)
    }
  }
  return known
}

function isSentenceStart(text: string, start: number): boolean {
  return /(?:^|[\n.!?:;"“•>*-])[\s"'“(]*$/.test(text.slice(Math.max(0, start - 4), start))
}

/** In an address, a path, a double name or a handle. */
function isPartOfMore(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}@._/\\#-]/u.test(text[start - 1] ?? ' ') || /[@_/\\\d]|^[-’'.]\p{L}/u.test(text.slice(end, end + 2).replace(/^['’]s$/, ''))
}
function isBeforeOrganisation(text: string, end: number, capitals: Int32Array, index: number): boolean {
  const [start, stop] = [capitals[index + 2], capitals[index + 3]]
  return start === end + 1 && (classOf(text.slice(start, stop)) & ORGANISATION) !== 0
}
