/** Hashes of passwords by their scheme: modular crypt forms, LDAP and Django forms, bare hexadecimal after a word for password [DET18]. */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, anyWithin } from './anchors.ts'
import { found, matchAt } from './found.ts'

const MODULAR_HASH =
  /(?:\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$[PH]\$[./A-Za-z0-9]{31}|\$y\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$scrypt\$[^\s$]{1,60}\$[^\s$]{8,90}\$[^\s$]{16,180})(?![A-Za-z0-9/])/y
const DJANGO_HASH =
  /(?:pbkdf2_sha\d{1,3}|bcrypt_sha256|argon2|sha1)\$[^\s$]{1,40}\$[^\s$]{1,60}(?:\$[^\s$"',;]{16,180})?|\{(?:SSHA|SHA|SMD5|CRYPT|PBKDF2)[-\w]{0,8}\}[A-Za-z0-9+/=$.]{16,180}/y
const HEX = /[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{64}|[0-9a-f]{96})?(?![0-9a-z_-])/iy

/** True for a whole text that is a password hash of a known scheme; bare hexadecimal is not enough. */
export function isPasswordHash(text: string): boolean {
  return matchAt(MODULAR_HASH, text, 0)?.[0].length === text.length || matchAt(DJANGO_HASH, text, 0)?.[0].length === text.length
}

export const passwordHash: Detector = {
  kind: 'password_hash',
  find(text, out) {
    for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
      const match = matchAt(MODULAR_HASH, text, at)
      if (match) {
        out.push(found('password_hash', text, at, at + match[0].length, 0.99, `structure of a password hash (${schemeOf(match[0])})`))
        at += match[0].length - 1
      }
    }
    const { cues } = anchorsOf(text)
    for (const place of cues.hashScheme) {
      const start = text[place - 1] === '{' ? place - 1 : place
      const match = matchAt(DJANGO_HASH, text, start)
      if (match) out.push(found('password_hash', text, start, start + match[0].length, 0.97, `structure of a password hash (${schemeOf(match[0])})`))
    }
    if (cues.hash.length > 0) findHexNearCue(text, out)
  },
  isValue: isPasswordHash,
}

const SCHEMES: readonly [RegExp, string][] = [
  [/^\$2/, 'bcrypt'],
  [/^\$argon2|^argon2/, 'Argon2'],
  [/^\$6\$/, 'SHA-512 crypt'],
  [/^\$5\$/, 'SHA-256 crypt'],
  [/^\$(?:1|apr1)\$/, 'MD5 crypt'],
  [/^\$[PH]\$/, 'phpass'],
  [/^\$y\$/, 'yescrypt'],
  [/^\$scrypt/, 'scrypt'],
  [/^pbkdf2|^\{PBKDF2/i, 'PBKDF2'],
  [/^bcrypt_sha256/, 'bcrypt over SHA-256'],
  [/^\{/, 'LDAP'],
  [/^sha1\$/, 'salted SHA-1'],
]
/** What made it: how fast it can be guessed hangs on that. */
function schemeOf(hash: string): string {
  return SCHEMES.find(([pattern]) => pattern.test(hash))?.[1] ?? 'unknown scheme'
}

const HEX_SCHEMES: Record<number, string> = { 32: 'MD5 or NTLM', 40: 'SHA-1', 56: 'SHA-224', 64: 'SHA-256', 96: 'SHA-384', 128: 'SHA-512' }

/** Bare hexadecimal: a hash of a password only when a word says so; checksums of files, commits and keys look the same. */
function findHexNearCue(text: string, out: Finding[]): void {
  const { digitWords, numbers, cues } = anchorsOf(text)
  for (let i = 0; i < numbers.longWords.count; i++) {
    const at = numbers.longWords.at[i]!
    const start = digitWords[at]!
    const size = digitWords[at + 1]! - start
    const scheme = HEX_SCHEMES[size]
    if (scheme === undefined || !anyWithin(cues.hash, start - 60, start)) continue
    if (!matchAt(HEX, text, start) || !/pass(?:word|wd)?|pwd|ntlm/i.test(text.slice(Math.max(0, start - 60), start))) continue
    out.push(found('password_hash', text, start, start + size, 0.85, `hexadecimal of the length of ${scheme}; "password" stands before it`))
  }
}
