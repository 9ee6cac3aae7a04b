/**
 * Codes that are made by chance and read out by phone: the reference of what was sent (`C-4QWK-97HD-2M`), and the code to come back to a
 * form. Without 0, O, 1, I and L. The last character checks the others, so that a slip is told apart from a wrong code.
 */
import { randomInt } from 'node:crypto'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = ALPHABET.length

/** `length` letters by chance and one that checks them; each 4.95 bits. */
function newCode(length: number): string {
  const code = Array.from({ length }, () => ALPHABET[randomInt(BASE)]!).join('')
  return code + checkOf(code)
}

/** Weights by place, so that a swap of neighbours is found as well (31 is prime). */
function checkOf(code: string): string {
  let sum = 0
  for (const [place, letter] of [...code].entries()) sum = (sum + ALPHABET.indexOf(letter) * (place + 2)) % BASE
  return ALPHABET[sum]!
}

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
const squeezed = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')

function readCode(typed: string, length: number): string | null {
  const code = squeezed(typed)
  if (code.length !== length + 1 || [...code].some((letter) => !ALPHABET.includes(letter))) return null
  return checkOf(code.slice(0, length)) === code.slice(length) ? grouped(code) : null
}

/** 9 letters by chance (45 bits): among 100,000 references two are alike once in 5,000 runs, and then both are found. */
export const newReference = (letter: string): string => `${letter}-${grouped(newCode(9))}`

/** A reference as we write it; null when it is none of ours. */
export function readShortReference(typed: string): string | null {
  const text = squeezed(typed)
  const code = readCode(text.slice(1), 9)
  return code === null || !/^[A-Z]/.test(text) ? null : `${text[0]}-${code}`
}

/** 23 letters by chance (114 bits): it is the only key to what was typed, so it must not be found by trying. */
export const newReturnCode = (): string => grouped(newCode(23))
export const readReturnCode = (typed: string): string | null => readCode(typed, 23)
