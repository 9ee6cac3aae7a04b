/** Asks the least that the law turns on, when nobody gave an incident file and somebody sits at the terminal. Enter leaves the default. */
import { createInterface } from 'node:readline/promises'
import { assumedIncident, type IncidentFile } from '../incident/incident-file.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../organisation/organisation.ts'

export async function askIncident(): Promise<IncidentFile> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    process.stderr.write('A few questions (Enter: not known). Give --incident FILE to say more.\n')
    const name = (await lines.question('  Your organisation’s name? ')).trim()
    const supplier = (await lines.question('  Which supplier was hit? ')).trim()
    const kind = await askKind(lines)
    const { file } = assumedIncident({ now: new Date(), organisationName: name || undefined, kind, supplierName: supplier || undefined })
    return file
  } finally {
    lines.close()
  }
}

async function askKind(lines: { question(text: string): Promise<string> }): Promise<OrganisationKind> {
  for (;;) {
    const answer = (await lines.question(`  What is it? (${ORGANISATION_KINDS.join(', ')}) `)).trim().toLowerCase().replaceAll(' ', '_')
    if (answer === '') return 'unknown'
    const kind = ORGANISATION_KINDS.find((one) => one === answer)
    if (kind) return kind
    process.stderr.write('  Choose one of the list.\n')
  }
}
