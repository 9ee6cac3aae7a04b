/** Passwords in clear, by the word before them or in an address with a user name [DET17]. */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const PASSWORD =
  /(?:password|passwd|pwd|passphrase|passcode|pass|pin|pw)(?:[\s_-](?:is|was|set to|changed to)(?=[\s:])|["'’]?\s{0,2}(?:[:=]|=>))\s{0,3}["'“]?([^\s"'<>“”]{4,64})/iuy
/** "The wifi password is still Otter-Lane7", "his password for payroll is …", "changed my password from X to Y". */
const PASSWORD_IN_PROSE =
  /(?:passwords?|passwd|pword|passw|pwd|pw|passphrase|passcode|pin|cyfrinair)(?:\s(?:\p{L}[\p{L}’'-]*|\([^)\n]{1,30}\))){0,5}?\s(?:is|was|=|to|yw|still|now)\s{1,2}(?:still |now |just |always |only )?["'“‘]?([^\s"'<>“”’]{4,64})/iuy
/** "pw Otter-Lane7": right behind the word, where a password looks like one. */
const PASSWORD_BESIDE = /(?:password|passwd|pword|pwd|pw|passphrase|passcode|cyfrinair)\s["'“‘]?([^\s"'<>“”’]{5,64})/iuy
/** What stands after "password:" without being one: prose, code, placeholders. */
const NO_PASSWORD =
  /^(?:required|reset|must|null|none|none?\.|the|was|not|incorrect|changed|changes?|string|str|bool(?:ean)?|int|number|any|undefined|true|false|expired|invalid|wrong|forgotten|protected|please|your|xxx+|\*+|•+|\.{3,}|hidden|redacted|removed|n\/a|optional|text|varchar.*|char.*|input|field|form|here|with|for|and|too|never|always|case-sensitive|encrypted|hashed|unknown|failed?|success|ok|accepted|rejected|same|only|sent|stored|being|also|below|above|safe|secure|weak|strong|longer|at|in|on|to|a|an|it|that|this)[.,;:!?)]*$/i
const CODE = /[({[]|^\$|process\.|^self\.|^this\.|^req\.|^get|^env\b|^os\.|\(\)|^\/\/|=>|^%[sd(]|^#|^<|^&|::|->/

export const password: Detector = {
  kind: 'password',
  find(text, out) {
    for (const place of anchorsOf(text).cues.password) {
      const match = matchAt(PASSWORD, text, place)
      if (!match) {
        findInProse(text, place, out)
        continue
      }
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
/** Without a colon a password is told by its look: a digit or a sign among letters, or a capital inside. */
const LOOKS_SECRET = /\d.*\p{L}|\p{L}.*\d|\p{L}[!@$%&*#?_+^~-]+[\p{L}\d]|[\p{L}\d][!@$%&*#?~^]|\p{Ll}\p{Lu}/u
/** Dates, versions, amounts, times and addresses hold digits and signs as well. */
const NO_SECRET =
  /^(?:\d{1,2}(?:st|nd|rd|th)|\d+(?:am|pm|h|min|mins|days?|weeks?|months?|hrs?|k|gb|mb)|[\d./:-]+|£[\d.,k]+|v\d[\d.]*|https?:.*|www\..*|\S+@\S+\.\S+|\p{Lu}\p{Ll}+['’]s|\p{L}+-\p{Ll}+|\p{L}+\/\p{L}+|i(?:Phone|Pad|OS|Cloud)|[A-Z][a-z]+[A-Z][a-z]+|e-?mail\p{L}*)$/u

function findInProse(text: string, place: number, out: Finding[]): void {
  const match = matchAt(PASSWORD_IN_PROSE, text, place) ?? matchAt(PASSWORD_BESIDE, text, place)
  if (!match) return
  const raw = match[1]!
  const value = raw.replace(/[.,;:)?]+$/, '')
  const start = place + match[0].length - raw.length
  const isPin = /^pin\b/i.test(match[0])
  if (isPin ? !/^\d{4,8}$/.test(value) : value.length < 5 || !LOOKS_SECRET.test(value) || NO_SECRET.test(value)) return
  if (NO_PASSWORD.test(value) || CODE.test(value) || HASH_START.test(value)) return
  out.push(found('password', text, start, start + value.length, 0.75, 'said after a word for a password, and looks like one'))
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
