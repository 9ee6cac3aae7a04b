/** Guests of a supplier for tests: an incident, an invitation, and somebody who has come in by it. Everybody is invented. */
import { TOTP } from 'otpauth'
import type { Context } from '../../src/context.ts'
import type { IncidentId } from '../../src/ids.ts'
import { assumedIncident } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import { enterRoom, welcomeGuest } from '../../src/supplier-room/enter-room.ts'
import { inviteGuest } from '../../src/supplier-room/invite-guest.ts'
import type { Visit } from '../../src/supplier-room/room.ts'
import { guestOfToken } from '../../src/supplier-room/sign-in-guest.ts'

export const PASSWORD = 'three random words'

export async function openTestIncident(ctx: Context, supplierName: string, organisationName = 'Harbour Alliance'): Promise<IncidentId> {
  const { file } = assumedIncident({ now: ctx.clock.now(), organisationName, supplierName })
  return openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: `test:${organisationName}:${supplierName}` })
}

export type EnteredGuest = { visit: Visit; token: string; secret: string; email: string }

/** The code that the guest's app shows at `at`. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() })
}

export async function enterAsGuest(ctx: Context, incidentId: IncidentId | null, supplierName: string | null, email: string): Promise<EnteredGuest> {
  const { link, spoken } = await inviteGuest(ctx, { incidentId, supplierName, email, name: 'Morgan Pryce', language: 'en' })
  const secret = (await welcomeGuest(ctx, link, spoken)).enrol.typed.replaceAll(' ', '')
  const token = await enterRoom(ctx, { link, spoken, password: PASSWORD, code: codeAt(secret, ctx.clock.now()), name: 'Morgan Pryce' })
  const session = await guestOfToken(ctx, token)
  return { visit: { guest: session!.guest, room: session!.room!, by: 'session' }, token, secret, email }
}
