/** Two records to one pattern: a level for each comparison, as digits of mixed radix (comparisons.ts). The innermost loop of linkage. */
import { STEP } from '../comparisons.ts'
import type { Texts } from './dictionary.ts'
import { haveGroupInCommon } from './name-groups.ts'
import { endsOf, mayBeOneEdit, newSimilarity, type Similarity } from './similarity.ts'
import type { ValueSets } from './value-sets.ts'
import { COLUMN, GENERATION_MASK, TRAIT_SHIFT, type Vocabulary } from './vocabulary.ts'

/** `left` and `right` are where the two records begin in `rows`. */
export type Comparer = { patternOf(left: number, right: number): number }

const { given, family, middle, birth, sex, emails, phones, street, postcode, area, member, identifiers } = COLUMN

export function newComparer(vocabulary: Vocabulary, rows: Int32Array): Comparer {
  const nameLike = newSimilarity(vocabulary.names)
  const givenLevel = givenNameLevel(vocabulary, nameLike)
  const familyLevel = familyNameLevel(vocabulary, nameLike)
  const streetLevel = streetNameLevel(vocabulary)
  const postcodeLike = newSimilarity(vocabulary.postcodes)
  const memberLike = newSimilarity(vocabulary.members)
  const emailLevel = emailAddressLevel(vocabulary.emails)
  const phoneLike = newSimilarity(vocabulary.phones)
  const phoneLevel: LevelOf = (left, right) => (phoneLike.isOneEdit(left, right) ? 2 : 1)
  const identifierLevel = identifierValueLevel(vocabulary.identifiers)
  const { emailSets, phoneSets, identifierSets } = vocabulary
  const traitLevels = traitLevelsOf(vocabulary)

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
        // [LNK3] The given name of one is the family name of the other: a cell has slipped, so neither it nor the cell that it slipped to says that they differ.
        const hasSlipped = pattern === 1 && (given1 === family2 || given2 === family1)
        if (hasSlipped || (pattern !== 1 && areOfTwoGenerations(rows[left + sex]!, rows[right + sex]!))) pattern = 0
        if (family1 !== 0 && family2 !== 0) {
          const level = family1 === family2 ? 5 : familyLevel(family1, family2)
          if (!hasSlipped || level > 1) pattern += FAMILY_STEP * level
        }
      }
      const sex1 = rows[left + sex]!
      const sex2 = rows[right + sex]!
      const middle1 = rows[left + middle]!
      const middle2 = rows[right + middle]!
      const generation1 = (sex1 >> 2) & GENERATION_MASK
      const generation2 = (sex2 >> 2) & GENERATION_MASK
      const middles = middle1 === 0 || middle2 === 0 ? 0 : middle1 === middle2 ? 3 : nameLike.isInitial(middle1, middle2) ? 2 : 1
      // [LNK37] A junior implies a senior of the same name, also where only one of them is called so.
      if (generation1 !== generation2 && (middles < 2 || (generation1 !== 0 && generation2 !== 0))) pattern += MIDDLE_STEP
      else pattern += MIDDLE_STEP * middles
      const birth1 = rows[left + birth]!
      const birth2 = rows[right + birth]!
      if (birth1 !== 0 && birth2 !== 0) pattern += BIRTH_STEP * birthLevel(birth1, birth2)
      if ((sex1 & 3) !== 0 && (sex2 & 3) !== 0) pattern += SEX_STEP * ((sex1 & 3) === (sex2 & 3) ? 2 : 1)
      const emails1 = rows[left + emails]!
      const emails2 = rows[right + emails]!
      if (emails1 !== 0 && emails2 !== 0)
        pattern +=
          EMAIL_STEP *
          (emails1 === emails2 ? 4 : emails1 > 0 && emails2 > 0 ? emailLevel(emails1, emails2) : bestOfSets(emailSets, 4, emailLevel, emails1, emails2))
      const phones1 = rows[left + phones]!
      const phones2 = rows[right + phones]!
      if (phones1 !== 0 && phones2 !== 0)
        pattern +=
          PHONE_STEP *
          (phones1 === phones2 ? 3 : phones1 > 0 && phones2 > 0 ? phoneLevel(phones1, phones2) : bestOfSets(phoneSets, 3, phoneLevel, phones1, phones2))
      pattern += PLACE_STEP * placeLevel(left, right)
      const member1 = rows[left + member]!
      const member2 = rows[right + member]!
      if (member1 !== 0 && member2 !== 0) pattern += MEMBER_STEP * (member1 === member2 ? 3 : memberLike.isOneEdit(member1, member2) ? 2 : 1)
      const identifiers1 = rows[left + identifiers]!
      const identifiers2 = rows[right + identifiers]!
      if (identifiers1 !== 0 && identifiers2 !== 0) pattern += IDENTIFIER_STEP * bestOfSets(identifierSets, 3, identifierLevel, identifiers1, identifiers2)
      if (sex1 >>> TRAIT_SHIFT !== 0 && sex2 >>> TRAIT_SHIFT !== 0) pattern += traitLevels(sex1 >>> TRAIT_SHIFT, sex2 >>> TRAIT_SHIFT)
      return pattern
    },
  }
}

const [, MIDDLE_STEP, FAMILY_STEP, BIRTH_STEP, SEX_STEP, EMAIL_STEP, PHONE_STEP, PLACE_STEP, MEMBER_STEP, IDENTIFIER_STEP, ORIGIN_STEP, WORK_STEP] =
  STEP as readonly [number, number, number, number, number, number, number, number, number, number, number, number]

type LevelOf = (left: number, right: number) => number

/** [LNK37] Both say which of two generations they are: that their given names agree, as handed-down names do, says nothing. */
function areOfTwoGenerations(sex1: number, sex2: number): boolean {
  const [generation1, generation2] = [(sex1 >> 2) & GENERATION_MASK, (sex2 >> 2) & GENERATION_MASK]
  return generation1 !== 0 && generation2 !== 0 && generation1 !== generation2
}

/** Remembers levels of unequal pairs; a place is simply overwritten when another pair needs it. 0: not known. */
function newLevelCache() {
  const bits = 16
  const lefts = new Int32Array(1 << bits)
  const rights = new Int32Array(1 << bits)
  const levels = new Uint8Array(1 << bits)
  const slotOf = (left: number, right: number) => (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - bits)
  return {
    find(a: number, b: number): number {
      const left = a < b ? a : b
      const right = a < b ? b : a
      const slot = slotOf(left, right)
      return lefts[slot] === left && rights[slot] === right ? levels[slot]! : 0
    },
    keep(a: number, b: number, level: number): number {
      const left = a < b ? a : b
      const right = a < b ? b : a
      const slot = slotOf(left, right)
      lefts[slot] = left
      rights[slot] = right
      levels[slot] = level
      return level
    },
  }
}

/** [LNK11] Best level over all pairs of two cells. Equal values win at once; 0 (cannot be compared) only when no pair can be. */
function bestOfSets({ starts, codes }: ValueSets, same: number, levelOf: LevelOf, left: number, right: number): number {
  if (left === right) return same
  if (left > 0 && right > 0) return levelOf(left, right)
  const [lefts, from1, to1] = left > 0 ? [[left], 0, 1] : [codes, starts[-left]!, starts[-left + 1]!]
  const [rights, from2, to2] = right > 0 ? [[right], 0, 1] : [codes, starts[-right]!, starts[-right + 1]!]
  let best = 0
  for (let at1 = from1; at1 < to1; at1++) {
    for (let at2 = from2; at2 < to2; at2++) {
      const level = lefts[at1] === rights[at2] ? same : levelOf(lefts[at1]!, rights[at2]!)
      if (level > best) best = level
    }
  }
  return best
}

/** One edit in a name of three letters makes another name. Both must be longer, so that the order of the two plays no part. */
function isLongName({ offsets }: Texts, code: number): boolean {
  return offsets[code + 1]! - offsets[code]! > 3
}

function givenNameLevel({ names, nicknames }: Vocabulary, like: Similarity): LevelOf {
  const cache = newLevelCache()
  const compute = (left: number, right: number): number => {
    if (like.isInitial(left, right)) return 3
    if (haveGroupInCommon(nicknames, left, right)) return 4
    const isLong = isLongName(names, left) && isLongName(names, right)
    if (isLong && like.isOneEdit(left, right)) return 5
    const score = like.jaroWinkler(left, right, 0.8)
    return score >= 0.92 ? 5 : score >= 0.8 ? 2 : 1
  }
  return (left, right) => cache.find(left, right) || cache.keep(left, right, compute(left, right))
}

function familyNameLevel({ names, nameParts }: Vocabulary, like: Similarity): LevelOf {
  const cache = newLevelCache()
  const compute = (left: number, right: number): number => {
    const isLong = isLongName(names, left) && isLongName(names, right)
    if (isLong && like.isOneEdit(left, right)) return 4
    const score = like.jaroWinkler(left, right, 0.8)
    if (score >= 0.92) return 4
    if (havePartInCommon(nameParts, left, right)) return 3
    return score >= 0.8 ? 2 : 1
  }
  return (left, right) => cache.find(left, right) || cache.keep(left, right, compute(left, right))
}

/** 2: alike. */
function streetNameLevel({ streets }: Vocabulary): LevelOf {
  const like = newSimilarity(streets)
  return (left, right) => (like.isOneEdit(left, right) || like.jaroWinkler(left, right, 0.9) >= 0.9 ? 2 : 1)
}

/** [LNK32] Place of birth and occupation together, as parts of a pattern. Equal places are the same, as those of streets are alike. */
function traitLevelsOf({ origins, traits }: Vocabulary): (left: number, right: number) => number {
  const like = newSimilarity(origins)
  const areAlike = (left: number, right: number) => like.isOneEdit(left, right) || like.jaroWinkler(left, right, 0.9) >= 0.9
  return (left, right) => {
    const origin1 = traits[left * 2]!
    const origin2 = traits[right * 2]!
    const work1 = traits[left * 2 + 1]!
    const work2 = traits[right * 2 + 1]!
    const origin = origin1 === 0 || origin2 === 0 ? 0 : origin1 === origin2 ? 3 : areAlike(origin1, origin2) ? 2 : 1
    const work = work1 === 0 || work2 === 0 ? 0 : work1 === work2 ? 2 : 1
    return ORIGIN_STEP * origin + WORK_STEP * work
  }
}

/** First or last part of one name in first or last place of the other; at least one of them has parts. */
function havePartInCommon(parts: Int32Array, left: number, right: number): boolean {
  const first1 = parts[left * 2]! || left
  const last1 = parts[left * 2 + 1]! || left
  const first2 = parts[right * 2]! || right
  const last2 = parts[right * 2 + 1]! || right
  return first1 === first2 || first1 === last2 || last1 === first2 || last1 === last2
}

/** [LNK4] Days of birth: 1 different … 5 the same. Where one knows only the year, the year decides. */
export function birthLevel(left: number, right: number): number {
  if (left === right) return left % 10_000 === 0 ? 2 : 5
  const [year1, year2] = [Math.floor(left / 10_000), Math.floor(right / 10_000)]
  const [month1, month2] = [Math.floor(left / 100) % 100, Math.floor(right / 100) % 100]
  const [day1, day2] = [left % 100, right % 100]
  // Of years alone, from an age or from memory, one or two more or less say nothing.
  if (month1 === 0 || month2 === 0) return year1 === year2 ? 2 : Math.abs(year1 - year2) <= 2 ? 0 : 1
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
function emailAddressLevel(dictionary: Texts): LevelOf {
  const { bytes, offsets, size } = dictionary
  const whole = newSimilarity(dictionary)
  /** Length of the part before the @, and a hash of its first and last three signs; 0: not looked at yet. */
  const localLength = new Uint16Array(size)
  const localEnds = new Int32Array(size)
  const lookAt = (code: number) => {
    const from = offsets[code]!
    let to = from
    while (to < offsets[code + 1]! && bytes[to] !== 64) to++
    localLength[code] = Math.min(to - from, 65_535)
    localEnds[code] = endsOf(bytes, from, to)
  }
  return (left, right) => {
    if (whole.isOneEdit(left, right)) return 3
    if (localEnds[left] === 0) lookAt(left)
    if (localEnds[right] === 0) lookAt(right)
    const length1 = localLength[left]!
    const length2 = localLength[right]!
    if (!mayBeOneEdit(localEnds[left]!, localEnds[right]!)) return 1
    const from1 = offsets[left]!
    const from2 = offsets[right]!
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
function identifierValueLevel(dictionary: Texts): LevelOf {
  const { bytes, offsets } = dictionary
  const like = newSimilarity(dictionary)
  return (left, right) => {
    for (let at1 = offsets[left]!, at2 = offsets[right]!; ; at1++, at2++) {
      if (bytes[at1] !== bytes[at2]) return 0
      if (bytes[at1] === 61) return like.isOneEdit(left, right) ? 2 : 1
    }
  }
}
