/** The people a text names: mentions of one name are one person, and a part of a full name counts for it. */
import { classOf, FAMILY, foldWord, GIVEN, TITLES } from './names/name-words.ts'
import type { Finding } from './finding.ts'

export type Mention = { start: number; end: number; finding: Finding }
export type ProsePerson = {
  title: string
  /** Words of the fullest form met, without title. */
  words: string[]
  mentions: Mention[]
  /** What was put to this person; names are not among them. */
  findings: Finding[]
  /** Writes the letter or mail, signs it, or says "my name is". */
  isAuthor: boolean
  /** Is written to, or is whom a form is about. */
  isAddressee: boolean
  isFormSubject: boolean
  /** The relation that another person's form or letter states ('wife', 'Next of kin'); empty: none. */
  relation: string
  hasFamily: boolean
  /** From a message's headers. */
  headerEmail: string
}

const TITLE_BEFORE = new RegExp(String.raw`(?:^|[^\p{L}])(${TITLES.replace(/ /g, '|')})\.?\s$`, 'iu')

export function newPerson(words: string[]): ProsePerson {
  return {
    title: '',
    words,
    mentions: [],
    findings: [],
    isAuthor: false,
    isAddressee: false,
    isFormSubject: false,
    relation: '',
    hasFamily: false,
    headerEmail: '',
  }
}

/** Words of a name in the order given – family; `SMITH, Jane` is turned round. */
export function nameWords(name: string): string[] {
  const [family, given, more] = name.split(',').map((part) => part.trim())
  const turned = given && more === undefined && family ? `${given} ${family}` : name.replace(/,/g, ' ')
  return turned.split(/\s+/).filter((word) => word !== '')
}

/** `isScan`: the same name may be misread in two ways (STANBOURNE, STAMBOURME); in one text those are one person. */
export function peopleOf(text: string, names: Finding[], isScan = false): ProsePerson[] {
  const people: ProsePerson[] = []
  const byFull = new Map<string, ProsePerson>()
  const byWord = new Map<string, ProsePerson[]>()
  const mentionsOfOne: Mention[] = []
  for (let i = 0; i < names.length; i++) {
    const finding = names[i]!
    const isTurned = isFamilyFirst(text, finding, names[i + 1])
    // `customer Carvalho, Beatriz`: the given name is part of the same mention
    const words = isTurned ? [names[++i]!.value, finding.value] : nameWords(finding.value)
    const mention = { start: finding.start, end: names[i]!.end, finding }
    if (words.length === 1) {
      mentionsOfOne.push(mention)
      continue
    }
    const key = `${foldWord(words[0]!)} ${foldWord(words.at(-1)!)}`
    let person = byFull.get(key) ?? (isScan ? misread(byFull, key) : undefined)
    if (!person) {
      person = newPerson(words)
      byFull.set(key, person)
      people.push(person)
      for (const word of new Set([words[0]!, words.at(-1)!].map(foldWord))) byWord.set(word, [...(byWord.get(word) ?? []), person])
    } else if (words.length > person.words.length) person.words = words
    addMention(text, person, mention)
  }
  for (const mention of mentionsOfOne) {
    const word = foldWord(mention.finding.value)
    const known = byWord.get(word) ?? []
    let person = known.length === 1 ? known[0] : nearest(known, mention.start)
    if (!person) {
      person = newPerson([mention.finding.value])
      people.push(person)
      byWord.set(word, [person])
    }
    addMention(text, person, mention)
  }
  for (const person of people) person.mentions.sort((a, b) => a.start - b.start)
  return people
}

const ROLE_BEFORE =
  /\b(?:customer|client|patient|tenant|member|caller|applicant|claimant|employee|donor|pupil|student|resident|policyholder|subscriber|voter|name)s?:?\s$/i
/** True when a family name, a comma and a given name stand behind a word for one person: elsewhere a comma parts two people. */
function isFamilyFirst(text: string, first: Finding, second: Finding | undefined): second is Finding {
  if (!second || text.slice(first.end, second.start) !== ', ' || /\s/.test(first.value) || /\s/.test(second.value)) return false
  if (!(classOf(first.value) & FAMILY) || !(classOf(second.value) & GIVEN)) return false
  return ROLE_BEFORE.test(text.slice(Math.max(0, first.start - 16), first.start)) && !/^,?\s(?:and|,)/.test(text.slice(second.end, second.end + 4))
}

/** More names than this in one text are a list, where people with like names are told apart. */
const MOST_TO_COMPARE = 60
/** The person whose name differs by no more signs than one in five. */
function misread(byFull: Map<string, ProsePerson>, key: string): ProsePerson | undefined {
  if (byFull.size > MOST_TO_COMPARE) return undefined
  const most = Math.floor(key.length / 5)
  for (const [other, person] of byFull) if (editDistance(key, other, most) <= most) return person
  return undefined
}

/** Levenshtein (1965), in signs; more than `most` is only told to be more. */
function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1))
    row = next
  }
  return row[right.length]!
}

/** Of several people with one name in common, the one mentioned last before this place. */
function nearest(people: ProsePerson[], at: number): ProsePerson | undefined {
  let best: ProsePerson | undefined
  let bestAt = -1
  for (const person of people)
    for (const { start } of person.mentions)
      if (start < at && start > bestAt) {
        best = person
        bestAt = start
      }
  return best ?? people[0]
}

function addMention(text: string, person: ProsePerson, mention: Mention): void {
  person.mentions.push(mention)
  const title = TITLE_BEFORE.exec(text.slice(Math.max(0, mention.start - 12), mention.start))?.[1]
  if (title && person.title === '') person.title = title[0]!.toUpperCase() + title.slice(1).toLowerCase()
}

/** True when the name can tell one human being: two words, or a title and a family name. */
export function hasWholeName(person: ProsePerson): boolean {
  return person.words.length > 1 || (person.title !== '' && person.words[0] !== undefined && person.words[0].length > 1)
}

const PARTICLE = /^(?:de|del|der|den|van|von|bin|binti|al|el|da|di|la|le|ap|ferch|st|du|dos|ter|ten)$/i

/** Given and family name, as far as they can be told apart. */
export function nameParts(person: ProsePerson): { givenName: string; familyName: string; fullName: string } {
  const words = person.words.map((word) => word.replace(/[.,]+$/, ''))
  if (words.length === 1) {
    const bits = classOf(words[0]!)
    if (person.title !== '') return { givenName: '', familyName: words[0]!, fullName: '' }
    if (bits & GIVEN && !(bits & FAMILY)) return { givenName: words[0]!, familyName: '', fullName: '' }
    return { givenName: '', familyName: '', fullName: words[0]! }
  }
  let familyAt = words.length - 1
  while (familyAt > 1 && PARTICLE.test(words[familyAt - 1]!)) familyAt--
  return { givenName: words.slice(0, familyAt).join(' '), familyName: words.slice(familyAt).join(' '), fullName: '' }
}
