/**
 * The chain of parties of an incident, and who told whom when: from the incident file and from what was recorded since. Pure.
 * "Told in time" is asked of each link, because each controller's clock starts when its own processor tells it (EDPB Guidelines 9/2022).
 */
import type { IncidentFile } from './incident-file.ts'
import { BODY_LABEL, type Body, type PartyRole } from './party.ts'

export type ChainParty = {
  /** Null: named in the incident file, so there is nothing to change here. */
  partyNo: number | null
  name: string
  role: PartyRole
  country: string
  contact: string
  /** Whose supplier it is, by name; empty: ours, or none. */
  under: string
}
export type Telling = {
  tellingNo: number | null
  from: string
  to: string
  body: Body | null
  at: string
  how: string
  reference: string
  factNo: number | null
}
export type PartyRow = { partyNo: number; name: string; role: PartyRole; country: string; contact: string; underNo: number | null }
export type TellingRow = { tellingNo: number; from: string; to: string; body: Body | null; at: Date; how: string; reference: string; factNo: number | null }

export function partiesOf(file: IncidentFile, rows: readonly PartyRow[]): ChainParty[] {
  const { organisation, supplier } = file
  const named: ChainParty[] = [
    { partyNo: null, name: organisation.name, role: 'controller', country: organisation.country, contact: organisation.contact.email, under: '' },
  ]
  if (supplier) {
    named.push({ partyNo: null, name: supplier.name, role: 'supplier', country: supplier.country, contact: supplier.contact, under: organisation.name })
    let above = supplier.name
    for (const name of supplier.chain) {
      named.push({ partyNo: null, name, role: 'sub_supplier', country: '', contact: '', under: above })
      above = name
    }
  }
  const known = new Set(named.map(({ name }) => name))
  const nameOf = (no: number | null) => rows.find(({ partyNo }) => partyNo === no)?.name ?? ''
  const added = rows
    .filter(({ name }) => !known.has(name))
    .map(({ partyNo, name, role, country, contact, underNo }) => ({ partyNo, name, role, country, contact, under: nameOf(underNo) || organisation.name }))
  return [...named, ...added]
}

/** In the order of time. What the incident file says and what was recorded since are told once each. */
export function tellingsOf(given: IncidentFile, rows: readonly TellingRow[]): Telling[] {
  const { organisation, supplier, moments } = given
  const fromFile: Telling[] = []
  if (supplier && moments.supplierToldUsAt)
    fromFile.push({
      tellingNo: null,
      from: supplier.name,
      to: organisation.name,
      body: null,
      at: moments.supplierToldUsAt,
      how: '',
      reference: '',
      factNo: null,
    })
  for (const { body, name, at, reference } of given.told)
    fromFile.push({ tellingNo: null, from: organisation.name, to: name || BODY_LABEL[body], body, at, how: '', reference, factNo: null })
  const recorded = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  return [...fromFile, ...recorded].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
