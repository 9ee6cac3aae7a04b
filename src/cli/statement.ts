/** `statement publish`: makes the public pages of an incident, and says where they are and what they say. */
import { join, resolve } from 'node:path'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { exportStatement } from '../enquiry/export-statement.ts'
import { draftStatement, publishStatement, type PublishedStatement } from '../enquiry/publish-statement.ts'
import { textOf, type Command, type Words } from './command.ts'
import { incidentNamed } from './incident.ts'
import { withApp } from './open-command.ts'

export const statementPublish: Command = {
  name: 'statement publish',
  usage: 'INCIDENT_ID [--data DIR]',
  more: `
INCIDENT_ID is the identifier or the reference that \`tocsin incident list\` prints.

This states facts in public: every fact that holds now with who says so, the number of people as a range, and the groups and
kinds of data that ten people or more share. No person is named. Publish again when facts, register or notices change: the
page keeps every version. Until your own proxy forwards to it, only this machine can see it (docs/operating.md).`,
  options: { data: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const published = await publishStatement(app.context, await incidentOf(app, words, statementPublish))
      process.stdout.write(publishedText(published, portalUrlOf(app)))
      process.stdout.write(`\nTo open them: ./tocsin serve${textOf(words, 'data') ? ` --data ${textOf(words, 'data')}` : ''}\n`)
      return 0
    }),
}

export const statementExport: Command = {
  name: 'statement export',
  usage: 'INCIDENT_ID --out DIR [--own-url URL] [--data DIR]',
  more: `
Both languages with style and typefaces, relative addresses, no script: upload DIR as it is. Forms and checks cannot be files; they lead to
--own-url, where your public pages are reached (default: https:// and the host of your statement address).`,
  options: { data: { type: 'string' }, out: { type: 'string' }, 'own-url': { type: 'string' } },
  run: (words) => {
    const out = textOf(words, 'out')
    if (out === undefined) throw new AppError('usage', { problem: `Usage: tocsin statement export ${statementExport.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const { slug, notice } = await draftStatement(app.context, await incidentOf(app, words, statementExport))
      const ownUrl = textOf(words, 'own-url') ?? `https://${notice.organisation.statementAddress.split('/')[0]!}`
      const files = exportStatement(app.config.dataFolder, slug, resolve(out), ownUrl, STYLE_SHEET)
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      process.stdout.write(
        `${files.length} files, ${Math.round(bytes / 1_000)} kB: ${resolve(out)}\nStart page: index.html. Forms and checks lead to ${ownUrl}\n`,
      )
      return 0
    })
  },
}

const STYLE_SHEET = join(import.meta.dirname, '..', 'portal', 'public.css')

export const portalUrlOf = (app: App): string => `http://${app.config.host}:${app.config.port + 1}`

/** The incident that the first word names, by identifier or by reference. */
export async function incidentOf(app: App, words: Words, command: Command): Promise<IncidentId> {
  const [name, ...more] = words.rest
  if (name === undefined || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin ${command.name} ${command.usage}` })
  return incidentNamed(app, name)
}

export function publishedText({ slug, version, notices, statementAddress, facts, isForClaimants }: PublishedStatement, portalUrl: string): string {
  const count = (many: number, one: string, more: string) => `${many.toLocaleString('en-GB')} ${many === 1 ? one : more}`
  if (isForClaimants)
    return `
Published for claimants, version ${version}, in English and Welsh (the Welsh is still to be read by a Welsh speaker):
  ${portalUrl}/${slug}/            who you are, what it costs, what nobody can check
  ${portalUrl}/${slug}/claim       tell us what happened
  ${portalUrl}/${slug}/genuine     is this message from us?
  ${portalUrl}/${slug}/rights      whom to ask for what
It states facts in public: ${count(facts, 'fact', 'facts')} of the ledger, with who says so. There is no self-check and no other form. Read it before others can.
Your address for it is ${statementAddress}: let your proxy forward it here.
`
  return `
Published, version ${version}, in English and Welsh (the Welsh is still to be read by a Welsh speaker):
  ${portalUrl}/${slug}/            the statement
  ${portalUrl}/${slug}/check       am I affected?
  ${portalUrl}/${slug}/genuine     is this notice genuine? ${count(notices, 'code', 'codes')} of drafted notices
It states facts in public: ${count(facts, 'fact', 'facts')} of the ledger, with who says so, and figures of the register; no person. Read it before others can.
Notices send people to ${statementAddress} and ${statementAddress}/genuine: let your proxy forward both here.
`
}
