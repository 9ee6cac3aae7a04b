/** The report as a form: one question a page, kept as it is typed, read into a report at the end. Pure; times are of the organisation's zone. */
import { instantsOf } from '../incident/zone.ts'
import { readAnswer } from '../incident/questions.ts'
import type { Draft } from './draft.ts'
import { timesProblem, type Report } from './report.ts'

export type Field =
  | { type: 'moment'; name: 'aware' | 'told' | 'occurred' }
  | { type: 'choice'; name: 'told_before' | 'occurred_known' | 'ransomware' | 'data_out_of_reach'; values: readonly string[] }
  | { type: 'checks'; name: 'kinds'; values: readonly KindGroup[] }
  | { type: 'long'; name: 'what_happened' | 'contained' | 'systems' | 'kinds_more' | 'measures_taken' | 'contact' }
  | { type: 'text'; name: 'people' }

/** What a supplier knows by heart; the files themselves say it exactly. */
export const KIND_GROUPS = [
  'contact',
  'birth',
  'official',
  'bank',
  'passwords',
  'beliefs',
  'health',
  'children',
  'letters',
  'staff',
  'other',
  'unknown',
] as const
export type KindGroup = (typeof KIND_GROUPS)[number]

const YES_NO = ['yes', 'no', 'unknown'] as const
export const STEPS = [
  { step: 'aware', fields: [{ type: 'moment', name: 'aware' }], canSkip: false },
  {
    step: 'told',
    fields: [
      { type: 'choice', name: 'told_before', values: ['no', 'yes'] },
      { type: 'moment', name: 'told' },
    ],
    canSkip: false,
  },
  {
    step: 'occurred',
    fields: [
      { type: 'choice', name: 'occurred_known', values: ['known', 'unknown'] },
      { type: 'moment', name: 'occurred' },
    ],
    canSkip: false,
  },
  { step: 'what', fields: [{ type: 'long', name: 'what_happened' }], canSkip: false },
  {
    step: 'damage',
    fields: [
      { type: 'choice', name: 'ransomware', values: YES_NO },
      { type: 'choice', name: 'data_out_of_reach', values: YES_NO },
    ],
    canSkip: false,
  },
  { step: 'contained', fields: [{ type: 'long', name: 'contained' }], canSkip: true },
  { step: 'systems', fields: [{ type: 'long', name: 'systems' }], canSkip: true },
  {
    step: 'kinds',
    fields: [
      { type: 'checks', name: 'kinds', values: KIND_GROUPS },
      { type: 'long', name: 'kinds_more' },
    ],
    canSkip: true,
  },
  { step: 'people', fields: [{ type: 'text', name: 'people' }], canSkip: true },
  { step: 'measures', fields: [{ type: 'long', name: 'measures_taken' }], canSkip: true },
  { step: 'contact', fields: [{ type: 'long', name: 'contact' }], canSkip: false },
] as const satisfies readonly { step: string; fields: readonly Field[]; canSkip: boolean }[]
export type StepName = (typeof STEPS)[number]['step']
export type FieldName = Field['name']

/** What is wrong with one field, for words in both languages. */
export type ProblemCode =
  | 'empty'
  | 'moment_missing'
  | 'moment_wrong'
  | 'moment_gap'
  | 'time_wrong'
  | 'future'
  | 'before_aware'
  | 'after_aware'
  | 'too_long'
  | 'count'
export type Problem = { field: FieldName; code: ProblemCode }

const MOST_CHARACTERS = 4_000

/** The names of the inputs of one field. */
export function inputsOf(field: Field): string[] {
  return field.type === 'moment' ? ['day', 'month', 'year', 'time'].map((part) => `${field.name}_${part}`) : [field.name]
}

/** What is wrong with the answers of one page; an empty list lets the visitor go on. */
export function problemsOf(step: StepName, draft: Draft, zone: string, now: Date): Problem[] {
  const { fields, canSkip } = STEPS.find((one) => one.step === step)!
  return fields.flatMap((field): Problem[] => {
    const code = problemOf(field, draft, zone, now, canSkip)
    return code === null ? [] : [{ field: field.name, code }]
  })
}

function problemOf(field: Field, draft: Draft, zone: string, now: Date, canSkip: boolean): ProblemCode | null {
  if (field.type === 'moment') return momentProblem(field.name, draft, zone, now)
  const text = (draft[field.name] ?? '').trim()
  if (text === '') return canSkip || field.type === 'checks' ? null : 'empty'
  if (field.type === 'choice') return field.values.includes(text) ? null : 'empty'
  if (field.type === 'text') return 'problem' in readAnswer('count', [], text) ? 'count' : null
  return text.length > MOST_CHARACTERS ? 'too_long' : null
}

type MomentName = 'aware' | 'told' | 'occurred'

/** Only who says that there was such a moment is asked for it. */
export function isMomentAsked(name: MomentName, draft: Draft): boolean {
  return name === 'aware' || (name === 'told' ? draft['told_before'] === 'yes' : draft['occurred_known'] === 'known')
}

function momentProblem(name: MomentName, draft: Draft, zone: string, now: Date): ProblemCode | null {
  if (!isMomentAsked(name, draft)) return null
  const read = momentOf(name, draft, zone)
  if (typeof read === 'string') return read
  const aware = momentOf('aware', draft, zone)
  const times = { aware_at: (aware instanceof Date ? aware : read).toISOString(), ...(name === 'aware' ? {} : { [`${name}_at`]: read.toISOString() }) }
  const problem = timesProblem(times, now)
  if (problem === null) return null
  return problem.includes('future') ? 'future' : name === 'told' ? 'before_aware' : 'after_aware'
}

/** The instant that day, month, year and time say; the earlier where the clocks pass it twice, so that no clock starts late. */
export function momentOf(name: MomentName, draft: Draft, zone: string): Date | ProblemCode {
  const part = (what: string) => (draft[`${name}_${what}`] ?? '').trim()
  const [day, month, year] = [part('day'), part('month'), part('year')]
  if ([day, month, year, part('time')].some((text) => text === '')) return 'moment_missing'
  const time = clockTime(part('time'))
  if (time === null) return 'time_wrong'
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDay = /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso)) && new Date(`${iso}T00:00Z`).toISOString().startsWith(iso)
  if (!isDay) return 'moment_wrong'
  return instantsOf(`${iso}T${time}`, zone)[0] ?? 'moment_gap'
}

/** `14:30`, `14.30`, `1430`, `2:30pm`, `2 pm` → `14:30`; null: none of them. */
export function clockTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.]?(\d\d))?\s*([ap])?\.?m?\.?$/i.exec(text.trim())
  if (!found || (found[2] === undefined && found[3] === undefined)) return null
  const half = found[3]?.toLowerCase()
  const hour = Number(found[1])
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  const minutes = Number(found[2] ?? 0)
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null
}

/** The first page that still has a problem; null: all is there. */
export function firstOpenStep(draft: Draft, zone: string, now: Date): StepName | null {
  return STEPS.find(({ step }) => problemsOf(step, draft, zone, now).length > 0)?.step ?? null
}

/** The report that a complete draft says. `labels` are the words for the groups of kinds, as the ledger shall have them. */
export function reportOf(draft: Draft, zone: string, labels: Record<KindGroup, string>): Report {
  const at = (name: MomentName) => (momentOf(name, draft, zone) as Date).toISOString()
  const text = (name: FieldName) => (draft[name] ?? '').trim()
  const answer = (name: 'ransomware' | 'data_out_of_reach') => text(name) as Report['ransomware']
  const groups = text('kinds')
    .split(',')
    .filter((name): name is KindGroup => KIND_GROUPS.includes(name as KindGroup))
  return {
    aware_at: at('aware'),
    ...(draft['told_before'] === 'yes' ? { told_at: at('told') } : {}),
    ...(draft['occurred_known'] === 'known' ? { occurred_at: at('occurred') } : {}),
    what_happened: text('what_happened'),
    ransomware: answer('ransomware'),
    data_out_of_reach: answer('data_out_of_reach'),
    contained: text('contained'),
    systems: text('systems'),
    kinds: [...groups.map((group) => labels[group]), text('kinds_more')].filter((one) => one !== '').join('; '),
    people: text('people'),
    measures_taken: text('measures_taken'),
    contact: text('contact'),
  }
}
