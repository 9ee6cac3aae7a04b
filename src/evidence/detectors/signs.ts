/** What a sign is: letter, digit, at-sign, capital. One table lookup a code unit, for every detector. */

export const LETTER = 1
export const DIGIT = 2
export const AT = 4
export const UPPER = 8
export const NOT_ASCII = 16
export const WORD = LETTER | DIGIT
/** The class stands in the low bits, the code unit in lower case above them. */
export const CLASS_BITS = 5

const ASCII_SIGNS = 128
const DECIDED = 0x2100
/** For each code unit its class and its lower case. Beyond the scripts with small letters, all from kana to the presentation forms count as letters. */
export const SIGNS = new Uint32Array(0x10000)
for (let code = 0; code < DECIDED; code++) {
  const sign = String.fromCharCode(code)
  const letter = /\p{Lu}/u.test(sign) ? LETTER | UPPER : /[\p{L}\p{M}]/u.test(sign) ? LETTER : 0
  const kind = code >= 48 && code <= 57 ? DIGIT : sign === '@' ? AT : letter
  SIGNS[code] = (sign.toLowerCase().charCodeAt(0) << CLASS_BITS) | kind | (code < ASCII_SIGNS ? 0 : NOT_ASCII)
}
for (let code = 0x3000; code < 0xfb00; code++) SIGNS[code] = (code << CLASS_BITS) | LETTER | NOT_ASCII

/** True when a letter or digit stands at this place. */
export function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && (SIGNS[text.charCodeAt(at)]! & WORD) !== 0
}

/** True when a digit stands at this place. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** The hash of a word in small letters, as the scanner makes it while it passes. Never 0. */
export function hashWord(lower: string): number {
  let hash = 0
  for (let i = 0; i < lower.length; i++) hash = (Math.imul(hash, 31) + lower.charCodeAt(i)) | 0
  return hash === 0 ? 1 : hash
}
