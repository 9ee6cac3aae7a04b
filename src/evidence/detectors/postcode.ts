/** British postcodes: shape by BS 7666 and the 124 areas that Royal Mail uses, with those of the Crown dependencies [DET6]. */
import type { Detector } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const AREAS = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY ' +
    'L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
)
const SHAPE = /([A-Za-z]{1,2})(\d[A-Za-z\d]?)( {0,2})(\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![\p{L}\p{N}]|[-_]\p{L})/uy

/** True for a whole text that is a postcode, with or without its space, in any case. */
export function isUkPostcode(text: string): boolean {
  const bare = text.replace(/\s/g, '')
  if (bare.length < 5 || bare.length > 7) return false
  const match = matchAt(SHAPE, bare, 0)
  return match !== null && match[0].length === bare.length && isUsedOutward(match[1]!, match[2]!)
}

/** `sw1a1aa` → `SW1A 1AA`; a text that is no postcode comes back in upper case, as it is. */
export function normalisePostcode(text: string): string {
  const bare = text.replace(/\s/g, '').toUpperCase()
  return isUkPostcode(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : text.trim().toUpperCase()
}

/** A letter ends a district only in the centre of London and the like: E1W, W1A, EC2V, SW1A, N1C, SE1P. */
function isUsedOutward(area: string, district: string): boolean {
  const letters = area.toUpperCase()
  if (!AREAS.has(letters)) return false
  return !/[A-Z]$/i.test(district) || (letters.length === 1 ? /^\d[ABCDEFGHJKPSTUW]$/i : /^\d[ABEHMNPRVWXY]$/i).test(district)
}

export const postcode: Detector = {
  kind: 'postcode',
  find(text, out) {
    const { digitWords, numbers } = anchorsOf(text)
    for (let i = 0; i < numbers.letterFirst.count; i++) {
      const start = digitWords[numbers.letterFirst.at[i]!]!
      const size = digitWords[numbers.letterFirst.at[i]! + 1]! - start
      // A9, AB12, AB1C with its other half behind it, or all in one
      if (size < 2 || size > 7 || (size < 5 && text.charCodeAt(start + size) !== 32) || /[-_/]/.test(text[start - 1] ?? '')) continue
      const match = matchAt(SHAPE, text, start)
      if (!match || !isUsedOutward(match[1]!, match[2]!)) continue
      const isUpper = match[0] === match[0].toUpperCase()
      const isSpaced = match[3] !== ''
      if (!isUpper && !isSpaced) continue
      out.push(found('postcode', text, start, start + match[0].length, isUpper ? (isSpaced ? 0.95 : 0.75) : 0.7, 'shape and area of a British postcode'))
    }
  },
  isValue: isUkPostcode,
}
