/**
 * STIX 2.1 out: the incident, who is concerned, what was done. STIX's own incident is a stub; counts, status and scores go into the OASIS common
 * extension for incidents (extension-definition--ef765651-680c-498d-9894-99799f2fa126), read at github.com/oasis-open/cti-stix-common-objects.
 */
import { createHash } from 'node:crypto'
import { KIND_LABEL } from '../kinds.ts'
import type { ExchangeInput } from './exchange.ts'

const INCIDENT_EXTENSION = 'extension-definition--ef765651-680c-498d-9894-99799f2fa126'
/** The namespace of STIX identifiers (STIX 2.1, 2.9). */
const NAMESPACE = Buffer.from('00abedb4aa42466c9c01fed23315a9b7', 'hex')

type StixObject = { type: string; id: string; [key: string]: unknown }

/** A bundle, plain JSON. Identifiers are made from the incident's, so that the same incident is the same object to whoever reads it twice. */
export function toStix({ incidentId, file, assessment, now }: ExchangeInput): { type: 'bundle'; id: string; objects: StixObject[] } {
  const { organisation, supplier, moments, whatHappened } = file
  const { people, breach, data } = assessment.facts
  const id = (type: string, name: string) => `${type}--${uuid5(`${incidentId}/${type}/${name}`)}`
  const created = new Date(moments.awareAt).toISOString()
  // STIX 2.1, 3.6: never before it was created.
  const modified = now.toISOString() < created ? created : now.toISOString()
  const common = { spec_version: '2.1', created, modified, created_by_ref: id('identity', 'us') }
  const identity = (name: string, label: string, sector: string, description: string): StixObject => ({
    type: 'identity',
    id: id('identity', label),
    ...common,
    name,
    identity_class: 'organization',
    ...(sector ? { sectors: [sector] } : {}),
    description,
  })
  const incident: StixObject = {
    type: 'incident',
    // Ours is a UUID of version 7, which the published schema of STIX 2.1 does not take (versions 1 to 5).
    id: id('incident', ''),
    ...common,
    name: file.title,
    description: [
      whatHappened.summary,
      `Copied: ${breach.exfiltration.replace('_', ' ')}.`,
      data.kinds === null ? 'Kinds of data not yet known.' : `Kinds of data: ${data.kinds.map((kind) => KIND_LABEL[kind]).join(', ')}.`,
      people.high === null ? 'Number of people not yet known.' : `People affected: ${people.low ?? 0} to ${people.high}.`,
    ]
      .filter(Boolean)
      .join(' '),
    external_references: [{ source_name: 'Tocsin', external_id: file.reference }],
    extensions: {
      [INCIDENT_EXTENSION]: {
        extension_type: 'property-extension',
        determination: 'confirmed',
        investigation_status: 'open',
        incident_types: [
          breach.ransomware === 'yes'
            ? 'ransomware'
            : breach.malice === 'yes'
              ? 'unauthorized-access'
              : breach.malice === 'no'
                ? 'information-disclosure'
                : 'unknown',
        ],
        recoverability: breach.restored === 'yes' ? 'regular' : breach.restored === 'no' ? 'extended' : 'not-applicable',
        ...(people.high === null ? {} : { impacted_entity_counts: { individual: people.high } }),
        scores: [
          { name: 'ENISA severity of personal data breaches (2013), upper end', value: assessment.severity.high, description: assessment.severity.summary },
        ],
      },
    },
  }
  const measures = [...file.measuresTaken.map((name) => ['taken', name] as const), ...file.measuresPlanned.map((name) => ['planned', name] as const)].map(
    ([when, name]): StixObject => ({
      type: 'course-of-action',
      id: id('course-of-action', name),
      ...common,
      name,
      description: when === 'taken' ? 'Taken.' : 'Planned.',
    }),
  )
  const relation = (kind: string, source: string, target: string): StixObject => ({
    type: 'relationship',
    id: id('relationship', `${kind} ${source} ${target}`),
    ...common,
    relationship_type: kind,
    source_ref: source,
    target_ref: target,
  })
  const parties = [
    identity(organisation.name, 'us', '', 'The controller.'),
    ...(supplier ? [identity(supplier.name, 'supplier', 'technology', 'The processor that was hit.')] : []),
    ...(supplier?.chain ?? []).map((name) => identity(name, `chain ${name}`, '', 'A sub-processor.')),
  ]
  return {
    type: 'bundle',
    id: id('bundle', now.toISOString()),
    objects: [
      ...parties,
      incident,
      ...measures,
      ...parties.map((party) => relation('related-to', incident.id, party.id)),
      ...measures.map((measure) => relation('related-to', measure.id, incident.id)),
    ],
  }
}

/** UUID version 5 (RFC 9562): made from a name, the same every time. */
function uuid5(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
