/**
 * British bank accounts: a sort code (six digits) and an account number (eight) near each other, or either with its label [DET10]; checked
 * by modulus where the organisation has the table [DET10b].
 * A dated triple such as 12-03-98 alone is no sort code.
 */
import type { Detector, DetectorContext, Finding } from '../finding.ts'
import { checkModulus, type ModulusAnswer } from '../modulus-check.ts'
import { anchorsOf, anyWithin, isDigitAt, isWordAt } from './anchors.ts'
import { found, labelled, matchAt } from './found.ts'

const SORT_CODE = /(\d{2})([- ])(\d{2})\2(\d{2})(?![\p{L}\p{N}]|[-/.]\d)/uy
const SORT_LABEL = labelled(String.raw`sort[\s_-]?code|sortcode|sc|sort`, String.raw`\d{2}[- ]?\d{2}[- ]?\d{2}`)
const ACCOUNT_LABEL = labelled(
  String.raw`(?:bank[\s_-]?)?(?:account|acct|acc|a\/c)(?:[\s_-]?(?:number|no|num|#))?`,
  String.raw`\d{6,8}|\d{4}[ -]\d{4}|\d{9,17}`,
)
const EIGHT = /\d{8}(?![\p{L}\p{N}]|[-/.]\d)/uy
/** How far the account number may stand from its sort code, in characters: two lines of a form. */
const REACH = 70

export const bankAccount: Detector = {
  kind: 'bank_account',
  find(text, out, context) {
    const { digitWords, numbers, cues } = anchorsOf(text)
    const done = new Set<number>()
    const before = out.length
    for (const place of cues.account) {
      findWithLabel(text, place, SORT_LABEL, 0.95, '"sort code" stands before it', done, out)
      findAccount(text, place, cues.account, done, out)
    }
    for (let i = 0; i < numbers.pairs.count; i++) {
      const at = numbers.pairs.at[i]!
      findPair(text, digitWords, at, anyWithin(cues.account, digitWords[at]! - 60, digitWords[at]! + 60), done, out)
    }
    if (out.length > before) checkPairs(out.slice(before), context)
  },
  isValue: (cell) => /^(?:\d{2}-\d{2}-\d{2} ?\d{8})$/.test(cell),
}

const FAR_AWAY = { start: Infinity, end: Infinity }
const digitsIn = ({ value }: Finding): number => value.replace(/\D/g, '').length

/** Each account number with the sort code nearest to it, by the modulus check [DET10b]: at once surer, or doubtful. */
function checkPairs(findings: Finding[], { modulus }: DetectorContext): void {
  const inOrder = findings.toSorted((left, right) => left.start - right.start)
  const nearest = new Map<Finding, Finding>()
  const distance = (one: Finding, other: Pick<Finding, 'start' | 'end'>) => Math.max(one.start - other.end, other.start - one.end)
  // once along and once back, so that a text full of them costs no more than its length
  for (const along of [inOrder, inOrder.toReversed()]) {
    let sort: Finding | null = null
    for (const one of along) {
      if (digitsIn(one) === 6) sort = one
      else if (sort !== null && distance(one, sort) < Math.min(2 * REACH, distance(one, nearest.get(one) ?? FAR_AWAY))) nearest.set(one, sort)
    }
  }
  for (const account of findings) {
    if (digitsIn(account) === 6) continue
    const sort = nearest.get(account)
    if (sort === undefined) account.why += '; no sort code to check it with'
    else if (modulus === undefined) account.why += '; not checked against the modulus table'
    else settle(account, sort, checkModulus(modulus, sort.value, account.value))
  }
}

function settle(account: Finding, sort: Finding, answer: ModulusAnswer): void {
  const word = { right: 'the modulus check holds', wrong: 'the modulus check fails: mistyped, or no account', unchecked: 'its bank has no modulus check' }[
    answer
  ]
  account.why += `; ${word}`
  if (answer === 'unchecked') return
  for (const one of [account, sort]) one.confidence = answer === 'right' ? 0.99 : Math.min(one.confidence, one.confidence >= 0.95 ? 0.6 : 0.3)
}

function findWithLabel(text: string, place: number, pattern: RegExp, confidence: number, why: string, done: Set<number>, out: Finding[]): void {
  const match = matchAt(pattern, text, place)
  if (!match) return
  const end = place + match[0].length
  const start = end - match[1]!.length
  if (done.has(start)) return
  done.add(start)
  out.push(found('bank_account', text, start, end, confidence, why))
}

/** An account number by its label; only a bank's: "account" is also what every shop calls its customers. */
function findAccount(text: string, place: number, cuePlaces: number[], done: Set<number>, out: Finding[]): void {
  const match = matchAt(ACCOUNT_LABEL, text, place)
  if (!match) return
  const end = place + match[0].length
  const start = end - match[1]!.length
  if (done.has(start)) return
  const around = text.slice(Math.max(0, place - 90), Math.min(text.length, end + 60))
  const isBank =
    /\bbank|sort\s?-?code|\bbic\b|building society|direct debit|barclays|lloyds|hsbc|natwest|santander|nationwide|monzo|payee|\bbacs\b|routing/i.test(around)
  if (!isBank && (/customer|client|user|electric|gas|water|energy|broadband/i.test(around) || !/number|no|num|#/i.test(match[0]))) return
  const digits = match[1]!.replace(/\D/g, '').length
  if (!isBank && (digits !== 8 || !anyWithin(cuePlaces, place, place + 1))) return
  done.add(start)
  out.push(
    found(
      'bank_account',
      text,
      start,
      end,
      isBank ? 0.95 : 0.65,
      isBank ? '"account" stands before it, words of banking near it' : '"account number" stands before eight digits',
    ),
  )
}

/** What the eight digits are when it stands before them. */
const OTHER_LABEL = /\b(?:invoice|order|ref\w*|tel\w*|phone|mobile|member\w*|customer|policy|ticket|serial|batch|id|item|part)\b[^\n]{0,12}$/i

/** 12-34-56 and, within reach, eight digits. */
function findPair(text: string, digitWords: Int32Array, index: number, isNamed: boolean, done: Set<number>, out: Finding[]): void {
  const start = digitWords[index]!
  if (digitWords[index + 1]! - start !== 2 || isWordAt(text, start - 1) || /[-/.:]/.test(text[start - 1] ?? '')) return
  const sort = matchAt(SORT_CODE, text, start)
  if (!sort || (sort[2] === ' ' && (!isNamed || (text[start - 1] === ' ' && isDigitAt(text, start - 2))))) return
  const end = start + sort[0].length
  for (let i = index + 6; i < digitWords.length && digitWords[i]! < end + REACH; i += 2) {
    const at = digitWords[i]!
    if (digitWords[i + 1]! - at !== 8 || !matchAt(EIGHT, text, at) || isWordAt(text, at - 1)) continue
    if (!isNamed && at - end > 3) return
    if (OTHER_LABEL.test(text.slice(end, at))) return
    const confidence = isNamed ? 0.98 : 0.85
    if (!done.has(start)) out.push(found('bank_account', text, start, end, confidence, 'a sort code with an account number near it'))
    if (!done.has(at)) out.push(found('bank_account', text, at, at + 8, confidence, 'an account number with a sort code near it'))
    done.add(start).add(at)
    return
  }
}
