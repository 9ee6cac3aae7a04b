/**
 * [FIL9] A filing names no affected person. Counts cannot; free words can. So every field is looked through for what points at one person:
 * an e-mail address, a phone, a National Insurance or card number that is not the organisation's or the supplier's own.
 */
import type { IncidentFile } from '../incident/incident-file.ts'
import type { FilingField } from './filing.ts'

const PATTERNS: readonly [name: string, pattern: RegExp][] = [
  ['an e-mail address', /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu],
  ['a National Insurance number', /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g],
  ['a telephone number', /(?<![\d-])(?:\+44 ?|0)(?:\d ?){9,10}(?!\d)/g],
  ['a card or account number', /(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g],
  ['a date of birth', /\b(?:born|d\.?o\.?b\.?|date of birth)[ :]*\d{1,2}[ /.-]\w+[ /.-]\d{2,4}/gi],
]
/** Fields that are there to say whom the authority may ring. */
const CONTACTS: ReadonlySet<string> = new Set([
  'contact',
  'contact_email',
  'contact_phone',
  'authority_reference',
  'own_reference',
  'registration',
  'address',
  'ico_reference',
])

/** One sentence for each kind of thing found, with the field; never the thing itself. */
export function namesSomebody({ id, label, value, note }: FilingField, { organisation, supplier }: IncidentFile): string[] {
  if (CONTACTS.has(id)) return []
  const ours = [organisation.contact.email, organisation.contact.phone, organisation.phone, organisation.statementUrl, supplier?.contact ?? '']
    .filter(Boolean)
    .map(bare)
  return PATTERNS.filter(([, pattern]) => [...`${value} ${note}`.matchAll(pattern)].some(([found]) => !ours.some((own) => own.includes(bare(found))))).map(
    ([name]) => `"${label}" holds ${name} that is not yours or the supplier's. Authorities ask not to be sent the names of people affected: take it out.`,
  )
}

const bare = (text: string) => text.toLowerCase().replace(/[\s().-]/g, '')
