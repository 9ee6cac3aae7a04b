/** Internet addresses: IPv4 in dotted form, IPv6 (RFC 4291). Loopback, broadcast and version numbers are left out; private ones score low [DET20]. */
import { isIPv6 } from 'node:net'
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, isDigitAt, isWordAt } from './anchors.ts'
import { found, isLetterAt, matchAt } from './found.ts'

const DOT = 46
const ZERO = 48
/** What makes four numbers with dots a version or a chapter. */
const VERSION = /(?:version|\bver|release|chrome|firefox|safari|edge|build|oid|section|clause)[ /:=]{0,2}v?$/i
const V6 = /[0-9a-f:]{6,39}/iy

export const ipAddress: Detector = {
  kind: 'ip_address',
  find(text, out) {
    const { digitWords, numbers } = anchorsOf(text)
    for (let i = 0, doneTo = 0; i < numbers.dotted.count; i++) {
      const start = digitWords[numbers.dotted.at[i]!]!
      if (start >= doneTo) doneTo = findV4(text, start, out)
    }
    for (let i = 0, doneTo = 0; i < numbers.colons.count; i++) {
      const start = digitWords[numbers.colons.at[i]!]!
      if (start >= doneTo) doneTo = findV6(text, start, out)
    }
  },
  isValue: (cell) => isPublicShape(cell) || (cell.includes(':') && isIPv6(cell)),
}

function isPublicShape(cell: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(cell) && cell.split('.').every((part) => Number(part) <= 255)
}

/** Reads a dotted address without a pattern, for logs hold one a line. Returns where it ends; 0: none begins here. */
function findV4(text: string, start: number, out: Finding[]): number {
  if (isWordAt(text, start - 1) || text[start - 1] === '.' || (text[start - 1] === '-' && isWordAt(text, start - 2))) return 0
  let at = start
  let [first, second, largest] = [0, 0, 0]
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(at++) !== DOT) return 0
    const from = at
    let value = 0
    while (at - from < 3 && isDigitAt(text, at)) value = value * 10 + text.charCodeAt(at++) - ZERO
    if (at === from) return 0
    if (part === 0) first = value
    if (part === 1) second = value
    if (value > largest) largest = value
  }
  const end = at
  if (isDigitAt(text, end) || isLetterAt(text, end) || (text.charCodeAt(end) === DOT && isDigitAt(text, end + 1))) return 0
  if (largest > 255 || first === 0 || first === 127 || first >= 224) return end
  if (text[start - 1] === '/' || mayBeVersion(text, start)) return end
  const isPrivate = first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32) || (first === 169 && second === 254)
  out.push(found('ip_address', text, start, end, isPrivate ? 0.4 : 0.85, isPrivate ? 'an address of a private network' : 'a public IPv4 address'))
  return end
}

function mayBeVersion(text: string, start: number): boolean {
  // the last letters of those words, and v; "from 192.0.2.1" needs no pattern
  let at = start - 1
  while (at >= start - 4 && ' /:=vV'.includes(text[at] ?? '?')) at--
  return 'nredxi'.includes((text[at] ?? '?').toLowerCase()) && VERSION.test(text.slice(Math.max(0, start - 12), start))
}

function findV6(text: string, start: number, out: Finding[]): number {
  if (isWordAt(text, start - 1) || text[start - 1] === ':') return 0
  const match = matchAt(V6, text, start)
  const value = match?.[0].replace(/:$/, '') ?? ''
  const end = start + value.length
  // a time of day and a dated log stamp have colons too, but neither a double one nor seven
  if ((!value.includes('::') && value.split(':').length !== 8) || isWordAt(text, end)) return end
  if (!isIPv6(value) || /^(?:::1?|fe80.*)$/i.test(value)) return end
  out.push(found('ip_address', text, start, end, 0.85, 'an IPv6 address'))
  return end
}
