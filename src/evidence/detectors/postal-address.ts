/**
 * Postal addresses. British ones are read from the postcode to the left, over commas and line ends; others from a number and a street word to the
 * right [DET24].
 */
import type { Detector, Finding } from '../finding.ts'
import { classOf, COMMON, GIVEN, PLACE } from '../names/name-words.ts'
import { addressesByCode } from './address-by-code.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'
import { postcode } from './postcode.ts'

const STREET =
  'street|st|road|rd|avenue|ave|av|lane|ln|drive|drv|dr|close|cl|court|ct|crescent|cres|place|pl|square|sq|terrace|ter|way|gardens|gdns|grove|park|hill|rise|row|view|walk|mews|green|gate|parade|boulevard|blvd|highway|hwy|parkway|pkwy|circle|cir|trail|trl|vale|wharf|quay|yard|mount|bank|field|fields|meadow|meadows|fold|croft|drove|end|broadway|embankment|heights|loop|alley|turnpike|pike|plaza|ridge|run|island|islands|station|stravenue|path|pass|passage|crossing|causeway|dale|dell|lodge|ville|village|spur|spurs|shore|shores|via|estate|estates|landing|junction|forge|mill|mills|motorway|rest|summit|hollow|glen|burg|tunnel|union|valley|well|wells|oval|common|brow|bottom|side|chase|approach'
const STREET_WORD = new RegExp(String.raw`(?:^|[\s-])(?:${STREET})\.?$`, 'i')
const HAS_STREET = new RegExp(
  String.raw`\b(?:${STREET})\b|stra(?:ss|ß)e|gasse|weg\b|\b(?:rue|calle|via|rua|avenida|plaza|piazza|boulevard|place|chemin|allée)\b`,
  'i',
)
const DWELLING =
  /^(?:flat|apartment|apt|unit|suite|ste|room|floor|the|house|block|po\s?box|p\.o\.\s?box|c\/o|care of|basement|ground|first|second|third|top)\b|\b(?:house|cottage|farm|lodge|manor|barn|court|hall|villa|building|buildings|tower|towers|mansions|centre|hospital|school)$/i
const NUMBERED = /^(?:(?:flat|apartment|apt|unit|suite|room|no)\.?\s?)?\d{1,5}[a-z]?(?:\s?[-–/]\s?\d{1,4}[a-z]?)?\s+\p{L}/iu
/** What ends an address when one reads to the left. */
const LEFT_END = /[@:;!?•|"“”]|\b(?:dear|tel|phone|email|born|dob|lives?|living|address|mr|mrs|ms|miss|dr|sincerely|faithfully|regards)\b/i
const LONGEST = 180

export const postalAddress: Detector = {
  kind: 'postal_address',
  find(text, out, context) {
    const codes: Finding[] = []
    for (const finding of out) if (finding.kind === 'postcode') codes.push(finding)
    if (codes.length === 0) postcode.find(text, codes, context)
    for (const code of codes) {
      const start = startBefore(text, code.start)
      if (start >= 0) out.push(found('postal_address', text, start, code.end, 0.93, 'a number and street before a British postcode'))
    }
    findStreets(text, out)
  },
}

/** Where the address that ends in a postcode begins; -1: only the postcode. */
function startBefore(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST)
  let at = end
  let start = -1
  for (let parts = 0; parts < 7 && at > from; parts++) {
    const gapEnd = backOverGap(text, at, from)
    if (gapEnd < 0) break
    const cut = lastBreak(text, from, gapEnd)
    const raw = text.slice(cut, gapEnd)
    const label = lastLabelEnd(raw)
    const part = raw.slice(label).trim()
    const partStart = gapEnd - raw.slice(label).trimStart().length
    const street = streetInside(part)
    if (street >= 0) {
      start = partStart + street
      if (street > 0 || label > 0) break
    } else if (label > 0 || !isAddressPart(part)) {
      // "Address: Rose Cottage, Mill Lane", but not "Bill to: Jane Hill, 4 Mill Lane"
      if (label > 0 && isAddressPart(part) && part.length > 1 && mayBeHouse(part)) start = partStart
      break
    } else if (DWELLING.test(part)) start = partStart
    // a town alone takes the parts before it along, but is no beginning
    at = cut
  }
  return start
}

/** The name of a house or a street without its number; not a given and a family name, which is who lives there. */
function mayBeHouse(part: string): boolean {
  return (
    /\d/.test(part) ||
    DWELLING.test(part) ||
    STREET_WORD.test(part) ||
    part.split(' ').every((word, at) => (classOf(word) & (COMMON | PLACE)) !== 0 && (at > 0 || (classOf(word) & GIVEN) === 0))
  )
}

/** Leaves out one comma or line end with the spaces about it; an empty line ends the address (-1). */
function backOverGap(text: string, end: number, from: number): number {
  let at = end
  let lineEnds = 0
  while (at > from && /[\s,.]/.test(text[at - 1]!)) {
    if (text[at - 1] === '\n' && ++lineEnds > 1) return -1
    at--
  }
  return at > from ? at : -1
}
function lastBreak(text: string, from: number, end: number): number {
  for (let at = end - 1; at >= from; at--) {
    const sign = text[at]!
    if (sign === ',' || sign === '\n' || sign === '\t' || (sign === '.' && text[at + 1] === ' ' && !/\b(?:st|rd|no|apt|ave)$/i.test(text.slice(at - 4, at))))
      return at + 1
  }
  return from
}
/** Without one of these no label ends: a sign, or a small word before a number or a name. */
const LABEL_SIGN = /[:;|=>"“(]|\s(?:\d|[Ff]lat|\p{Lu})/u
/** After "Address:" or "lives at": the end of the words that lead to the address; 0: none. */
function lastLabelEnd(part: string): number {
  if (!LABEL_SIGN.test(part)) return 0
  const match = /^.*(?:[:;|=>"“(]|\b(?:at|is|to|in|of|from|address|was|near)\s(?=(?:\d|[Ff]lat|\p{Lu})))/su.exec(part)
  return match ? match[0].length : 0
}
/** Where "12 Mill Lane" begins in a part; -1: no numbered street in it. */
function streetInside(part: string): number {
  if (!/\d/.test(part)) return -1
  if (NUMBERED.test(part) && part.length <= 60 && !LEFT_END.test(part)) return 0
  const match =
    /(?:\b(?:flat|apartment|apt|unit)\s?\w{1,5}[ ,]{1,2})?\b\d{1,5}[a-z]?(?:[-–/]\d{1,4}[a-z]?)?\s\p{Lu}[\p{L}’'-]*(?:\s\p{L}[\p{L}’'-]*\.?){0,4}$/iu.exec(part)
  return match && HAS_STREET.test(match[0]) ? match.index : -1
}
function isAddressPart(part: string): boolean {
  if (part.length < 2 || part.length > 48 || LEFT_END.test(part) || !/\p{L}/u.test(part)) return false
  const words = part.split(/\s+/)
  if (words.length > 6) return false
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !/^(?:of|upon|on|the|le|la|in|under|by|next|de|y|yr|and|cum|en|with)$/.test(word))
  return small.length === 0 && words.some((word) => /^[\p{Lu}\d]/u.test(word))
}

const NUMBER_FIRST =
  /\d{1,6}[A-Za-z]?(?:-\d{1,5})?,?[ ](?:(?:[NSEW]|North|South|East|West)\.?[ ])?(?:\d{1,3}(?:st|nd|rd|th)[ ]|(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Pp]lace|[Aa]llée|[Qq]uai|Via|Calle)[ ](?:(?:de|du|des|la|le|les|l['’]|del|della|d['’])[ ]?){0,3})?(?:\p{Lu}[\p{L}’'.-]{0,24}[ ]?){1,5}(?:\d{1,4}[ ](?=Apt|Suite|Unit|Flat)(?:Apt|Suite|Unit|Flat)\.?[ ])?/uy
const STREET_FIRST =
  /(?:(?:Calle|Via|Rua|Avenida|Plaza|Piazza|Carrer|Viale|Corso|Ulica|ul\.)[ ](?:\p{L}[\p{L}’'.-]*[ ]){1,4}|\p{Lu}\p{L}{2,24}(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|allee|straat|laan|gatan|vej|veien|gade|utca)[ ])\d{1,4}[ ]?[a-z]?(?![\p{L}\p{N}])/uy
/** What may follow the street: flat, town, state, postal code, country; each after a comma or line end. */
const TAIL =
  /(?:[ \t]{0,2}[,\n][ \t]{0,2}|\s)(?:Co\.?\s\p{Lu}\p{L}+|\p{Lu}\p{L}+\s\d{1,2}[A-Z]?(?=[,\n]|$)|[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4}|(?:Apt|Suite|Ste|Unit|Flat|Apartment|Floor|P\.?O\.? Box|#)\.?\s?#?\w{1,6}|\d{4,6}(?:-\d{3,4})?(?:\s\p{Lu}[\p{L}’'-]+){0,2}|[A-Z]{2}\s\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{2}(?=[\s,.])|(?<=,\s?|\n)\p{Lu}[\p{L}’'.-]+(?:[ -](?:\p{Lu}[\p{L}’'-]+|de|la|le|of|upon|sur|am)){0,3}(?:\s[A-Z]{2})?(?:\s\d{4,6}(?:-\d{3,4})?)?)(?![\p{L}\p{N}]|:)/uy

/** "6 Elm Drive, Springfield, IL 62704", "Hauptstraße 5, 10115 Berlin". */
function findStreets(text: string, out: Finding[]): void {
  const { digitWords, numbers, capitals } = anchorsOf(text)
  const british = out.filter((finding) => finding.kind === 'postal_address').sort((a, b) => a.start - b.start)
  const own: Finding[] = []
  for (let i = 0; i < numbers.houses.count; i++) {
    const start = digitWords[numbers.houses.at[i]!]!
    const match = matchAt(NUMBER_FIRST, text, start)
    const street = match ? trimToStreet(match[0]) : ''
    if (street && !isInside(british, start) && !isInside(own, start)) own.push(streetFrom(text, start, start + street.length))
  }
  const numbered = own.slice()
  for (let i = 0; i < capitals.length && digitWords.length > 0; i += 2) {
    const start = capitals[i]!
    const after = text.charCodeAt(capitals[i + 1]!)
    if ((after !== 32 && after !== 46) || text.charCodeAt(start + 1) < 97 || !mayBeginStreet(text, start, capitals[i + 1]!)) continue
    const match = matchAt(STREET_FIRST, text, start)
    if (match && !isInside(british, start) && !isInside(numbered, start)) own.push(streetFrom(text, start, start + match[0].trimEnd().length))
  }
  const placed: Finding[] = []
  for (const finding of addressesByCode(text).sort((a, b) => a.start - b.start))
    if (!isInside(british, finding.start) && !isInside(placed, finding.start)) placed.push(finding)
  // read from the code of the post its end is sure
  for (const finding of longerOfTwo(own)) if (!placed.some((one) => one.start < finding.end && one.end > finding.start)) out.push(finding)
  for (const finding of placed) out.push(finding)
}

/** In order of their beginnings; of two that overlap the longer. */
function longerOfTwo(findings: Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const finding of findings.sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= finding.start) kept.push(finding)
    else if (finding.end - finding.start > last.end - last.start) kept[kept.length - 1] = finding
  }
  return kept
}

/** True when a place lies in one of the spans, which are in order and do not overlap. */
function isInside(spans: Finding[], at: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.start <= at) low = middle + 1
    else high = middle
  }
  return low > 0 && spans[low - 1]!.end > at
}
function mayBeginStreet(text: string, start: number, end: number): boolean {
  return /^(?:Calle|Via|Rua|Avenida|Plaza|Piazza|Carrer|Viale|Corso|Ulica)$|(?:stra(?:ss|ß)e|str|gasse|weg|platz|allee|straat|laan|gatan|vej|veien|gade|utca)$/.test(
    text.slice(start, Math.min(end, start + 40)),
  )
}
/** Cuts "12 Mill Lane Leeds" after the street word; empty when none is in it. */
function trimToStreet(run: string): string {
  if (/^\S+\s(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Aa]llée|[Qq]uai|Via|Calle)\s/.test(run)) return run.trimEnd()
  const words = run.trimEnd().split(/(?<=\s)/)
  for (let count = words.length; count >= 3; count--) {
    const street = words.slice(0, count).join('').trimEnd()
    if (STREET_WORD.test(street)) return street
  }
  if (/^\d+\s\p{Lu}.*\s(?:Apt|Suite|Unit|Flat)\.?\s?$/u.test(run)) return run.replace(/\s(?:Apt|Suite|Unit|Flat)\.?\s?$/u, '')
  return /\s\p{L}+(?:stra(?:ss|ß)e|ways?|road|lane|gate)$/iu.test(run.trimEnd()) ? run.trimEnd() : ''
}
/** On the next line, and a colon ends what begins there: `Téléphone :`. */
function beginsLabel(text: string, end: number, part: string): boolean {
  return part.includes('\n') && /^[^\n:]{0,24}:/.test(text.slice(end + part.length, end + part.length + 26))
}
function streetFrom(text: string, start: number, streetEnd: number): Finding {
  let end = streetEnd
  for (let parts = 0; parts < 5; parts++) {
    const match = matchAt(TAIL, text, end)
    if (!match || /[,\n]\s*(?:Tele?|Phone|E-?mail|Dear|Mob(?:ile)?|DOB|Date|Fax|Handy|Herr|Frau|geb)/i.test(match[0]) || beginsLabel(text, end, match[0])) break
    end += match[0].length
  }
  return found('postal_address', text, start, end, end > streetEnd ? 0.85 : 0.7, end > streetEnd ? 'a number, a street and a place' : 'a number and a street')
}
