/** Whose the data in prose are. People, numbers and addresses are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_CONTEXT, type Finding } from './finding.ts'
import { DEFAULT_LIMITS } from './formats/format.ts'
import { proseRecords, type ProsePlace } from './prose-records.ts'
import type { PersonRecord } from './record.ts'

function read(text: string, headers?: ProsePlace['headers']) {
  const records: PersonRecord[] = []
  const findings: { finding: Finding; rowNo: number | null }[] = []
  const context = { detectors: NO_CONTEXT, depth: 0, limits: DEFAULT_LIMITS, today: '2024-06-07' }
  const count = proseRecords(text, { sourceNo: 3, place: 'page 2', firstRowNo: 5, headers }, context, {
    source: () => 3,
    member: async () => {},
    record: (record) => records.push(record),
    finding: (_sourceNo, _place, finding, rowNo) => findings.push({ finding, rowNo }),
  })
  assert.equal(count, records.length)
  const named = (familyName: string) => records.find((record) => record.familyName === familyName)!
  return { records, findings, named }
}

const LETTER = `14 Mill Lane
Otley
LS21 3AB
Tel: 01632 960123

The Membership Secretary
Harbour Alliance
1 Quay Street, Hull, HU1 1AA

Dear Mr Patel,

I have been a member since 1998 and my membership number is HA-204417. I was diagnosed with asthma. My wife, Jane Wetherby, is a member
as well and her email is jane@example.org.

Yours sincerely,

Ian Wetherby
ian.w@example.com`

test('[DET36] a letter gives its author with what stands at its head and foot, and those it names', () => {
  const { records, named } = read(LETTER)
  const author = records.find((record) => record.givenName === 'Ian')!
  assert.deepEqual(
    [author.address, author.postcode, author.phones, author.emails],
    ['14 Mill Lane, Otley', 'LS21 3AB', ['+441632960123'], ['ian.w@example.com']],
  )
  assert.equal(author.membershipNumber, 'HA-204417')
  for (const kind of ['correspondence', 'health', 'family_member', 'membership_number'] as const) assert.ok(author.kinds.includes(kind), kind)
  const wife = records.find((record) => record.givenName === 'Jane')!
  assert.deepEqual([wife.emails, wife.kinds], [['jane@example.org'], ['person_name', 'email']])
  assert.deepEqual([named('Patel').title, named('Patel').kinds], ['Mr', ['person_name', 'correspondence']])
})

test('[DET37] a form gives its subject what its lines say, and the next of kin theirs', () => {
  const { records } = read(
    'Name: Priya Raman\nDOB: 03/04/1981\nEmail: praman@example.org\nPhone: 07700 900456\nSort code: 20-45-45\nAccount number: 55779911\nNext of kin: Arun Raman\nNext of kin phone: 07700 900457\n',
  )
  const [subject, kin] = records as [PersonRecord, PersonRecord]
  assert.deepEqual([subject.dateOfBirth, subject.phones, subject.masked], ['1981-04-03', ['+447700900456'], ['bank_account=11']])
  assert.deepEqual([kin.givenName, kin.phones], ['Arun', ['+447700900457']])
  assert.ok(subject.kinds.includes('family_member'))
})

test('[DET37] a name label that comes again begins another person', () => {
  const { records } = read('Name: Priya Raman\nEmail: p@example.org\nTown: Otley\nName: Tom Ackroyd\nNI number: AB123456C\nTown: Hull\n')
  assert.deepEqual(
    records.map(({ givenName, emails, identifiers }) => [givenName, emails, identifiers]),
    [
      ['Priya', ['p@example.org'], []],
      ['Tom', [], ['ni_number=AB123456C']],
    ],
  )
})

test('[DET38] in running text the sentence decides, and a pronoun means the last one named', () => {
  const { named } = read('Alice Green (alice@example.org) chaired. Bob Marsh has been off sick with depression. He can be reached on 07700 900999.')
  assert.deepEqual(named('Green').kinds, ['person_name', 'email'])
  assert.deepEqual([named('Marsh').kinds.includes('health'), named('Marsh').phones], [true, ['+447700900999']])
})

test('[DET35] a name in passing makes no record, but is listed as a finding of nobody', () => {
  const { records, findings } = read('Present: Alice Green, Bob Marsh and Carol Hirst. The roof was discussed.')
  assert.deepEqual(records, [])
  assert.ok(findings.length >= 3 && findings.every(({ rowNo }) => rowNo === null))
})

test('[DET39] an address without a name is a person of its own; a machine’s or an office’s is not', () => {
  const { records } = read('10:22 login sam.holt@example.net from 81.2.69.160\n10:23 mail from noreply@example.net to info@example.net\n')
  assert.deepEqual(
    records.map(({ emails, kinds }) => [emails, kinds]),
    [[['sam.holt@example.net'], ['email', 'ip_address']]],
  )
})

test('[DET40] "I" in a mail is its sender', () => {
  const { records } = read('Hello,\n\nplease note my new number, 07700 900456. I have epilepsy.\n', { from: 'Tom Ackroyd <tom@example.org>' })
  assert.deepEqual(
    records.map(({ familyName, emails, phones, kinds }) => [familyName, emails, phones, kinds.includes('health') && kinds.includes('correspondence')]),
    [['Ackroyd', ['tom@example.org'], ['+447700900456'], true]],
  )
})

test('[DET41] children, the dead and those in danger are marked', () => {
  const { named } = read(
    'Name: Tom Ackroyd\nDOB: 01/09/2012\nAddress: 9 Chapel Row, Hull, HU1 1AA\n\nName: Ann Hirst (deceased)\nDOB: 01/09/1932\nEmail: a@example.org\n\nName: Joy Marsh\nEmail: j@example.org\nNotes: lives in a refuge, do not disclose address\n',
  )
  assert.deepEqual([named('Ackroyd').flags, named('Hirst').flags, named('Marsh').flags], [['child'], ['deceased'], ['special_risk']])
})

test('records are numbered on from the number given', () => {
  assert.deepEqual(
    read('Name: Tom Ackroyd\nEmail: t@example.org\n').records.map(({ rowNo, sourceNo, place }) => [rowNo, sourceNo, place]),
    [[5, 3, 'page 2']],
  )
})

test('[DET2] a megabyte of names and labels is read to its end', () => {
  for (const unit of ['Name: Ann Hill\nTel: 07700 900123\n', 'Ann Hill saw Bob Marsh. ', 'a@b.org ', '> > Dear Ann Hill,\n', 'my wife Ann Hill ']) {
    assert.ok(Array.isArray(read(unit.repeat(Math.ceil(300_000 / unit.length))).records))
  }
})

test('[DET38] what is said of a relation without a name is nobody’s', () => {
  const { records } = read('My name is Tom Ackroyd, my email is t@example.org.\nMy mother has dementia.\nHis son Yusuf Begum has autism.')
  assert.deepEqual(
    records.map(({ familyName, kinds }) => [familyName, kinds.includes('health')]),
    [
      ['Ackroyd', false],
      ['Begum', true],
    ],
  )
})

test('[DET37] a line of a form that is left empty takes nothing from the next', () => {
  const { records } = read('Full name: Priya Raman\nEmail: p@example.org\nOccupation: \nTrade union:\nEthnic origin:\nReligion: \nDisability:\n')
  assert.deepEqual(
    records.map(({ kinds }) => kinds),
    [['person_name', 'email']],
  )
})
