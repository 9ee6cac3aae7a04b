/**
 * One pair as a reviewer sees it: blind, with nothing in clear but the signs that differ; what was compared in words; how common an agreeing value is.
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
import { differenceOf, type Piece } from './difference.ts'
import { ROSTER_LINES } from './lines.ts'
import { findPair, type QueuedPair } from './queries.ts'

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

export type PairSide = { label: string; path: string; place: string; isRoster: boolean }
export type PairField = {
  field: ShownField
  left: Piece[]
  right: Piece[]
  /** `same`, `differs`, `left_missing`, `right_missing` (one of them is not given). */
  how: 'same' | 'differs' | 'one_missing'
  /** In words, as linkage compared it; empty where it was not compared. */
  level: string
  /** One record in so many has this very value; null where the values differ or are missing. */
  oneIn: number | null
}
export type BlindPair = { pairNo: number; sides: [PairSide, PairSide]; fields: PairField[]; samePattern: number }

type Line = { values: FieldValues; side: PairSide }

export async function readPair(ctx: Context, incidentId: IncidentId, pairNo: number): Promise<BlindPair> {
  const pair = await getPair(ctx, incidentId, pairNo)
  const engine = await ctx.engineOf(incidentId)
  const [left, right] = await linesOf(engine, pair)
  const levels = levelsInWords(ctx, incidentId, left.values, right.values)
  const fields: PairField[] = []
  nameInOneCell(left.values, right.values)
  for (const field of SHOWN_FIELDS) {
    const [a, b] = [shown(left.values, field), shown(right.values, field)]
    if (a === '' && b === '') continue
    const { left: one, right: other } = differenceOf(a, b)
    const isSame = a !== '' && a.toLowerCase() === b.toLowerCase()
    fields.push({
      field,
      left: one,
      right: other,
      how: a === '' || b === '' ? 'one_missing' : isSame ? 'same' : 'differs',
      level: a === '' || b === '' ? '' : (levels.get(field) ?? ''),
      oneIn: isSame ? await oneIn(engine, field, left.values[field] ?? '') : null,
    })
    // A side that says nothing shows nothing of the other: agreeing or not, it is hidden.
    if (a === '' || b === '') Object.assign(fields.at(-1)!, { left: hidden(a), right: hidden(b) })
  }
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'review.read', `review-pair:${pairNo}`, {}, { incidentId }))
  const [same] = await engine.rows<{ pairs: number }>('select count(*) as pairs from kept_pair where pattern = $pattern', { pattern: pair.pattern })
  return { pairNo, sides: [left.side, right.side], fields, samePattern: pair.pattern === 0 ? 0 : same!.pairs }
}

/** Both records in clear, for sixty seconds on a screen. The reason is logged before anything is read. */
export async function revealPair(
  ctx: Context,
  incidentId: IncidentId,
  pairNo: number,
  reason: string,
): Promise<{ field: ShownField; left: string; right: string }[]> {
  const pair = await getPair(ctx, incidentId, pairNo)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'review.reveal', `review-pair:${pairNo}`, {}, { incidentId, reason }))
  const [left, right] = await linesOf(await ctx.engineOf(incidentId), pair)
  return SHOWN_FIELDS.flatMap((field) => {
    const [a, b] = [shown(left.values, field), shown(right.values, field)]
    return a === '' && b === '' ? [] : [{ field, left: a, right: b }]
  })
}

export async function getPair(ctx: Context, incidentId: IncidentId, pairNo: number): Promise<QueuedPair> {
  const pair = await findPair(ctx.store, incidentId, pairNo)
  if (!pair) throw new AppError('review_pair_unknown', { pairNo: String(pairNo) })
  return pair
}

/** Where one of them has the whole name in one cell, the names of both are shown in one line. */
function nameInOneCell(left: FieldValues, right: FieldValues): void {
  const isWhole = (values: FieldValues) => (values.full_name ?? '') !== '' && (values.given_name ?? '') === '' && (values.family_name ?? '') === ''
  if (!isWhole(left) && !isWhole(right)) return
  for (const values of [left, right]) {
    if (!isWhole(values)) values.full_name = [values.given_name, values.family_name].filter(Boolean).join(' ')
    values.given_name = values.family_name = ''
  }
}

const shown = (values: FieldValues, field: ShownField) => (values[field] ?? '').split(LIST_SIGN).join(', ')
const hidden = (text: string): Piece[] => (text === '' ? [] : differenceOf(text, text).left)

type LineRow = LinkRow & { path: string; place: string; name: string }

async function linesOf(engine: Engine, { leftNo, rightNo, pairNo }: QueuedPair): Promise<[Line, Line]> {
  const found: Line[] = []
  for (const lineNo of [leftNo, rightNo]) {
    const [row] = await engine.rows<LineRow>(lineNo < 0 ? ROSTER_SQL : RECORD_SQL, { no: lineNo })
    if (!row) throw new AppError('review_pair_unknown', { pairNo: String(pairNo) })
    const label = row.name !== '' ? row.name : row.path.split('/').at(-1)!
    found.push({ values: fieldsOf(row), side: { label, path: row.path, place: row.place, isRoster: lineNo < 0 } })
  }
  return [found[0]!, found[1]!]
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
  given_name: ['given_name'],
  family_name: ['family_name'],
  date_of_birth: ['date_of_birth'],
  gender: ['gender'],
  email: ['email'],
  phone: ['phone'],
  place: ['address', 'postcode'],
  membership_number: ['membership_number'],
  identifier: ['identifiers'],
}

function levelsInWords(ctx: Context, incidentId: IncidentId, left: FieldValues, right: FieldValues): Map<ShownField, string> {
  const model = findLinkModel(ctx, incidentId)
  if (!model) return new Map()
  const { parts } = explainPair(model, left, right)
  return new Map(parts.flatMap((part) => (FIELDS_OF[part.field] ?? []).map((field): [ShownField, string] => [field, part.level])))
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
