/**
 * What a fact can change in the incident file: the places that rules read, each with the values it takes. The ledger keeps the words; this
 * keeps file and ledger from saying different things. Pure.
 */
import { z } from 'zod'
import { ANSWERS } from '../organisation/organisation.ts'
import type { Fact, Grade } from './fact.ts'
import type { IncidentFile } from './incident-file.ts'
import { ASSUMED } from './what-happened.ts'
import { isRealDay } from './zone.ts'

const answer = z.enum(ANSWERS)
const instant = z.iso.datetime({ offset: true })
const lines = z.array(z.string().trim().min(1).max(4_000)).max(200)

/** A time with its zone as ISO in UTC; null: it is none. */
export function isoMoment(text: string): string | null {
  const written = text.trim().replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(written)) return null
  const at = new Date(written)
  return Number.isNaN(at.getTime()) || !isRealDay(written) ? null : at.toISOString()
}

/** `200,000`, `200000 to 300000`, `200 000–300 000`. */
export function countRange(text: string): { low: number; high: number } | null {
  const numbers = [...text.matchAll(/\d[\d,. ']*/g)].map(([number]) => Number(number.replace(/[,. ']/g, '')))
  if (numbers.length === 0 || numbers.length > 2 || numbers.some((number) => !Number.isSafeInteger(number))) return null
  return { low: Math.min(...numbers), high: Math.max(...numbers) }
}

export function listOfLines(text: string): string[] {
  return text
    .split(/\n/)
    .map((line) => line.replace(/^[-*•]\s*/, '').trim())
    .filter(Boolean)
}

const SETTABLE = {
  'moments.occurredAt': instant.nullable(),
  'moments.supplierAwareAt': instant.nullable(),
  'moments.supplierToldUsAt': instant.nullable(),
  'moments.confirmedAt': instant.nullable(),
  'moments.awareAt': instant,
  'whatHappened.summary': z.string().trim().min(1).max(4_000),
  'whatHappened.confidentiality': answer,
  'whatHappened.integrity': answer,
  'whatHappened.availability': answer,
  'whatHappened.malice': answer,
  'whatHappened.ransomware': answer,
  'whatHappened.exfiltration': z.enum(['seen', 'likely', 'not_seen', 'unknown']),
  'whatHappened.lookedAt': lines,
  'whatHappened.recipients': z.enum(['none', 'trusted', 'known', 'unknown', 'public']),
  'whatHappened.recipientsDeleted': answer,
  'whatHappened.encryptedKeySafe': answer,
  'whatHappened.backup': z.enum(['none', 'partial', 'full', 'unknown']),
  'whatHappened.restored': answer,
  'whatHappened.hoursWithoutData': z.number().nonnegative().nullable(),
  'whatHappened.effectOnPeople': z.enum(['none', 'minor', 'serious', 'unknown']),
  'whatHappened.systemic': answer,
  'whatHappened.riskRemoved': answer,
  'whatHappened.contactDisproportionate': answer,
  'whatHappened.ownSystemsAffected': answer,
  'supplier.chain': lines,
  'organisation.euEstablishment': answer,
  'organisation.offersInEu': answer,
  'organisation.staffTrained': answer,
  'organisation.sectors.charityCommission': answer,
  'organisation.sectors.oscr': answer,
  'organisation.sectors.ccni': answer,
  'organisation.sectors.fca': answer,
  'organisation.sectors.pensionScheme': answer,
  'organisation.sectors.nhsDspt': answer,
  'organisation.sectors.pecrProvider': answer,
  'organisation.sectors.nis': answer,
  'organisation.sectors.parliamentary': answer,
  'lawFacts.smallBusiness': answer,
  'lawFacts.vulnerablePeople': answer,
  'lawFacts.recipientAdverse': answer,
  'lawFacts.accessCodes': answer,
  'lawFacts.insight': z.enum(['none', 'some', 'full', 'unknown']),
} as const
export type SettablePath = keyof typeof SETTABLE
export const SETTABLE_PATHS = Object.keys(SETTABLE) as SettablePath[]
export type Sets = { path: SettablePath; value: unknown }

/** The checked value, or null when this place does not take it. */
export function checkedSets(path: string, value: unknown): Sets | null {
  if (!Object.hasOwn(SETTABLE, path)) return null
  const result = SETTABLE[path as SettablePath].safeParse(value)
  return result.success ? { path: path as SettablePath, value: result.data } : null
}

/** The words a place takes, where they are from a list. */
export function choicesOf(path: SettablePath): readonly string[] {
  const schema = SETTABLE[path]
  return schema instanceof z.ZodEnum ? schema.options : []
}

const FIRMNESS: Record<Grade, number> = { unknown: 0, assumed: 1, supplier: 2, seen: 3, forensic: 4 }

/**
 * [FCT4] The incident file with what the ledger has set. Where two facts that hold now set the same place, the firmer one counts; of equally
 * firm ones, the later. A fact counts over what the file was given with; but a supplier that does not know unsays nothing.
 */
export function withLedger(given: IncidentFile, facts: readonly (Pick<Fact, 'factNo' | 'grade' | 'says'> & { sets: Sets | null })[]): IncidentFile {
  const file = structuredClone(given)
  const unsays = ({ sets, grade }: { sets: Sets | null; grade: Grade }) => grade === 'supplier' && (sets!.value === 'unknown' || sets!.value === null)
  const firmest = facts.filter((fact) => fact.sets !== null && !unsays(fact)).toSorted((a, b) => FIRMNESS[a.grade] - FIRMNESS[b.grade] || a.factNo - b.factNo)
  for (const { sets, says } of firmest) {
    const checked = checkedSets(sets!.path, sets!.value)
    if (!checked) continue
    const steps = checked.path.split('.')
    const group = steps.slice(0, -1).reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], file)
    // No supplier was named, or an earlier version did not ask: there is nothing to set it in.
    if (group === null || group === undefined) continue
    Object.assign(group, { [steps.at(-1)!]: checked.value })
    if (checked.path === 'moments.awareAt') file.moments.awareReason = says
    file.assumptions = file.assumptions.filter((assumption) => assumption !== assumptionFor(checked.path))
  }
  return file
}

/** What was assumed of a place while nobody had said; undefined: nothing is assumed there. */
export function assumptionFor(path: SettablePath): string | undefined {
  return (ASSUMED as Partial<Record<SettablePath, string>>)[path]
}
