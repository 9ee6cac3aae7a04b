/** What `tocsin investigate` wrote: register.csv and exposures.ndjson. */
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type RegisterRow = {
  person_id: string
  roster_id: string
  relationship: string
  given_name: string
  family_name: string
  date_of_birth: string
  emails: string[]
  phones: string[]
  address: string
  postcode: string
  kinds: string[]
  flags: string[]
}
export type Exposure = { person_id: string; kind: string; path: string; place: string }

/** RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]!
      else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === ',' || sign === '\n') {
      row.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell)
      cell = ''
      if (sign === '\n') {
        rows.push(row)
        row = []
      }
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

const list = (text: string | undefined) => (text ?? '').split(';').filter((part) => part !== '')

export function readRegister(out: string): RegisterRow[] {
  const [header, ...rows] = parseCsv(readFileSync(join(out, 'register.csv'), 'utf8').replace(/^\ufeff/, ''))
  const at = Object.fromEntries((header ?? []).map((name, index) => [name, index]))
  return rows
    .filter((row) => row.length > 1)
    .map((row) => {
      const text = (name: string) => row[at[name] ?? -1] ?? ''
      return {
        person_id: text('person_id'),
        roster_id: text('roster_id'),
        relationship: text('relationship'),
        given_name: text('given_name'),
        family_name: text('family_name'),
        date_of_birth: text('date_of_birth'),
        emails: list(text('emails')),
        phones: list(text('phones')),
        address: text('address'),
        postcode: text('postcode'),
        kinds: list(text('kinds')),
        flags: list(text('flags')),
      }
    })
}

export async function* readExposures(out: string): AsyncGenerator<Exposure> {
  for await (const line of createInterface({ input: createReadStream(join(out, 'exposures.ndjson')) })) if (line !== '') yield JSON.parse(line) as Exposure
}
