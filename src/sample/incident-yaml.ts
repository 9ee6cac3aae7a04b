/** incident.yaml of the sample: what Harbour Alliance knows on the evening of the call. */

const two = (value: number) => String(value).padStart(2, '0')
const stamp = (moment: Date) =>
  `${moment.getUTCFullYear()}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())} ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`

/** `toldAt`: when the supplier rang, as the clock on the wall said (no zone), `2026-10-23T16:40`. Other moments hang on it. */
export function incidentYaml(toldAt: string): string {
  const told = new Date(`${toldAt}Z`)
  const before = (hours: number) => stamp(new Date(told.getTime() - hours * 3_600_000))
  return `# What we know. Times are those of the clock on the wall in the organisation's zone.
incident:
  reference: HA-SAMPLE-01
  title: Ransomware at Northgate Data Services

organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  nation: england_wales
  zone: Europe/London
  address: 4 Quay Street, Bristol BS1 4ZZ
  phone: 0117 496 0123
  ico_registration: ZA000000
  statement_url: harbouralliance.example/data
  employees: 140
  contact: { name: Ines Halloran, role: Data protection officer, email: dpo@harbouralliance.example, phone: 0117 496 0124 }
  staff_trained: yes

supplier:
  name: Northgate Data Services
  kind: processor
  country: GB
  contact: incident@northgate.example

moments:
  occurred: ${before(38)}
  supplier_aware: ${before(30)}
  supplier_told_us: ${before(0)}
  aware: ${before(0)}
  aware_reason: The supplier's call left no doubt that our members' data were on the servers.

what_happened:
  summary: Ransomware on the servers of Northgate rendered a significant quantity of our data inaccessible.
  how_found_out: The supplier telephoned our head of membership.
  confidentiality: unknown
  integrity: unknown
  availability: yes
  malice: yes
  ransomware: yes
  exfiltration: unknown
  looked_at: []
  encrypted_key_safe: no
  backup: partial
  restored: no
  own_systems_affected: no

notices:
  phone_hours: free, 8am to 8pm, every day

measures_before:
  - Contract with security schedule and yearly audit of the supplier
measures_taken:
  - Connections to the supplier closed
  - Copies of all readable drives requested and received

facts:
  - topic: what happened
    says: A significant quantity of our data is inaccessible on their systems.
    grade: supplier
    source: Call from Northgate
    at: ${before(0)}
  - topic: copying
    says: Nobody has looked at outbound traffic yet.
    grade: supplier
    source: Call from Northgate
    at: ${before(0)}
  - topic: own systems
    says: Our own systems were not reached; the links to Northgate were closed within the hour.
    grade: seen
    source: Our IT lead
    at: ${before(-1)}
  - topic: way in
    says: How the attackers got in, and since when they were there.
    grade: unknown
    source: Asked of Northgate on the call
    at: ${before(0)}
`
}
