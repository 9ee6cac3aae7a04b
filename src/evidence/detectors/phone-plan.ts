/**
 * Which phone numbers exist: the numbering plans that libphonenumber publishes, read directly. Its own parser takes some 60 µs a number, for it
 * splits, formats and guesses; here one pass keeps the digits and one pattern a calling code says whether they are in the plan [DET5].
 */
import metadata from 'libphonenumber-js/metadata.max.json'
import { isDigitAt } from './signs.ts'

export type PlanCountry = 'GB' | 'US'
/** `e164` is `+447700900123`; `isValid`: a number of that plan, not only one of its length. */
export type PhoneNumber = { e164: string; isValid: boolean }

type Plan = { callingCode: string; lengths: ReadonlySet<number>; pattern: RegExp; trunkPrefix: string }
/** A country's row: 0 calling code, 2 pattern of all numbers, 3 lengths, 5 trunk prefix, 11 pattern and lengths by type (fixed, mobile …). */
type PlanRow = [callingCode: string, idd: unknown, pattern: string, lengths: number[], formats: unknown, trunkPrefix: unknown, ...rest: unknown[]]
type TypeRow = [pattern: string, lengths?: number[]] | 0
const TYPES = 11

const countries = metadata.countries as unknown as Record<string, PlanRow>
const nonGeographic = (metadata as unknown as { nonGeographic: Record<string, PlanRow> }).nonGeographic
const callingCodes = metadata.country_calling_codes as unknown as Record<string, string[]>
const plans = new Map<string, Plan | null>()

/** The plan of a calling code, of all countries that share it. */
function planOf(callingCode: string): Plan | null {
  const known = plans.get(callingCode)
  if (known !== undefined) return known
  const rows = callingCodes[callingCode]?.map((country) => countries[country]).filter((row) => row !== undefined) ?? []
  const world = nonGeographic[callingCode]
  if (rows.length === 0 && world) rows.push(world)
  const plan = rows.length === 0 ? null : compile(callingCode, rows)
  plans.set(callingCode, plan)
  return plan
}

function compile(callingCode: string, rows: PlanRow[]): Plan {
  const lengths = new Set<number>()
  const patterns: string[] = []
  for (const row of rows) {
    for (const length of row[3]) lengths.add(length)
    const types = ((row[TYPES] || []) as TypeRow[]).filter((type) => type !== 0 && type !== undefined)
    if (types.length === 0) patterns.push(row[2])
    else patterns.push(`(?=(?:${row[2]})$)(?:${types.map((type) => (type as [string])[0]).join('|')})`)
  }
  if (callingCode === '44') patterns.push(BRITISH_DRAMA)
  const trunkPrefix = typeof rows[0]![5] === 'string' ? rows[0]![5] : ''
  return { callingCode, lengths, pattern: new RegExp(`^(?:${patterns.join('|')})$`), trunkPrefix }
}

/** Numbers that Ofcom sets aside for film and examples; they are written as real ones are. National digits without the zero. */
const BRITISH_DRAMA = String.raw`7700900\d{3}|1632960\d{3}|2079460\d{3}|1(?:1[345678]|21|31|41|51|61)4960\d{3}|2890180\d{3}|2920180\d{3}|1914980\d{3}|3069990\d{3}|8081570\d{3}|9098790\d{3}`

/** No number is longer (ITU E.164), in digits. */
const LONGEST = 15

/**
 * Reads a number as it is written: `+44 (0)7700 900123`, `0044…`, `(020) 7946 0958 ext 12`. One without + is of `country`, or, when it is not in its
 * plan and begins with its calling code, of that. null: no plan has numbers of that length.
 */
export function readPhoneNumber(text: string, country: PlanCountry | null): PhoneNumber | null {
  let digits = ''
  let isInternational = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      // the trunk zero that is left out when one dials from abroad: +44 (0)20
      if (code === 48 && isInternational && text.charCodeAt(at - 1) === 40 && text.charCodeAt(at + 1) === 41) continue
      // stretches of digits, not single ones: most numbers are one or two
      const from = at
      while (isDigitAt(text, at + 1)) at++
      digits += text.slice(from, at + 1)
    } else if (code === 43 && digits === '') isInternational = true
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) break
  }
  if (!isInternational && digits.startsWith('00') && digits.length > 9 && digits[2] !== '0') {
    isInternational = true
    digits = digits.slice(2)
    if (text.includes('(0)')) return readPhoneNumber(`+${text.replace(/^\D*00/, '')}`, country)
  }
  if (digits.length > LONGEST + 1) return null
  if (isInternational) return ofCallingCode(digits)
  return country === null ? null : ofCountry(digits, country)
}

function ofCallingCode(digits: string): PhoneNumber | null {
  for (let size = 1; size <= 3; size++) {
    const plan = planOf(digits.slice(0, size))
    if (plan) return inPlan(plan, digits.slice(size))
  }
  return null
}

function ofCountry(digits: string, country: PlanCountry): PhoneNumber | null {
  const plan = planOf(country === 'GB' ? '44' : '1')!
  // a British number without its zero may be any number at all
  const local = country === 'GB' && !digits.startsWith('0') ? null : inPlan(plan, digits)
  if (local?.isValid || !digits.startsWith(plan.callingCode)) return local ?? (country === 'GB' ? withoutTrunk(plan, digits) : null)
  const whole = inPlan(plan, digits.slice(plan.callingCode.length))
  return whole?.isValid ? whole : (local ?? withoutTrunk(plan, digits) ?? whole)
}

/** 7700900123, as spreadsheets leave it that take the zero for nothing. */
function withoutTrunk(plan: Plan, digits: string): PhoneNumber | null {
  return plan.lengths.has(digits.length) ? { e164: `+${plan.callingCode}${digits}`, isValid: plan.pattern.test(digits) } : null
}

function inPlan(plan: Plan, digits: string): PhoneNumber | null {
  const { trunkPrefix, pattern, lengths, callingCode } = plan
  if (pattern.test(digits)) return { e164: `+${callingCode}${digits}`, isValid: true }
  const bare = trunkPrefix !== '' && digits.startsWith(trunkPrefix) ? digits.slice(trunkPrefix.length) : digits
  if (!lengths.has(bare.length)) return null
  return { e164: `+${callingCode}${bare}`, isValid: bare !== digits && pattern.test(bare) }
}
