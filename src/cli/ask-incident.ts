/** Asks the least that the law turns on, when nobody gave an incident file and somebody sits at the terminal. Enter leaves the default. */
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { assumedIncident, type IncidentFile } from '../incident/incident-file.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../organisation/organisation.ts'

export async function askIncident(input: Readable = process.stdin, output: Writable = process.stderr): Promise<IncidentFile> {
  const lines = createInterface({ input, output })
  try {
    output.write('A few questions (Enter: not known). Give --incident FILE to say more.\n')
    const name = (await lines.question('  Your organisation’s name? ')).trim()
    const supplier = (await lines.question('  Which supplier was hit? ')).trim()
    const kind = await askKind(lines, output)
    const { file } = assumedIncident({ now: new Date(), organisationName: name || undefined, kind, supplierName: supplier || undefined })
    return file
  } finally {
    lines.close()
  }
}

async function askKind(lines: { question(text: string): Promise<string> }, output: Writable): Promise<OrganisationKind> {
  for (;;) {
    const answer = (await lines.question(`  What is it? (${ORGANISATION_KINDS.join(', ')}) `)).trim().toLowerCase().replaceAll(' ', '_')
    if (answer === '') return 'unknown'
    const kind = ORGANISATION_KINDS.find((one) => one === answer)
    if (kind) return kind
    output.write('  Choose one of the list.\n')
  }
}
