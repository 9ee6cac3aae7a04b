/** Access tokens and keys: by the prefixes that issuers give them, JSON Web Tokens (RFC 7519), private keys, and after words such as "api key" [DET19]. */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, firstFrom, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

/** Begin with a word of letters and digits in one, so that a long word is where to look: first signs, pattern, name. */
const LONG_TOKENS: readonly [string, RegExp, string][] = [
  ['eyJ', /eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{10,1000}/y, 'JSON Web Token'],
  ['AKI', /AKIA[A-Z2-7]{16}(?![A-Z0-9])/y, 'AWS access key'],
  ['ASI', /ASIA[A-Z2-7]{16}(?![A-Z0-9])/y, 'AWS access key'],
  ['AIz', /AIza[A-Za-z0-9_-]{35}/y, 'Google key'],
]
/** Begin with a word of their own (`ghp_…`), which the scanner meets as a cue. */
const PREFIXED_TOKENS: readonly [RegExp, string][] = [
  [/gh[pousr]_[A-Za-z0-9]{36}/y, 'GitHub token'],
  [/github_pat_[A-Za-z0-9_]{40,90}/y, 'GitHub token'],
  [/glpat-[A-Za-z0-9_-]{20}/y, 'GitLab token'],
  [/xox[baprs]-[A-Za-z0-9-]{10,72}/y, 'Slack token'],
  [/ya29\.[A-Za-z0-9_-]{20,200}/y, 'Google token'],
  [/[sr]k_(?:live|test)_[A-Za-z0-9]{16,99}/y, 'Stripe key'],
  [/npm_[A-Za-z0-9]{36}/y, 'npm token'],
  [/shpat_[a-fA-F0-9]{32}/y, 'Shopify token'],
  [/SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/y, 'SendGrid key'],
]
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/y
const LABELLED_TOKEN =
  /(?:bearer\s+|(?:api[\s_-]?key|access[\s_-]?token|session(?:[\s_-]?id)?|secret(?:[\s_-]?key)?|token|authorization)["']?\s{0,2}[:=]\s{0,2}["']?(?:bearer\s)?)([A-Za-z0-9_\-.~+/]{16,512}={0,2})/iy

/** No token is shorter, in characters; most cells are. */
const SHORTEST_TOKEN = 20

export const token: Detector = {
  kind: 'token',
  find(text, out) {
    if (text.length < SHORTEST_TOKEN) return
    const { cues, digitWords, numbers } = anchorsOf(text)
    for (let i = 0; i < numbers.longWords.count; i++) {
      const start = digitWords[numbers.longWords.at[i]!]!
      const first = text.charCodeAt(start)
      // e, A: one look spares a slice for each long word
      if (first !== 101 && first !== 65) continue
      const head = text.slice(start, start + 3)
      const kind = LONG_TOKENS.find(([prefix]) => prefix === head)
      if (kind) push(text, start, kind[1], kind[2], out)
    }
    for (const place of cues.tokenPrefix) {
      if (isWordAt(text, place - 1)) continue
      for (const [pattern, name] of PREFIXED_TOKENS) push(text, place, pattern, name, out)
    }
    for (const place of cues.keyBegin) push(text, place - 5, PRIVATE_KEY, 'private key', out)
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

function push(text: string, at: number, pattern: RegExp, name: string, out: Finding[]): void {
  const match = at < 0 ? null : matchAt(pattern, text, at)
  if (match) out.push(found('token', text, at, at + match[0].length, 0.97, name))
}
