/** User names, by the word before them [DET17]. */
import type { Detector, Finding } from '../finding.ts'
import { classOf, FAMILY } from '../names/name-words.ts'
import { lineAt } from '../prose-layout.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const USERNAME =
  /(?:user[\s_-]?(?:name|id)|log[io]n(?:[\s_-]?(?:name|id))?|logon|nickname|handle|user)["'’]?(?:\s{0,2}[:=]\s{0,2}|\s(?:is|was)\s)["'“@]?([\p{L}][\p{L}\p{N}._-]{2,40}(?:@[\p{L}\p{N}.-]{3,60})?)(?![\p{L}\p{N}(])/iuy
/** "log in as jsmith", "signed in with @mira.k", "my username on there is …". */
const SIGN_IN_AS =
  /(?:log(?:s|ged|ging)?[\s-]?(?:in|on)|sign(?:s|ed|ing)?[\s-]?(?:in|on|up)|login|logon|username|user name|user id|userid)\s(?:\p{L}+\s){0,3}?(?:as|with|under|is|was|name)\s["'“‘]?(@?[\p{L}][\p{L}\p{N}._-]{2,40})(?![\p{L}\p{N}(@])/iuy
/** The address of a person's page: linkedin.com/in/zofia970. */
const PROFILE = /(?:linkedin\.com\/in|github\.com|twitter\.com|instagram\.com|tiktok\.com)\/@?([a-z][a-z0-9._-]{2,38}[a-z0-9])(?![\p{L}\p{N}/])/iuy
/** A login of a network domain: CORP\\jsmith. */
const DOMAIN_USER = /(?<![\p{L}\p{N}\\/:.-])[A-Z][A-Z0-9-]{1,14}\\([a-z][a-z0-9._-]{2,30})(?![\p{L}\p{N}\\./])/gu
/** A handle: an at-sign behind a blank, with letters that are no word of a mail or a code. */
const HANDLE = /@([A-Za-z][A-Za-z0-9_.]{2,29})(?![\p{L}\p{N}@(/])/uy
/** What an at-sign leads to in code, styles, documents and times. */
const NO_HANDLE =
  /^(?:import|media|param|returns?|type|throws|override|deprecated|author|see|since|version|example|private|public|protected|internal|keyframes|charset|supports|font|font-face|page|layer|property|todo|link|inheritdoc|test|before|after|each|all|everyone|channel|here|home|work|noon|lunch|staticmethod|classmethod|dataclass|app|router|get|post|put|delete|component|injectable|input|output|nullable|autowired|bean|service|controller|entity|table|column|id|the|about)$/i
const SIGN_IN = /(?:password|publickey) for (?:invalid user )?([a-z][\w.-]{1,40})(?= from )/iuy
const NO_USERNAME =
  /^(?:null|none|string|str|varchar|text|undefined|the|not|unknown|true|false|required|invalid|admin|root|guest|anonymous|system|postgres|mysql|www-data|nobody|self|this|user|username|name|password|and|failed|success|page|form|button|id|has|your|you|or|already|case|sensitive|int|integer|bigint|new|req|request|get|find|async|await|const)$/i

export const username: Detector = {
  kind: 'username',
  find(text, out) {
    const { cues } = anchorsOf(text)
    for (const place of cues.password) {
      // as sign-in daemons log it: "Failed password for invalid user jo from 192.0.2.1"
      const match = matchAt(SIGN_IN, text, place)
      if (match && !NO_USERNAME.test(match[1]!))
        out.push(found('username', text, place + match[0].length - match[1]!.length, place + match[0].length, 0.85, 'a sign-in was logged for it'))
    }
    for (const place of cues.username) {
      const as = matchAt(SIGN_IN_AS, text, place)
      if (as && isLogin(as[1]!)) {
        const value = as[1]!.replace(/^@|[._-]+$/g, '')
        const start = place + as[0].length - as[1]!.replace(/^@/, '').length
        out.push(found('username', text, start, start + value.length, 0.8, 'somebody signs in by it'))
        continue
      }
      const match = matchAt(USERNAME, text, place)
      if (!match || NO_USERNAME.test(match[1]!) || match[1]!.includes('@')) continue
      const value = match[1]!.replace(/[._-]+$/, '')
      const isStrong = /^(?:user[\s_-]?(?:name|id)|log[io]n|nickname|handle)/i.test(match[0])
      if (/\sis\s|\swas\s/.test(match[0]) && !/[\d._-]/.test(value)) continue
      const start = place + match[0].length - match[1]!.length
      out.push(found('username', text, start, start + value.length, isStrong ? 0.88 : 0.6, 'a word for a user name stands before it'))
    }
    for (const place of cues.profile) {
      const match = matchAt(PROFILE, text, place)
      if (match) out.push(found('username', text, place + match[0].length - match[1]!.length, place + match[0].length, 0.85, 'the address of a profile'))
    }
    findHandles(text, out)
    if (text.includes('\\'))
      for (const match of text.matchAll(DOMAIN_USER)) {
        const start = match.index + match[0].length - match[1]!.length
        if (!NO_USERNAME.test(match[1]!)) out.push(found('username', text, start, start + match[1]!.length, 0.75, 'a login of a network domain'))
      }
  },
}

/** A name that people sign in by looks like no word of a sentence: it has a digit, a dot or a dash, or letters that no word has in that order. */
function isLogin(value: string): boolean {
  if (NO_USERNAME.test(value)) return false
  const bare = value.replace(/^@|[._-]+$/g, '')
  if (bare.length < 3) return false
  if (value.startsWith('@') || /[\d_]|\p{L}[.-]\p{L}/u.test(bare)) return true
  // jsmith: an initial before a family name; not `guest`, not `normal`
  return bare === bare.toLowerCase() && classOf(bare) === 0 && (classOf(bare.slice(1)) & FAMILY) !== 0
}

/** Handles of chat and networks, in prose: not in code, where an at-sign means something else. */
function findHandles(text: string, out: Finding[]): void {
  for (const at of anchorsOf(text).atSigns) {
    const before = text[at - 1] ?? ' '
    if (!/[\s("'“‘:,>]/.test(before)) continue
    const match = matchAt(HANDLE, text, at)
    const value = match?.[1]!.replace(/[._]+$/, '')
    if (!value || value.length < 3 || NO_HANDLE.test(value) || OF_BODY.test(value) || isCodeLine(text, at)) continue
    out.push(found('username', text, at + 1, at + 1 + value.length, 0.7, 'an at-sign before it, as in chat and networks'))
  }
}
/** Clubs, firms and offices have handles too; those are nobody's. */
const OF_BODY = /(?:fc|rfc|ltd|plc|hq|uk|inc|official|news|team|support|helpdesk|help|info|council|school|church|radio|tv|police|nhs|gov|care)$/i
const CODE_LINE = /[{};]\s*$|^\s*(?:@|\*|\/\/|#)|=>|\(\)|\bimport\b|\bfrom ['"]|^\s*(?:npm|yarn|pip|docker|git|FROM)\b/
function isCodeLine(text: string, at: number): boolean {
  const { start, end } = lineAt(text, at)
  return CODE_LINE.test(text.slice(start, Math.min(end, start + 300)))
}
