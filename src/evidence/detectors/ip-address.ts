/** Internet addresses: IPv4 in dotted form, IPv6 (RFC 4291). Loopback, broadcast and version numbers are left out; private ones score low [DET20]. */
import { isIPv6 } from 'node:net'
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

const V4 = /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?!\.?\d|\p{L})/uy
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

function findV4(text: string, start: number, out: Finding[]): number {
  if (isWordAt(text, start - 1) || text[start - 1] === '.' || (text[start - 1] === '-' && isWordAt(text, start - 2))) return 0
  const match = matchAt(V4, text, start)
  if (!match) return 0
  const end = start + match[0].length
  const parts = match.slice(1, 5).map(Number)
  if (parts.some((part) => part > 255) || [0, 127, 255].includes(parts[0]!) || parts[0]! >= 224) return end
  if (
    /(?:version|\bver|release|chrome|firefox|safari|edge|build|oid|section|clause)[ /:=]{0,2}v?$/i.test(text.slice(Math.max(0, start - 12), start)) ||
    text[start - 1] === '/'
  )
    return end
  const isPrivate =
    parts[0] === 10 ||
    (parts[0] === 192 && parts[1] === 168) ||
    (parts[0] === 172 && parts[1]! >= 16 && parts[1]! < 32) ||
    (parts[0] === 169 && parts[1] === 254)
  out.push(found('ip_address', text, start, end, isPrivate ? 0.4 : 0.85, isPrivate ? 'an address of a private network' : 'a public IPv4 address'))
  return end
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
