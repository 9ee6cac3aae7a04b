/**
 * XML files that hold records: elements that come again and again, with fields inside them or as attributes. Each is a row, and lists within it are tables
 * that point back to it, as in JSON. Anything else is read as prose. No declared entity is ever expanded, nothing is fetched.
 */
import { folderOf } from '../table-feed.ts'
import type { ByteSource, Format, ReadContext, ReadResult, RecordSink } from './format.ts'
import { createTables, type Json } from './json.ts'
import { decodeEntities, htmlText } from './markup-text.ts'
import { openProse } from './prose.ts'
import { readOldWorkbook } from './old-workbook.ts'
import { headText, isBinary, textPieces } from './text-pieces.ts'

const MOST_DEPTH = 60
/** Records lie no deeper. */
const MOST_RECORD_DEPTH = 16
const LONGEST_TAG = 1 << 20
const LONGEST_TEXT = 1 << 20
/** Fields of one record. */
const MOST_FIELDS = 5_000

export const xml: Format = {
  type: 'xml',
  sniff(head, path) {
    if (head.length === 0 || isBinary(head)) return 0
    const text = headText(head).trimStart()
    if (/^(?:<!--[^]{0,2000}?-->\s*)?(?:<!doctype html|<html)/i.test(text)) return 0
    if (/^<\?xml\b/.test(text)) return 0.9
    return /^<([A-Za-z_][\w.:-]*)(?:\s[^<>]{0,2000})?>\s*<[A-Za-z_!?]/.test(text) ? (/\.xml$/i.test(path) ? 0.9 : 0.5) : 0
  },
  read: readXml,
}

async function readXml(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const head = headText(input.head)
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head.slice(0, 2_000)))
    return readOldWorkbook(await input.bytes(context.limits.memberBytesInMemory), input, sink, context)
  const path = recordPath(head)
  if (path === null) return readAsProse(input, sink, context)
  const tables = createTables(input.path, sink, context, () => folderOf(input.path))
  const reader = createRecordReader(path, (name, record) => tables.add(name, record))
  for await (const piece of textPieces(input)) reader.push(piece)
  const { isWhole } = reader.end()
  tables.end()
  if (isWhole) return { status: 'read', reason: '', bytesRead: input.size }
  return { status: 'partly_read', reason: 'it ends within an element: it was cut off; what came before was read', bytesRead: input.size }
}

async function readAsProse(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const prose = openProse(input.path, '', sink, context)
  let line = 1
  for await (const piece of textPieces(input)) {
    prose.read(htmlText(piece), line === 1 ? '' : `from line ${line}`)
    line += piece.split('\n').length - 1
  }
  return { status: 'read', reason: '', bytesRead: input.size }
}

type Seen = { count: number; fields: Set<string>; depth: number }

/** The shallowest kind of element that comes at least twice and has two values of its own (attributes, or elements without elements). Null: none in the head. */
function recordPath(head: string): string | null {
  const seen = new Map<string, Seen>()
  const stack: { name: string; field: string; hasElements: boolean }[] = []
  const own = (): Seen => {
    if (stack.length > MOST_RECORD_DEPTH) return { count: 0, fields: new Set(), depth: 0 }
    const path = stack.map(({ name }) => name).join('/')
    let entry = seen.get(path)
    if (entry === undefined) seen.set(path, (entry = { count: 0, fields: new Set(), depth: stack.length }))
    return entry
  }
  scanTags(head, {
    open: (name, tag) => {
      const above = stack[stack.length - 1]
      if (above !== undefined) above.hasElements = true
      stack.push({ name, field: /\sname\s*=\s*["']([^"']{1,100})/.exec(tag)?.[1] ?? name, hasElements: false })
      const entry = own()
      entry.count++
      for (const [attribute] of attributesOf(tag)) entry.fields.add(`@${attribute}`)
    },
    close: () => {
      const closed = stack.pop()
      if (closed !== undefined && !closed.hasElements && stack.length > 0) own().fields.add(closed.field)
    },
    text: () => {},
  })
  const candidates = [...seen].filter(([, { count, fields, depth }]) => depth >= 2 && count >= 2 && fields.size >= 2)
  return candidates.sort(([, left], [, right]) => left.depth - right.depth || right.count - left.count)[0]?.[0] ?? null
}

type TagSink = { open(name: string, tag: string): void; close(name: string): void; text(text: string): void }

/** Returns where the text has to be seen again with more; `text.length` when all was whole. */
function scanTags(text: string, sink: TagSink): number {
  let at = 0
  while (at < text.length) {
    const from = text.indexOf('<', at)
    if (from < 0) return at
    if (from > at) sink.text(decodeEntities(text.slice(at, from)))
    const end = endOfTag(text, from)
    if (end < 0) {
      if (text.length - from < LONGEST_TAG) return from
      return text.length
    }
    if (text.startsWith('<![CDATA[', from)) sink.text(text.slice(from + 9, end - 3))
    else if (/[A-Za-z_/]/.test(text[from + 1] ?? '')) {
      const tag = text.slice(from, end)
      const name = /^<\/?(?:[\w.-]+:)?([\w.-]{1,200})/.exec(tag)?.[1] ?? ''
      if (tag[1] === '/') sink.close(name)
      else {
        sink.open(name, tag)
        if (tag.endsWith('/>')) sink.close(name)
      }
    }
    at = end
  }
  return text.length
}

/** The index after the tag, comment or section that begins at `from`; -1: not whole. A document type may hold declarations in brackets: passed over. */
function endOfTag(text: string, from: number): number {
  const after = (end: string, start: number) => {
    const found = text.indexOf(end, start)
    return found < 0 ? -1 : found + end.length
  }
  if (text.startsWith('<!--', from)) return after('-->', from + 4)
  if (text.startsWith('<![CDATA[', from)) return after(']]>', from + 9)
  if (text.startsWith('<?', from)) return after('?>', from + 2)
  if (text.startsWith('<!', from)) {
    const bracket = text.indexOf('[', from)
    const close = text.indexOf('>', from)
    return bracket >= 0 && bracket < close ? after(']>', bracket) : close < 0 ? -1 : close + 1
  }
  let quote = ''
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at]!
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
    // A quote that is never closed must not swallow the file.
    if (at - from > 100_000) return text.indexOf('>', from) + 1 || -1
  }
  return -1
}

function* attributesOf(tag: string): Generator<[string, string]> {
  for (const [, name, double, single] of tag.matchAll(/\s([\w.:-]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (!name!.startsWith('xmlns') && !name!.startsWith('xsi:')) yield [name!.replace(/^[\w-]+:/, ''), decodeEntities(double ?? single ?? '')]
  }
}

type Open = { name: string; value: Record<string, Json>; text: string; fields: number }
const empty = (): Record<string, Json> => Object.create(null) as Record<string, Json>

function createRecordReader(path: string, put: (name: string, record: Record<string, Json>) => void) {
  const depth = path.split('/').length
  const stack: string[] = []
  /** How many of each name are open: most closing tags of a damaged file close nothing, and that must not be searched for. */
  const openCount = new Map<string, number>()
  const inside: Open[] = []
  let rest = ''
  let container = ''
  const sink: TagSink = {
    open(name, tag) {
      const isTooDeep = stack.length >= MOST_DEPTH
      stack.push(name)
      openCount.set(name, (openCount.get(name) ?? 0) + 1)
      if (isTooDeep) return
      const isRecord = inside.length === 0 && stack.length === depth && stack.join('/') === path
      if (inside.length === 0 && !isRecord) {
        // `<table_data name="member">` names the table that its rows belong to.
        container = /\sname\s*=\s*["']([^"']{1,200})/.exec(tag)?.[1] ?? ''
        return
      }
      const attributes = [...attributesOf(tag)]
      const named = isRecord ? undefined : attributes.find(([key]) => key === 'name' || key === 'column')
      const opened: Open = { name: named !== undefined ? named[1] : name, value: empty(), text: '', fields: 0 }
      for (const [key, value] of attributes) if (named === undefined || (key !== named[0] && key !== 'nil')) add(opened, key, value)
      inside.push(opened)
    },
    close(name) {
      // Tags that do not match are those of a damaged file: the nearest of that name is closed.
      if ((openCount.get(name) ?? 0) === 0) return
      const closed = stack.lastIndexOf(name)
      while (stack.length > closed) {
        const last = stack.pop()!
        openCount.set(last, openCount.get(last)! - 1)
        if (inside.length > 0 && stack.length < MOST_DEPTH) finish()
      }
    },
    text(text) {
      const top = inside[inside.length - 1]
      if (top !== undefined && top.text.length < LONGEST_TEXT) top.text += text
    },
  }
  function finish(): void {
    const done = inside.pop()!
    const text = done.text.trim()
    const parent = inside[inside.length - 1]
    if (parent === undefined) {
      if (text !== '') add(done, 'text', text)
      put(container === '' ? done.name : container, done.value)
    } else if (done.fields === 0) add(parent, done.name, text)
    else {
      if (text !== '') add(done, 'value', text)
      add(parent, done.name, done.value)
    }
  }
  return {
    push(piece: string): void {
      const text = rest + piece
      rest = text.slice(scanTags(text, sink))
      if (rest.length > LONGEST_TAG) rest = ''
    },
    end: () => ({ isWhole: stack.length === 0 }),
  }
}

/** A name that comes twice becomes a list. */
function add(to: Open, name: string, value: Json): void {
  if (to.fields >= MOST_FIELDS) return
  to.fields++
  const before = to.value[name]
  if (before === undefined) to.value[name] = value
  else if (Array.isArray(before)) before.push(value)
  else to.value[name] = [before, value]
}
