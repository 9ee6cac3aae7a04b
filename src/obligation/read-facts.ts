/**
 * FACTS.json, as somebody wrote it. Generous in form (snake_case or camelCase, true for yes, numbers in quotes, times on the organisation's own
 * wall clock), exact in what it refuses: every problem names its place and what would be right. Never quotes a value.
 */
import { AppError } from '../errors.ts'
import { meantBy } from '../incident/nearest-word.ts'
import { instantsOf, isRealDay, isZone } from '../incident/zone.ts'
import { placeCode } from './places.ts'
import { factsJsonSchema, factsSchema, type BreachFacts } from './facts.ts'

export function readFacts(text: string, path: string): BreachFacts {
  if (text.trim() === '') throw new AppError('facts_invalid', { path, problem: 'the file is empty; {} is a file in which nothing is known' })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new AppError('facts_invalid', { path, problem: `this is not JSON${placeOf(text, error)}` })
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw new AppError('facts_invalid', { path, problem: 'the file must hold one object, { … }, with groups such as organisation, moments and breach' })
  const problems: string[] = []
  const zone = zoneIn(json as Loose)
  const read = normalised(json, factsJsonSchema() as JsonSchema, [], { zone, problems })
  places(read, problems)
  if (problems.length > 0) throw new AppError('facts_invalid', { path, problem: problems.join('; ') })
  const parsed = factsSchema.safeParse(read)
  if (parsed.success && isRange(parsed.data.people)) return parsed.data
  if (parsed.success) throw new AppError('facts_invalid', { path, problem: 'people.low is more than people.high; low is "at least", high is "at most"' })
  const found = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message.replace(/^Invalid input: /, '')}`)
  throw new AppError('facts_invalid', { path, problem: found.join('; ') })
}

const isRange = ({ low, high }: BreachFacts['people']) => low === null || high === null || low <= high

/** Codes of places as the laws know them. One that is no place is refused: the people there would be owed nothing. */
function places(read: unknown, problems: string[]): void {
  const { organisation, people } = read as { organisation?: Loose; people?: Loose }
  const coded = (value: unknown, where: string): unknown => {
    if (typeof value !== 'string' || !/^[A-Za-z]{2}(-\w{1,3})?$/.test(value.trim())) return value
    const code = placeCode(value)
    if (code === null) problems.push(`${where}: there is no such place; a country is two letters such as GB, a part of one such as US-CA`)
    return code ?? value
  }
  for (const key of ['country', 'leadAuthority']) if (organisation?.[key]) organisation[key] = coded(organisation[key], `organisation.${key}`)
  if (Array.isArray(organisation?.['activeIn']))
    organisation['activeIn'] = organisation['activeIn'].map((place, index) => coded(place, `organisation.activeIn.${index + 1}`))
  if (people && Array.isArray(people['residents']))
    people['residents'] = people['residents'].map((one: unknown, index) =>
      one && typeof one === 'object' ? { ...one, place: coded((one as Loose)['place'], `people.residents.${index + 1}.place`) } : one,
    )
  if (people?.['byCountry'] && typeof people['byCountry'] === 'object') {
    const read = Object.entries(people['byCountry']).map(([place, count]) => [coded(place, 'people.byCountry'), count] as const)
    if (new Set(read.map(([place]) => place)).size < read.length) problems.push('people.byCountry: one country is given twice')
    people['byCountry'] = Object.fromEntries(read)
  }
}

type Loose = Record<string, unknown>
type JsonSchema = {
  type?: string
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  enum?: string[]
  anyOf?: JsonSchema[]
  format?: string
  default?: unknown
}
type Reading = { zone: string; problems: string[] }

/** Said by people about a file, not about the breach; passed over. */
const ABOUT_THE_FILE = /^(\$.*|_.*|id|case|comments?|notes?|title|description|reference|source|expected)$/i

/** Other words that people use for ours, where they can mean nothing else. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  yes: 'seen',
  no: 'not_seen',
  name: 'person_name',
  full_name: 'person_name',
  address: 'postal_address',
  email_address: 'email',
  e_mail: 'email',
  telephone: 'phone',
  phone_number: 'phone',
  dob: 'date_of_birth',
  birth_date: 'date_of_birth',
  national_insurance_number: 'ni_number',
  nino: 'ni_number',
  social_security_number: 'national_id',
  ssn: 'national_id',
  passport_number: 'passport',
  driving_license: 'driving_licence',
  bank_details: 'bank_account',
  credit_card: 'payment_card',
  card_number: 'payment_card',
  medical: 'health',
  health_data: 'health',
  political_opinions: 'political_opinion',
  trade_union_membership: 'trade_union',
  religious_beliefs: 'religion',
}

function normalised(value: unknown, given: JsonSchema, where: readonly string[], reading: Reading): unknown {
  const schema = concrete(given, value)
  if (schema.properties) return group(value, schema.properties, where, reading)
  if (schema.enum) return word(value, schema, where, reading)
  if (schema.type === 'array' && Array.isArray(value))
    return value.map((item, index) => normalised(item, schema.items ?? {}, [...where, String(index + 1)], reading))
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const inner = schema.additionalProperties
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item, inner, [...where, key], reading)]))
  }
  if ((schema.type === 'integer' || schema.type === 'number') && typeof value === 'string')
    return /^\d[\d,_ ]*(\.\d+)?$/.test(value.trim()) ? Number(value.replace(/[,_ ]/g, '')) : value
  if (schema.format === 'date-time' && typeof value === 'string') return moment(value, where, reading)
  // Left out and null are one: nobody has said.
  return value === null && !acceptsNull(given) ? undefined : value
}

function group(value: unknown, properties: Record<string, JsonSchema>, where: readonly string[], reading: Reading): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const read: Loose = {}
  for (const [key, item] of Object.entries(value)) {
    const name = nameOf(key, properties)
    if (name === null) {
      if (ABOUT_THE_FILE.test(key)) continue
      reading.problems.push(`there is no key "${[...where, key].join('.')}"; ${meantBy(key, Object.keys(properties))}`)
      continue
    }
    if (name in read) reading.problems.push(`${[...where, name].join('.')}: given twice`)
    read[name] = normalised(item, properties[name]!, [...where, name], reading)
  }
  return Object.fromEntries(Object.entries(read).filter(([, item]) => item !== undefined))
}

/** `supplier_told_us_at`, `Supplier-Told-Us-At` and `supplierToldUs` are `supplierToldUsAt`. */
function nameOf(key: string, properties: Record<string, JsonSchema>): string | null {
  if (Object.hasOwn(properties, key)) return key
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace('organization', 'organisation')
  return Object.keys(properties).find((name) => bare(name) === bare(key) || bare(name) === `${bare(key)}at`) ?? null
}

function word(value: unknown, schema: JsonSchema, where: readonly string[], { problems }: Reading): unknown {
  const words = schema.enum!
  const said = value === true ? 'yes' : value === false ? 'no' : value === null && !('default' in schema && schema.default === null) ? 'unknown' : value
  if (value === null && !words.includes('unknown')) return value
  if (typeof said !== 'string') {
    problems.push(`${where.join('.')}: must be one of ${words.join(', ')}`)
    return undefined
  }
  const plain = said
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const found = words.find((one) => one === said) ?? words.find((one) => one.toLowerCase() === plain)
  if (found) return found
  if (plain === 'not_known' && words.includes('unknown')) return 'unknown'
  const meant = ALSO_CALLED[plain]
  if (meant && words.includes(meant)) return meant
  problems.push(`${where.join('.')}: must be one of ${words.join(', ')}`)
  return undefined
}

/** A time without its offset is read on the wall of the organisation's zone; one that occurs twice is the earlier, so that no clock starts late. */
function moment(text: string, where: readonly string[], { zone, problems }: Reading): string | undefined {
  const written = text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T')
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(written) && !Number.isNaN(Date.parse(written)) && isRealDay(written))
    return new Date(written).toISOString()
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(written)) {
    const [instant] = instantsOf(written.slice(0, 16), zone)
    if (instant) return new Date(instant.getTime() + Number(written.slice(17, 19) || 0) * 1000).toISOString()
    problems.push(`${where.join('.')}: there is no such time in ${zone}; the clocks jumped over it, or the day does not exist`)
    return undefined
  }
  if (/^\d{4}-\d\d-\d\dT/.test(written) && !isRealDay(written)) {
    problems.push(`${where.join('.')}: there is no such day`)
    return undefined
  }
  problems.push(
    `${where.join('.')}: must be a time such as 2021-10-29T12:17:00+01:00${/^\d{4}-\d\d-\d\d$/.test(written) ? '; a day alone does not start a clock' : ''}`,
  )
  return undefined
}

function zoneIn(json: Loose): string {
  const organisation = json['organisation'] ?? json['organization']
  const zone = organisation && typeof organisation === 'object' ? (organisation as Loose)['zone'] : undefined
  return typeof zone === 'string' && isZone(zone) ? zone : 'Europe/London'
}

/** The one of several shapes that is not null. */
function concrete(schema: JsonSchema, value: unknown): JsonSchema {
  if (!schema.anyOf) return schema
  const shapes = schema.anyOf.filter(({ type }) => type !== 'null')
  return value === null ? { ...shapes[0], ...('default' in schema ? { default: schema.default } : {}) } : (shapes[0] ?? schema)
}

function acceptsNull({ anyOf }: JsonSchema): boolean {
  return anyOf?.some(({ type }) => type === 'null') ?? false
}

/** Where JSON broke off, as a line: no piece of the text is repeated. */
function placeOf(text: string, error: unknown): string {
  const at = /position (\d+)/.exec((error as Error).message)?.[1]
  return at === undefined ? '' : ` (line ${text.slice(0, Number(at)).split('\n').length})`
}
