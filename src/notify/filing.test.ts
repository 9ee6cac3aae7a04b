import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { unzipSync, strFromU8 } from 'fflate'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { listCorrections, settleCorrection } from '../incident/citations.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { assumedIncident, readIncidentFile, type IncidentFile } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { addFact, correctFact } from '../incident/state-fact.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { findChain } from '../incident/record-telling.ts'
import { listObligations } from '../obligation/list-obligations.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { draftFilings, prepareFiling } from './draft-filings.ts'
import { filingPdf, recordFiled, recordReceipt } from './file-filing.ts'
import { changesBetween } from './filing-diff.ts'
import { filingDocx } from './filing-docx.ts'
import { fillForm } from './filing-fill.ts'
import { formOf, FORMS } from './filing-forms.ts'
import type { Filing } from './filing.ts'
import { namesSomebody } from './filing-warnings.ts'
import { MOST_RECEIPT_BYTES, readReceipt } from './filing-receipt.ts'
import { listFilings } from './list-filings.ts'
import { closeTypesetters } from './typeset.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const NOW = new Date('2026-10-25T10:48:00Z')
const SUMMARY: RegisterSummary = {
  people: 186_900,
  low: 184_200,
  high: 189_700,
  method: 'Counted after linkage; the range comes from unclear matches.',
  byRelationship: { member: 120_000, registered_supporter: 40_000, former: 26_000, staff: 140, other: 760 },
  byKind: { person_name: 186_900, email: 150_000, postal_address: 120_000, date_of_birth: 90_000, bank_account: 30_000 },
  children: 40,
  specialRisk: 12,
  deceased: 3,
  records: 612_000,
  unidentifiableRecords: 940,
  rosterSize: 210_000,
  rosterAffected: 146_000,
  byCountry: { GB: 184_860, IE: 1_940, AU: 60, US: 40 },
  files: { total: 60, bytes: 9e9, bytesRead: 7e9, byStatus: { read: 51, rendered_inaccessible: 9 }, bytesByStatus: {} },
  missingFiles: 2,
  peopleInInaccessible: { low: 9_000, high: 210_000, why: 'a readable backup of May holds most of them' },
}
const file = () => readIncidentFile(EXAMPLE, 'incident.yaml')
const filled = (id: string, of: IncidentFile = file(), summary: RegisterSummary | null = SUMMARY): Filing =>
  fillForm(formOf(id)!, { file: of, summary, now: NOW, assessment: assessmentOf(of, summary, NOW) })
const fieldsOf = (filing: Filing) => filing.parts.flatMap(({ fields }) => fields)
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

let ctx: TestContext
let incidentId: IncidentId
const at = (iso: string): TestContext =>
  Object.assign(Object.create(ctx) as TestContext, { clock: fixedClock(new Date(iso)), actor: { id: 'lead-1', name: 'Ines Halloran', role: 'lead' } })
/** What the stage "assess" does. */
async function assess(iso: string) {
  const { file: now } = await findIncidentWork(ctx, incidentId)
  await assessIncident(at(iso), incidentId, now)
  return draftFilings(at(iso), incidentId, now)
}

before(async () => {
  ctx = await testContext()
  incidentId = await openIncident(at('2026-10-22T17:00:00Z'), {
    file: file(),
    inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 },
    sourceKey: 'filings',
  })
  await ctx.store.query('insert into register_summary (incident_id, summary, built_at) values ($1, $2, $3)', [incidentId, SUMMARY, NOW])
})
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})

for (const form of FORMS) {
  test(`[FIL11] ${form.id}: every field is filled or says that it is missing, before anything is known and after`, () => {
    for (const filing of [filled(form.id), filled(form.id, assumedIncident({ now: NOW }).file, null)]) {
      for (const field of fieldsOf(filing))
        assert.ok(
          field.value.trim() !== '' && field.label !== '' && !/undefined|NaN|\[object/.test(`${field.value}${field.note}`),
          `${field.id}: ${field.value}`,
        )
      assert.equal(new Set(fieldsOf(filing).map(({ id }) => id)).size, fieldsOf(filing).length, 'a field stands once')
      assert.deepEqual(filing.warnings, [])
    }
  })
}

test('[FIL12] the template of the EDPB has seven parts, in its order', () => {
  assert.deepEqual(
    filled('edpb').parts.map(({ no }) => no),
    [1, 2, 3, 4, 5, 6, 7],
  )
  const fields = fieldsOf(filled('edpb'))
  assert.match(fields.find(({ id }) => id === 'cross_border')!.value, /^IE: about 1,940$/)
  assert.match(fields.find(({ id }) => id === 'data_types')!.value, /^Basic identity/)
  assert.equal(fields.find(({ id }) => id === 'discovery')!.value, 'Detected and communicated by a processor')
})

test('[FIL2] every form gives people as a range', () => {
  for (const { id } of FORMS.filter((form) => !['ico', 'us-ag'].includes(form.id))) {
    const people = fieldsOf(filled(id)).find((field) => field.id === 'people')!
    assert.equal(people.value, 'Between 184,200 and 210,000', id)
  }
})

test('[FIL9] a filing that names somebody in free words is flagged; the contact of the organisation is not', () => {
  const { organisation, supplier } = file()
  const warned = (value: string, id = 'what_happened') => namesSomebody({ id, label: 'What happened', value, source: 'fact', note: '' }, file())
  assert.equal(warned('Mail of rhian.kowalczyk@mail.example was read').length, 1)
  assert.equal(warned('QQ 12 34 56 C is in it').length, 0, 'QQ is not issued')
  assert.equal(warned('AB 12 34 56 C is in it').length, 1)
  assert.equal(warned('She can be rung at 01632 960 118').length, 1)
  assert.equal(warned('Card 4111 1111 1111 1111 was used').length, 1)
  assert.equal(warned(`Write to ${organisation.contact.email} or ${supplier!.contact}`).length, 0)
  assert.equal(warned('someone@elsewhere.example', 'contact_email').length, 0)
  assert.ok(!warned('rhian.kowalczyk@mail.example')[0]!.includes('rhian'))
})

test('[FIL9] no value of a person can reach a form: its whole input is incident file and counts', () => {
  fc.assert(
    fc.property(fc.record({ people: fc.nat(1e6), children: fc.nat(1e4), specialRisk: fc.nat(1e4), records: fc.nat(1e7) }), (counts) => {
      const summary = { ...SUMMARY, ...counts, low: counts.people, high: counts.people + 10 }
      const input = { file: file(), summary, now: NOW, assessment: assessmentOf(file(), summary, NOW) }
      for (const form of FORMS) assert.deepEqual(fillForm(form, input).warnings, [])
    }),
    { numRuns: 10 },
  )
})

test('[FIL8] a filing comes as PDF and as a Word document with every field in it', async () => {
  const filing = filled('charity-commission')
  assert.equal((await filingPdf(filing)).subarray(0, 5).toString(), '%PDF-')
  const words = strFromU8(unzipSync(await filingDocx(filing))['word/document.xml']!)
  for (const { label } of fieldsOf(filing)) assert.ok(words.includes(label), label)
  assert.ok(words.includes('Between 184,200 and 210,000'))
})

test('[FIL13] forms are drafted where a duty may be owed, once; nothing new without a change', async () => {
  const first = await assess('2026-10-23T09:00:00Z')
  assert.ok(['ico', 'edpb', 'ncsc', 'report-fraud'].every((id) => first.some(({ form, isNew }) => form === id && isNew)))
  assert.ok(!first.some(({ form }) => form === 'charity-commission'), 'a party is no charity')
  assert.ok((await assess('2026-10-23T10:00:00Z')).every(({ isNew }) => !isNew))
})

test('[FIL10] filed, with reference and receipt: the duty is met at that moment, and the version never changes again', async () => {
  await assert.rejects(
    recordFiled(at('2026-10-23T12:00:00Z'), incidentId, { form: 'ico', version: 1, filedAt: new Date('2026-10-24T12:00:00Z'), reference: '', receipt: '' }),
    refusedWith('telling_invalid'),
  )
  await recordFiled(at('2026-10-23T12:00:00Z'), incidentId, {
    form: 'ico',
    version: 1,
    filedAt: new Date('2026-10-23T11:40:00Z'),
    reference: 'IC-000001-A1B2',
    receipt: 'Thank you for your report.',
  })
  await assert.rejects(
    recordFiled(at('2026-10-23T12:05:00Z'), incidentId, { form: 'ico', version: 1, filedAt: NOW, reference: '', receipt: '' }),
    refusedWith('filing_done'),
  )
  await assess('2026-10-23T12:10:00Z')
  const duty = (await listObligations(ctx.store, incidentId)).find(({ ruleId }) => ruleId === 'uk-gdpr.33.1')!
  assert.equal(duty.metAt?.toISOString(), '2026-10-23T11:40:00.000Z')
  assert.ok((await findChain(ctx.store, incidentId)).tellings.some(({ body, reference }) => body === 'ico' && reference === 'IC-000001-A1B2'))
  await recordReceipt(at('2026-10-23T13:00:00Z'), incidentId, 'ico', 1, { reference: '', receipt: 'Case officer will write.' })
  const [row] = await listFilings(ctx.store, incidentId).then((rows) => rows.filter(({ form }) => form === 'ico'))
  assert.deepEqual([row!.authorityReference, row!.receipt, row!.receipts], ['IC-000001-A1B2', 'Case officer will write.', []])
  await assert.rejects(recordReceipt(at('2026-10-23T13:00:00Z'), incidentId, 'ncsc', 1, { reference: 'x', receipt: '' }), refusedWith('filing_not_filed'))
})

test("[FIL10] an authority's receipt is kept as it came, sealed; a later one stands beside it; it is given back byte for byte, and that is logged", async () => {
  const lead = at('2026-10-23T14:00:00Z')
  const mail = Buffer.from('Subject: IC-000001-A1B2\r\n\r\nWe have your report.\0')
  const give = (name: string, content: Buffer) => recordReceipt(lead, incidentId, 'ico', 1, { reference: '', receipt: '', file: { name, content } })
  await give('../../C:\\mail\u202e\nof ICO.eml', mail)
  await give('the same, saved again.eml', mail)
  await give('letter.pdf', Buffer.from('%PDF-1.7 invented'))
  const receiptsOf = async () => (await listFilings(ctx.store, incidentId)).find(({ form, version }) => form === 'ico' && version === 1)!.receipts
  assert.deepEqual(
    (await receiptsOf()).map(({ receiptNo, name, bytes, keptAt }) => [receiptNo, name, bytes, keptAt]),
    [
      [1, 'mail  of ICO.eml', mail.length, '2026-10-23T14:00:00Z'],
      [2, 'letter.pdf', 17, '2026-10-23T14:00:00Z'],
    ],
  )
  const read = await readReceipt(lead, incidentId, 'ico', 1, 1)
  assert.deepEqual(Buffer.concat(await Array.fromAsync(read.content)), mail)
  const logged = await ctx.store.query<{ action: string }>(`select action from audit_entry where action like 'filing.receipt%' order by seq`)
  assert.equal(logged.at(-1)!.action, 'filing.receipt-read')
  // Sealed: what was sent lies nowhere in the vault in the clear.
  const vault = join(ctx.dataFolder, 'vault', incidentId)
  const files = readdirSync(vault, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.ok(files.length >= 2)
  for (const entry of files) assert.ok(!readFileSync(join(entry.parentPath, entry.name)).includes('We have your report'), entry.name)
  await assert.rejects(give('big.bin', Buffer.alloc(MOST_RECEIPT_BYTES + 1)), refusedWith('receipt_too_large'))
  await assert.rejects(give('empty.bin', Buffer.alloc(0)), refusedWith('receipt_empty'))
  await assert.rejects(readReceipt(lead, incidentId, 'ico', 1, 9), refusedWith('not_found'))
  assert.equal((await receiptsOf()).length, 2)
})

test('[CIT2] when a fact changes, the filing that went out with it is listed with the words before and after, and a follow-up is drafted', async () => {
  const looked = { topic: 'what was looked at', says: 'Traffic logs of 20 to 23 October', grade: 'seen', source: 'Our IT lead' } as const
  await addFact(at('2026-10-23T14:00:00Z'), incidentId, { ...looked, sets: { path: 'whatHappened.lookedAt', value: ['Traffic logs of 20 to 23 October'] } })
  const factNo = await addFact(at('2026-10-23T14:00:00Z'), incidentId, {
    topic: 'exfiltration',
    says: 'Traffic logs show no copying',
    grade: 'seen',
    source: 'Our IT lead',
    sets: { path: 'whatHappened.exfiltration', value: 'not_seen' },
  })
  const drafted = (await assess('2026-10-23T14:10:00Z')).find(({ form }) => form === 'ico')!
  assert.equal(drafted.isNew, true)
  const followUp = (await listFilings(ctx.store, incidentId)).filter(({ form }) => form === 'ico').at(-1)!
  assert.deepEqual([followUp.kind, fieldsOf(followUp.fields).find(({ id }) => id === 'report_type')!.value], ['follow_up', 'Follow-up report'])
  assert.equal(fieldsOf(followUp.fields).find(({ id }) => id === 'ico_reference')!.value, 'IC-000001-A1B2')
  await recordFiled(at('2026-10-23T15:00:00Z'), incidentId, {
    form: 'ico',
    version: followUp.version,
    filedAt: new Date('2026-10-23T15:00:00Z'),
    reference: '',
    receipt: '',
  })
  await correctFact(at('2026-10-24T09:00:00Z'), incidentId, factNo, {
    says: '40 GB left the server',
    grade: 'forensic',
    source: 'Kestrel Response, report 2',
    sets: { path: 'whatHappened.exfiltration', value: 'seen' },
    reason: 'Report 2',
  })
  const open = (await listCorrections(ctx.store, incidentId)).filter(({ document }) => document === `filing:ico:${followUp.version}`)
  assert.ok(open.length > 0)
  assert.deepEqual([open[0]!.before, open[0]!.after, open[0]!.factNo], ['Traffic logs show no copying', '40 GB left the server', factNo])
  assert.ok(open.some(({ place, said }) => place === 'confidentiality' && said !== ''))
  await assess('2026-10-24T09:10:00Z')
  const third = (await listFilings(ctx.store, incidentId)).filter(({ form }) => form === 'ico').at(-1)!
  assert.equal(third.version, followUp.version + 1)
  const changed = changesBetween(followUp.fields, third.fields)
  assert.ok(changed.some(({ id, before, after }) => id === 'confidentiality' && before !== after))
  await recordFiled(at('2026-10-24T10:00:00Z'), incidentId, {
    form: 'ico',
    version: third.version,
    filedAt: new Date('2026-10-24T10:00:00Z'),
    reference: '',
    receipt: '',
  })
  assert.deepEqual(
    (await listCorrections(ctx.store, incidentId)).filter(({ document }) => document.startsWith('filing:ico:')),
    [],
    'the follow-up corrects it',
  )
})

test('[CIT3] drafts that were never filed need no correction; what did go out is settled by hand, with how', async () => {
  const open = await listCorrections(ctx.store, incidentId)
  assert.deepEqual(
    open.filter(({ document }) => document.startsWith('filing:')),
    [],
  )
  await assert.rejects(settleCorrection(at('2026-10-24T11:00:00Z'), incidentId, 'filing:ico:1', 1, 'done'), refusedWith('correction_unknown'))
})

test('[FIL14] a final report and a withdrawal are versions of their own, and only of what was filed', async () => {
  const { file: now } = await findIncidentWork(ctx, incidentId)
  await assert.rejects(prepareFiling(at('2026-10-25T09:00:00Z'), incidentId, 'ncsc', 'final', now), refusedWith('filing_not_filed'))
  await assert.rejects(prepareFiling(at('2026-10-25T09:00:00Z'), incidentId, 'no-such', 'final', now), refusedWith('filing_unknown'))
  const { version } = await prepareFiling(at('2026-10-25T09:00:00Z'), incidentId, 'ico', 'withdrawn', now)
  await recordFiled(at('2026-10-25T10:00:00Z'), incidentId, { form: 'ico', version, filedAt: new Date('2026-10-25T10:00:00Z'), reference: '', receipt: '' })
  await addFact(at('2026-10-25T11:00:00Z'), incidentId, {
    topic: 'cause',
    says: 'Another account was used',
    grade: 'seen',
    source: 'us',
    sets: { path: 'whatHappened.malice', value: 'yes' },
  })
  const after = (await assess('2026-10-25T11:10:00Z')).filter(({ form }) => form === 'ico')
  assert.deepEqual(after, [], 'nothing follows a withdrawal by itself')
  assert.deepEqual(
    (await listFilings(ctx.store, incidentId))
      .filter(({ form }) => form === 'ico')
      .map(({ kind }) => kind)
      .slice(-1),
    ['withdrawn'],
  )
})
