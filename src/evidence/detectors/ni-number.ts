/**
 * National Insurance numbers: two letters, six digits, A to D. Prefix rules: HMRC manual NIM39110 (first letter not D F I Q U V, second not
 * D F I O Q U V, never BG GB KN NK NT TN ZZ) [DET8].
 */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, anyWithin, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'
import type { Places } from './number-places.ts'

const SHAPE = /([A-Za-z]{2})[ .-]?(\d{2})[ .-]?(\d{2})[ .-]?(\d{2})(?:[ .-]?([A-Da-d]))?(?![\p{L}\p{N}])/uy
const NEVER = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

export function isNiNumber(text: string): boolean {
  const bare = text.replace(/[ .-]/g, '').toUpperCase()
  return /^[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/.test(bare) && !NEVER.has(bare.slice(0, 2))
}

export const niNumber: Detector = {
  kind: 'ni_number',
  find(text, out) {
    const { numbers } = anchorsOf(text)
    lookAt(text, numbers.letterFirst, out)
    lookAt(text, numbers.afterLetters, out)
  },
  isValue: isNiNumber,
}

function lookAt(text: string, places: Places, out: Finding[]): void {
  const { digitWords, cues } = anchorsOf(text)
  for (let i = 0; i < places.count; i++) {
    const at = places.at[i]!
    const start = startOf(text, digitWords[at]!, digitWords[at + 1]! - digitWords[at]!)
    if (start < 0 || !isAsciiLetterAt(text, start) || !isAsciiLetterAt(text, start + 1) || isWordAt(text, start - 1)) continue
    const match = matchAt(SHAPE, text, start)
    if (!match) continue
    const isNamed = anyWithin(cues.insurance, start - 60, start + 20)
    const upper = match[0].toUpperCase() === match[0]
    const end = start + match[0].length
    if (isNiNumber(match[0])) {
      if (!upper && !isNamed) continue
      out.push(
        found(
          'ni_number',
          text,
          start,
          end,
          isNamed ? 0.99 : 0.93,
          isNamed ? 'prefix and suffix are ones that are issued; "NI" stands near it' : 'prefix and suffix are ones that are issued',
        ),
      )
    } else if (isNamed && (match[5] === undefined ? isNiNumber(`${match[0]}A`) : match[1]!.toUpperCase() === 'QQ')) {
      out.push(
        found(
          'ni_number',
          text,
          start,
          end,
          0.7,
          match[5] === undefined ? 'no suffix letter; "NI" stands near it' : 'the prefix used in examples; "NI" stands near it',
        ),
      )
    }
  }
}

function isAsciiLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32
  return code >= 97 && code <= 122
}

/** Where the number may begin, given a word with digits in it: QQ123456C, QQ 123456 C, QQ 12 34 56 C; -1: not here. */
function startOf(text: string, start: number, size: number): number {
  if (size === 9 || size === 8 || size === 4) return start
  if (size !== 2 && size !== 6 && size !== 7) return -1
  const before = text.charCodeAt(start - 1)
  return start >= 3 && (before === 32 || before === 45 || before === 46) && !isWordAt(text, start - 4) ? start - 3 : -1
}
