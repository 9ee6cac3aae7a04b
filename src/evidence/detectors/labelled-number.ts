/** Numbers that only their label tells: membership, customer, device. The roster's own shape of a membership number counts as well [DET16]. */
import type { Detector } from '../finding.ts'
import { anchorsOf, anyWithin, isWordAt } from './anchors.ts'
import { found, findLabelled, labelled } from './found.ts'

const NUMBER = String.raw`[A-Z]{0,4}[-/ ]?\d{3,12}(?:[-/][A-Z0-9]{1,6})?|[A-Z]{1,3}\d[A-Z0-9-]{3,12}`
const MEMBERSHIP = labelled(
  String.raw`(?:membership|member|mem|mbr|supporter)(?:ship)?(?:[’']s)?[\s_-]?(?:card[\s_-]?)?(?:numbers?|no|num|nr|id|ref|reference|code|#)?`,
  NUMBER,
)
const CUSTOMER = labelled(String.raw`(?:customer|client|cust|donor)[\s_-]?(?:numbers?|no|num|nr|id|ref|reference|account|code|#)?`, NUMBER)
const HAS_NUMBER_WORD = /(?:number|no\b|num|nr\b|\bid|Id\b|ref|code|#|:|=)/i
/** How far a word of membership may stand from a bare number of the roster's shape. */
const REACH = 80

export const membershipNumber: Detector = {
  kind: 'membership_number',
  find(text, out, context) {
    const { digitWords, cues } = anchorsOf(text)
    findLabelled('membership_number', text, cues.membership, MEMBERSHIP, out, (value, label) => {
      if (/\d/.test(label) || isYear(value)) return null
      // "(member 40213": no word for number, but nothing else it could be
      if (!HAS_NUMBER_WORD.test(label))
        return /^member(?:ship)?\s\(?$/i.test(label) && /^(?:[A-Z]{0,4}[-/]?\d{4,10})$/i.test(value)
          ? { confidence: 0.75, why: '"member" stands before it' }
          : null
      return { confidence: hasShape(value, context.membershipShape) ? 0.98 : 0.9, why: '"membership number" stands before it' }
    })
    if (!context.membershipShape) return
    for (let i = 0; i < digitWords.length; i += 2) {
      const [start, end] = tokenAround(text, digitWords[i]!, digitWords[i + 1]!)
      const token = text.slice(start, end)
      if (!hasShape(token, context.membershipShape)) continue
      const isNamed = anyWithin(cues.membership, start - REACH, end + REACH)
      const hasLetters = /\p{L}/u.test(token)
      if (isNamed || hasLetters) out.push(found('membership_number', text, start, end, isNamed ? 0.9 : 0.75, 'has the shape of the roster’s numbers'))
    }
  },
}

export const customerNumber: Detector = {
  kind: 'customer_number',
  find(text, out) {
    findLabelled('customer_number', text, anchorsOf(text).cues.customer, CUSTOMER, out, (value, label) =>
      HAS_NUMBER_WORD.test(label) && !isYear(value) ? { confidence: 0.88, why: '"customer number" stands before it' } : null,
    )
  },
}

const IMEI_OR_MAC = labelled(
  String.raw`imei|mac(?:[\s_-]?address)?|udid|idfa|gaid|device[\s_-]?(?:id|identifier)`,
  String.raw`\d{15}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{40}`,
)
export const deviceId: Detector = {
  kind: 'device_id',
  find(text, out) {
    findLabelled('device_id', text, anchorsOf(text).cues.device, IMEI_OR_MAC, out, () => ({
      confidence: 0.9,
      why: 'a word for a device’s identifier stands before it',
    }))
  },
}

const LATITUDE = String.raw`-?\d{1,2}\.\d{3,8}[°]?\s?[NS]?[,;\s]{1,3}(?:(?:long?|longitude|lng)[\s:=]{0,3})?-?\d{1,3}\.\d{3,8}[°]?\s?[EW]?`
const COORDINATES = labelled(String.raw`latitude|lat|gps|coordinates|geo|latlng|location|located`, LATITUDE)
export const location: Detector = {
  kind: 'location',
  find(text, out) {
    findLabelled('location', text, anchorsOf(text).cues.location, COORDINATES, out, () => ({
      confidence: 0.85,
      why: 'a pair of coordinates with a word for place before it',
    }))
  },
}

function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value)
}

function hasShape(token: string, shape: RegExp | null): boolean {
  if (!shape) return false
  shape.lastIndex = 0
  return shape.exec(token)?.[0].length === token.length
}

/** The word with digits, and the letters, dashes and slashes joined to it. */
function tokenAround(text: string, start: number, end: number): [number, number] {
  while (start > 1 && /[-/]/.test(text[start - 1]!) && isWordAt(text, start - 2) && end - start < 30) {
    start--
    while (start > 0 && isWordAt(text, start - 1) && end - start < 30) start--
  }
  return [start, end]
}
