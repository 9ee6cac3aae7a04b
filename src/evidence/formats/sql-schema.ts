/** What a dump declares before and after its rows: tables, columns, keys. MySQL, PostgreSQL, SQLite and SQL Server spellings. */
import type { DeclaredTable } from '../table-keys.ts'
import type { ByteSource } from './format.ts'
import { decodeBytes } from './text-pieces.ts'

const IDENTIFIER = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|\\[[^\\]]+\\]|[\\p{L}_][\\p{L}\\p{N}_$#]*)'
export const QUALIFIED = `${IDENTIFIER}(?:\\s*\\.\\s*${IDENTIFIER})*`
const CREATE = new RegExp(
  `^create\\s+(?:(?:global|local)\\s+)?(?:temp(?:orary)?\\s+|unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(${QUALIFIED})\\s*\\(`,
  'iu',
)
const ALTER = new RegExp(`^alter\\s+table\\s+(?:only\\s+|if\\s+exists\\s+)*(${QUALIFIED})\\s+(?:with\\s+(?:no)?check\\s+)?add\\s`, 'iu')
const FOREIGN = new RegExp(`foreign\\s+key\\s*(?:${IDENTIFIER}\\s*)?\\(\\s*(${IDENTIFIER})\\s*\\)\\s*references\\s+(${QUALIFIED})`, 'giu')
const INLINE_REFERENCE = new RegExp(`\\breferences\\s+(${QUALIFIED})`, 'iu')

/** The last part of a name, without its quotes: `"public"."member"` is member. */
export function plainName(qualified: string): string {
  const parts = qualified.match(new RegExp(IDENTIFIER, 'gu')) ?? [qualified]
  return unquoteName(parts[parts.length - 1]!)
}
export function unquoteName(name: string): string {
  const bare = name.trim()
  const first = bare[0]
  if (first === '`' || first === '"' || first === '[') return bare.slice(1, -1).replaceAll(first + first, first)
  return bare
}

/** Text between the bracket at `open` and its partner, strings and quoted names respected; null when it never closes. */
export function bracketed(text: string, open: number): string | null {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    const sign = text[at]!
    if (sign === "'" || sign === '"' || sign === '`') {
      const end = text.indexOf(sign, at + 1)
      if (end < 0) return null
      at = end
    } else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return text.slice(open + 1, at)
  }
  return null
}

/** Splits at commas outside brackets and strings. */
export function topLevel(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]!
    if (sign === "'" || sign === '"' || sign === '`') {
      const end = body.indexOf(sign, at + 1)
      if (end < 0) break
      at = end
    } else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) {
      parts.push(body.slice(start, at).trim())
      start = at + 1
    }
  }
  parts.push(body.slice(start).trim())
  return parts
}

/** Names in brackets: `(id, "member_no")`. */
export function namesIn(list: string): string[] {
  return topLevel(list).map((name) => unquoteName(name.replace(/\(\d+\)|\s+(?:asc|desc)$/gi, '').trim()))
}

/** Adds what one CREATE TABLE or ALTER TABLE statement declares. Other statements change nothing. */
export function declare(tables: Map<string, DeclaredTable>, statement: string): void {
  const created = CREATE.exec(statement)
  if (created) {
    const body = bracketed(statement, created[0].length - 1)
    if (body === null) return
    const name = plainName(created[1]!)
    const table: DeclaredTable = { name, columns: [], primary: [], foreign: [] }
    for (const part of topLevel(body.replace(/--[^\n]*\n/g, '\n').replace(/\/\*[\s\S]*?\*\//g, ' '))) declarePart(table, part)
    tables.set(name.toLowerCase(), table)
    return
  }
  const altered = ALTER.exec(statement)
  const table = altered ? tables.get(plainName(altered[1]!).toLowerCase()) : undefined
  if (table === undefined) return
  declareConstraint(table, statement)
}

function declareConstraint(table: DeclaredTable, text: string): boolean {
  const primary = /primary\s+key\s*(?:(?:non)?clustered\s*)?\(/i.exec(text)
  if (primary) table.primary = namesIn(bracketed(text, primary.index + primary[0].length - 1) ?? '')
  let hasForeign = false
  for (const [, column, target] of text.matchAll(FOREIGN)) {
    table.foreign.push({ column: unquoteName(column!), table: plainName(target!) })
    hasForeign = true
  }
  return primary !== null || hasForeign
}

const NOT_A_COLUMN =
  /^(?:primary\s+key|foreign\s+key|constraint|unique|key|index|fulltext|spatial|check|exclude|like|period|partition)\b(?!\s+(?:int|text|varchar|char|bigint|date))/i

function declarePart(table: DeclaredTable, part: string): void {
  if (part === '') return
  if (NOT_A_COLUMN.test(part)) {
    declareConstraint(table, part)
    return
  }
  const name = new RegExp(`^${IDENTIFIER}`, 'u').exec(part)
  if (!name) return
  const column = unquoteName(name[0])
  table.columns.push(column)
  const rest = part.slice(name[0].length).replace(/'(?:[^']|'')*'/g, "''")
  if (/\bprimary\s+key\b/i.test(rest)) table.primary = [column]
  const target = INLINE_REFERENCE.exec(rest)
  if (target) table.foreign.push({ column, table: plainName(target[1]!) })
}

const STARTS = ['CREATE ', 'ALTER TABLE', 'create ', 'alter table', 'Create ', 'Alter ']
/** A declaration longer than this is none. */
const LONGEST_DECLARATION = 1 << 20

/** Reads only the declarations, in one quick pass: foreign keys often stand after the rows they explain. `alsoTo`: is given all bytes in passing. */
export async function readSchema(input: ByteSource, alsoTo?: (chunk: Buffer) => void): Promise<Map<string, DeclaredTable>> {
  const tables = new Map<string, DeclaredTable>()
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of input.passing?.() ?? input.chunks()) {
    alsoTo?.(chunk)
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = Buffer.from(scan(bytes, tables, false))
  }
  scan(rest, tables, true)
  return tables
}

/** Declares what is whole in `bytes`; returns what has to be seen again with more. */
function scan(bytes: Buffer, tables: Map<string, DeclaredTable>, isLast: boolean): Buffer {
  const next = STARTS.map((start) => bytes.indexOf(start))
  for (;;) {
    let which = -1
    for (let at = 0; at < next.length; at++) if (next[at]! >= 0 && (which < 0 || next[at]! < next[which]!)) which = at
    if (which < 0) return bytes.subarray(Math.max(0, bytes.length - 12))
    const from = next[which]!
    const isAtLineStart = from === 0 || bytes[from - 1] === 10
    if (isAtLineStart) {
      const end = endOfStatement(bytes, from)
      if (end < 0 && !isLast && bytes.length - from < LONGEST_DECLARATION) return bytes.subarray(from)
      const statement = decodeBytes(bytes.subarray(from, end < 0 ? Math.min(bytes.length, from + LONGEST_DECLARATION) : end))
      if (/^(?:create|alter)\s+(?:\w+\s+){0,2}table/i.test(statement)) declare(tables, statement)
    }
    next[which] = bytes.indexOf(STARTS[which]!, from + 1)
  }
}

function endOfStatement(bytes: Buffer, from: number): number {
  let inString = false
  for (let at = from; at < bytes.length && at - from < LONGEST_DECLARATION; at++) {
    const byte = bytes[at]!
    if (byte === 39) inString = !inString
    else if (byte === 59 && !inString) return at
    else if (byte === 10 && bytes[at + 1] === 71 && bytes[at + 2] === 79 && bytes[at + 3]! <= 32) return at
  }
  return -1
}
