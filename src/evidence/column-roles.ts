/** Whether cells bear out what a header says, and what cells say when no header does. Thresholds are shares of the cells that hold something. */
import type { Content } from './column-content.ts'
import type { HeaderReading, Role } from './header-words.ts'

export type Fit = { role: Role; weight: number; why: string }
export type Guess = { role: Role; confidence: number; why: string; isSpecific: boolean }

const percent = (share: number) => `${Math.round(share * 100)} % of cells`
const sure = (role: Role, share: number, what: string): Fit => ({ role, weight: 0.9 + 0.15 * share, why: `${percent(share)} are ${what}` })
const plain = (role: Role, weight = 1): Fit => ({ role, weight, why: '' })

/** `Active`, `is_current`, `Member?`: a no says that somebody has left. */
export const STILL_THERE = /\b(?:active|current|live|member|membership)$/

/** A column for whatever reaches someone: some cells e-mail addresses, others telephone numbers. */
const isMixed = (c: Content) => c.email >= 0.08 && c.phone >= 0.08 && c.email + c.phone + c.postcode >= 0.7 && c.email < 0.92 && c.phone < 0.92

/** The role a header's words and the cells agree on; null: the cells speak against it. */
export function fitsRole(role: Role, c: Content, reading: HeaderReading): Fit | null {
  if ((role === 'email' || role === 'phone' || role === 'full_name' || role === 'address_line') && isMixed(c))
    return { role: 'mixed', weight: 1, why: `${percent(c.email)} are e-mail addresses, ${percent(c.phone)} telephone numbers` }
  switch (role) {
    case 'email':
      return c.email >= 0.4 ? sure(role, c.email, 'e-mail addresses') : null
    case 'phone':
      return c.email > 0.5 ? null : c.phoneLoosely >= 0.5 && c.date < 0.5 ? sure(role, c.phoneLoosely, 'telephone numbers') : null
    case 'postcode':
      return c.postcode >= 0.3
        ? sure(role, c.postcode, 'postcodes')
        : c.meanLength <= 11 && c.meanLength >= 3 && c.date < 0.2 && c.email === 0 && c.boolean < 0.5
          ? plain(role, 0.85)
          : null
    case 'date_of_birth':
      return c.date >= 0.4 ? sure(role, c.date, 'dates') : c.integer > 0.8 && c.meanLength > 3.5 && c.meanLength < 6.5 ? plain(role, 0.8) : null
    case 'age':
      return c.meanLength <= 12 && c.boolean < 0.9 && c.date < 0.3 ? plain(role) : null
    case 'gender':
      return c.gender >= 0.5 ? sure(role, c.gender, 'words for it') : c.distinctCount <= 8 ? plain(role, 0.9) : null
    case 'ni_number':
      // under such a header a prefix that was never issued, as specimens have, is still somebody's number to the file
      return c.niLoosely >= 0.4 ? sure(role, c.niLoosely, 'of the form of National Insurance numbers') : null
    case 'nhs_number':
      return c.nhsNumber >= 0.6 ? sure(role, c.nhsNumber, 'NHS numbers by check digit') : null
    case 'passport':
    case 'driving_licence':
    case 'vehicle_registration':
    case 'national_id':
    case 'tax_id':
      return c.boolean < 0.5 && c.date < 0.5 && c.meanLength >= 4 && c.meanLength <= 24 && c.distinct > 0.3 && c.meanWords < 3.5 ? plain(role) : null
    case 'bank_account':
      return c.iban > 0.5
        ? sure('iban', c.iban, 'IBANs')
        : c.sortCode > 0.5 || c.accountNumber > 0.5 || c.maskedCard > 0.5
          ? sure(role, Math.max(c.sortCode, c.accountNumber, c.maskedCard), 'of the right form')
          : null
    case 'iban':
      return c.iban >= 0.5 ? sure(role, c.iban, 'IBANs by check digits') : null
    case 'payment_card':
      return c.card + c.maskedCard >= 0.5 ? sure(role, c.card + c.maskedCard, 'card numbers') : null
    case 'salary':
    case 'donation':
      return c.amount >= 0.5 || c.boolean >= 0.6 || /band|grade|level/.test(reading.words) ? plain(role) : null
    case 'username':
      return c.email >= 0.5 || (c.meanWords < 1.6 && c.integer < 0.8 && c.boolean < 0.5 && c.date < 0.3 && c.meanLength <= 40 && c.meanLength >= 2)
        ? plain(role)
        : null
    case 'password':
      return c.schemedHash + c.hexDigest > 0.5
        ? sure('password_hash', c.schemedHash + c.hexDigest, 'hashes')
        : c.boolean < 0.5 && c.date < 0.5 && c.meanLength < 60
          ? plain(role)
          : null
    case 'password_hash':
      return c.schemedHash + c.hexDigest > 0.4
        ? sure(role, c.schemedHash + c.hexDigest, 'hashes')
        : c.boolean < 0.3 && c.meanWords < 1.2 && c.meanLength >= 13 && c.distinct > 0.5 && !/^(?:hash|digest)$/.test(reading.words)
          ? plain(role, 0.95)
          : /pass/.test(reading.words) && c.boolean < 0.5 && c.date < 0.5
            ? plain('password', 0.8)
            : null
    case 'token':
      return c.meanLength >= 8 && c.meanWords < 1.3 && c.date < 0.5 && c.distinct > 0.3 ? plain(role) : null
    case 'ip_address':
      return c.ip >= 0.5 ? sure(role, c.ip, 'network addresses') : null
    case 'device_id':
      return c.meanLength >= 8 && c.distinct > 0.2 && c.date < 0.5 ? plain(role) : null
    case 'location':
      return c.amount >= 0.5 || (c.meanLength > 6 && c.date < 0.3 && c.nameShape < 0.5) ? plain(role) : null
    case 'health':
    case 'religion':
    case 'ethnicity':
    case 'sexual_life':
    case 'criminal':
    case 'trade_union':
    case 'genetic':
    case 'biometric':
    case 'family_member': {
      // numbers under such a header are keys into another table or counts, and dates say when, not what
      const isCode = c.integer > 0.8 && c.boolean < 0.9 && !/^(?:trade )?union (?:ref|reference|no|number|member)/.test(reading.words)
      return isCode || c.date > 0.6 || c.email > 0.5 ? null : plain(role, c.boolean > 0.9 ? 0.95 : 1.03)
    }
    case 'political_opinion':
      return c.date > 0.5 || c.email > 0.3 || (c.integer > 0.8 && c.distinctCount > 15)
        ? null
        : /^(?:party|supports?|promise|ballot|vi|v i)$/.test(reading.words) && c.canvass < 0.3
          ? plain(role, 0.8)
          : plain(role)
    case 'given_name':
    case 'family_name':
      return c.nameShape >= 0.5 || (c.nameShape > 0.3 && c.given + c.family > 0.3) || /^(?:[A-Z]\.?\s?)+$/.test('')
        ? sure(role, Math.min(1, c.nameShape), 'words with the form of names')
        : c.integer < 0.3 && c.email < 0.3 && c.date < 0.3 && c.meanWords < 3 && c.meanLength < 30
          ? plain(role, 0.8)
          : null
    case 'full_name':
      return c.email > 0.5
        ? { role: 'email', weight: 1.2, why: `${percent(c.email)} are e-mail addresses` }
        : c.phone > 0.5
          ? { role: 'phone', weight: 1.2, why: `${percent(c.phone)} are telephone numbers` }
          : c.integer < 0.3 && c.date < 0.3 && c.boolean < 0.5 && c.meanWords < 6 && (c.nameShape >= 0.4 || c.given + c.family > 0.3)
            ? plain(role)
            : null
    case 'other_name':
      return c.integer < 0.5 && c.date < 0.3 && c.boolean < 0.3 ? plain(role) : null
    case 'title':
      return c.title >= 0.4 ? sure(role, c.title, 'forms of address') : null
    case 'address_line':
      return c.email < 0.3 &&
        c.date < 0.4 &&
        c.ip < 0.3 &&
        c.boolean < 0.7 &&
        c.phone < 0.5 &&
        c.iban < 0.5 &&
        (c.meanLength > 3 || /no|num|house|flat|unit|apt|paon|saon/.test(reading.words))
        ? plain(role, c.address > 0.4 ? 1.1 : 1)
        : c.email > 0.6
          ? { role: 'email', weight: 1.1, why: `${percent(c.email)} are e-mail addresses` }
          : null
    case 'county':
      // `State` is a county or a condition; words of standing say which
      if (/^state$/.test(reading.words) && (c.status >= 0.4 || (c.county < 0.1 && c.meanLength > 3 && c.distinctCount <= 6))) return null
      return c.integer < 0.5 && c.date < 0.3 && c.email < 0.2 && c.boolean < 0.5 ? plain(role) : null
    case 'town':
    case 'country':
      return c.integer < 0.5 && c.date < 0.3 && c.email < 0.2 && c.boolean < 0.5 ? plain(role) : null
    case 'left_on':
    case 'joined_on':
      return c.date >= 0.4 ? sure(role, c.date, 'dates') : null
    case 'language':
      return c.integer < 0.5 && c.date < 0.3 && c.email < 0.2 && c.boolean < 0.5 && c.meanLength <= 30 && c.distinctCount <= 60 ? plain(role) : null
    case 'deceased':
      return c.boolean >= 0.5 || c.date >= 0.4 || c.status > 0.3 ? plain(role) : null
    case 'relationship':
      return c.kin >= 0.6
        ? { role: 'family_member', weight: 1.3, why: `${percent(c.kin)} are words for relatives` }
        : c.boolean > 0.9
          ? STILL_THERE.test(reading.words)
            ? plain(role)
            : null
          : c.status >= 0.4 && c.distinctCount <= 60
            ? sure(role, c.status, 'words of standing')
            : null
    case 'free_text':
      // a few phrases over and over are marks for the office, not words to or about someone; those about health still are
      if (c.filled >= 15 && c.distinctCount <= 12 && c.distinct < 0.25 && c.sentence < 0.2)
        return c.condition >= 0.3 ? { role: 'health', weight: 0.9, why: `${percent(c.condition)} are about health` } : null
      if (c.condition >= 0.6 && c.meanWords < 6) return { role: 'health', weight: 0.9, why: `${percent(c.condition)} are about health` }
      return c.meanLength >= 14 || c.meanWords >= 2.2 ? (c.date > 0.7 || c.uuid > 0.5 || c.hexDigest > 0.5 ? null : plain(role)) : null
    case 'employment':
      if (/^(?:employee|emp|staff|payroll|personnel|works|clock|colleague) ?(?:no|num|number|nr|ref|reference)$/.test(reading.words))
        return c.date < 0.5 && c.email < 0.5 && c.meanWords < 2.2 && c.boolean < 0.7 ? plain(role) : null
      // `post` is a position, or how to reach someone
      if (c.address >= 0.5) return { role: 'address_line', weight: 1, why: `${percent(c.address)} are addresses` }
      return c.integer < 0.6 && c.date < 0.5 && c.boolean < 0.7 && c.email < 0.3 && c.uuid < 0.3 && c.phone < 0.5 ? plain(role) : null
    case 'education':
      // a year or a form is a small number
      if (/^(?:year group|form|class year)$/.test(reading.words)) return c.date < 0.5 && c.meanLength < 8 ? plain(role) : null
      return c.integer < 0.6 && c.date < 0.5 && c.boolean < 0.7 && c.email < 0.3 && c.uuid < 0.3 ? plain(role) : null
    case 'membership_number':
    case 'customer_number':
      return c.boolean < 0.5 && c.date < 0.5 && c.email < 0.5 && c.meanWords < 2.2 && c.meanLength <= 36
        ? c.card > 0.7
          ? { role: 'payment_card', weight: 1, why: `${percent(c.card)} are card numbers by check digit` }
          : plain(role)
        : null
    case 'photo':
    case 'signature':
      return c.boolean < 0.7 && c.date < 0.6 ? plain(role) : null
    default:
      return plain(role)
  }
}

const ofNames = (reading: HeaderReading, c: Content) => c.nameShape > 0.7 && c.organisation < 0.2 && !reading.isKnown

/** What cells say by themselves. `isSpecific`: it can be nothing else, whatever the header. Check digits count by the column: one cell proves nothing. */
export function guessRole(c: Content, reading: HeaderReading): Guess | null {
  if (c.filled === 0) return null
  const many = c.filled >= 5 ? 1 : c.filled >= 3 ? 0.95 : 0.85
  const guess = (role: Role, share: number, what: string, isSpecific: boolean, atMost = 0.97): Guess => ({
    role,
    confidence: Math.min(atMost, share) * many,
    why: `${percent(share)} are ${what}`,
    isSpecific,
  })
  if (isMixed(c)) return guess('mixed', c.email + c.phone + c.postcode, 'e-mail addresses, telephone numbers or postcodes', true)
  if (c.email >= 0.6) return guess('email', c.email, 'e-mail addresses', true)
  if (c.iban >= 0.8) return guess('iban', c.iban, 'IBANs by check digits', true)
  // without the letter at the end it is two letters and six digits, as references are
  if (c.niNumber >= 0.8 && c.niWhole >= 0.4) return guess('ni_number', c.niNumber, 'National Insurance numbers', true)
  if (c.schemedHash >= 0.8) return guess('password_hash', c.schemedHash, 'password hashes that name their scheme', true)
  if (c.token >= 0.8) return guess('token', c.token, 'tokens of known form', true)
  // random numbers pass Luhn one time in ten, and 13-digit article numbers often begin with 4 or 5
  if (c.card >= 0.9 && c.distinctCount >= 4 && c.meanLength > 14)
    return guess('payment_card', c.card, 'card numbers by check digit', !/\b(?:sku|ean|isbn|imei|tracking|order|invoice)\b/.test(reading.words))
  if (c.licence >= 0.8) return guess('driving_licence', c.licence, 'driver numbers', true)
  if (c.postcode >= 0.75) return guess('postcode', c.postcode, 'postcodes', !reading.isKnown || /^(?:code|location|area)/.test(reading.words), 0.95)
  // by chance a column of eight random numbers passes with probability 0.09^8, below one in 10^8
  if (c.nhsNumber >= 0.95 && c.distinctCount >= (reading.isKnown ? 12 : 8))
    return guess('nhs_number', c.nhsNumber, 'NHS numbers by check digit, which chance does not explain', true, 0.93)
  if (c.phone >= 0.75 && c.nhsNumber < 0.6 && c.meanLength >= 10) return guess('phone', c.phone, 'telephone numbers', !reading.isKnown, 0.93)
  if (c.ip >= 0.8) return guess('ip_address', c.ip, 'network addresses', !reading.isKnown, 0.9)
  if (c.vehicle >= 0.85 && c.distinctCount >= 4)
    return guess('vehicle_registration', c.vehicle, 'registration marks', !reading.isKnown || /\breg(?:istration)?\b/.test(reading.words), 0.85)
  if (c.date >= 0.8) return isLikeBirthDates(c) ? guess('date_of_birth', c.date, `dates from ${c.yearLow} to ${c.yearHigh}, as births are`, false, 0.85) : null
  if (c.address >= 0.5 && c.meanWords < 14) return guess('address_line', c.address, 'address lines', false, 0.9)
  if (c.numbered >= 0.7 && reading.words === '' && c.distinctCount >= 3 && c.distinct > 0.3)
    return guess('address_line', c.numbered, 'a number and words with capitals, as streets are', false, 0.7)
  if (c.title >= 0.8 && c.gender < 0.9) return guess('title', c.title, 'forms of address', false, 0.9)
  if (c.gender >= 0.95 && c.distinctCount >= 2 && c.distinctCount <= 6 && (c.meanLength > 2.5 || c.filled > 20))
    return guess('gender', c.gender, 'words for gender', false, 0.8)
  if (c.ethnicity >= 0.6 && c.distinctCount >= 3) return guess('ethnicity', c.ethnicity, 'ethnic groups', false, 0.85)
  if (c.religion >= 0.6 && c.distinctCount >= 3) return guess('religion', c.religion, 'religions', false, 0.85)
  if (c.orientation >= 0.7 && c.distinctCount >= 2) return guess('sexual_life', c.orientation, 'words for orientation', false, 0.85)
  if (c.union >= 0.7 && c.distinctCount >= 2) return guess('trade_union', c.union, 'trade unions', false, 0.8)
  if (c.meanLength > 2.5 && c.distinctCount >= 3 && (c.canvass >= 0.8 || (c.canvass >= 0.5 && c.canvassFirm >= 0.25 && c.distinctCount <= 40)))
    return guess('political_opinion', c.canvass, 'words of canvassing', false, 0.75)
  if (c.condition >= 0.5 && c.filled >= 3) return guess('health', c.condition, 'about health', false, 0.75)
  if (c.country >= 0.8) return guess('country', c.country, 'countries', false, 0.85)
  if (c.county >= 0.5) return guess('county', c.county, 'counties', false, 0.85)
  if (c.town >= 0.3 && c.town > c.family && c.nameShape > 0.5) return guess('town', Math.max(0.6, c.town), 'towns', false, 0.85)
  if (c.login >= 0.6 && c.distinct > 0.7 && !reading.isKnown) return guess('username', c.login, 'names with figures behind them, as log-ins are', false, 0.6)
  if (ofNames(reading, c)) return guessName(c, many)
  if (c.meanWords >= 6 && c.meanLength > 30 && !reading.isKnown) return { role: 'free_text', confidence: 0.7 * many, why: 'sentences', isSpecific: false }
  return null
}

function guessName(c: Content, many: number): Guess | null {
  const isWordy = c.meanWords >= 1.6 && c.meanWords <= 4.5
  if (isWordy && (c.given >= 0.3 || c.family >= 0.3) && c.given + c.family >= 0.45)
    return { role: 'full_name', confidence: 0.92 * many, why: `${percent(Math.max(c.given, c.family))} hold common names`, isSpecific: false }
  // `Day` and `Weekend` are family names too, but nobody's list of names has three
  if (c.oneWord < 0.6 || (c.filled >= 20 && c.distinctCount < 8 && c.distinct < 0.3)) return null
  if (c.given >= 0.35 && c.given >= c.family * 1.3)
    return { role: 'given_name', confidence: 0.9 * many, why: `${percent(c.given)} are common given names`, isSpecific: false }
  if (c.family >= 0.25 && c.family > c.given && (c.distinct > 0.2 || c.filled > 100))
    return { role: 'family_name', confidence: 0.88 * many, why: `${percent(c.family)} are common family names`, isSpecific: false }
  return null
}

/** Births spread over decades, hold no time of day, and their middle lies well before the latest dates of a living list. */
function isLikeBirthDates(c: Content): boolean {
  return (
    c.withTime < 0.05 &&
    c.yearLow >= 1900 &&
    c.yearHigh <= 2026 &&
    c.yearHigh - c.yearLow >= 20 &&
    c.yearMiddle >= 1930 &&
    c.yearMiddle <= 2002 &&
    c.yearLow <= 1975 &&
    c.filled >= 4
  )
}
