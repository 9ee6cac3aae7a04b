/** What should be known before the call, and what of it is missing. Pure. Rules PRE1 to PRE9: docs/rules/preparedness.md. */
import type { Gap } from './gap.ts'
import { readCheckedYaml } from './read-yaml.ts'
import { preparednessSchema, type PreparedSupplier, type Preparedness } from './prepared-schema.ts'
import { AppError } from '../errors.ts'

/** @throws AppError preparedness_invalid, with the line. */
export function readPreparedness(source: string, path: string): Preparedness {
  const { yaml, lineOf } = readCheckedYaml(source, path, preparednessSchema, 'preparedness_invalid')
  const names = (yaml.suppliers ?? []).map(({ name }) => nameKey(name))
  const twice = names.findIndex((name, index) => names.indexOf(name) < index)
  if (twice >= 0)
    throw new AppError('preparedness_invalid', { path, line: lineOf(['suppliers', twice, 'name']), problem: 'this supplier is in the list twice' })
  return yaml
}

/** Two suppliers of one name are one, however it is written. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')

/** Our own 72 hours (GDPR 33(1)) run from when we are told; a promise longer than that warns nobody. */
const OWN_CLOCK_HOURS = 72
const READ_AGAIN_DAYS = 366

/** @param today `2026-11-22`, in the organisation's zone. */
export function gapsOf({ organisation, suppliers = [] }: Preparedness, today: string): Gap[] {
  const officer = organisation?.contact
  return [
    ...(officer?.phone || officer?.email ? [] : [{ rule: 'PRE8', code: 'officer' } as const]),
    ...(organisation?.insurer ? [] : [{ rule: 'PRE9', code: 'insurer' } as const]),
    ...suppliers.flatMap((supplier) => gapsOfSupplier(supplier, today).map((gap) => ({ ...gap, supplier: supplier.name }))),
  ]
}

function gapsOfSupplier(supplier: PreparedSupplier, today: string): Gap[] {
  const { contact, contract, holds = [] } = supplier
  const hours = contract?.tell_us_within_hours
  const gaps: Gap[] = []
  if (!contact?.email && !contact?.phone) gaps.push({ rule: 'PRE1', code: 'contact' })
  if (hours === undefined) gaps.push({ rule: 'PRE2', code: 'contract_clock' })
  else if (hours >= OWN_CLOCK_HOURS) gaps.push({ rule: 'PRE2', code: 'contract_clock_late' })
  if (holds.length === 0) gaps.push({ rule: 'PRE3', code: 'no_data_set' })
  for (const { data_set: dataSet, of = [], kinds = [], keep_until: keepUntil } of holds) {
    if (of.length === 0) gaps.push({ rule: 'PRE4', code: 'whose', dataSet })
    if (kinds.length === 0) gaps.push({ rule: 'PRE4', code: 'which', dataSet })
    if (keepUntil !== undefined && keepUntil < today) gaps.push({ rule: 'PRE7', code: 'kept_too_long', dataSet })
  }
  if (supplier.sub_suppliers === undefined) gaps.push({ rule: 'PRE5', code: 'sub_suppliers' })
  if (contract?.read_on === undefined || daysBetween(contract.read_on, today) > READ_AGAIN_DAYS) gaps.push({ rule: 'PRE6', code: 'contract_unread' })
  if (contract?.ends !== undefined && contract.ends < today && holds.length > 0) gaps.push({ rule: 'PRE6', code: 'contract_ended' })
  return gaps
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
