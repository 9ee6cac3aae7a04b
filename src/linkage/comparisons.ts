/**
 * What is compared and how alike two values can be. Level 0 is always "cannot be compared" and weighs nothing; the last level is "the same".
 * `match` and `chance` are where learning starts: how often a level occurs between two records of one person, and of two strangers.
 * They carry the weight of a few dozen pairs, so they decide in a list of twenty people and are forgotten in one of a million.
 * Sources of the starting values: typical m and u of person data (Splink's documentation; Winkler 2006), English name and birth-day
 * distributions (a birth date is shared by 1 in about 25,000), and own trials on invented data. docs/rules/linkage.md, [LNK10].
 */
export type ComparisonName =
  | 'given_name'
  | 'middle_name'
  | 'family_name'
  | 'date_of_birth'
  | 'gender'
  | 'email'
  | 'phone'
  | 'place'
  | 'membership_number'
  | 'identifier'
  | 'birth_place'
  | 'occupation'

export type Comparison = {
  name: ComparisonName
  /** In words, for a person who reads the explanation; index = level. */
  levels: readonly string[]
  match: readonly number[]
  chance: readonly number[]
  /** How often two different people of one household show the level; null: it says nothing of a household. */
  household: readonly number[] | null
  /** Records of one person say something else altogether at most this often (a birth date does not change); learning may not go beyond. */
  differsAtMost: number
  /** Strangers may share it because their names come from one culture and one generation. */
  isOfNames?: true
}

export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'given_name',
    levels: [
      'not given',
      'different',
      'somewhat alike',
      'initial agrees',
      'short form of the same name',
      'one letter off or very alike',
      'swapped with the family name',
      'the same',
    ],
    match: [0, 0.008, 0.025, 0.03, 0.04, 0.06, 0.02, 0.817],
    chance: [0, 0.9449, 0.032, 0.008, 0.004, 0.005, 0.0001, 0.006],
    household: null,
    differsAtMost: 0.2,
    isOfNames: true,
  },
  {
    name: 'middle_name',
    levels: ['not given', 'different, or one of them is a junior', 'initial agrees', 'the same'],
    match: [0, 0.04, 0.3, 0.66],
    chance: [0, 0.92, 0.06, 0.02],
    household: null,
    differsAtMost: 0.5,
    isOfNames: true,
  },
  {
    name: 'family_name',
    levels: ['not given', 'different', 'somewhat alike', 'a part in common', 'one letter off or very alike', 'the same'],
    match: [0, 0.03, 0.02, 0.02, 0.06, 0.87],
    chance: [0, 0.9753, 0.02, 0.0012, 0.002, 0.0015],
    household: [0, 0.2, 0.01, 0.03, 0.02, 0.74],
    differsAtMost: 0.2,
    isOfNames: true,
  },
  {
    name: 'date_of_birth',
    levels: ['not given', 'different', 'same year', 'two of day, month and year agree', 'one digit off, or day and month swapped', 'the same'],
    match: [0, 0.012, 0.01, 0.02, 0.04, 0.918],
    chance: [0, 0.974, 0.021, 0.0034, 0.00155, 0.00005],
    household: null,
    differsAtMost: 0.2,
  },
  {
    name: 'gender',
    levels: ['not given', 'different', 'the same'],
    match: [0, 0.01, 0.99],
    chance: [0, 0.5, 0.5],
    household: null,
    differsAtMost: 0.15,
    isOfNames: true,
  },
  {
    name: 'email',
    levels: ['not given', 'different', 'name before the @ alike', 'one letter off, or same name at another provider', 'the same'],
    match: [0, 0.3, 0.03, 0.05, 0.62],
    chance: [0, 0.99799, 0.002, 0.00001, 0.0000005],
    household: [0, 0.87, 0.02, 0.01, 0.1],
    differsAtMost: 0.9,
  },
  {
    name: 'phone',
    levels: ['not given', 'different', 'one digit off', 'the same'],
    match: [0, 0.3, 0.04, 0.66],
    chance: [0, 0.999998, 0.0000015, 0.0000005],
    household: [0, 0.65, 0.02, 0.33],
    differsAtMost: 0.9,
  },
  {
    name: 'place',
    levels: ['not given', 'different', 'same area or similar street', 'same postcode', 'same or similar address', 'same address and postcode'],
    match: [0, 0.14, 0.03, 0.04, 0.09, 0.7],
    chance: [0, 0.9848, 0.015, 0.00015, 0.00004, 0.00001],
    household: [0, 0.06, 0.02, 0.05, 0.12, 0.75],
    differsAtMost: 0.8,
  },
  // Two who joined together have numbers next to each other.
  {
    name: 'membership_number',
    levels: ['not given', 'different', 'one sign off', 'the same'],
    match: [0, 0.05, 0.03, 0.92],
    chance: [0, 0.99995, 0.00005, 0.0000001],
    household: [0, 0.79, 0.2099, 0.0001],
    differsAtMost: 0.4,
  },
  {
    name: 'identifier',
    levels: ['not given', 'different', 'one sign off', 'the same'],
    match: [0, 0.05, 0.03, 0.92],
    chance: [0, 0.99999, 0.00001, 0.0000001],
    household: null,
    differsAtMost: 0.6,
  },
  // Families stay where they are: two of one household were often born in one place, and follow one trade.
  {
    name: 'birth_place',
    levels: ['not given', 'different', 'alike', 'the same'],
    match: [0, 0.12, 0.06, 0.82],
    chance: [0, 0.985, 0.005, 0.01],
    household: [0, 0.55, 0.03, 0.42],
    differsAtMost: 0.4,
  },
  {
    name: 'occupation',
    levels: ['not given', 'different', 'the same'],
    match: [0, 0.35, 0.65],
    chance: [0, 0.95, 0.05],
    household: [0, 0.8, 0.2],
    differsAtMost: 0.9,
  },
]

/** Index in COMPARISONS, by name; the kernel and the weights read single ones. */
export const GIVEN = 0
export const FAMILY = 2
export const BIRTH = 3
export const EMAIL = 5
export const PHONE = 6
export const PLACE = 7
export const MEMBER = 8
export const IDENTIFIER = 9
export const ORIGIN = 10
export const WORK = 11

/** A pattern holds one level a comparison as digits of mixed radix; STEP is the place value of each. It stays below 2^31. */
export const RADIX: readonly number[] = COMPARISONS.map((comparison) => comparison.levels.length)
export const STEP: readonly number[] = RADIX.map((_, index) => RADIX.slice(0, index).reduce((product, radix) => product * radix, 1))

export function levelOf(pattern: number, comparison: number): number {
  return Math.floor(pattern / STEP[comparison]!) % RADIX[comparison]!
}

export function levelsOf(pattern: number): number[] {
  return RADIX.map((_, comparison) => levelOf(pattern, comparison))
}
