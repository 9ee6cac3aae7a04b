/** YAML checked against the schema, each complaint with its line: somebody fixes this file by hand in the worst week of the year. */
import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { meantBy } from './nearest-word.ts'

type Path = readonly (string | number)[]
export type CheckedYaml<Shape> = { yaml: Shape; lineOf(where: Path): number }
/** Which file it is: the code of what is told about it. */
type Code = 'incident_file_invalid' | 'preparedness_invalid'
type Problem = { line: number; problem: string }

/** @throws AppError `code`: the first problem from the top. */
export function readCheckedYaml<Schema extends z.ZodObject>(text: string, path: string, schema: Schema, code: Code): CheckedYaml<z.infer<Schema>> {
  const lines = new LineCounter()
  // No aliases: a file of a few lines could otherwise unfold into gigabytes.
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, uniqueKeys: true })
  const syntax = document.errors[0]
  if (syntax) throw new AppError(code, { path, line: lines.linePos(syntax.pos[0]).line, problem: `this is not YAML: ${plain(syntax.message)}` })
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch (error) {
    throw new AppError(code, { path, line: 1, problem: plain((error as Error).message) })
  }
  const result = schema.safeParse(value ?? {}, { reportInput: true })
  if (result.success) return { yaml: result.data, lineOf: (where) => lineAt(offsetOf(document, where)) }
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, document, lineAt, schema)).toSorted((a, b) => a.line - b.line)
  throw new AppError(code, { path, ...problems[0]! })
}

function problemsOf(issue: z.core.$ZodIssue, document: Document, lineAt: (offset: number | undefined) => number, schema: z.ZodObject): Problem[] {
  const where = issue.path.filter((step): step is string | number => typeof step !== 'symbol')
  const name = where.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step + 1}]` : text ? `${text}.${step}` : step), '')
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(where, schema)
    return issue.keys.map((key) => ({ line: lineAt(offsetOf(document, [...where, key])), problem: unknownKey(key, known) }))
  }
  const line = lineAt(offsetOf(document, where))
  if (issue.code === 'invalid_value') return [{ line, problem: `${name} must be one of ${issue.values.join(', ')}` }]
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ line, problem: `${name} is missing` }]
  if (issue.code === 'invalid_type') return [{ line, problem: `${name} must be ${WORD_FOR_TYPE[issue.expected] ?? issue.expected}` }]
  if (issue.code === 'too_small' && issue.origin === 'string') return [{ line, problem: `${name} is empty` }]
  return [{ line, problem: `${name} ${issue.message.startsWith('must') ? issue.message : `is not right: ${issue.message}`}` }]
}

const WORD_FOR_TYPE: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  object: 'a group of keys',
  array: 'a list, each entry on its own line after "- "',
  boolean: 'yes or no',
}

function unknownKey(key: string, known: string[]): string {
  const meant = meantBy(key, known)
  return `there is no key "${key.slice(0, 60)}"; ${meant}`
}

/** The keys that the schema knows at a place. */
function knownKeys(where: Path, whole: z.ZodObject): string[] {
  let schema: unknown = whole
  for (const step of where) {
    schema = unwrapped(schema)
    if (schema instanceof z.ZodObject) schema = (schema.shape as Record<string, unknown>)[String(step)]
    else if (schema instanceof z.ZodArray) schema = schema.element
  }
  const object = unwrapped(schema)
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema
}

/** Where the key of a value stands; of a missing one, where its group stands. */
function offsetOf(document: Document, where: Path): number | undefined {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : undefined
  for (const step of where) {
    const pair = isMap(node) ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step) : undefined
    if (pair) {
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else {
      const item: unknown = typeof step === 'number' && node && typeof node === 'object' && 'items' in node ? (node.items as unknown[])[step] : undefined
      if (!isNode(item)) return offset
      node = item
      offset = item.range?.[0] ?? offset
    }
  }
  return offset
}

function plain(message: string): string {
  return message
    .split('\n')[0]!
    .replace(/ at line \d+.*$/, '')
    .slice(0, 160)
}
