/**
 * The code on a notice, by which its reader proves that we wrote it, and later opens their own page. 16 characters of 31 (79 bits), so that
 * it cannot be guessed, and two check characters, so that a slip of the pen is told apart from a false code.
 * Written `7HKM-4TXQ-9RDW-2PFC-36`: no 0, O, 1, I or L, which people confuse.
 */
import { hash } from 'node:crypto'

/** 31 characters; 31 is prime, which the check characters rely on. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = ALPHABET.length
const CODE_LENGTH = 16
const CODES = BigInt(BASE) ** BigInt(CODE_LENGTH)

/**
 * The same person of the same incident always has the same code, so that a second run, a second notice or a restored backup agrees with
 * what people hold in their hands. `key` is the incident's own secret: without it no code can be made.
 */
export function referenceFor(key: Buffer, incidentId: string, personNo: number): string {
  const digest = hmacOf(key, `tocsin notice code 1\0${incidentId}\0${personNo}`)
  // 256 bits reduced to 79: the unevenness is below 2^-170.
  let rest = BigInt(`0x${digest}`) % CODES
  let code = ''
  for (let place = 0; place < CODE_LENGTH; place++) {
    code += ALPHABET[Number(rest % BigInt(BASE))]
    rest /= BigInt(BASE)
  }
  return grouped(code + checkOf(code))
}

/** HMAC-SHA-256 (RFC 2104) in hex, by one-shot hashes: a million codes are made in one go, and setting up a key for each takes longer than the code. */
function hmacOf(key: Buffer, message: string): string {
  if (key !== padded?.key) padded = { key, inner: padOf(key, 0x36), outer: padOf(key, 0x5c) }
  const inner = hash('sha256', Buffer.concat([padded.inner, Buffer.from(message)]), 'buffer')
  return hash('sha256', Buffer.concat([padded.outer, inner]), 'hex')
}

let padded: { key: Buffer; inner: Buffer; outer: Buffer } | null = null

function padOf(key: Buffer, sign: number): Buffer {
  const block = Buffer.alloc(64, sign)
  const short = key.length > 64 ? hash('sha256', key, 'buffer') : key
  short.forEach((byte, index) => (block[index]! ^= byte))
  return block
}

/** What a person typed, as we write it; null when it is no code of ours (wrong length, letters or check). Forgives case, spaces and dashes. */
export function readReference(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
  if (code.length !== CODE_LENGTH + 2 || [...code].some((letter) => !ALPHABET.includes(letter))) return null
  return checkOf(code.slice(0, CODE_LENGTH)) === code.slice(CODE_LENGTH) ? grouped(code) : null
}

/** Two Reed-Solomon symbols over the field of 31: they find every two wrong letters, and every swap of two. */
function checkOf(code: string): string {
  let sum = 0
  let weighted = 0
  let weight = 1
  for (const letter of code) {
    const value = ALPHABET.indexOf(letter)
    weight = (weight * 3) % BASE // 3 generates the field: 16 different weights
    sum = (sum + value) % BASE
    weighted = (weighted + value * weight) % BASE
  }
  return ALPHABET[sum]! + ALPHABET[weighted]!
}

function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The number above an address, by which a returned letter is recorded unopened: the person's number and 2 check digits (ISO/IEC 7064,
 * mod 97-10). It says nothing about the person to anybody without the register.
 */
export function returnNumber(personNo: number): string {
  const check = 98 - ((personNo * 100) % 97)
  return `${String(personNo).padStart(8, '0')}${String(check).padStart(2, '0')}`.replace(/(\d{4})(?=\d)/g, '$1 ')
}
