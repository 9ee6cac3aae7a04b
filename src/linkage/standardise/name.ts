/** Names as found to names that can be compared. docs/rules/linkage.md, [LNK1] to [LNK3]. */
import { foldText } from './fold-text.ts'
import { AFTER_NAME, GENERATIONS, PARTICLES, PLACEHOLDER_NAMES, PREFIXES, TITLES, type Sex } from './name-words.ts'

/** 0: none; 1: junior, second; 2: senior; 3: third; 4: fourth. */
export type NameParts = { given: string; middle: string; family: string; sex: Sex; generation: number }
/** Lower-case ASCII words of a name; apostrophes vanish, dots and everything else part words. Hyphens part family names only. */
function words(text: string, hyphenJoins: boolean): string[] {
  let folded = foldText(text).replace(/['’`´]/g, '')
  if (hyphenJoins) folded = folded.replaceAll('-', '')
  return folded.split(/[^a-z0-9{}]+/).filter((word) => word !== '')
}

/** `the elder` and `yr ieuengaf` as `snr` and `jnr`: alone, Elder and Younger are family names. */
export function generationsSpelt(text: string): string {
  if (!THE.test(text)) return text
  return text.replace(/\b(?:the|yr)\s+(?:elder|hynaf)\b/gi, 'snr').replace(/\b(?:the|yr)\s+(?:younger|ieuengaf)\b/gi, 'jnr')
}
const THE = /\b(?:the|yr)\s/i

const isPlaceholder = (name: string) => PLACEHOLDER_NAMES.has(name) || /^(.)\1{2,}$/.test(name) || /^\d+$/.test(name)

export function sexOfTitle(title: string): Sex {
  return TITLES[words(title, true)[0] ?? ''] ?? 0
}

/** A boy's title: he is the younger of the house. */
const BOYS_TITLE = 'master'
const JUNIOR = 1

export function generationOfTitle(title: string): number {
  return words(title, true)[0] === BOYS_TITLE ? JUNIOR : 0
}

/** `m`, `Male`, `F`, `woman` …; anything else says nothing. */
export function sexOf(gender: string): Sex {
  const first = foldText(gender).trim()
  if (/^(m|male|man|boy|h|homme|masculin.*|maennlich)$/.test(first)) return 1
  if (/^(f|female|woman|girl|w|femme|feminin.*|weiblich)$/.test(first)) return 2
  return 0
}

/** [LNK2] The words of a family name that count, in order: particles and titles out, prefixes joined. */
export function familyWords(text: string): { names: string[]; generation: number } {
  let generation = 0
  const kept: string[] = []
  const found = words(generationsSpelt(text), false)
  for (let index = 0; index < found.length; index++) {
    const word = found[index]!
    const last = index === found.length - 1
    if (index > 0 && GENERATIONS[word] !== undefined) generation = GENERATIONS[word]
    else if (index > 0 && AFTER_NAME.has(word)) continue
    else if (!last && PREFIXES.has(word)) found[index + 1] = word + found[index + 1]!
    else if (!last && PARTICLES.has(word)) continue
    else if (!isPlaceholder(word)) kept.push(word)
  }
  return { names: kept, generation }
}

/** [LNK1] Titles go, the first name leads, the second is a middle name. */
export function givenWords(text: string): { given: string; middle: string; sex: Sex; generation: number } {
  const found = words(generationsSpelt(text), true)
  let sex: Sex = 0
  let start = 0
  let generation = 0
  while (start < found.length - 1 && TITLES[found[start]!] !== undefined) {
    if (found[start] === BOYS_TITLE) generation = JUNIOR
    sex = TITLES[found[start++]!] || sex
  }
  const kept = found.slice(start).filter((word, index) => {
    if (index > 0 && GENERATIONS[word] !== undefined) generation = GENERATIONS[word]
    return !isPlaceholder(word) && !(index > 0 && (GENERATIONS[word] !== undefined || AFTER_NAME.has(word)))
  })
  return { given: kept[0] ?? '', middle: kept[1] ?? '', sex, generation }
}

/**
 * [LNK3] One cell for the whole name: `SMITH, John A.`, `Mr John Andrew Smith`, `John SMITH`. `leansToFamily` says how much more often
 * a word is seen as a family name than as a given one (from columns where they stand apart); it turns `Smith John` round.
 */
export function fullNameParts(written: string, leansToFamily: (word: string) => number = () => 0): NameParts {
  const text = generationsSpelt(written.replace(/[()[\]]/g, ' '))
  const comma = text.indexOf(',')
  if (
    comma > 0 &&
    !AFTER_NAME.has(
      foldText(text.slice(comma + 1))
        .trim()
        .replaceAll('.', ''),
    )
  ) {
    const given = givenWords(text.slice(comma + 1))
    const family = familyWords(text.slice(0, comma))
    if (given.given !== '')
      return { given: given.given, middle: given.middle, family: family.names.join(' '), sex: given.sex, generation: family.generation || given.generation }
  }
  let parts = text
    .replaceAll(',', ' ')
    .split(/[\s.]+/)
    .filter((part) => part !== '')
  let sex: Sex = 0
  let generation = 0
  while (parts.length > 1 && TITLES[foldText(parts[0]!)] !== undefined) {
    const title = foldText(parts.shift()!)
    if (title === BOYS_TITLE) generation = JUNIOR
    sex = TITLES[title] || sex
  }
  while (parts.length > 1 && (GENERATIONS[foldText(parts.at(-1)!)] !== undefined || AFTER_NAME.has(foldText(parts.at(-1)!))))
    generation ||= GENERATIONS[foldText(parts.pop()!)] ?? 0
  if (parts.length === 1) {
    const only = familyWords(parts[0]!).names.join(' ')
    return leansToFamily(only) > 0 ? { given: '', middle: '', family: only, sex, generation } : { given: only, middle: '', family: '', sex, generation }
  }
  if (parts.length > 1 && familyStandsFirst(parts, leansToFamily)) parts = [...parts.slice(1), parts[0]!]
  const at = familyStart(parts)
  const given = givenWords(parts.slice(0, at).join(' '))
  return {
    given: given.given,
    middle: given.middle,
    family: familyWords(parts.slice(at).join(' ')).names.join(' '),
    sex: given.sex || sex,
    generation: generation || given.generation,
  }
}

function familyStandsFirst(parts: string[], leansToFamily: (word: string) => number): boolean {
  const isLoud = (part: string) => part.length > 1 && /\p{Lu}/u.test(part) && part === part.toUpperCase()
  const first = parts[0]!
  const last = parts.at(-1)!
  if (isLoud(first) && !isLoud(last)) return true
  if (isLoud(last) && !isLoud(first)) return false
  return leansToFamily(foldText(first)) - leansToFamily(foldText(last)) > 1.5
}

/** Where the family name begins: at its first particle, or at the last word. */
function familyStart(parts: string[]): number {
  let at = parts.length - 1
  while (at > 1 && (PARTICLES.has(foldText(parts[at - 1]!)) || PREFIXES.has(foldText(parts[at - 1]!))) && parts[at - 1]!.length > 1) at--
  return at
}

/** How a family name sounds, roughly, in Latin script; for blocking only, never as evidence. */
export function soundKey(name: string): string {
  const spelt = name
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^mc/, 'mac')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch|tsch/g, 'x')
    .replace(/gh/g, 'g')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/j/g, 'i')
    .replace(/th/g, 't')
    .replace(/dt\b/g, 't')
  const bare = spelt.slice(0, 1).replace(/[aeiouyw]/, 'a') + spelt.slice(1).replace(/[aeiouywh]/g, '')
  return bare.replace(/(.)\1+/g, '$1').slice(0, 5)
}
