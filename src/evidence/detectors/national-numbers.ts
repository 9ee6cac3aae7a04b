/**
 * National identity and tax numbers whose checks are kept here, since they are met most in Britain; those of other countries are in world-numbers.ts
 * [DET23].
 */
import { isOneDigitRepeated, luhnHolds, mod1110Holds, remainder, verhoeffHolds, weightedSum } from './check-digits.ts'
import { labelled } from './found.ts'

export type NationalNumber = { country: string; name: string; kind: 'national_id' | 'tax_id'; label: RegExp; heads: string[]; isValid(bare: string): boolean }

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'
const IRISH_LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV'
const FINNISH_SIGNS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

function mod11Check(digits: string, weights: readonly number[]): boolean {
  const check = 11 - (weightedSum(digits, weights) % 11)
  return check % 11 === Number(digits[weights.length])
}
/** DDMMYY at the beginning. */
function beginsWithDay(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}
/** A number that its name and its check tell. `label` is of alternatives that each begin with the letters of a cue word; longer ones first. */
export function number(
  country: string,
  name: string,
  kind: 'national_id' | 'tax_id',
  label: string,
  value: string,
  isValid: (bare: string) => boolean,
): NationalNumber {
  return { country, name, kind, label: labelled(label, value), heads: headsOf(label), isValid }
}

function headsOf(label: string): string[] {
  return [...new Set(label.split('|').map((part) => /^[\p{L}]+/u.exec(part)?.[0].toLowerCase() ?? ''))]
}

export const NATIONAL_NUMBERS: readonly NationalNumber[] = [
  number(
    'US',
    'Social Security number',
    'national_id',
    String.raw`ssn|social[\s_-]security(?:[\s_-]number)?|social`,
    String.raw`\d{3}[- ]?\d{2}[- ]?\d{4}`,
    isSsn,
  ),
  number('IE', 'PPS number', 'national_id', String.raw`ppsn|pps|personal public service`, String.raw`\d{7} ?[A-W][A-IW]?`, isPps),
  number(
    'PL',
    'PESEL',
    'national_id',
    'pesel',
    String.raw`\d{11}`,
    (bare) => (10 - (weightedSum(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(bare[10]),
  ),
  number('ES', 'DNI or NIE', 'national_id', String.raw`dni|nie|nif|national id(?:entity)?`, String.raw`[XYZ]?-?\d{7,8}-?[A-Z]`, isDni),
  number(
    'NL',
    'BSN',
    'national_id',
    String.raw`bsn|burgerservicenummer|sofinummer`,
    String.raw`\d{9}|\d{4}[. ]\d{2}[. ]\d{3}`,
    (bare) => weightedSum(bare, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  ),
  number(
    'FR',
    'NIR',
    'national_id',
    String.raw`nir|insee|sécurité sociale|social[\s_-]security`,
    String.raw`[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}`,
    isNir,
  ),
  number('SE', 'personnummer', 'national_id', 'personnummer|personal identity', String.raw`(?:\d{2})?\d{6}[-+]?\d{4}`, (bare) => luhnHolds(bare.slice(-10))),
  number('NO', 'fødselsnummer', 'national_id', String.raw`fodselsnummer|fødselsnummer|national identity`, String.raw`\d{6} ?\d{5}`, isFodselsnummer),
  number('FI', 'henkilötunnus', 'national_id', String.raw`hetu|henkilötunnus|personal identity`, String.raw`\d{6}[-+ABCDEFUVWXY]\d{3}[0-9A-Y]`, isHetu),
  number('DK', 'CPR number', 'national_id', 'cpr', String.raw`\d{6}-?\d{4}`, beginsWithDay),
  number(
    'BE',
    'national register number',
    'national_id',
    'rijksregisternummer|rijksregister|national register',
    String.raw`\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}`,
    isBelgian,
  ),
  number('IN', 'Aadhaar', 'national_id', 'aadhaar|aadhar', String.raw`\d{4}[ -]?\d{4}[ -]?\d{4}`, verhoeffHolds),
  number(
    'CA',
    'Social Insurance number',
    'national_id',
    String.raw`sin|social insurance`,
    String.raw`\d{3}[- ]?\d{3}[- ]?\d{3}`,
    (bare) => luhnHolds(bare) && !/^[08]/.test(bare),
  ),
  number('BR', 'CPF', 'tax_id', 'cpf', String.raw`\d{3}\.?\d{3}\.?\d{3}-?\d{2}`, isCpf),
  number(
    'RO',
    'CNP',
    'national_id',
    'cnp',
    String.raw`[1-9]\d{12}`,
    (bare) => (weightedSum(bare, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) % 10 === Number(bare[12]),
  ),
  number('BG', 'EGN', 'national_id', 'egn', String.raw`\d{10}`, (bare) => (weightedSum(bare, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(bare[9])),
  number('TR', 'TCKN', 'national_id', 'tckn', String.raw`[1-9]\d{10}`, isTckn),
  number(
    'EE',
    'isikukood',
    'national_id',
    'isikukood',
    String.raw`[1-6]\d{10}`,
    (bare) => weightedSum(bare, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11 === Number(bare[10]),
  ),
  number(
    'DE',
    'Steuer-ID',
    'tax_id',
    String.raw`steuer(?:liche)?[\s-]?id(?:entifikationsnummer|nr)?|steuerid|steueridentifikationsnummer|idnr|steuer-?nummer|tax (?:id|identification)`,
    String.raw`[1-9]\d(?: ?\d{3}){3}`,
    mod1110Holds,
  ),
  number(
    'AU',
    'tax file number',
    'tax_id',
    String.raw`tfn|tax file`,
    String.raw`\d{3}[ -]?\d{3}[ -]?\d{3}`,
    (bare) => weightedSum(bare, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  ),
  number(
    'GB',
    'unique taxpayer reference',
    'tax_id',
    String.raw`utr|taxpayer(?:['’]s)?(?: reference)?|unique taxpayer reference|tax reference`,
    String.raw`\d{5} ?\d{5}`,
    isUtr,
  ),
]

/** US Social Security Administration: area not 000, 666 or 900 and up; no group or serial of zeros; never the number once printed as an example. */
export function isSsn(bare: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(bare) && bare !== '078051120' && bare !== '123456789' && !isOneDigitRepeated(bare)
}
function isPps(bare: string): boolean {
  const second = bare[8] ? bare.charCodeAt(8) - 64 : 0
  const sum = weightedSum(bare, [8, 7, 6, 5, 4, 3, 2]) + (bare[8] === 'W' ? 0 : second * 9)
  return IRISH_LETTERS[sum % 23] === bare[7]
}
function isDni(bare: string): boolean {
  const digits = bare.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2')
  return /^\d{8}$/.test(digits) && SPANISH_LETTERS[Number(digits) % 23] === bare.at(-1)
}
function isNir(bare: string): boolean {
  const digits = bare.replace('2A', '19').replace('2B', '18')
  return /^\d{15}$/.test(digits) && 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13))
}
function isFodselsnummer(bare: string): boolean {
  return mod11Check(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2]) && mod11Check(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
}
function isHetu(bare: string): boolean {
  const digits = bare.slice(0, 6) + bare.slice(-4, -1)
  return /^\d{9}$/.test(digits) && beginsWithDay(digits) && FINNISH_SIGNS[Number(digits) % 31] === bare.at(-1)
}
function isBelgian(bare: string): boolean {
  const check = Number(bare.slice(9))
  return [bare.slice(0, 9), `2${bare.slice(0, 9)}`].some((digits) => 97 - remainder(digits, 97) === check)
}
function isCpf(bare: string): boolean {
  if (isOneDigitRepeated(bare)) return false
  const first = ((weightedSum(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10
  const second = ((weightedSum(bare, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10
  return first === Number(bare[9]) && second === Number(bare[10])
}
function isTckn(bare: string): boolean {
  const tenth = ((weightedSum(bare, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10 === Number(bare[9])
  return tenth && weightedSum(bare, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === Number(bare[10])
}
function isUtr(bare: string): boolean {
  return '21987654321'[weightedSum(bare.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === bare[0]
}
