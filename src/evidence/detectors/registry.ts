/** Every detector, and the one call that runs them over a text. A new kind of data is one file beside this one and one line here. */
import type { Kind } from '../../kinds.ts'
import type { Detector, DetectorContext, Finding } from '../finding.ts'
import { age, education, employment, gender } from './about-person.ts'
import { forgetAnchors } from './anchors.ts'
import { bankAccount } from './bank-account.ts'
import { politicalOpinion, religion, tradeUnion } from './claims/beliefs.ts'
import { health } from './claims/health.ts'
import { biometric, criminal, ethnicity, genetic, sexualLife } from './claims/origin-and-life.ts'
import { dateOfBirth } from './date-of-birth.ts'
import { emailAddress } from './email-address.ts'
import { familyMember } from './family-member.ts'
import { iban } from './iban.ts'
import { drivingLicence, passport, vehicleRegistration } from './identity-document.ts'
import { ipAddress } from './ip-address.ts'
import { customerNumber, deviceId, location, membershipNumber } from './labelled-number.ts'
import { photo, signature } from './likeness.ts'
import { donation, salary } from './money.ts'
import { nationalId, taxId } from './national-id.ts'
import { nhsNumber } from './nhs-number.ts'
import { niNumber } from './ni-number.ts'
import { passwordHash } from './password-hash.ts'
import { password } from './password.ts'
import { paymentCard } from './payment-card.ts'
import { personName } from './person-name.ts'
import { phone } from './phone.ts'
import { postalAddress } from './postal-address.ts'
import { postcode } from './postcode.ts'
import { findInMended } from './scanned-text.ts'
import { token } from './token.ts'
import { username } from './username.ts'

export const DETECTORS: readonly Detector[] = [
  emailAddress,
  iban,
  paymentCard,
  nhsNumber,
  niNumber,
  bankAccount,
  passport,
  drivingLicence,
  nationalId,
  taxId,
  vehicleRegistration,
  membershipNumber,
  customerNumber,
  deviceId,
  dateOfBirth,
  phone,
  postcode,
  postalAddress,
  ipAddress,
  passwordHash,
  password,
  token,
  username,
  salary,
  donation,
  location,
  age,
  gender,
  employment,
  education,
  health,
  politicalOpinion,
  tradeUnion,
  religion,
  ethnicity,
  sexualLife,
  criminal,
  genetic,
  biometric,
  photo,
  signature,
  familyMember,
  personName,
]

/** Kinds of which one stretch of digits can be only one; the surest wins, then the longest. Others may overlap: a postcode lies in an address. */
const EXCLUSIVE: ReadonlySet<Kind> = new Set<Kind>([
  'phone',
  'payment_card',
  'nhs_number',
  'ni_number',
  'bank_account',
  'iban',
  'passport',
  'driving_licence',
  'national_id',
  'tax_id',
  'vehicle_registration',
  'membership_number',
  'customer_number',
  'device_id',
  'date_of_birth',
  'ip_address',
  'password',
  'password_hash',
  'token',
  'username',
  'email',
  'location',
])

/**
 * All personal data in a text, in order of place. Linear in the length of the text; give long texts in pieces of a few megabytes, cut at line ends,
 * for the anchors of one piece are held in memory.
 */
export function findInText(text: string, context: DetectorContext): Finding[] {
  const all: Finding[] = []
  const { only } = context
  const detectors = only ? detectorsFor(only) : DETECTORS
  for (const detector of detectors) detector.find(text, all, context)
  if (context.fromOcr) findInMended(text, all, context, detectors)
  if (text.length > 1e6) forgetAnchors()
  return only ? settled(all).filter(({ kind }) => only.has(kind)) : settled(all)
}

const chosen = new WeakMap<ReadonlySet<Kind>, readonly Detector[]>()
/** Those of the wanted kinds, and of the kinds that could claim the same signs for themselves: a telephone is no card number only if both are looked for. */
function detectorsFor(only: ReadonlySet<Kind>): readonly Detector[] {
  const known = chosen.get(only)
  if (known) return known
  const withNames = only.has('person_name')
  const isExclusive = withNames || [...only].some((kind) => EXCLUSIVE.has(kind))
  const needed = DETECTORS.filter(
    ({ kind }) => only.has(kind) || (isExclusive && EXCLUSIVE.has(kind)) || (withNames && (kind === 'postal_address' || kind === 'postcode')),
  )
  chosen.set(only, needed)
  return needed
}

/** Leaves out the less sure of two findings that claim the same signs, and names that lie inside addresses and e-mail addresses. */
function settled(all: Finding[]): Finding[] {
  if (all.length < 2) return all
  all.sort((a, b) => a.start - b.start || b.confidence - a.confidence)
  const dropped = new Set<Finding>()
  const open: Finding[] = []
  for (const finding of all) {
    let count = 0
    for (let i = 0; i < open.length; i++) {
      const other = open[i]!
      if (other.end <= finding.start) continue
      open[count++] = other
      if (dropped.has(other) || dropped.has(finding)) continue
      const loser = loserOf(other, finding)
      if (loser) dropped.add(loser)
    }
    open.length = count
    open.push(finding)
  }
  return dropped.size === 0 ? all : all.filter((finding) => !dropped.has(finding))
}
/** A name that a label or a title leads to, at the head of an address, is its addressee's; a street may be called after anybody. */
const LED_TO = 0.98
function loserOf(a: Finding, b: Finding): Finding | null {
  if (a.kind === b.kind)
    return a.kind === 'bank_account' || a.confidence > b.confidence || (a.confidence === b.confidence && a.end - a.start >= b.end - b.start) ? b : a
  if (EXCLUSIVE.has(a.kind) && EXCLUSIVE.has(b.kind))
    return a.confidence > b.confidence || (a.confidence === b.confidence && a.end - a.start >= b.end - b.start) ? b : a
  const [name, other] = a.kind === 'person_name' ? [a, b] : [b, a]
  if (name.kind !== 'person_name') return null
  if (other.kind === 'postal_address') return name.confidence < LED_TO || name.start > other.start + 8 ? name : null
  return ['email', 'postcode', 'username', 'password', 'token', 'driving_licence'].includes(other.kind) ? name : null
}
