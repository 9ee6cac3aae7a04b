/** `detect`, `columns`: the evidence room's own questions, without an incident and without a store. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { KINDS, type Kind } from '../kinds.ts'
import { detectFile } from '../evidence/detect-file.ts'
import { NO_CONTEXT } from '../evidence/finding.ts'
import { openModulusTable } from '../evidence/modulus-table-file.ts'
import { readOneFile, type ReadSource } from '../evidence/read-one-file.ts'
import { numberOf, textOf, type Command } from './command.ts'

export const detect: Command = {
  name: 'detect',
  usage: '--in FILE.ndjson --out FILE.ndjson [--only KIND,…] [--mentions] [--workers N] [--modulus-table FILE] | --kinds',
  more: `
  --in FILE     one text a line: {"id": "7", "text": "Write to jo@post.example."}
  --out FILE    one answer a line, in the same order: {"id": "7", "spans": [{"start": 9, "end": 24, "kind": "email", "confidence": 0.99}]}
                offsets are in UTF-16 code units, end is exclusive
  --only KINDS  these kinds and no others, with commas between: email,phone; the same findings as without it, sooner where names and health are not asked for
  --mentions    tell of mere mentions of health, politics, faith … as well ("cancer research"), with confidence 0.15
  --workers N   threads at once (default: one a core for large files); the answers are the same
  --modulus-table FILE
                Pay.UK's weights (valacdos.txt): bank accounts that cannot be are told; without it none is checked
  --kinds       list the kinds of data instead`,
  options: {
    in: { type: 'string' },
    out: { type: 'string' },
    kinds: { type: 'boolean' },
    mentions: { type: 'boolean' },
    only: { type: 'string' },
    workers: { type: 'string' },
    'modulus-table': { type: 'string' },
  },
  run: async (words) => {
    if (words.values['kinds']) {
      process.stdout.write(`${KINDS.join('\n')}\n`)
      return 0
    }
    const [from, to] = [textOf(words, 'in'), textOf(words, 'out')]
    if (!from || !to || words.rest.length > 0) throw new AppError('usage', { problem: `Usage: tocsin detect ${detect.usage}` })
    checkFile(from)
    if (resolve(from) === resolve(to)) throw new AppError('usage', { problem: '--in and --out are the same file' })
    const table = textOf(words, 'modulus-table')
    const only = textOf(words, 'only')
    const threads = numberOf(words, 'workers', 1, 64)
    const context = {
      ...NO_CONTEXT,
      ...(words.values['mentions'] === true && { withMentions: true }),
      ...(only !== undefined && { only: kindsOf(only) }),
      ...(table !== undefined && { modulus: openModulusTable(resolve(table)) }),
    }
    const { texts, spans } = await detectFile(resolve(from), resolve(to), context, threads === undefined ? {} : { threads })
    process.stderr.write(`${spans.toLocaleString('en-GB')} findings in ${texts.toLocaleString('en-GB')} texts: ${resolve(to)}\n`)
    return 0
  },
}

function kindsOf(list: string): ReadonlySet<Kind> {
  const known: readonly string[] = KINDS
  const names = list.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !known.includes(name))
  if (wrong !== undefined) throw new AppError('usage', { problem: `--only: no kind of data is called "${wrong}"; \`tocsin detect --kinds\` lists them` })
  return new Set(names as Kind[])
}

export const columns: Command = {
  name: 'columns',
  usage: 'FILE [--json]',
  more: `
  FILE      CSV, XLSX, SQL dump, SQLite … as an investigation reads it; nothing is kept
  --json    [{"index", "header", "kind", "confidence", "why"}], with "table" as well when the file holds several`,
  options: { json: { type: 'boolean' } },
  run: async (words) => {
    const [file, ...more] = words.rest
    if (!file || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin columns ${columns.usage}` })
    checkFile(file)
    const reading = await readOneFile(file)
    try {
      const tables = reading.sources.filter(({ kind }) => kind === 'table')
      if (tables.length === 0) throw new AppError('no_table', { path: file, reason: reading.outcome.reason || `it was read as ${reading.outcome.type}` })
      process.stdout.write(words.values['json'] ? `${JSON.stringify(asJson(tables))}\n` : asText(tables))
      return 0
    } finally {
      reading.close()
    }
  },
}

const nameOf = ({ path, name }: ReadSource) => (name === '' ? path : `${path} › ${name}`)

function asJson(tables: ReadSource[]): object[] {
  return tables.flatMap((table) =>
    table.columns.map(({ index, header, role, confidence, why }) => ({
      ...(tables.length > 1 && { table: nameOf(table) }),
      index,
      header,
      kind: role,
      confidence,
      why,
    })),
  )
}

function asText(tables: ReadSource[]): string {
  return tables
    .map((table) => {
      const lines = table.columns.map(({ index, header, role, confidence, why }) => [
        String(index),
        header || '(no header)',
        role ?? '-',
        role === null ? '' : confidence.toFixed(2),
        why,
      ])
      const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)))
      return `${nameOf(table)}\n${lines
        .map(
          (line) =>
            `  ${line
              .map((cell, column) => cell.padEnd(widths[column] ?? 0))
              .join('  ')
              .trimEnd()}\n`,
        )
        .join('')}`
    })
    .join('\n')
}

function checkFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('file_missing', { path })
  if (!found.isFile()) throw new AppError('file_unreadable', { path, reason: 'it is not a file' })
}
