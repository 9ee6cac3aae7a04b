/** Numbers of the sample's people that look right and are nobody's as far as can be arranged. */
import type { Random } from './random.ts'

const NI_FIRST = 'ABCEGHJKLMNOPRSTWXYZ'
const NI_SECOND = 'ABCEGHJKLMNPRSTWXYZ'
const NI_NEVER = new Set(['BG', 'GB', 'NK', 'KN', 'NT', 'TN', 'ZZ'])

/** Valid by form only (HMRC, NIM39110): the prefixes and letters that are allowed. */
export function niNumber(random: Random): string {
  let prefix = ''
  do prefix = random.pick([...NI_FIRST]) + random.pick([...NI_SECOND])
  while (NI_NEVER.has(prefix))
  return `${prefix} ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${random.pick(['A', 'B', 'C', 'D'])}`
}

/** From the range 999 that the NHS keeps for tests; check digit by modulus 11 (NHS Data Dictionary). */
export function nhsNumber(random: Random): string {
  for (;;) {
    const nine = `999${digits(random, 6)}`
    let sum = 0
    for (let place = 0; place < 9; place++) sum += Number(nine[place]) * (10 - place)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check}`
  }
}

export function sortCode(random: Random): string {
  return `${random.between(20, 89)}-${digits(random, 2)}-${digits(random, 2)}`
}

export function accountNumber(random: Random): string {
  return String(random.between(10_000_000, 99_999_999))
}

/** 4000 00 is an issuer number of payment processors' test cards; check digit by Luhn (ISO/IEC 7812-1). */
export function testCard(random: Random): string {
  const fifteen = `400000${digits(random, 9)}`
  let sum = 0
  for (let place = 0; place < 15; place++) {
    const digit = Number(fifteen[14 - place]) * (place % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  const card = `${fifteen}${(10 - (sum % 10)) % 10}`
  return `${card.slice(0, 4)} ${card.slice(4, 8)} ${card.slice(8, 12)} ${card.slice(12)}`
}

/** From the blocks kept for documentation (RFC 5737). */
export function documentationIp(random: Random): string {
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.between(1, 254)}`
}

const BASE64 = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** The form of a bcrypt hash (cost 10) over nothing: noise, no password gives it. */
export function bcryptHash(random: Random): string {
  let text = '$2y$10$'
  for (let place = 0; place < 53; place++) text += BASE64[random.below(64)]!
  return text
}

export function hexText(random: Random, length: number): string {
  let text = ''
  while (text.length < length) text += random.below(0x1_0000_0000).toString(16).padStart(8, '0')
  return text.slice(0, length)
}

function digits(random: Random, count: number): string {
  return String(random.below(10 ** count)).padStart(count, '0')
}
