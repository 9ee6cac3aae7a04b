/** From the incident file to what is the same in every notice. What nobody has said stands in square brackets: a draft shows it, the linter refuses it. */
import type { IncidentFile } from '../incident/incident-file.ts'
import { localDay } from '../incident/zone.ts'
import type { IncidentId } from '../ids.ts'
import type { Language, NoticeFacts } from './notice.ts'
import { membershipReveals } from '../organisation/organisation.ts'

const both = (text: string): Record<Language, string> => ({ en: text, cy: text })
const DAY_MS = 86_400_000
/** A promise has a date; this one is proposed, and the lead confirms or changes it with the approval. */
const NEXT_UPDATE_DAYS = 14

export function noticeFactsOf(incidentId: IncidentId, file: IncidentFile, now: Date): NoticeFacts {
  const { organisation, supplier, whatHappened, moments } = file
  const missing = (what: string) => `[${what}: not in incident.yaml]`
  const site = organisation.statementUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const name = supplier?.name ?? missing('supplier name')
  return {
    incidentId,
    writtenOn: localDay(now, organisation.zone),
    organisation: {
      name: organisation.name,
      phone: organisation.phone || organisation.contact.phone || missing('phone'),
      phoneHours: file.notices.phoneHours ? both(file.notices.phoneHours) : both(missing('phone hours')),
      postalAddress: (organisation.address || missing('address')).split(/\s*[,\n]\s*/),
      statementAddress: site || missing('statement address'),
      genuineAddress: site ? `${site}/genuine` : missing('statement address'),
      signLanguageAddress: file.notices.signLanguageAddress || null,
      membershipShows: membershipReveals(organisation.kind),
    },
    supplier: { name, shortName: name.split(' ')[0]!, does: { en: 'looks after our lists of people', cy: 'sy’n gofalu am ein rhestrau o bobl' } },
    happened: {
      on: localDay(new Date(moments.occurredAt ?? moments.supplierToldUsAt ?? moments.awareAt), organisation.zone),
      locked: whatHappened.availability === 'yes',
      // Likely is not known; and "not seen" is never "no".
      copied: whatHappened.exfiltration === 'seen' ? 'yes' : 'unknown',
    },
    unknowns: { en: unknownsOf(file) },
    nextUpdateOn: file.notices.nextUpdateOn ?? localDay(new Date(now.getTime() + NEXT_UPDATE_DAYS * DAY_MS), organisation.zone),
    neverHeld: file.notices.neverHeld,
    retention: { yearsAfterLeaving: file.notices.retentionYears, keptUntil: file.notices.keptUntil },
    signatory: {
      name: organisation.contact.name || missing('contact name'),
      role: both(organisation.contact.role),
      email: organisation.contact.email || missing('contact e-mail'),
    },
  }
}

/** What the ledger says is not known, as it stands there; at least whether anything was copied. */
function unknownsOf(file: IncidentFile): string[] {
  const said = file.facts.filter((fact) => fact.grade === 'unknown').map((fact) => fact.says)
  if (said.length > 0) return said
  return file.whatHappened.exfiltration === 'seen' ? ['Who did this.'] : ['Whether the files were copied.']
}
