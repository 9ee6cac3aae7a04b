/** Everybody in the register with the way we would write to them. The same register gives the same plan and the same codes. */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import type { Person, Reach } from '../register/person.ts'
import { findWholePerson, listSharedEmails, streamPersons, streamReach } from '../register/queries.ts'
import { derivedKey, incidentKey } from '../vault/keys.ts'
import { handlingOf, type Handling } from './audience.ts'
import type { NoticePerson } from './notice.ts'
import { referenceFor } from './reference.ts'

/** One person with the way we would write to them. */
export type Planned = { person: NoticePerson; handling: Handling }

export type NoticePlanner = {
  /** In order of person number. Without `whole` the masked values of their data are left out: enough to plan, not to write. */
  everybody(extent?: 'whole'): AsyncGenerator<Planned>
  /** One person with all that a notice says; undefined: not in the register. */
  one(personNo: number): Promise<Planned | undefined>
}

export async function openPlanner(ctx: Context, incidentId: IncidentId): Promise<NoticePlanner> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const referenceKey = derivedKey(key, 'notice-reference')
  const shared = await listSharedEmails(ctx.store, incidentId)
  const isShared = (email: string) => shared.has(email.toLowerCase())
  const plan = (reach: Reach & Partial<Pick<Person, 'masked'>>): Planned => {
    const person = noticePersonOf(reach, referenceFor(referenceKey, incidentId, reach.personNo))
    return { person, handling: handlingOf(person, { isShared }) }
  }
  return {
    everybody: async function* (extent) {
      const people: AsyncGenerator<Reach> = extent === 'whole' ? streamPersons(ctx.store, incidentId) : streamReach(ctx.store, incidentId)
      for await (const reach of people) yield plan(reach)
    },
    one: async (personNo) => {
      const person = await findWholePerson(ctx.store, incidentId, personNo)
      return person && plan(person)
    },
  }
}

export function noticePersonOf(person: Reach & Partial<Pick<Person, 'masked'>>, reference: string): NoticePerson {
  const address = person.address === '' || person.postcode === '' ? [] : [...person.address.split(', '), person.postcode]
  return {
    personNo: person.personNo,
    reference,
    relationship: person.relationship,
    givenName: person.givenName,
    familyName: person.familyName,
    fullName: person.fullName,
    addressLines: address,
    emails: person.emails,
    kinds: person.kinds,
    masked: person.masked ?? {},
    flags: person.flags,
    leftOn: person.leftOn,
    language: person.language,
  }
}
