/** Passports, driving licences, vehicle registrations: by their label, and the British driving licence by its structure [DET13–15]. */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, isDigitAt, isWordAt } from './anchors.ts'
import { found, findLabelled, labelled, matchAt } from './found.ts'
import type { Places } from './number-places.ts'

/** British passports have nine digits; others up to two letters before and one after (ICAO Doc 9303 allows nine signs). */
const PASSPORT = labelled(String.raw`passports?(?:[\s_-](?:details|document))?`, String.raw`[A-Z]{0,3}\d{6,9}[A-Z]?|[A-Z]\d{2}[A-Z]{2}\d{4}`)

export const passport: Detector = {
  kind: 'passport',
  find(text, out) {
    findLabelled('passport', text, anchorsOf(text).cues.passport, PASSPORT, out, (value) => ({
      confidence: /^\d{9}$|^[A-Z]{1,2}\d{7}$/i.test(value) ? 0.95 : 0.85,
      why: '"passport" stands before it',
    }))
  },
}

/**
 * DVLA driver number: five signs of the surname (9 fills), decade, month (+5 on its first digit for women), day, year, two initials (9 fills),
 * a tie-breaker and two check letters.
 */
const BRITISH_LICENCE =
  /([A-Z]{1,5}9{0,4})[ -]?(\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d)[ -]?([A-Z][A-Z9]\d[A-Z]{2}|[A-Z][A-Z9][A-Z0-9][A-Z]{2}|99\d[A-Z]{2})(?:[ -]?\d{2})?(?![\p{L}\p{N}])/uy
const LICENCE_LABEL = labelled(
  String.raw`(?:driv(?:ing|ers?|er['’]s)[\s_-]?)?licen[cs]e|dl|dvla`,
  String.raw`[A-Z]{0,3}[- ]?\d{5,12}[A-Z]{0,2}|[A-Z]\d{3}-\d{4}-\d{4}|[A-Z0-9]{16,18}`,
)

export function isDrivingLicence(text: string): boolean {
  const bare = text.replace(/[ -]/g, '').toUpperCase()
  const match = matchAt(BRITISH_LICENCE, bare, 0)
  return match !== null && match[1]!.length === 5 && match[0].length === bare.length
}

export const drivingLicence: Detector = {
  kind: 'driving_licence',
  find(text, out) {
    const { cues, numbers } = anchorsOf(text)
    lookAt(text, numbers.letterFirst, out)
    lookAt(text, numbers.afterLetters, out)
    findLabelled('driving_licence', text, cues.licence, LICENCE_LABEL, out, (value, label) =>
      /driv|dvla|^dl/i.test(label) && /\d{5}/.test(value.replace(/-/g, '')) ? { confidence: 0.85, why: '"driving licence" stands before it' } : null,
    )
  },
  isValue: isDrivingLicence,
}

/** MORGA657054SM9IJ in one, or in groups: MORGA 657054 SM9IJ. */
function lookAt(text: string, places: Places, out: Finding[]): void {
  const { digitWords } = anchorsOf(text)
  for (let i = 0; i < places.count; i++) {
    const word = digitWords[places.at[i]!]!
    const size = digitWords[places.at[i]! + 1]! - word
    const start = size === 6 && isDigitAt(text, word) ? word - 6 : word
    if ((size !== 16 && size !== 18 && size !== 6 && size !== 11 && size !== 5) || start < 0 || isWordAt(text, start - 1)) continue
    const match = matchAt(BRITISH_LICENCE, text, start)
    if (match && match[1]!.length === 5) out.push(found('driving_licence', text, start, start + match[0].length, 0.97, 'structure of a British driver number'))
  }
}

const PLATE = String.raw`[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3} ?[A-Z]|[A-Z]{3} ?\d{1,4}|[A-Z]{3} ?\d{3,4}`
const PLATE_AFTER = labelled(
  String.raw`(?:vehicle|car|van|index)?[\s_-]?(?:registration|reg(?:\.|istered)?|number[\s-]?plate|plate|vrm|vrn|index)(?:[\s_-](?:mark|plate))?|(?:drives|owns)?\s?(?:vehicle|car|van)(?:[\s,]+(?:a\s)?[\p{L}]{2,12}){0,4}`,
  PLATE,
)

export const vehicleRegistration: Detector = {
  kind: 'vehicle_registration',
  find(text, out) {
    findLabelled('vehicle_registration', text, anchorsOf(text).cues.vehicle, PLATE_AFTER, out, (value, label) => {
      if (value !== value.toUpperCase() || /electoral|company|charity/i.test(label)) return null
      const isCurrent = /^[A-Z]{2}\d{2} ?[A-Z]{3}$/.test(value)
      return /\b(?:reg|plate|vr[mn]|vehicle|car|van)/i.test(label)
        ? { confidence: isCurrent ? 0.95 : 0.8, why: 'a word for vehicle or registration stands before it' }
        : null
    })
  },
  isValue: (cell) => /^[A-Z]{2}\d{2} ?[A-Z]{3}$/.test(cell),
}
