/** Two records to one pattern: a level for each comparison, as digits of mixed radix (comparisons.ts). The innermost loop of linkage. */
import { STEP } from '../comparisons.ts'
import { nicknameGroups } from '../nicknames.ts'
import type { Dictionary } from './dictionary.ts'
import { newSimilarity, type Similarity } from './similarity.ts'
import { COLUMN, type SetStore, type Vocabulary } from './vocabulary.ts'

/** `left` and `right` are where the two records begin in `rows`. */
export type Comparer = { patternOf(left: number, right: number): number }

const { given, family, middle, birth, sex, emails, phones, street, postcode, area, member, identifiers } = COLUMN

export function newComparer(vocabulary: Vocabulary, rows: Int32Array): Comparer {
  const nameLike = newSimilarity(vocabulary.names)
  const givenLevel = cached(givenNameLevel(vocabulary, nameLike))
  const familyLevel = cached(familyNameLevel(vocabulary, nameLike))
  const middleLevel = (a: number, b: number) => (a === b ? 3 : nameLike.isInitial(a, b) ? 2 : 1)
  const streetLike = newSimilarity(vocabulary.streets)
  const postcodeLike = newSimilarity(vocabulary.postcodes)
  const memberLike = newSimilarity(vocabulary.members)
  const streetLevel = cached((a, b) => (streetLike.isOneEdit(a, b) || streetLike.jaroWinkler(a, b, 0.9) >= 0.9 ? 2 : 1))
  const emailLevel = bestOfSets(vocabulary.emailSets, 4, cached(emailAddressLevel(vocabulary.emails)))
  const phoneLike = newSimilarity(vocabulary.phones)
  const phoneLevel = bestOfSets(vocabulary.phoneSets, 3, (a, b) => (phoneLike.isOneEdit(a, b) ? 2 : 1))
  const identifierLevel = bestOfSets(vocabulary.identifierSets, 3, identifierValueLevel(vocabulary.identifiers))

  const placeLevel = (left: number, right: number): number => {
    const street1 = rows[left + street]!
    const street2 = rows[right + street]!
    const postcode1 = rows[left + postcode]!
    const postcode2 = rows[right + postcode]!
    const streets = street1 === 0 || street2 === 0 ? 0 : street1 === street2 ? 3 : streetLevel(street1, street2)
    if (postcode1 === 0 || postcode2 === 0) return streets === 0 ? 0 : streets === 3 ? 4 : streets
    if (postcode1 === postcode2) return streets === 3 ? 5 : streets === 2 ? 4 : 3
    if (streets === 3) return 4
    return streets === 2 || rows[left + area] === rows[right + area] || postcodeLike.isOneEdit(postcode1, postcode2) ? 2 : 1
  }
  const areSwapped = (given1: number, family1: number, given2: number, family2: number) =>
    given1 === family2
      ? family1 !== 0 && (family1 === given2 || familyLevel(family1, given2) === 4)
      : given2 === family1 && family2 !== 0 && familyLevel(given1, family2) === 4
  return {
    patternOf(left, right) {
      let pattern = 0
      const given1 = rows[left + given]!
      const given2 = rows[right + given]!
      const family1 = rows[left + family]!
      const family2 = rows[right + family]!
      if (given1 !== given2 && given1 !== 0 && given2 !== 0 && areSwapped(given1, family1, given2, family2)) pattern = 6
      else {
        if (given1 !== 0 && given2 !== 0) pattern = given1 !== given2 ? givenLevel(given1, given2) : nameLike.isInitial(given1, given2) ? 3 : 7
        if (family1 !== 0 && family2 !== 0) pattern += STEP[2]! * (family1 === family2 ? 5 : familyLevel(family1, family2))
      }
      const sex1 = rows[left + sex]!
      const sex2 = rows[right + sex]!
      const generationsDiffer = sex1 >> 2 !== 0 && sex2 >> 2 !== 0 && sex1 >> 2 !== sex2 >> 2
      const middle1 = rows[left + middle]!
      const middle2 = rows[right + middle]!
      if (generationsDiffer) pattern += STEP[1]!
      else if (middle1 !== 0 && middle2 !== 0) pattern += STEP[1]! * middleLevel(middle1, middle2)
      const birth1 = rows[left + birth]!
      const birth2 = rows[right + birth]!
      if (birth1 !== 0 && birth2 !== 0) pattern += STEP[3]! * birthLevel(birth1, birth2)
      if ((sex1 & 3) !== 0 && (sex2 & 3) !== 0) pattern += STEP[4]! * ((sex1 & 3) === (sex2 & 3) ? 2 : 1)
      const emails1 = rows[left + emails]!
      const emails2 = rows[right + emails]!
      if (emails1 !== 0 && emails2 !== 0) pattern += STEP[5]! * emailLevel(emails1, emails2)
      const phones1 = rows[left + phones]!
      const phones2 = rows[right + phones]!
      if (phones1 !== 0 && phones2 !== 0) pattern += STEP[6]! * phoneLevel(phones1, phones2)
      pattern += STEP[7]! * placeLevel(left, right)
      const member1 = rows[left + member]!
      const member2 = rows[right + member]!
      if (member1 !== 0 && member2 !== 0) pattern += STEP[8]! * (member1 === member2 ? 3 : memberLike.isOneEdit(member1, member2) ? 2 : 1)
      const identifiers1 = rows[left + identifiers]!
      const identifiers2 = rows[right + identifiers]!
      if (identifiers1 !== 0 && identifiers2 !== 0) pattern += STEP[9]! * identifierLevel(identifiers1, identifiers2)
      return pattern
    },
  }
}

type LevelOf = (left: number, right: number) => number

/** Remembers answers for unequal pairs; a place is simply overwritten when another pair needs it. */
function cached(levelOf: LevelOf): LevelOf {
  const bits = 16
  const lefts = new Int32Array(1 << bits)
  const rights = new Int32Array(1 << bits)
  const levels = new Uint8Array(1 << bits)
  return (a, b) => {
    const left = a < b ? a : b
    const right = a < b ? b : a
    const slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - bits)
    if (lefts[slot] === left && rights[slot] === right) return levels[slot]!
    const level = levelOf(left, right)
    lefts[slot] = left
    rights[slot] = right
    levels[slot] = level
    return level
  }
}

/** [LNK11] Best level over all pairs of two sets. Equal values win at once; 0 (cannot be compared) only when no pair can be. */
function bestOfSets({ several }: SetStore, same: number, levelOf: LevelOf): LevelOf {
  return (left, right) => {
    if (left === right) return same
    if (left > 0 && right > 0) return levelOf(left, right)
    const lefts = left > 0 ? [left] : several[-left]!
    const rights = right > 0 ? [right] : several[-right]!
    let best = 0
    for (const one of lefts) {
      for (const other of rights) {
        const level = one === other ? same : levelOf(one, other)
        if (level > best) best = level
      }
    }
    return best
  }
}

/** One edit in a name of three letters makes another name. Both must be longer, so that the order of the two plays no part. */
function isLongName({ offsets }: Dictionary, code: number): boolean {
  return offsets[code + 1]! - offsets[code]! > 3
}

function givenNameLevel({ names }: Vocabulary, like: Similarity): LevelOf {
  const groups: (readonly number[])[] = []
  for (let code = 0; code < names.size; code++) groups.push(nicknameGroups(names.textOf(code)))
  return (left, right) => {
    if (like.isInitial(left, right)) return 3
    if (groups[left]!.some((group) => groups[right]!.includes(group))) return 4
    const isLong = isLongName(names, left) && isLongName(names, right)
    if (isLong && like.isOneEdit(left, right)) return 5
    const score = like.jaroWinkler(left, right, 0.8)
    return score >= 0.92 ? 5 : score >= 0.8 ? 2 : 1
  }
}

function familyNameLevel({ names, parts }: Vocabulary, like: Similarity): LevelOf {
  return (left, right) => {
    const isLong = isLongName(names, left) && isLongName(names, right)
    if (isLong && like.isOneEdit(left, right)) return 4
    const score = like.jaroWinkler(left, right, 0.8)
    if (score >= 0.92) return 4
    const lefts = parts.get(left)
    const rights = parts.get(right)
    if (lefts || rights) {
      const [first1, last1] = lefts ?? [left, left]
      const [first2, last2] = rights ?? [right, right]
      if (first1 === first2 || first1 === last2 || last1 === first2 || last1 === last2) return 3
    }
    return score >= 0.8 ? 2 : 1
  }
}

/** [LNK4] Days of birth: 1 different … 5 the same. Where one knows only the year, the year decides. */
export function birthLevel(left: number, right: number): number {
  if (left === right) return left % 10_000 === 0 ? 2 : 5
  const [year1, year2] = [Math.floor(left / 10_000), Math.floor(right / 10_000)]
  const [month1, month2] = [Math.floor(left / 100) % 100, Math.floor(right / 100) % 100]
  const [day1, day2] = [left % 100, right % 100]
  if (month1 === 0 || month2 === 0) return year1 === year2 ? 2 : 1
  const agree = Number(year1 === year2) + Number(month1 === month2) + Number(day1 === day2)
  if (agree === 2) {
    const [a, b] = year1 !== year2 ? [year1, year2] : month1 !== month2 ? [month1, month2] : [day1, day2]
    return isDigitSlip(a, b) ? 4 : 3
  }
  if (year1 === year2) return month1 === day2 && day1 === month2 ? 4 : 2
  return 1
}

/** One digit changed, or two neighbours swapped. */
function isDigitSlip(left: number, right: number): boolean {
  const [a, b] = [String(left).padStart(4, '0'), String(right).padStart(4, '0')]
  const differing = [0, 1, 2, 3].filter((index) => a[index] !== b[index])
  if (differing.length === 1) return true
  const [first, second] = differing
  return differing.length === 2 && second === first! + 1 && a[first!] === b[second] && a[second] === b[first!]
}

/** 1 different, 2 the part before the @ alike, 3 one letter off or the same part at another provider. */
function emailAddressLevel(dictionary: Dictionary): LevelOf {
  const { bytes, offsets } = dictionary
  const whole = newSimilarity(dictionary)
  const localLength = (code: number) => bytes.indexOf(64, offsets[code]) - offsets[code]!
  return (left, right) => {
    if (whole.isOneEdit(left, right)) return 3
    const [from1, from2] = [offsets[left]!, offsets[right]!]
    const [length1, length2] = [localLength(left), localLength(right)]
    let head = 0
    while (head < length1 && head < length2 && bytes[from1 + head] === bytes[from2 + head]) head++
    if (length1 === length2 && head === length1) return length1 >= 5 ? 3 : 2
    if (Math.min(length1, length2) < 5) return 1
    let tail = 0
    while (tail < Math.min(length1, length2) - head && bytes[from1 + length1 - 1 - tail] === bytes[from2 + length2 - 1 - tail]) tail++
    return head + tail >= Math.max(length1, length2) - 1 && head >= 1 ? 2 : 1
  }
}

/** Only numbers of one kind can contradict each other. */
function identifierValueLevel(dictionary: Dictionary): LevelOf {
  const { bytes, offsets } = dictionary
  const like = newSimilarity(dictionary)
  return (left, right) => {
    for (let at1 = offsets[left]!, at2 = offsets[right]!; ; at1++, at2++) {
      if (bytes[at1] !== bytes[at2]) return 0
      if (bytes[at1] === 61) return like.isOneEdit(left, right) ? 2 : 1
    }
  }
}
