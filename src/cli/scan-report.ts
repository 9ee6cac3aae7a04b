/** report.html of a scan: what was read and what was not, as a map; kinds of data by file; samples, hidden. No script, nothing from elsewhere. */
import { KIND_LABEL, SPECIAL_CATEGORIES, type Kind } from '../kinds.ts'
import type { FolderBytes } from '../evidence/list-files.ts'
import { REPORT_STYLE } from '../notify/report-style.ts'
import { sizeInWords } from './show-progress.ts'

export type ScanFacts = {
  path: string
  bytes: number
  bytesRead: number
  files: number
  records: number
  folders: FolderBytes[]
  byStatus: { status: string; files: number; bytes: number }[]
  unread: { path: string; status: string; reason: string; bytes: number }[]
  byFile: { path: string; records: number; kinds: Kind[] }[]
  byKind: Partial<Record<Kind, number>>
  samples: Partial<Record<Kind, { masked: string; place: string }[]>>
}

/** Markup is made only here: everything that goes in is escaped. */
const text = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const whole = (value: number): string => value.toLocaleString('en-GB')
const section = (head: string, body: string): string => `<section><h2>${text(head)}</h2>${body}</section>`

/** On a narrow screen each row is a block, and each cell says its own head. */
function table(heads: string[], rows: (string | number)[][]): string {
  const isNumber = (column: number) => typeof rows[0]?.[column] === 'number'
  const cell = (value: string | number, column: number) =>
    `<td data-head="${text(heads[column])}"${typeof value === 'number' ? ` class="num">${whole(value)}` : `>${text(value)}`}</td>`
  const head = (words: string, column: number) => `<th scope="col"${isNumber(column) ? ' class="num"' : ''}>${text(words)}</th>`
  return `<table><thead><tr>${heads.map(head).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`
}

export function scanReport(facts: ScanFacts): string {
  const kinds = (Object.entries(facts.byKind) as [Kind, number][]).sort((a, b) => b[1] - a[1])
  const parts = [
    section(
      'What was read',
      `<p class="figure">${sizeInWords(facts.bytesRead)} <span class="to">of</span> ${sizeInWords(facts.bytes)}</p><p class="meta">${whole(facts.files)} files, ${whole(facts.records)} records</p>
      ${treemap(facts.folders)}${table(
        ['Outcome', 'Files', 'Bytes'],
        facts.byStatus.map(({ status, files, bytes }) => [status.replaceAll('_', ' '), files, bytes]),
      )}`,
    ),
    section(
      'Not read, or not wholly',
      facts.unread.length === 0
        ? '<p>Every file was read.</p>'
        : table(
            ['File', 'Outcome', 'Why', 'Bytes'],
            facts.unread.map(({ path, status, reason, bytes }) => [path, status.replaceAll('_', ' '), reason, bytes]),
          ),
    ),
    section(
      'Kinds of data',
      table(
        ['Kind', 'Findings', 'For example'],
        kinds.map(([kind, count]) => [
          SPECIAL_CATEGORIES.has(kind) ? `${KIND_LABEL[kind]} (special category)` : KIND_LABEL[kind],
          count,
          (facts.samples[kind] ?? []).map(({ masked }) => masked).join(', '),
        ]),
      ),
    ),
    section(
      'Kinds by file',
      table(
        ['File', 'Records', 'Kinds'],
        facts.byFile.map(({ path, records, kinds: held }) => [path, records, held.map((kind) => KIND_LABEL[kind]).join(', ')]),
      ),
    ),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Scan of ${text(facts.path)}</title><style>${REPORT_STYLE}${MAP_STYLE}</style></head>
<body><header><h1>Scan of ${text(facts.path)}</h1></header><main>${parts.join('\n')}</main>
<footer class="meta">Made by Tocsin. Samples are hidden but for their last signs; values in clear are in findings.ndjson and records.ndjson.</footer></body></html>
`
}

const MAP_STYLE =
  'td.num,th.num{text-align:right;padding-right:1.25rem}td.num:last-child,th.num:last-child{padding-right:0}.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0 0 1rem;font-size:.75rem;color:var(--ink-2)}.legend svg{display:inline-block;width:.75rem;margin:0 .4rem 0 0;vertical-align:-.1em}@media(max-width:40rem){thead{position:absolute;left:-100rem}tr{display:block;border-bottom:1px solid var(--rule);padding:.5rem 0}td,td.num{display:block;border:0;text-align:left;padding:.1rem 0}td:not(:first-child):not(:empty)::before{content:attr(data-head) ": ";color:var(--ink-3)}}svg{width:100%;height:auto;display:block;margin:.75rem 0}.map-read{fill:var(--d1)}.map-partly{fill:var(--d2)}.map-inaccessible{fill:var(--d4)}.map-not_readable{fill:none;stroke:var(--d3)}.map-waiting{fill:var(--d0)}svg text{font-size:11px;fill:var(--ink)}.map-inaccessible+text{fill:var(--paper)}'
const STATE_WORDS: Record<FolderBytes['state'], string> = {
  read: 'read',
  partly: 'partly read',
  inaccessible: 'rendered inaccessible',
  not_readable: 'not readable',
  waiting: 'waiting',
}
const [MAP_WIDTH, MAP_HEIGHT, GAP] = [900, 260, 2]

type Box = { x: number; y: number; width: number; height: number }

/** Areas are bytes. Squarified (Bruls, Huizing, van Wijk 2000): each row is filled while its boxes get squarer. */
function treemap(folders: FolderBytes[]): string {
  const wanted = folders
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 60)
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total === 0) return ''
  const boxes = squarify(wanted.map(({ bytes }) => (bytes / total) * MAP_WIDTH * MAP_HEIGHT))
  const shapes = wanted.map(({ name, state, bytes, files }, index) => {
    const { x, y, width, height } = boxes[index]!
    const label = `${name || 'top folder'}: ${STATE_WORDS[state]}, ${whole(files)} files, ${sizeInWords(bytes)}`
    const room = Math.floor((width - 10) / 6.2)
    const short = label.length > room ? `${label.slice(0, Math.max(0, room - 1))}…` : label
    return `<g><title>${text(label)}</title><rect class="map-${state}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(1, width - GAP).toFixed(1)}" height="${Math.max(1, height - GAP).toFixed(1)}"/>${room > 4 && height > 18 ? `<text x="${(x + 5).toFixed(1)}" y="${(y + 14).toFixed(1)}">${text(short)}</text>` : ''}</g>`
  })
  const states = (Object.keys(STATE_WORDS) as FolderBytes['state'][]).filter((state) => wanted.some((folder) => folder.state === state))
  const legend = states.map(
    (state) =>
      `<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="map-${state}" x="1" y="1" width="10" height="10"/></svg>${text(STATE_WORDS[state])}</li>`,
  )
  return `<svg viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="Bytes by folder and outcome; the table below says the same">${shapes.join('')}</svg><ul class="legend">${legend.join('')}</ul>`
}

/** `areas` fall; they add up to the map. */
export function squarify(areas: number[], box: Box = { x: 0, y: 0, width: MAP_WIDTH, height: MAP_HEIGHT }): Box[] {
  const boxes: Box[] = []
  let rest = box
  for (let from = 0; from < areas.length;) {
    const side = Math.min(rest.width, rest.height)
    let to = from + 1
    while (to < areas.length && worstRatio(areas.slice(from, to + 1), side) <= worstRatio(areas.slice(from, to), side)) to++
    const row = areas.slice(from, to)
    const depth = row.reduce((sum, area) => sum + area, 0) / side
    let along = 0
    for (const area of row) {
      const length = area / depth
      boxes.push(
        rest.width >= rest.height
          ? { x: rest.x, y: rest.y + along, width: depth, height: length }
          : { x: rest.x + along, y: rest.y, width: length, height: depth },
      )
      along += length
    }
    rest = rest.width >= rest.height ? { ...rest, x: rest.x + depth, width: rest.width - depth } : { ...rest, y: rest.y + depth, height: rest.height - depth }
    from = to
  }
  return boxes
}

function worstRatio(row: number[], side: number): number {
  const sum = row.reduce((total, area) => total + area, 0)
  return Math.max((side * side * row[0]!) / (sum * sum), (sum * sum) / (side * side * row.at(-1)!))
}
