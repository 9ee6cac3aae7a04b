/**
 * One table as rows come in: a sample is kept until the header and the columns are known, then every row goes straight to its records.
 * Formats only split rows into cells; what the cells mean is decided here, the same for every format.
 */
import type { ReadContext, RecordSink } from './formats/format.ts'
import type { Relationship } from '../kinds.ts'
import type { ByteRow } from './byte-line.ts'
import { bornBefore } from './cell-dates.ts'
import { NAME_ROLES } from './column-draft.ts'
import { classifyTable, type TableClass } from './columns.ts'
import { HINT_WORDS, UNION_NAME } from './column-words.ts'
import { headerWords } from './header-words.ts'
import { findHeader } from './table-header.ts'
import { entityIn, NO_CATALOGUE, tableWordsOf, type Catalogue, type DeclaredKeys } from './table-keys.ts'
import { createRealigner, type Realigner } from './table-realign.ts'
import { compileRows, type RowReader } from './table-records.ts'

export type TableSpec = {
  path: string
  /** Table or sheet, '' when the file is the table. */
  name: string
  /** What `name` adds for people to see, such as ' (hidden sheet)'. */
  note?: string
  database: string
  /** Column names, or null when they have to be found in the first rows. */
  header: string[] | null
  declared?: DeclaredKeys | null
  catalogue?: Catalogue
}

/** Rows looked at before the columns are judged; fewer when a table is very wide. */
const SAMPLE_ROWS = 1_000
const SAMPLE_CELLS = 200_000

export type TableFeed = {
  /** By column: 1 when its cells are looked at; null: all, still sampling. Cells of other columns may be left as '' in rows that are not longer. */
  readonly wanted: Uint8Array | null
  /** True when rows need not be split any more: nothing in this table is about anyone. */
  readonly isIdle: boolean
  readonly rowCount: number
  /** Rows with more or fewer cells than the header. They are read all the same. */
  readonly raggedCount: number
  readonly recordCount: number
  /** The first `count` of `cells`; the array may be reused after the call. `isOneLine`: none of them holds a tab, a line end or another control sign. */
  row(cells: string[], count: number, isOneLine?: boolean): void
  /** Whether rows can be given as they lie in the file. */
  readonly takesBytes: boolean
  /** A row of as many cells as the header has; false: it is to be given as strings. Only while `takesBytes`. */
  byteRow(row: ByteRow): boolean
  /** After the last row. Returns what was made of the columns; null for a table without rows. */
  end(): TableClass | null
}

/** What the names of a table, its file and its folders say of the people in it, the nearest name first. */
export function relationshipHintOf(names: string[]): Relationship | null {
  for (const name of names) {
    const words = headerWords(name.replace(/\.\w{1,6}$/, '')).join(' ')
    // `National Union of Teachers` and `Railway Staff Association` say nothing of staff: they name a body
    if (UNION_NAME.test(words)) continue
    const found = HINT_WORDS.find(([pattern]) => pattern.test(words))
    if (found) return found[1]
  }
  return null
}

/**
 * What a table's names say of its people. Rows that only add to people of another table (their addresses, their log-ins) say nothing of how
 * those stand to the organisation, except that who gave is a donor.
 */
function hintOf(spec: TableSpec, titles: string[], table: TableClass): Relationship | null {
  const hint = relationshipHintOf([...namesOf(spec), ...titles])
  const isAddition = table.foreignKeys.length > 0 && !table.columns.some(({ role, subject }) => subject === 0 && role !== null && NAME_ROLES.has(role))
  return isAddition && hint !== 'donor' ? null : hint
}

/** Names from the nearest to the farthest: table, then the parts of the path from its end. */
export function namesOf(spec: Pick<TableSpec, 'path' | 'name'>): string[] {
  // what lies in a mailbox is not of the mailbox's kind: a list sent to the membership office need not be of members
  const path = spec.path.replace(/^.*\.(?:mbox|eml|msg|pst) › /i, '')
  const parts = path.split(/ › |[\\/]/).filter((part) => part !== '')
  return [spec.name, ...parts.reverse().slice(0, 3)].filter((name) => name !== '')
}

/** The nearest name that says something: `Sheet1` of `members.xlsx` is members. */
function tellingName(spec: TableSpec): string {
  const names = namesOf(spec)
  return (
    names.find((name) => !/^(?:sheet|table|tabelle|feuil|hoja|data|export|results?|query|worksheet|part)? ?\d*$/.test(tableWordsOf(name))) ?? names[0] ?? ''
  )
}

/** Exports that lie in one folder, or in one archive, share their keys. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf(' › '))
  return at < 0 ? '' : path.slice(0, at)
}

/** Opens a table. Nothing is announced to the sink before the first row. */
export function openTable(spec: TableSpec, sink: RecordSink, context: ReadContext): TableFeed {
  const today = context.today ?? ''
  let sample: string[][] | null = []
  let sampleCells = 0
  let reader: RowReader | null = null
  let table: TableClass | null = null
  let realign: Realigner | null = null
  let width = spec.header?.length ?? 0
  const state = {
    wanted: null as Uint8Array | null,
    isIdle: false,
    rowCount: 0,
    raggedCount: 0,
    recordCount: 0,
    row,
    byteRow,
    end,
    get takesBytes() {
      return reader !== null && reader.bytes !== null && sink.lines !== undefined
    },
  }

  function row(cells: string[], count: number, isOneLine = false): void {
    if (sample === null) {
      state.rowCount++
      let cellCount = count
      if (count !== width) {
        state.raggedCount++
        if (count > width && realign !== null) cellCount = realign(cells, count)
      }
      if (reader !== null) state.recordCount += reader.read(cells, cellCount, state.rowCount, isOneLine)
      return
    }
    sample.push(cells.slice(0, count))
    sampleCells += count
    if (sample.length >= SAMPLE_ROWS || sampleCells >= SAMPLE_CELLS) judge()
  }

  function byteRow(cells: ByteRow): boolean {
    if (cells.count !== width) return false
    const made = reader!.bytes!.read(cells, state.rowCount + 1)
    if (made < 0) return false
    state.rowCount++
    state.recordCount += made
    return true
  }

  function judge(): void {
    const kept = sample!
    sample = null
    const found = spec.header === null ? findHeader(kept) : { header: spec.header, firstRow: 0 }
    const rows = kept.slice(found.firstRow)
    const name = tellingName(spec)
    width = found.header.length
    if (width === 0 || rows.length === 0) {
      state.isIdle = true
      state.wanted = new Uint8Array(width)
      return
    }
    table = classifyTable({
      name,
      header: found.header,
      rows,
      declared: spec.declared ?? null,
      catalogue: spec.catalogue ?? NO_CATALOGUE,
      detectors: context.detectors,
      today,
    })
    const titles = kept.slice(0, Math.max(0, found.firstRow - 1)).flatMap((row) => row.filter((cell) => cell.trim() !== '' && cell.length < 100))
    const hint = hintOf(spec, titles, table)
    const sourceNo = sink.source({
      path: spec.path,
      name: spec.name + (spec.note ?? ''),
      kind: 'table',
      relationshipHint: hint,
      columns: table.columns,
      database: spec.database,
    })
    const isReferred = spec.catalogue?.referred.has(entityIn(spec.catalogue, name)) ?? false
    // who stands on the list of a trade union is in it
    const isUnions = [...namesOf(spec).slice(0, 2), ...titles].some((text) => UNION_NAME.test(headerWords(text.replace(/\.\w{1,6}$/, '')).join(' ')))
    reader = compileRows(
      table,
      { sourceNo, hint, implied: isUnions ? ['trade_union'] : [], isReferred, today, adultSince: bornBefore(today, 18), context },
      sink,
    )
    state.isIdle = reader === null
    realign = reader === null ? null : createRealigner(table.columns)
    for (const cells of rows) row(cells, cells.length)
    state.wanted = reader?.wanted ?? new Uint8Array(width)
  }

  function end(): TableClass | null {
    if (sample !== null && sample.length > 0) judge()
    sample = null
    return table
  }
  return state
}
