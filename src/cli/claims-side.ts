/** `claims open`, `claims side`: Tocsin for a law firm or law centre that acts for claimants, against somebody else's incident. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { App } from '../app.ts'
import { endClaimantSide, setClaimantSide, type ClaimantSide } from '../enquiry/claims/claimant-side.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { textOf, type Command, type Words } from './command.ts'
import { checkFile } from './investigate.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

const SIDE_OPTIONS = { data: { type: 'string' }, against: { type: 'string' }, regulated: { type: 'string' }, 'regulated-welsh': { type: 'string' } } as const
const say = (line: string) => void process.stdout.write(`${line}\n`)

export const claimsOpen: Command = {
  name: 'claims open',
  usage: 'INCIDENT_FILE --against NAME [--regulated TEXT] [--regulated-welsh TEXT] [--data DIR]',
  more: `
For a law firm or law centre: opens an incident to take claims in, without evidence and without a list of people. INCIDENT_FILE is as in
docs/incident-file.md: "organisation" is you (name, address, phone, statement_url, contact), "supplier" is whoever was broken into.
--against names the organisation that people claim from. --regulated says who regulates you, as it must stand on your pages.
Run it again when the file has changed.`,
  options: SIDE_OPTIONS,
  run: (words) => {
    const [path, ...more] = words.rest
    const side = sideIn(words)
    if (path === undefined || more.length > 0 || side === null) throw usageOf(claimsOpen)
    checkFile(resolve(path))
    const file = readIncidentFile(readFileSync(resolve(path), 'utf8'), path, new Date())
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await openIncident(app.context, {
        file,
        inputs: { evidence: '', roster: '', manifest: null, workers: app.config.workers },
        // By the reference: the file may lie elsewhere the next time.
        sourceKey: createHash('sha256').update(`claims\0${file.reference}`).digest('hex'),
      })
      say(`Incident ${file.reference}: ${incidentId}`)
      await setSide(app, incidentId, side, file.reference)
      return 0
    })
  },
}

export const claimsSide: Command = {
  name: 'claims side',
  usage: 'INCIDENT_ID (--against NAME [--regulated TEXT] [--regulated-welsh TEXT] | --off) [--data DIR]',
  more: `
For an incident that is open already (otherwise: claims open). Publish the statement afterwards: the public pages are then yours, for
claimants, without self-check and without the forms that only the organisation can answer. --off undoes it.`,
  options: { ...SIDE_OPTIONS, off: { type: 'boolean' } },
  run: (words) => {
    const side = sideIn(words)
    const isOff = words.values['off'] === true
    if ((side === null) !== isOff) throw usageOf(claimsSide)
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, claimsSide)
      if (side !== null) await setSide(app, incidentId, side, words.rest[0]!)
      else {
        await endClaimantSide(app.context, incidentId)
        say('This incident is worked for the organisation itself again. Claims are assessed anew.')
        say(`Now publish: ./tocsin statement publish ${words.rest[0]}`)
      }
      return 0
    })
  },
}

const usageOf = ({ name, usage }: Command): AppError => new AppError('usage', { problem: `Usage: tocsin ${name} ${usage}` })

/** null: not said. */
function sideIn(words: Words): ClaimantSide | null {
  const text = (name: keyof typeof SIDE_OPTIONS) => textOf(words, name)?.trim() ?? ''
  const [respondent, en, cy] = [text('against'), text('regulated'), text('regulated-welsh')]
  if (en === '' && cy !== '') throw new AppError('usage', { problem: '--regulated-welsh needs --regulated: pages in English say it too' })
  return respondent === '' ? null : { respondent, regulated: en === '' ? null : { en: [en], ...(cy === '' ? {} : { cy: [cy] }) } }
}

async function setSide(app: App, incidentId: IncidentId, side: ClaimantSide, name: string): Promise<void> {
  await setClaimantSide(app.context, incidentId, side)
  say(`It is worked for claimants, against ${side.respondent}. There is no register; the assessment of a claim says what cannot be checked.`)
  if (side.regulated === null) say('Your pages do not say who regulates you. If somebody does, run this again with --regulated "…".')
  say(`Now publish: ./tocsin statement publish ${name}`)
}
