/** A house for tests of walls: two incidents that have nothing to do with each other, and one person signed in for each role. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES } from '../src/access/role.ts'
import { invite, useLink } from '../src/access/sign-in.ts'
import type { IncidentId } from '../src/ids.ts'
import { assumedIncident } from '../src/incident/incident-file.ts'
import { openIncident } from '../src/incident/open-incident.ts'
import type { TestContext } from './database.ts'

export async function twoIncidents(ctx: TestContext): Promise<[own: IncidentId, other: IncidentId]> {
  const open = (sourceKey: string) => {
    const { file } = assumedIncident({ now: new Date(), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
    return openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey })
  }
  return [await open('own'), await open('other')]
}

/** The token of a session, by role. */
export async function tokenOfRoles(ctx: TestContext): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const role of ROLES) {
    const account = { email: `${role}@harbour.example`, name: role, password: 'three random words' }
    tokens.set(role, (await useLink(ctx, await invite(ctx, account.email, account.name, role), account)).token)
  }
  return tokens
}

/** A console that holds nothing: only the API behind it is asked. */
export function emptyConsole(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-console-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>')
  return folder
}
