/**
 * Whether a British sort code and account number can belong together: Pay.UK's modulus checks ("Validating account numbers", VocaLink v7) [DET10b]. The table of
 * weights is Pay.UK's to publish and changes several times a year, so an organisation drops it in; without it nothing is checked, and the finding says so.
 */
import { createHash } from 'node:crypto'

/** `right`: it can be; `wrong`: it cannot; `unchecked`: the bank has no check, or the account is of a kind that has none. */
export type ModulusAnswer = 'right' | 'wrong' | 'unchecked'
type Method = 'MOD10' | 'MOD11' | 'DBLAL'
/** For the digits u v w x y z (sort code) a b c d e f g h (account). `exception` 0: none. */
type Weights = { from: number; to: number; method: Method; weights: readonly number[]; exception: number }
export type ModulusTable = {
  /** As it was given: handed on to the readers. */
  text: string
  /** First 16 signs of its SHA-256: with another table, files are read again. */
  hash: string
  /** Sorted by `from`; a sort code has one line or two. */
  lines: readonly Weights[]
  /** Exception 5: sort codes that are checked as others (scsubtab). */
  substitutes: ReadonlyMap<string, string>
}

const LINE = /^(\d{6})\s+(\d{6})\s+(MOD10|MOD11|DBLAL)((?:\s+-?\d{1,4}){14})(?:\s+(\d{1,2}))?\s*$/
const SUBSTITUTE = /^(\d{6})\s+(\d{6})\s*$/

/**
 * Pay.UK's `valacdos` text, with the lines of `scsubtab` before or after it. Gives the number of the first line that is neither, and null in its place when all
 * were understood.
 */
export function readModulusTable(text: string): { table: ModulusTable; badLine: number | null } {
  const lines: Weights[] = []
  const substitutes = new Map<string, string>()
  let badLine: number | null = null
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, '').trim()
    const weights = LINE.exec(line)
    const substitute = SUBSTITUTE.exec(line)
    if (weights !== null)
      lines.push({
        from: Number(weights[1]),
        to: Number(weights[2]),
        method: weights[3] as Method,
        weights: weights[4]!.trim().split(/\s+/).map(Number),
        exception: Number(weights[5] ?? 0),
      })
    else if (substitute !== null) substitutes.set(substitute[1]!, substitute[2]!)
    else if (line !== '') badLine ??= index + 1
  }
  lines.sort((left, right) => left.from - right.from)
  return { table: { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 16), lines, substitutes }, badLine }
}

/** `sortCode`: six digits; `account`: six to eight (shorter ones are filled with zeros on the left, as banks do). Other signs are passed over. */
export function checkModulus({ lines, substitutes }: ModulusTable, sortCode: string, account: string): ModulusAnswer {
  const sort = sortCode.replace(/\D/g, '')
  const digits = account.replace(/\D/g, '')
  if (sort.length !== 6 || digits.length < 6 || digits.length > 8) return 'unchecked'
  const own = lines.filter(({ from, to }) => from <= Number(sort) && Number(sort) <= to)
  const [first, second] = own
  if (first === undefined) return 'unchecked'
  const number = digitsOf(sort, digits.padStart(8, '0'))
  const [a, g, h] = [number[A]!, number[G]!, number[H]!]
  // Exception 6: accounts in foreign money have no check
  if (first.exception === 6 && a >= 4 && a <= 8 && g === h) return 'unchecked'
  const isRight = holds(first, number, substitutes)
  if (second === undefined) return isRight ? 'right' : 'wrong'
  // 2 and 9, 10 and 11, 12 and 13: either is enough
  if (EITHER.some(([one, other]) => first.exception === one && second.exception === other))
    return isRight || holds(second, number, substitutes) ? 'right' : 'wrong'
  if (!isRight) return 'wrong'
  if (second.exception === 3 && (number[C] === 6 || number[C] === 9)) return 'right'
  return holds(second, number, substitutes) ? 'right' : 'wrong'
}

/** Places of the account's digits among the fourteen. */
const [A, B, C, G, H] = [6, 7, 8, 12, 13] as const
const EITHER = [
  [2, 9],
  [10, 11],
  [12, 13],
] as const
const TWO_WHEN_G_IS_NOT_9 = [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1]
const TWO_WHEN_G_IS_9 = [0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1]

const digitsOf = (sort: string, account: string): number[] => [...(sort + account)].map(Number)
const withSort = (number: number[], sort: string): number[] => [...digitsOf(sort, ''), ...number.slice(A)]

function holds(line: Weights, number: number[], substitutes: ReadonlyMap<string, string>): boolean {
  const { exception } = line
  const g = number[G]!
  const sort = number.slice(0, A).join('')
  switch (exception) {
    case 1:
      return (totalOf(line, line.weights, number) + 27) % 10 === 0
    case 2:
      return number[A] === 0 ? plain(line, number) : plain(line, number, g === 9 ? TWO_WHEN_G_IS_9 : TWO_WHEN_G_IS_NOT_9)
    case 4:
      return modulo(totalOf(line, line.weights, number), 11) === g * 10 + number[H]!
    case 5:
      return holdsFive(line, withSort(number, substitutes.get(sort) ?? sort))
    case 7:
      return plain(line, number, g === 9 ? withoutSort(line.weights) : line.weights)
    case 8:
      return plain(line, withSort(number, '090126'))
    case 9:
      return plain(line, withSort(number, '309634'))
    case 10:
      return plain(line, number, (number[A] === 0 || number[A] === 9) && number[B] === 9 && g === 9 ? withoutSort(line.weights) : line.weights)
    case 14:
      return plain(line, number) || ([0, 1, 9].includes(number[H]!) && plain(line, [...number.slice(0, A), 0, ...number.slice(A, H)]))
    default:
      return plain(line, number)
  }
}

/** Weights of u to b are taken as zero. */
const withoutSort = (weights: readonly number[]): number[] => weights.map((weight, at) => (at <= B ? 0 : weight))
const modulo = (value: number, by: number): number => ((value % by) + by) % by

function plain(line: Weights, number: number[], weights: readonly number[] = line.weights): boolean {
  return modulo(totalOf(line, weights, number), line.method === 'MOD11' ? 11 : 10) === 0
}

/** MOD10 and MOD11 add the products, DBLAL the digits of the products. */
function totalOf({ method }: Weights, weights: readonly number[], number: number[]): number {
  return number.reduce((sum, digit, at) => {
    const product = digit * weights[at]!
    return sum + (method === 'DBLAL' ? Math.floor(product / 10) + (product % 10) : product)
  }, 0)
}

/** The remainder says what the check digit must be: g by MOD11, h by DBLAL. */
function holdsFive(line: Weights, number: number[]): boolean {
  const total = totalOf(line, line.weights, number)
  if (line.method !== 'MOD11') return modulo(-total, 10) === number[H]
  const remainder = modulo(total, 11)
  return remainder !== 1 && modulo(-remainder, 11) === number[G]
}
