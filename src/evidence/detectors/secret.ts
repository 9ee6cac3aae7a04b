/** What opens a door: passwords, their hashes, access tokens, and the user names beside them [DET17–19]. */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, anyWithin, firstFrom, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

const PASSWORD =
  /(?:password|passwd|pwd|passphrase|passcode|pass|pin|pw)(?:[\s_-](?:is|was|set to|changed to)(?=[\s:])|["'’]?\s{0,2}(?:[:=]|=>))\s{0,3}["'“]?([^\s"'<>“”]{4,64})/iuy
/** What stands after "password:" without being one: prose, code, placeholders. */
const NO_PASSWORD =
  /^(?:required|reset|must|null|none|none?\.|the|was|not|incorrect|changed|changes?|string|str|bool(?:ean)?|int|number|any|undefined|true|false|expired|invalid|wrong|forgotten|protected|please|your|xxx+|\*+|•+|\.{3,}|hidden|redacted|removed|n\/a|optional|text|varchar.*|char.*|input|field|form|here|with|for|and|too|never|always|case-sensitive|encrypted|hashed|unknown|failed?|success|ok|accepted|rejected|same|only|sent|stored|being|also|below|above|safe|secure|weak|strong|longer|at|in|on|to|a|an|it|that|this)[.,;:!?)]*$/i
const CODE = /[({[]|^\$|process\.|^self\.|^this\.|^req\.|^get|^env\b|^os\.|\(\)|^\/\/|=>|^%[sd(]|^#|^<|^&|::|->/

export const password: Detector = {
  kind: 'password',
  find(text, out) {
    for (const place of anchorsOf(text).cues.password) {
      const match = matchAt(PASSWORD, text, place)
      if (!match) continue
      const value = match[1]!.replace(/[.,;)]+$/, '')
      const start = place + match[0].length - match[1]!.length
      if (value.length < 4 || NO_PASSWORD.test(value) || CODE.test(value) || HASH_START.test(value)) continue
      const isPin = /^(?:pin|pass)/i.test(match[0]) && !/^pass(?:word|wd|phrase|code)/i.test(match[0])
      if (isPin && (/^p?in\b/i.test(match[0]) ? !/^\d{4,8}$/.test(value) : !/[:=]/.test(match[0]))) continue
      const isPlainWord = /^[a-z]+$/.test(value)
      out.push(found('password', text, start, start + value.length, isPlainWord ? 0.6 : 0.92, `"${match[0].split(/[\s:=]/)[0]}" stands before it`))
    }
    findInUrls(text, out)
  },
}
const HASH_START = /^(?:\$2[abxy]\$|\$argon2|\$[156]\$|\$apr1\$|pbkdf2|\{SSHA|[0-9a-f]{32,128}$)/i

/** postgres://user:secret@host */
function findInUrls(text: string, out: Finding[]): void {
  for (const at of anchorsOf(text).atSigns) {
    const before = text.slice(Math.max(0, at - 160), at)
    const match = /:\/\/[^\s/:@]{1,64}:([^\s/@:]{3,80})$/.exec(before)
    if (match && !CODE.test(match[1]!) && !/^(?:\*+|x+|password|pass)$/i.test(match[1]!))
      out.push(found('password', text, at - match[1]!.length, at, 0.85, 'the secret part of an address with a user name'))
  }
}

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
        out.push(found('password_hash', text, at, at + match[0].length, 0.99, 'structure of a password hash'))
        at += match[0].length - 1
      }
    }
    for (const prefix of ['pbkdf2_sha', 'bcrypt_sha256$', '{SSHA', '{PBKDF2', '{CRYPT']) {
      for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
        const match = matchAt(DJANGO_HASH, text, at)
        if (match) out.push(found('password_hash', text, at, at + match[0].length, 0.97, 'structure of a password hash'))
      }
    }
    findHexNearCue(text, out)
  },
  isValue: isPasswordHash,
}

/** Bare hexadecimal: a hash of a password only when a word says so; checksums of files, commits and keys look the same. */
function findHexNearCue(text: string, out: Finding[]): void {
  const { digitWords, cues } = anchorsOf(text)
  if (cues.hash.length === 0) return
  for (let i = 0; i < digitWords.length; i += 2) {
    const start = digitWords[i]!
    const size = digitWords[i + 1]! - start
    if (![32, 40, 56, 64, 96, 128].includes(size) || !anyWithin(cues.hash, start - 60, start)) continue
    if (!matchAt(HEX, text, start) || !/pass(?:word|wd)?|pwd|ntlm/i.test(text.slice(Math.max(0, start - 60), start))) continue
    out.push(found('password_hash', text, start, start + size, 0.85, 'hexadecimal of a hash’s length; "password" stands before it'))
  }
}

const TOKENS: readonly [string, RegExp, string][] = [
  ['eyJ', /eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{10,1000}/y, 'JSON Web Token'],
  ['ghp_', /ghp_[A-Za-z0-9]{36}/y, 'GitHub token'],
  ['gho_', /gho_[A-Za-z0-9]{36}/y, 'GitHub token'],
  ['ghs_', /ghs_[A-Za-z0-9]{36}/y, 'GitHub token'],
  ['github_pat_', /github_pat_[A-Za-z0-9_]{40,90}/y, 'GitHub token'],
  ['glpat-', /glpat-[A-Za-z0-9_-]{20}/y, 'GitLab token'],
  ['AKIA', /AKIA[A-Z2-7]{16}(?![A-Z0-9])/y, 'AWS access key'],
  ['ASIA', /ASIA[A-Z2-7]{16}(?![A-Z0-9])/y, 'AWS access key'],
  ['xox', /xox[baprs]-[A-Za-z0-9-]{10,72}/y, 'Slack token'],
  ['AIza', /AIza[A-Za-z0-9_-]{35}/y, 'Google key'],
  ['ya29.', /ya29\.[A-Za-z0-9_-]{20,200}/y, 'Google token'],
  ['sk_live_', /sk_live_[A-Za-z0-9]{16,99}/y, 'Stripe key'],
  ['rk_live_', /rk_live_[A-Za-z0-9]{16,99}/y, 'Stripe key'],
  ['npm_', /npm_[A-Za-z0-9]{36}/y, 'npm token'],
  ['shpat_', /shpat_[a-fA-F0-9]{32}/y, 'Shopify token'],
  ['SG.', /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/y, 'SendGrid key'],
  ['-----BEGIN ', /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/y, 'private key'],
]
const LABELLED_TOKEN =
  /(?:bearer\s+|(?:api[\s_-]?key|access[\s_-]?token|session(?:[\s_-]?id)?|secret(?:[\s_-]?key)?|token|authorization)["']?\s{0,2}[:=]\s{0,2}["']?(?:bearer\s)?)([A-Za-z0-9_\-.~+/]{16,512}={0,2})/iy

/** No token is shorter, in characters; most cells are. */
const SHORTEST_TOKEN = 20

export const token: Detector = {
  kind: 'token',
  find(text, out) {
    if (text.length < SHORTEST_TOKEN) return
    for (const [prefix, pattern, name] of TOKENS) {
      for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length)) {
        const match = isWordAt(text, at - 1) ? null : matchAt(pattern, text, at)
        if (match) out.push(found('token', text, at, at + match[0].length, 0.97, name))
      }
    }
    const { cues, digitWords } = anchorsOf(text)
    for (const place of cues.token) {
      const match = matchAt(LABELLED_TOKEN, text, place)
      const end = place + (match?.[0].length ?? 0)
      // a token has digits in it; a word in code or prose has none
      if (!match || firstFrom(digitWords, end - match[1]!.length) === firstFrom(digitWords, end) || /^[a-z_.]+$/i.test(match[1]!)) continue
      if (!/\d/.test(match[1]!) || /[/.](?:ts|js|py|html)$/.test(match[1]!)) continue
      out.push(found('token', text, end - match[1]!.length, end, 0.85, 'a word for a token stands before it'))
    }
  },
}

const USERNAME =
  /(?:user[\s_-]?(?:name|id)|log[io]n(?:[\s_-]?(?:name|id))?|logon|nickname|handle|user)["'’]?(?:\s{0,2}[:=]\s{0,2}|\s(?:is|was)\s)["'“@]?([\p{L}][\p{L}\p{N}._-]{2,40}(?:@[\p{L}\p{N}.-]{3,60})?)(?![\p{L}\p{N}(])/iuy
const NO_USERNAME =
  /^(?:null|none|string|str|varchar|text|undefined|the|not|unknown|true|false|required|invalid|admin|root|guest|anonymous|system|postgres|mysql|www-data|nobody|self|this|user|username|name|password|and|failed|success|page|form|button|id|has|your|you|or|already|case|sensitive|int|integer|bigint|new|req|request|get|find|async|await|const)$/i

export const username: Detector = {
  kind: 'username',
  find(text, out) {
    for (const place of anchorsOf(text).cues.username) {
      const match = matchAt(USERNAME, text, place)
      if (!match || NO_USERNAME.test(match[1]!) || match[1]!.includes('@')) continue
      const value = match[1]!.replace(/[._-]+$/, '')
      const isStrong = /^(?:user[\s_-]?(?:name|id)|log[io]n|nickname|handle)/i.test(match[0])
      if (/\sis\s|\swas\s/.test(match[0]) && !/[\d._-]/.test(value)) continue
      const start = place + match[0].length - match[1]!.length
      out.push(found('username', text, start, start + value.length, isStrong ? 0.88 : 0.6, 'a word for a user name stands before it'))
    }
  },
}
