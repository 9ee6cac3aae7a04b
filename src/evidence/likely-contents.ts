/**
 * What a file that nobody can read any more most likely held, from its name alone. A guess at low confidence, for planning only: a name is not a finding
 * (a charity supplier in 2020 judged its scope by file names and had to correct itself).
 */
import type { Kind } from '../kinds.ts'

/** Of files with such names, about this share hold what is guessed. Not measured: a deliberately low figure. */
export const LIKELY_CONTENTS_CONFIDENCE = 0.3

const GUESSES: readonly (readonly [RegExp, readonly Kind[], string])[] = [
  [/payroll|salar(?:y|ies)|wages|payslip|p60|p45|paye/, ['person_name', 'ni_number', 'salary', 'bank_account', 'employment'], 'payroll'],
  [/\bhr\b|personnel|employees?|staff|recruit|\bcvs?\b|resume/, ['person_name', 'email', 'phone', 'postal_address', 'date_of_birth', 'employment'], 'staff'],
  [
    /members?(?:hip)?\b|subscri(?:ber|ption)|supporters?|renewals?/,
    ['person_name', 'email', 'phone', 'postal_address', 'postcode', 'membership_number'],
    'members',
  ],
  [/direct[ _-]?debit|\bdd\b|mandates?|bacs|bank|sort[ _-]?code/, ['person_name', 'bank_account'], 'bank details'],
  [/donors?|donations?|gift[ _-]?aid|pledges?|legac(?:y|ies)|fundrais/, ['person_name', 'postal_address', 'email', 'donation'], 'donors'],
  [
    /customers?|clients?|contacts?|crm\b|address(?:es|[ _-]?book)?\b|mailing|users?\b|accounts?\b|people|persons?/,
    ['person_name', 'email', 'phone', 'postal_address'],
    'contacts',
  ],
  [/patients?|medical|health|clinic|nhs|gp[ _-]|disab/, ['person_name', 'date_of_birth', 'nhs_number', 'health'], 'health'],
  [
    /passports?|visa\b|right[ _-]?to[ _-]?work|id[ _-]?(?:docs?|cards?|checks?|scans?)/,
    ['person_name', 'passport', 'date_of_birth', 'photo'],
    'identity documents',
  ],
  [/driving|licen[cs]e/, ['person_name', 'driving_licence', 'date_of_birth'], 'driving licences'],
  [/canvass|voters?|elector|polling|ward/, ['person_name', 'postal_address', 'political_opinion'], 'electors'],
  [/unions?|branch|affiliat/, ['person_name', 'trade_union'], 'union members'],
  [/complaints?|disciplin|grievance|casework|cases?\b/, ['person_name', 'correspondence'], 'case files'],
  [
    /letters?|correspond|e?mails?|inbox|sent\b|outlook|mailbox|\.(?:pst|ost|mbox|eml|msg)$/,
    ['person_name', 'email', 'postal_address', 'correspondence'],
    'correspondence',
  ],
  [/invoices?|orders?|payments?|transactions?|cards?\b/, ['person_name', 'email', 'postal_address', 'payment_card'], 'payments'],
  [/passwords?|credentials?|logins?|\.kdbx$|shadow\b|htpasswd/, ['username', 'password'], 'credentials'],
  [/pupils?|students?|school|children|safeguard/, ['person_name', 'date_of_birth', 'education'], 'children or students'],
  [/surveys?|forms?\b|applications?\b|registrations?|signups?|attendees?|events?/, ['person_name', 'email'], 'forms'],
  [/\.(?:sql|dump|bak|db|sqlite3?|mdf|accdb|mdb)$/, ['person_name', 'email'], 'a database'],
]

export type LikelyContents = { kinds: Kind[]; confidence: number; why: string }

/** Null: the name says nothing. Extensions of ransomware do not matter. */
export function likelyContents(path: string): LikelyContents | null {
  const words = path
    .toLowerCase()
    .replace(/[_\-+()[\]]+/g, ' ')
    .replace(/(\d{2,})/g, ' $1 ')
  const met = GUESSES.filter(([pattern]) => pattern.test(words) || pattern.test(path.toLowerCase()))
  if (met.length === 0) return null
  return {
    kinds: [...new Set(met.flatMap(([, kinds]) => kinds))],
    confidence: LIKELY_CONTENTS_CONFIDENCE,
    why: `by its name alone: ${met.map(([, , word]) => word).join(', ')}`,
  }
}
