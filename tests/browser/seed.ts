/**
 * An incident as the console meets it, put straight into the store: Harbour Alliance and Northgate Data Services are invented, and so is
 * everybody. Severity, duties and filing come from the rooms that make them, so that the pages show real shapes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { readIncidentFile } from '../../src/incident/incident-file.ts'
import { newIncidentId, newUuid, type IncidentId } from '../../src/ids.ts'
import type { Kind, Relationship } from '../../src/kinds.ts'
import { startingModel } from '../../src/linkage/model.ts'
import { icoFiling } from '../../src/notify/filing-fill.ts'
import { assessmentOf, ruleSnapshots } from '../../src/obligation/assessment.ts'
import { LINK_COLUMNS } from '../../src/register/link-columns.ts'
import { saveLinkModel } from '../../src/register/link-model.ts'
import type { RegisterSummary } from '../../src/register/summary.ts'
import { copyLine } from '../../src/store/database.ts'
import type { TestContext } from '../database.ts'

export const NOW = '2026-10-25T11:48:00Z'
export const LEAD = { email: 'ines.halloran@harbouralliance.example', password: 'three quiet harbours', name: 'Ines Halloran' }
export const AUDITOR = { email: 'owain.petrie@harbouralliance.example', password: 'seven lamps on a quay', name: 'Owain Petrie' }
export const PEOPLE = 1_240

const INCIDENT_YAML = `
incident: { reference: HA-2026-03, title: Northgate ransomware }
organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  nation: england_wales
  zone: Europe/London
  contact: { name: Ines Halloran, role: Data protection officer, email: dpo@harbouralliance.example, phone: 01632 960118 }
  insurer: { party: Insurer, clause: policy 4.2, hours: 120 }
supplier: { name: Northgate Data Services, kind: processor, country: GB, contact: incident@northgate.example }
moments: { occurred: 2026-10-21 23:10, supplier_aware: 2026-10-22 08:20, supplier_told_us: 2026-10-22 17:35, aware: 2026-10-22 17:35 }
what_happened:
  summary: Ransomware on four servers of Northgate.
  confidentiality: unknown
  availability: yes
  malice: yes
  ransomware: yes
  exfiltration: unknown
  own_systems_affected: no
told:
  - { who: ncsc, at: 2026-10-23 09:05 }
`

const FACTS: [topic: string, says: string, grade: string, source: string][] = [
  ['cause', 'Ransomware ran on four of Northgate’s servers from Wed 21 Oct, 23:10', 'forensic', 'Kestrel Response, report 2, p. 4'],
  ['availability', '970 GB of 3.1 TB handed over cannot be opened', 'seen', '9 drives, read in full Sat 24 Oct'],
  ['backups', 'Backups of the membership database up to 18 Oct are intact', 'seen', '11 files; hashes agree with Northgate’s list'],
  ['passwords', 'Passwords were stored as salted hashes', 'supplier', 'Northgate, answer 14, Fri 23 Oct'],
  ['chain', 'No sub-supplier held our data after 2024', 'supplier', 'Northgate, answer 9; contract list asked for'],
  [
    'backups',
    'The two unreadable backups hold the same people as the newest readable one, plus 19 to 22 Oct',
    'assumed',
    'Working assumption 3, Ines Halloran',
  ],
  ['own_systems', 'Our own systems were looked through and are untouched', 'forensic', 'Kestrel Response, report 1'],
  [
    'exfiltration',
    'Was anything copied out? Firewall logs begin Thu 22 Oct, 04:00; the 5 hours before are missing',
    'unknown',
    'Asked of Northgate three times',
  ],
  ['listing', 'What was on shared drive FS02? 412,880 files', 'unknown', 'No listing; 2024 index promised for Mon 26 Oct'],
  ['entry', 'Who entered, and how', 'unknown', 'Kestrel Response, report 3, Tue 27 Oct'],
]
const ESTIMATES: [at: string, event: string, low: number, likely: number | null, high: number][] = [
  ['2026-10-22T16:35:00Z', 'Reported', 0, null, 412_000],
  ['2026-10-22T21:35:00Z', 'Northgate: “about 300,000”', 60_000, null, 412_000],
  ['2026-10-23T14:35:00Z', 'First drives arrive', 96_000, 210_000, 340_000],
  ['2026-10-23T22:35:00Z', 'Half read', 128_000, 204_000, 296_000],
  ['2026-10-24T09:35:00Z', 'Matched to the roster', 158_000, 193_000, 241_000],
  ['2026-10-25T04:35:00Z', 'Reviewed', 183_200, 186_900, 191_600],
]
const FILES: [path: string, gigabytes: number, status: string | null, reason: string, records: number][] = [
  ['membership backups/HA_2026-10-18.sql', 840, 'read', '', 412_880],
  ['membership backups/HA_2026-10-21.sql.locked', 280, 'rendered_inaccessible', 'Encrypted by the attackers', 0],
  ['FS02/share.vhdx.locked', 690, 'rendered_inaccessible', 'Encrypted by the attackers', 0],
  ['mailing exports/mail_2024_spring.csv', 310, 'read', '', 158_400],
  ['event and branch scans/scans.zip', 420, 'partly_read', 'Pages without text', 1_204],
  ['mail archives/office.mbox', 380, 'read', '', 61_007],
  ['call recordings/calls.tar', 120, 'unsupported', 'Sound is not read', 0],
  ['locked/board.pdf', 60, 'locked_by_owner', 'Needs a password', 0],
]
const SUMMARY: RegisterSummary = {
  people: 186_900,
  low: 183_200,
  high: 191_600,
  method: '400 records reviewed by hand, seed 20261024',
  byRelationship: { member: 121_300, affiliated_supporter: 21_400, registered_supporter: 18_900, former: 19_700, other: 3_100, unknown: 2_500 },
  byKind: {
    person_name: 186_900,
    postal_address: 171_200,
    political_opinion: 161_600,
    email: 158_400,
    membership_number: 124_800,
    phone: 96_700,
    date_of_birth: 88_300,
    password_hash: 61_050,
    donation: 42_900,
    bank_account: 23_400,
    trade_union: 21_400,
    health: 1_130,
  },
  children: 640,
  specialRisk: 214,
  deceased: 380,
  records: 1_912_000,
  unidentifiableRecords: 8_400,
  rosterSize: 412_000,
  rosterAffected: 181_300,
  byCountry: { GB: 184_900, IE: 1_940 },
  files: {
    total: 8,
    bytes: 3.1e12,
    bytesRead: 1.53e12,
    byStatus: { read: 3, rendered_inaccessible: 2, partly_read: 1, unsupported: 1, locked_by_owner: 1 },
    bytesByStatus: { read: 1.53e12, rendered_inaccessible: 0.97e12 },
  },
  missingFiles: 2,
  peopleInInaccessible: null,
}

export async function seedIncident(ctx: TestContext): Promise<IncidentId> {
  const incidentId = newIncidentId()
  const file = readIncidentFile(INCIDENT_YAML, 'incident.yaml')
  const now = ctx.clock.now()
  const [organisationId, supplierId] = [newUuid(), newUuid()]
  await ctx.store.transaction(async (tx) => {
    await tx.query('insert into organisation (organisation_id, name, zone, country, profile) values ($1, $2, $3, $4, $5)', [
      organisationId,
      file.organisation.name,
      'Europe/London',
      'GB',
      file.organisation,
    ])
    await tx.query('insert into supplier (supplier_id, organisation_id, name) values ($1, $2, $3)', [supplierId, organisationId, 'Northgate Data Services'])
    await tx.query(
      `insert into incident (incident_id, organisation_id, supplier_id, reference, title, opened_at, occurred_at, supplier_aware_at, supplier_told_us_at, aware_at, aware_reason, zone, profile)
       values ($1, $2, $3, $4, $5, $6, '2026-10-21T22:10Z', '2026-10-22T07:20Z', '2026-10-22T16:35Z', '2026-10-22T16:35Z', 'Northgate told us', 'Europe/London', $7)`,
      [incidentId, organisationId, supplierId, file.reference, file.title, now, file],
    )
    for (const [index, [topic, says, grade, source]] of FACTS.entries()) {
      await tx.query('insert into fact values ($1, $2, $3, $4, $5, $6, $7, $8, $8, null)', [newUuid(), incidentId, index + 1, topic, says, grade, source, now])
    }
    for (const estimate of ESTIMATES)
      await tx.query('insert into estimate (incident_id, at, event, low, likely, high) values ($1, $2, $3, $4, $5, $6)', [incidentId, ...estimate])
    for (const [index, [path, gigabytes, status, reason, records]] of FILES.entries()) {
      await tx.query(
        'insert into evidence_file (incident_id, file_no, path, bytes, type, status, reason, bytes_read, record_count) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [incidentId, index + 1, path, gigabytes * 1e9, path.split('.').at(-1), status, reason, status === 'read' ? gigabytes * 1e9 : 0, records],
      )
    }
    await tx.query("insert into manifest_entry (incident_id, path, result) values ($1, 'a.bak', 'missing'), ($1, 'b.bak', 'intact')", [incidentId])
    await tx.query('insert into register_summary (incident_id, summary, built_at) values ($1, $2, $3)', [incidentId, SUMMARY, now])
    await tx.query(
      "insert into stage_run (incident_id, stage, input_key, state, done, total, unit, started_at) values ($1, 'read', 'k', 'running', 1530000000000, 3100000000000, 'bytes', $2)",
      [incidentId, new Date(now.getTime() - 40 * 60_000)],
    )
    await tx.copyIn(
      'person',
      [
        'incident_id',
        'person_no',
        'roster_id',
        'relationship',
        'given_name',
        'family_name',
        'full_name',
        'date_of_birth',
        'emails',
        'phones',
        'address',
        'postcode',
        'kinds',
        'flags',
        'confidence',
        'record_count',
        'file_nos',
        'left_on',
        'weakest_link_bits',
        'household_no',
      ],
      personLines(incidentId),
    )
  })
  await seedDuties(ctx, incidentId, file)
  await seedNotices(ctx, incidentId)
  await seedAnalysis(ctx, incidentId)
  for (const [staff, role] of [
    [LEAD, 'lead'],
    [AUDITOR, 'auditor'],
  ] as const)
    await useLink(ctx, await invite(ctx, staff.email, staff.name, role), staff)
  return incidentId
}

async function seedDuties(ctx: TestContext, incidentId: IncidentId, file: ReturnType<typeof readIncidentFile>): Promise<void> {
  const now = ctx.clock.now()
  const assessment = assessmentOf(file, SUMMARY, now)
  const rules = ruleSnapshots(assessment.facts, now)
  await ctx.store.query('insert into assessment (incident_id, assessment, assessed_at) values ($1, $2, $3)', [incidentId, assessment, now])
  for (const duty of assessment.duties) {
    await ctx.store.query(
      'insert into obligation (incident_id, rule_id, duty, rule_snapshot, status, due_at, latest_arguable_at, met_at, computed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [incidentId, duty.rule, duty, rules.get(duty.rule) ?? {}, duty.status, duty.dueAt, duty.latestArguableAt, duty.metAt, now],
    )
  }
  await ctx.store.query("insert into filing (incident_id, form, version, fields, made_at) values ($1, 'ico', 1, $2, $3)", [
    incidentId,
    icoFiling({ file, summary: SUMMARY, now }),
    now,
  ])
}

const NOTICE_TEXT = 'You are affected by an attack on our supplier\n\nOn Wednesday 21 October somebody attacked the computers of Northgate Data Services.\n'

async function seedNotices(ctx: TestContext, incidentId: IncidentId): Promise<void> {
  const drafts: [audience: string, channel: string, language: string, people: number][] = [
    ['member', 'email', 'en', 109_000],
    ['member', 'letter', 'en', 12_300],
    ['former', 'letter', 'en', 19_700],
    ['affiliated_supporter', 'email', 'en', 21_400],
    ['special_risk', 'phone', 'en', 214],
    ['member', 'email', 'cy', 2_100],
  ]
  for (const [audience, channel, language, people] of drafts) {
    const html =
      channel === 'email'
        ? `<!doctype html><html lang="${language}"><head><title>Notice</title><style>body{font:16px serif;margin:32px}</style></head><body><h1>You are affected by an attack on our supplier</h1><p>Dear M•••• T••••••,</p></body></html>`
        : ''
    await ctx.store.query(
      'insert into notice_draft (incident_id, audience, channel, language, people, text_hash, content, drafted_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        incidentId,
        audience,
        channel,
        language,
        people,
        createHash('sha256').update(NOTICE_TEXT).digest(),
        { subject: 'Your data and an attack on our supplier', text: channel === 'phone' ? '' : NOTICE_TEXT, html, reason: '' },
        ctx.clock.now(),
      ],
    )
  }
}

const GIVEN = ['Rhian', 'Marek', 'Adaeze', 'Tomos', 'Zainab', 'Oluwaseun', 'Siân', 'Priya', 'Wei', 'Ffion']
const FAMILY = ['Kowalczyk', 'Okonjo', 'Prydderch', 'Marchbanks', 'Tallentire', 'Quillfeather', 'Saintsbury', 'Ravenscar']

function* personLines(incidentId: IncidentId): Generator<string> {
  const relationships: Relationship[] = ['member', 'member', 'member', 'former', 'affiliated_supporter', 'registered_supporter', 'other']
  for (let personNo = 1; personNo <= PEOPLE; personNo++) {
    const relationship = relationships[personNo % relationships.length]!
    const kinds: Kind[] = [
      'person_name',
      'postal_address',
      'postcode',
      'email',
      'date_of_birth',
      ...(personNo % 8 === 0 ? (['bank_account'] as const) : []),
      ...(relationship === 'other' ? [] : (['political_opinion'] as const)),
    ]
    yield copyLine([
      incidentId,
      personNo,
      relationship === 'other' ? null : `HA-${personNo}`,
      relationship,
      GIVEN[personNo % GIVEN.length]!,
      FAMILY[personNo % FAMILY.length]!,
      '',
      '1984-07-30',
      [`person${personNo}@mail.example`],
      [],
      `${personNo} Quay Street`,
      'ZZ1 4ZZ',
      kinds,
      personNo % 97 === 0 ? ['special_risk'] : personNo % 61 === 0 ? ['child'] : [],
      0.97,
      2,
      ['1', '4'],
      relationship === 'former' ? '2019-03-31' : '',
      14.1,
      personNo === 8 || personNo === 9 ? 1 : null,
    ])
  }
}

/** The few rows of the analysis that one person's page reads: two records of person 8, the roster's row, and a neighbour. */
async function seedAnalysis(ctx: TestContext, incidentId: IncidentId): Promise<void> {
  const { engine } = ctx
  const text = [...Object.values(LINK_COLUMNS), 'masked'].map((name) => `${name} varchar default ''`).join(', ')
  for (const table of ['record', 'subject_record', 'roster_record'])
    await engine.run(
      `create table ${table} (record_no bigint, file_no integer default 1, source_no integer default 0, row_no integer default 1, place varchar default '', ${text})`,
    )
  await engine.run(
    "create table source as select 1 as file_no, 0 as source_no, 'membership backups/HA_2026-10-18.sql' as path, 'member' as name, 'table' as kind union all select 4, 0, 'mailing exports/dd_run_march_2018.csv', '', 'table'",
  )
  const rows = `insert into %s (record_no, file_no, row_no, given_name, family_name, date_of_birth, emails, address, postcode, membership_number, masked) values
    (88214, 1, 88214, 'Rhian', 'Kowalczyk', '1984-07-30', 'rhian.kowalczyk@mail.example', '8 Quay Street', 'ZZ1 4ZZ', 'HA-0000872', ''),
    (101204, 4, 1204, 'R', 'Kowalczyk', '', '', '8 Quay Street', 'ZZ1 4ZZ', 'HA-0000872', 'bank_account=41')`
  for (const table of ['record', 'subject_record']) await engine.run(rows.replace('%s', table))
  await engine.run(
    "insert into roster_record (record_no, given_name, family_name, date_of_birth, address, postcode, membership_number) values (1, 'Rhian', 'Kowalczyk', '1984-07-30', '8 Quay Street', 'ZZ1 4ZZ', 'HA-0000872')",
  )
  await engine.run("create table roster_source as select 1 as file_no, 0 as source_no, 'roster/members.csv' as path, '' as name")
  await engine.run('create table person_record as select 8 as person_no, record_no, file_no, source_no, row_no, place from record')
  await engine.run(
    'create table kept_pair as select * from (values (88214::bigint, -1::bigint, 0::integer, 21.4::double, 0.9999::double), (88214, 101204, 0, 14.2, 0.999), (101204, -1, 0, 9.7, 0.998)) as t(left_no, right_no, pattern, bits, probability)',
  )
  await engine.run("create table person_link as select 8 as person_no, record_no, '1' as roster_id from record")
  await engine.run(
    "create table person as select 8 as person_no, 'Rhian' as given_name, 'Kowalczyk' as family_name, '' as full_name, 'member' as relationship, 1 as household_no union all select 9, 'Marek', 'Kowalczyk', '', 'member', 1",
  )
  await engine.run(`create table exposure as
    select 8 as person_no, k as kind, 'membership backups/HA_2026-10-18.sql' as path, 'member › row 88214' as place, 88214 as record_no from unnest(['person_name', 'political_opinion', 'postal_address', 'email', 'date_of_birth', 'membership_number']) as t(k)
    union all select 8, k, 'mailing exports/dd_run_march_2018.csv', 'row 1204', 101204 from unnest(['person_name', 'postal_address', 'bank_account', 'membership_number']) as t(k)`)
  mkdirSync(join(ctx.dataFolder, 'incidents', incidentId), { recursive: true })
  saveLinkModel(ctx, incidentId, startingModel())
}
