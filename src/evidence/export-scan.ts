/** What a scan found, as files: records.ndjson, records.parquet and findings.ndjson. Values stand in clear, as in register.csv. */
import { chmodSync, createWriteStream, renameSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import type { Kind } from '../kinds.ts'
import { maskValue } from './detectors/mask.ts'
import { RECORD_COLUMNS, type ColumnClass } from './record.ts'
import { columnsOfKind, fieldsOf, type RecordRow } from './record-fields.ts'

export type ScanExport = {
  records: number
  findings: number
  byKind: Partial<Record<Kind, number>>
  /** A few of each kind, hidden, with their place: for the report. */
  samples: Partial<Record<Kind, { masked: string; place: string }[]>>
}

/** Kinds whose values a record keeps only in part: their end is what the person can tell them by. */
const KEPT_HIDDEN: ReadonlySet<Kind> = new Set<Kind>(['bank_account', 'iban', 'payment_card'])
const SAMPLES_A_KIND = 3
const PIECE_LENGTH = 1 << 18

type Line = { path: string; place: string; kind: Kind; value: string; masked: string; confidence: number; why: string; person: string | null }

type Out = { add(object: object): Promise<void>; close(): Promise<void> }

/** Appears when it is whole. */
function openOut(path: string): Out {
  const stream = createWriteStream(`${path}.part`, { highWaterMark: 1 << 20, mode: 0o600 })
  const failed = new Promise<never>((_, fail) => stream.on('error', fail))
  failed.catch(() => {})
  let text = ''
  return {
    add: async (object) => {
      text += `${JSON.stringify(object)}\n`
      if (text.length < PIECE_LENGTH) return
      const isFull = !stream.write(text)
      text = ''
      if (isFull) await Promise.race([once(stream, 'drain'), failed])
    },
    close: async () => {
      stream.end(text)
      await Promise.race([once(stream, 'finish'), failed])
      renameSync(`${path}.part`, path)
    },
  }
}

export async function exportScan(engine: Engine, out: string): Promise<ScanExport> {
  const [records, findings] = [openOut(join(out, 'records.ndjson')), openOut(join(out, 'findings.ndjson'))]
  const summary: ScanExport = { records: 0, findings: 0, byKind: {}, samples: {} }
  const found = async (line: Line) => {
    summary.findings++
    summary.byKind[line.kind] = (summary.byKind[line.kind] ?? 0) + 1
    const samples = (summary.samples[line.kind] ??= [])
    if (line.masked !== '' && samples.length < SAMPLES_A_KIND) samples.push({ masked: line.masked, place: `${line.path} › ${line.place}` })
    await findings.add(line)
  }
  const sources = await sourcesOf(engine)
  for await (const row of recordRows(engine)) {
    const source = sources.get(`${row.file_no} ${row.source_no}`)
    const [path, isTable] = [source?.path ?? '', source?.kind === 'table']
    const place = placeOf(source, row)
    const fields = fieldsOf(row)
    const person = `R-${row.record_no}`
    summary.records++
    await records.add({ path, place, person, subject: Number(row.subject), fields })
    if (isTable)
      for (const [kind, values] of Object.entries(fields) as [Kind, string[]][]) {
        const from = source!.of(kind, Number(row.subject))
        for (const value of values.length === 0 ? [''] : values) {
          const masked = value === '' ? '' : KEPT_HIDDEN.has(kind) ? `••${value}` : maskValue(kind, value)
          await found({
            path,
            place: from.place === '' ? place : `${place} › ${from.place}`,
            kind,
            value,
            masked,
            confidence: from.confidence,
            why: from.why,
            person,
          })
        }
      }
  }
  await proseFindings(engine, sources, found)
  await records.close()
  await findings.close()
  await writeParquet(engine, join(out, 'records.parquet'))
  return summary
}

type SourceOfRow = { path: string; name: string; kind: string; of(kind: Kind, subject: number): { place: string; confidence: number; why: string } }

async function sourcesOf(engine: Engine): Promise<Map<string, SourceOfRow>> {
  const rows = await engine.rows<{ file_no: number; source_no: number; path: string; name: string; kind: string; columns: string }>(
    'select file_no, source_no, path, name, kind, columns from source',
  )
  return new Map(
    rows.map(({ file_no, source_no, path, name, kind, columns }) => {
      const classes = JSON.parse(columns || '[]') as ColumnClass[]
      const known = new Map<string, ReturnType<SourceOfRow['of']>>()
      const of: SourceOfRow['of'] = (asked, subject) => {
        const key = `${asked} ${subject}`
        let answer = known.get(key)
        if (answer === undefined) known.set(key, (answer = columnsOfKind(classes, asked, subject)))
        return answer
      }
      return [`${file_no} ${source_no}`, { path, name, kind, of }]
    }),
  )
}

function placeOf(source: SourceOfRow | undefined, { row_no, place }: { row_no: string; place: string }): string {
  const name = source?.name ?? ''
  const within = source?.kind === 'table' ? `row ${row_no}` : place
  return [name, within].filter((part) => part !== '').join(' › ')
}

type NumberedRow = RecordRow & { record_no: string; file_no: string }

async function* recordRows(engine: Engine): AsyncGenerator<NumberedRow> {
  const names = ['record_no', 'file_no', ...RECORD_COLUMNS] as const
  for await (const columns of engine.stream(`select ${names.map((name) => `${name}::varchar`).join(', ')} from record order by record_no`)) {
    const length = columns[0]!.length
    for (let row = 0; row < length; row++) yield Object.fromEntries(names.map((name, index) => [name, (columns[index]![row] ?? '') as string])) as NumberedRow
  }
}

async function proseFindings(engine: Engine, sources: Map<string, SourceOfRow>, found: (line: Line) => Promise<void>): Promise<void> {
  const sql = `
    select f.file_no, f.source_no, f.place, f.kind, f.value, f.masked, f.confidence, f.why, r.record_no
    from finding f
    left join record r on r.file_no = f.file_no and r.source_no = f.source_no and r.row_no = f.row_no and r.subject = 0
    order by f.file_no, f.source_no, f.row_no nulls last, f.place, f.kind, f.value`
  for await (const [files, numbers, places, kinds, values, masked, confidences, whys, persons] of engine.stream(sql) as AsyncGenerator<
    [number[], number[], string[], Kind[], string[], string[], number[], string[], (number | null)[]]
  >) {
    for (let row = 0; row < files.length; row++) {
      const source = sources.get(`${files[row]} ${numbers[row]}`)
      await found({
        path: source?.path ?? '',
        place: [source?.name ?? '', places[row]!].filter((part) => part !== '').join(' › '),
        kind: kinds[row]!,
        value: values[row]!,
        masked: masked[row]!,
        confidence: confidences[row]!,
        why: whys[row]!,
        person: persons[row] === null || persons[row] === undefined ? null : `R-${persons[row]}`,
      })
    }
  }
}

const LISTS = ['emails', 'phones', 'identifiers', 'masked', 'foreign_keys', 'kinds', 'flags']

/** One row a record, lists as lists, with the path and the table it came from. */
async function writeParquet(engine: Engine, path: string): Promise<void> {
  const columns = RECORD_COLUMNS.map((name) =>
    LISTS.includes(name) ? `case when r.${name} = '' then []::varchar[] else string_split(r.${name}, chr(31)) end as ${name}` : `r.${name}`,
  )
  await engine.run(`
    copy (
      select 'R-' || r.record_no as person, s.path, s.name as source_name, s.kind as source_kind, ${columns.join(', ')}
      from record r
      left join source s on s.file_no = r.file_no and s.source_no = r.source_no
      order by r.record_no
    ) to '${path.replaceAll("'", "''")}.part' (format parquet, compression zstd)`)
  chmodSync(`${path}.part`, 0o600)
  renameSync(`${path}.part`, path)
}
