/** What a column's header says of its cells: the words of a header, whom it speaks of, and which role they name. English first, common short forms too. */
import { ENTITY, GENERAL, OTHERS, RULES, type Role, type Rule } from './header-rules.ts'

export type { Role }

/** `memberFirstName`, `MEMBER_FIRST_NAME` and `Member first-name` are all `member first name`; digits stand apart. */
export function headerWords(header: string): string[] {
  return (
    header
      .slice(0, 120)
      // how a date is to be typed says nothing of what it is
      .replace(/[([](?:[dmyj]{1,4}[\s./-]?){2,4}[)\]]/gi, ' ')
      .replace(/ß/g, 'ss')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/['’]s?\b/g, '')
      .toLowerCase()
      .replace(/([\p{L}])(\d)/gu, '$1 $2')
      .replace(/(\d)([\p{L}])/gu, '$1 $2')
      .replace(/\be[\s_-]+mail/g, 'email')
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word !== '')
  )
}

/** Words that make a key of a number: an identifier within the database, or one people see. */
const KEY_SUFFIX = /^(.*?) ?\b(id|ids|pk|key|guid|uuid|oid|no|num|number|nr|nbr|ref|reference|code|urn|fk)$/

export type HeaderReading = {
  role: Role | null
  confidence: number
  /** Whom the column speaks of: '' the row's own person, otherwise a word such as `partner`. */
  other: string
  /** The words left when whose they are is taken away. */
  words: string
  /** True when the header was understood as something, personal or not. */
  isKnown: boolean
  /** The entity of `member_id`: `member`, and whether its numbers are internal (id) or known to people (no). Null: not a key. */
  key: { entity: string; isNumber: boolean } | null
}

const readings = new Map<string, HeaderReading>()

/** What the words of one header say. Remembered, because sheets repeat their headers. */
export function readHeader(header: string): HeaderReading {
  const known = readings.get(header)
  if (known) return known
  const reading = readAlternatives(header, readWords(headerWords(header).join(' ')))
  if (readings.size > 20_000) readings.clear()
  readings.set(header, reading)
  return reading
}

/** `Allergies / medical` is whatever the first of its halves is that says something. */
function readAlternatives(header: string, whole: HeaderReading): HeaderReading {
  if (whole.role !== null || !header.includes('/')) return whole
  for (const half of header.split('/')) {
    const reading = readWords(headerWords(half).join(' '))
    if (reading.role !== null) return { ...reading, confidence: reading.confidence * 0.9 }
  }
  return whole
}

function keyOf(words: string): HeaderReading['key'] {
  const found = KEY_SUFFIX.exec(words)
  if (!found) return null
  const entity = found[1]!.replace(/^(?:fk|pk|tbl|str|int|ref|the|parent|crm) /, '')
  return { entity, isNumber: !/^(?:id|ids|pk|key|guid|uuid|oid|fk)$/.test(found[2]!) }
}

function ruleFor(words: string): Rule | undefined {
  return RULES.find(([pattern]) => pattern.test(words))
}

function readWords(words: string): HeaderReading {
  const none: HeaderReading = { role: null, confidence: 0, other: '', words, isKnown: false, key: keyOf(words) }
  if (words === '' || /^(?:column|col|field|f|c|unnamed|unnamed \d+|[a-z]|\d+)(?: ?\d+)*$/.test(words)) return none
  const whole = ruleFor(words)
  if (whole && !/^(?:contact|gp|doctor|children|married)$/.test(words)) return { ...none, role: whole[1], confidence: whole[2], isKnown: true }
  for (const [pattern, other] of OTHERS) {
    if (!pattern.test(words)) continue
    const rest = words
      .replace(pattern, ' ')
      .replace(/\b(?:of|s|contact|person|1|2)\b/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
    if (/\bmaiden\b/.test(rest)) return { ...none, role: 'family_member', confidence: 0.9, isKnown: true }
    if (rest === '' || rest === 'name' || rest === 'names') return { ...none, role: 'full_name', confidence: 0.7, other, isKnown: true }
    const rule = ruleFor(rest.replace(ENTITY, ''))
    if (rule && rule[1] !== 'relationship' && rule[1] !== 'free_text') return { ...none, role: rule[1], confidence: rule[2] * 0.97, other, isKnown: true }
    return { ...none, other, isKnown: true, confidence: 0.5 }
  }
  const bare = words.replace(ENTITY, '')
  const stripped = bare !== words ? ruleFor(bare) : undefined
  if (stripped) return { ...none, role: stripped[1], confidence: stripped[2] * 0.97, words: bare, isKnown: true }
  const unnumbered = words.replace(/ \d+$/, '')
  const second = unnumbered !== words ? ruleFor(unnumbered.replace(ENTITY, '')) : undefined
  if (second) return { ...none, role: second[1], confidence: second[2] * 0.95, isKnown: true }
  const solid = ruleFor(words.replace(/ /g, ''))
  if (solid) return { ...none, role: solid[1], confidence: solid[2] * 0.9, isKnown: true }
  return { ...none, isKnown: none.key !== null || GENERAL.test(words) }
}
