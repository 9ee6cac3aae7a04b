/**
 * Two to five records as a reviewer sees them: blind, with nothing in clear but the signs that differ; what was compared in words; how common an agreeing value is.
 * The weight and what others said come only with the answer. Every look is an entry in the log.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { Engine } from '../../engine/engine.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { explainPair } from '../../linkage/explain.ts'
import { LIST_SIGN, type FieldValues } from '../../linkage/fields.ts'
import { fieldsOf, LINK_COLUMNS, linkColumnsSql, type LinkRow } from '../link-columns.ts'
import { findLinkModel } from '../link-model.ts'
import { differencesOf, type Piece } from './difference.ts'
import { groupsOf, type QueuedGroup } from './groups.ts'
import { ROSTER_LINES } from './lines.ts'
import { listPairs } from './queries.ts'

export const SHOWN_FIELDS = [
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'gender',
  'address',
  'postcode',
  'phone',
  'email',
  'membership_number',
  'identifiers',
] as const
export type ShownField = (typeof SHOWN_FIELDS)[number]

export type GroupSide = { label: string; path: string; place: string; isRoster: boolean }
export type GroupField = {
  field: ShownField
  /** One for each side; none where it is not given. */
  values: Piece[][]
  /** All the same, the same where given, different, or given by one of them only. */
  how: 'same' | 'same_given' | 'differs' | 'one_given'
  /** In words, as linkage compared the two that agree least; empty where it was not compared. */
  level: string
  /** One record in so many has this very value; null where the values differ or are missing. */
  oneIn: number | null
}
export type BlindGroup = {
  groupNo: number
  sides: GroupSide[]
  fields: GroupField[]
  /** Pairs that agree and differ in just the way these two do; 0 for more than two records. */
  samePattern: number
}

type Line = { values: FieldValues; side: GroupSide }

export async function readGroup(ctx: Context, incidentId: IncidentId, groupNo: number): Promise<BlindGroup> {
  const group = await getGroup(ctx, incidentId, groupNo)
  const engine = await ctx.engineOf(incidentId)
  const lines = await linesOf(engine, group)
  const levels = levelsInWords(
    ctx,
    incidentId,
    lines.map(({ values }) => values),
  )
  const fields: GroupField[] = []
  nameInOneCell(lines.map(({ values }) => values))
  for (const field of SHOWN_FIELDS) {
    const values = lines.map((line) => shown(line.values, field))
    const given = values.filter((value) => value !== '')
    if (given.length === 0) continue
    const isSame = given.length > 1 && new Set(given.map((value) => value.toLowerCase())).size === 1
    fields.push({
      field,
      values: differencesOf(values),
      how: given.length === 1 ? 'one_given' : !isSame ? 'differs' : given.length === values.length ? 'same' : 'same_given',
      level: given.length === 1 ? '' : (levels.get(field) ?? ''),
      oneIn: isSame ? await oneIn(engine, field, lines.find((line) => shown(line.values, field) !== '')!.values[field] ?? '') : null,
    })
  }
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'review.read', `review-group:${groupNo}`, {}, { incidentId }))
  return { groupNo, sides: lines.map(({ side }) => side), fields, samePattern: await samePattern(engine, group) }
}

async function samePattern(engine: Engine, { pairs, members }: QueuedGroup): Promise<number> {
  const { pattern } = pairs[0]!
  if (members.length > 2 || pattern === 0) return 0
  const [same] = await engine.rows<{ pairs: number }>('select count(*) as pairs from kept_pair where pattern = $pattern', { pattern })
  return same!.pairs
}

/** All records of the group in clear, for sixty seconds on a screen. The reason is logged before anything is read. */
export async function revealGroup(ctx: Context, incidentId: IncidentId, groupNo: number, reason: string): Promise<{ field: ShownField; values: string[] }[]> {
  const group = await getGroup(ctx, incidentId, groupNo)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'review.reveal', `review-group:${groupNo}`, {}, { incidentId, reason }))
  const lines = await linesOf(await ctx.engineOf(incidentId), group)
  return SHOWN_FIELDS.flatMap((field) => {
    const values = lines.map((line) => shown(line.values, field))
    return values.every((value) => value === '') ? [] : [{ field, values }]
  })
}

/** Throws `review_group_unknown`. */
export async function getGroup(ctx: Context, incidentId: IncidentId, groupNo: number): Promise<QueuedGroup> {
  const group = groupsOf(await listPairs(ctx.store, incidentId)).find((one) => one.groupNo === groupNo)
  if (!group) throw new AppError('review_group_unknown', { groupNo: String(groupNo) })
  return group
}

/** Where one of them has the whole name in one cell, the names of all are shown in one line. */
function nameInOneCell(lines: readonly FieldValues[]): void {
  const isWhole = (values: FieldValues) => (values.full_name ?? '') !== '' && (values.given_name ?? '') === '' && (values.family_name ?? '') === ''
  if (!lines.some(isWhole)) return
  for (const values of lines) {
    // Family name first, as lists have it: turned round, so that letters stand beside their like.
    if (isWhole(values)) values.full_name = values.full_name!.replace(/^([^,]+),\s*(\S.*)$/, '$2 $1')
    else values.full_name = [values.given_name, values.family_name].filter(Boolean).join(' ')
    values.given_name = values.family_name = ''
  }
}

const shown = (values: FieldValues, field: ShownField) => (values[field] ?? '').split(LIST_SIGN).join(', ')

type LineRow = LinkRow & { path: string; place: string; name: string }

async function linesOf(engine: Engine, { members, groupNo }: QueuedGroup): Promise<Line[]> {
  const found: Line[] = []
  for (const { lineNo } of members) {
    const [row] = await engine.rows<LineRow>(lineNo < 0 ? ROSTER_SQL : RECORD_SQL, { no: lineNo })
    if (!row) throw new AppError('review_group_unknown', { groupNo: String(groupNo) })
    const label = row.name !== '' ? row.name : row.path.split('/').at(-1)!
    found.push({ values: fieldsOf(row), side: { label, path: row.path, place: row.place, isRoster: lineNo < 0 } })
  }
  return found
}

const RECORD_SQL = `
  select ${linkColumnsSql('q')}, s.path, coalesce(s.name, '') as name,
    concat_ws(' › ', case when s.kind = 'table' then 'row ' || r.row_no end, nullif(r.place, '')) as place
  from subject_record q
  join record r using (record_no)
  join source s using (file_no, source_no)
  where q.record_no = $no`
const ROSTER_SQL = `
  select ${linkColumnsSql('q')}, coalesce(s.path, '') as path, coalesce(s.name, '') as name, 'row ' || q.row_no as place
  from (${ROSTER_LINES}) m
  join roster_record q on q.record_no = m.roster_no
  left join roster_source s using (file_no, source_no)
  where m.line_no = $no`

/** Which field of the screen a comparison speaks of. */
const FIELDS_OF: Record<string, ShownField[]> = {
  given_name: ['given_name', 'full_name'],
  family_name: ['family_name', 'full_name'],
  date_of_birth: ['date_of_birth'],
  gender: ['gender'],
  email: ['email'],
  phone: ['phone'],
  place: ['address', 'postcode'],
  membership_number: ['membership_number'],
  identifier: ['identifiers'],
}

/** Of each field, how the two records that agree least compare. */
function levelsInWords(ctx: Context, incidentId: IncidentId, lines: readonly FieldValues[]): Map<ShownField, string> {
  const model = findLinkModel(ctx, incidentId)
  const weakest = new Map<ShownField, { level: string; bits: number }>()
  if (!model) return new Map()
  for (const [index, left] of lines.entries())
    for (const right of lines.slice(index + 1))
      for (const { field: name, level, bits } of explainPair(model, left, right).parts)
        for (const field of FIELDS_OF[name] ?? []) if (bits < (weakest.get(field)?.bits ?? Number.POSITIVE_INFINITY)) weakest.set(field, { level, bits })
  return new Map([...weakest].map(([field, { level }]) => [field, level]))
}

/** Values of which it says something how many have the same. */
const COUNTED: ReadonlySet<ShownField> = new Set(SHOWN_FIELDS.filter((field) => field !== 'gender' && field !== 'identifiers'))

async function oneIn(engine: Engine, field: ShownField, value: string): Promise<number | null> {
  if (!COUNTED.has(field)) return null
  const column = LINK_COLUMNS[field]
  const [found] = await engine.rows<{ records: number; same: number }>(
    `select count(*) as records, count(*) filter (lower(${column}) = lower($value)) as same from subject_record where ${column} <> ''`,
    { value },
  )
  return found!.same === 0 ? null : Math.max(1, Math.round(found!.records / found!.same))
}
