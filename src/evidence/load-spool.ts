/**
 * Loads what the readers found into the incident's DuckDB file: tables `record`, `source`, `finding`, `member`. Record numbers follow the order of files
 * and of reading within a file, whatever the number of readers and the order in which they finished.
 */
import { writeFileSync } from 'node:fs'
import type { Engine } from '../engine/engine.ts'
import { RECORD_COLUMNS } from './record.ts'
import { FINDING_COLUMNS, MEMBER_COLUMNS, SOURCE_COLUMNS } from './sandbox/wire.ts'
import { spoolFolder, spoolPath } from './spool.ts'
import { join } from 'node:path'

export type LoadSummary = { recordCount: number; sourceCount: number; findingCount: number; memberCount: number }

/** The unit of a file on disk that no reader was given: refused at the door. Real units begin at 1. */
export const UNREAD = 0

/**
 * Which attempt counts for which file on disk, all of them: written by read-files, read by loadSpool. A file that several readers read has one line a piece,
 * in order, with the numbers of its first table's rows and of all sources in the pieces before.
 */
export type UnitFile = { unit: number; fileNo: number; recordCount: number; piece?: number; rowsBefore?: number; sourcesBefore?: number }

const unitsPath = (workFolder: string): string => join(spoolFolder(workFolder), 'units.tsv')

export function writeUnits(workFolder: string, units: UnitFile[]): void {
  writeFileSync(
    unitsPath(workFolder),
    units
      .map(
        ({ unit, fileNo, recordCount, piece = 0, rowsBefore = 0, sourcesBefore = 0 }) =>
          `${unit}\t${fileNo}\t${recordCount}\t${piece}\t${rowsBefore}\t${sourcesBefore}\n`,
      )
      .join(''),
    { mode: 0o600 },
  )
}

/** Larger lines than a whole block cannot be; DuckDB's own limit is 2 MB. */
const MAX_LINE_BYTES = 16 << 20

const INTEGERS: Record<string, string> = {
  unit: 'ubigint',
  member: 'ubigint',
  seq: 'ubigint',
  parent_member: 'ubigint',
  file_no: 'integer',
  source_no: 'integer',
  row_no: 'bigint',
  subject: 'integer',
  bytes: 'bigint',
  bytes_read: 'bigint',
  record_count: 'bigint',
  piece: 'integer',
  rows_before: 'bigint',
  sources_before: 'integer',
  confidence: 'double',
}

/** Plain tab-separated text: no quotes, no escapes, and an empty field is an empty text (an empty number is null). */
function readTable(path: string, columns: readonly string[]): string {
  const types = columns.map((column) => `'${column}': '${INTEGERS[column] ?? 'varchar'}'`).join(', ')
  const texts = columns
    .filter((column) => INTEGERS[column] === undefined)
    .map((column) => `'${column}'`)
    .join(', ')
  return `read_csv('${path.replaceAll("'", "''")}', columns = {${types}}, ${texts === '' ? '' : `force_not_null = [${texts}], `}
    delim = '\\t', quote = '', escape = '', header = false, auto_detect = false, null_padding = false, new_line = '\\n', max_line_size = ${MAX_LINE_BYTES}, buffer_size = ${2 * MAX_LINE_BYTES})`
}

/**
 * Replaces the four tables. `record`: record_no, file_no, then RECORD_COLUMNS (lists joined by U+001F). `source`: file_no, then SOURCE_COLUMNS.
 * `finding`: file_no, then FINDING_COLUMNS. `member`: file_no, container_no, then MEMBER_COLUMNS.
 */
export async function loadSpool(engine: Engine, workFolder: string): Promise<LoadSummary> {
  const units = ['unit', 'file_no', 'record_count', 'piece', 'rows_before', 'sources_before']
  await engine.run('begin transaction')
  try {
    await engine.run(`create or replace temp table unit_file as select * from ${readTable(unitsPath(workFolder), units)}`)
    await engine.run(memberSql(workFolder))
    await engine.run(numberSql)
    await engine.run(`
      create or replace table record as
      select (n.first_no + r.seq)::bigint as record_no, n.file_no, ${RECORD_COLUMNS.map(numbered('r')).join(', ')}
      from ${readTable(spoolPath(workFolder, 'records'), ['unit', 'member', 'seq', ...RECORD_COLUMNS])} as r
      join reading as n on n.unit = r.unit and n.member = r.member`)
    await engine.run(`create or replace table source as ${joined(workFolder, 'sources', SOURCE_COLUMNS)}`)
    await engine.run(`create or replace table finding as ${joined(workFolder, 'findings', FINDING_COLUMNS)}`)
    await engine.run('drop table unit_file')
    await engine.run('drop table reading')
    await engine.run('commit')
  } catch (error) {
    await engine.run('rollback').catch(() => {})
    throw error
  }
  const [counts] = await engine.rows<LoadSummary>(`
    select
      (select count(*) from record) as "recordCount", (select count(*) from source) as "sourceCount",
      (select count(*) from finding) as "findingCount", (select count(*) from member) as "memberCount"`)
  return counts!
}

/** Members are numbered after all files on disk, in the order of their containers and of their places in them. */
function memberSql(workFolder: string): string {
  return `
    create or replace table member as
    with found as (
      select f.file_no as top_no, m.*
      from ${readTable(spoolPath(workFolder, 'members'), MEMBER_COLUMNS)} as m
      join unit_file as f on f.unit = m.unit
    ), numbered as (
      select ((select coalesce(max(file_no), 0) from unit_file) + row_number() over (order by top_no, member))::integer as file_no, *
      from found
    )
    select m.file_no, coalesce(p.file_no, m.top_no)::integer as container_no, m.* exclude (file_no, top_no)
    from numbered as m
    left join numbered as p on p.unit = m.unit and p.member = m.parent_member
    order by m.file_no`
}

/** Where the numbers of each file's records begin: files in the order of file_no, records in the order of reading. */
const numberSql = `
  create or replace temp table reading as
  with every_file as (
    select unit, 0::ubigint as member, file_no, record_count, piece, rows_before, sources_before from unit_file
    union all
    select unit, member, file_no, record_count, 0, 0, 0 from member
  )
  select unit, member, file_no, rows_before, sources_before, (1 + sum(record_count) over (order by file_no, piece) - record_count)::bigint as first_no
  from every_file`

/** Sources are counted through all pieces of a file, and so are the rows of the table that a piece goes on with: its first source. */
const numbered = (table: string) => (column: string) =>
  column === 'source_no'
    ? `${table}.source_no + n.sources_before as source_no`
    : column === 'row_no'
      ? `${table}.row_no + if(${table}.source_no = 0, n.rows_before, 0) as row_no`
      : `${table}."${column}"`

function joined(workFolder: string, name: 'sources' | 'findings', columns: readonly string[]): string {
  const kept = columns.filter((column) => column !== 'unit' && column !== 'member')
  return `
    select n.file_no, ${kept.map(numbered('t')).join(', ')}
    from ${readTable(spoolPath(workFolder, name), columns)} as t
    join reading as n on n.unit = t.unit and n.member = t.member`
}
