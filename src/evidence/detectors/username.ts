/** User names, by the word before them [DET17]. */
import type { Detector } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const USERNAME =
  /(?:user[\s_-]?(?:name|id)|log[io]n(?:[\s_-]?(?:name|id))?|logon|nickname|handle|user)["'’]?(?:\s{0,2}[:=]\s{0,2}|\s(?:is|was)\s)["'“@]?([\p{L}][\p{L}\p{N}._-]{2,40}(?:@[\p{L}\p{N}.-]{3,60})?)(?![\p{L}\p{N}(])/iuy
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
