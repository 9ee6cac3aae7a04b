import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv } from './formats/csv.ts'
import { brief, readForTest } from './formats/read-for-test.ts'
import { mysqlDump } from './formats/sql-dump.ts'
import { relationshipHintOf } from './table-feed.ts'
import { findHeader } from './table-header.ts'
import { statusOf, togetherStanding } from './status-words.ts'

const read = async (text: string, path = 'export/people.csv') => (await readForTest(csv, text, path)).records.map(brief)

test('ways of contact one a row: the type says what the value is, and values say it themselves where the type does not', async () => {
  const { records } = await readForTest(
    mysqlDump,
    'CREATE TABLE `player` (`player_id` int, `first_name` varchar(9), `surname` varchar(9), PRIMARY KEY (`player_id`));\nCREATE TABLE `reach` (`id` int, `player_id` int, `kind` varchar(9), `value` varchar(99), PRIMARY KEY (`id`), FOREIGN KEY (`player_id`) REFERENCES `player` (`player_id`));\n' +
      "INSERT INTO `player` VALUES (1,'Ana','Penhale'),(2,'Bea','Okonjo');\nINSERT INTO `reach` VALUES (1,1,'email','ana@x.example'),(2,1,'home','0113 496 0001'),(3,2,'email','bea@x.example'),(4,2,'shirt','L');\n",
    'club.sql',
  )
  assert.deepEqual(
    records
      .slice(2)
      .map(brief)
      .map(({ foreignKeys, emails, phones, kinds }) => [foreignKeys, emails ?? phones, kinds]),
    [
      [['player:1'], ['ana@x.example'], ['email']],
      [['player:1'], ['0113 496 0001'], ['phone']],
      [['player:2'], ['bea@x.example'], ['email']],
    ],
  )
})
test('a column of e-mail addresses, numbers and postcodes is judged cell by cell', async () => {
  const records = await read('name,contact\nAna Penhale,ana@x.example\nBea Okonjo,07700 900112\nChi Lin,c@x.example / 0113 496 0002\nDov Tarn,LS1 4AP\n')
  assert.deepEqual(
    records.map(({ emails, phones, postcode }) => [emails, phones, postcode]),
    [
      [['ana@x.example'], undefined, undefined],
      [undefined, ['07700 900112'], undefined],
      [['c@x.example'], ['0113 496 0002'], undefined],
      [undefined, undefined, 'LS1 4AP'],
    ],
  )
})
test('a header is found below titles that fill several cells; a row of data is no title', () => {
  const titles = [
    ['Otley Chess Club', '', '', '', ''],
    ['Annual return', 'North', '2023/24', '', ''],
    ['', '', '', '', ''],
  ]
  const header = ['Memb. no.', 'Name', 'Address', 'Post code', 'Remarks']
  const data = [
    ['C1', 'Lin, C. (Mr)', '1 Quarry Lane', 'LS1 4AP', ''],
    ['C2', 'Tarn, Dov', '2 Quarry Lane', 'LS1 4AP', ''],
  ]
  assert.deepEqual(findHeader([...titles, header, ...data]), { header, firstRow: 4 })
  assert.equal(findHeader([...data, ...data]).header.join(''), '')
})
test('`Family, I. (Title)` gives title, initial and family name, and a line of totals is nobody', async () => {
  const records = await read('Name,Post code\n"Lin, C. (Mr)",LS1 4AP\n"de Souza, Ana (Ms)",LS1 4AQ\n"Tarn, D",LS1 4AB\nTotal: 3 members,\nTotal,\n')
  assert.deepEqual(
    records.map(({ title, givenName, familyName }) => [title, givenName, familyName]),
    [
      ['Mr', 'C.', 'Lin'],
      ['Ms', 'Ana', 'de Souza'],
      [undefined, 'D', 'Tarn'],
    ],
  )
})

for (const [type, status, together] of [
  ['applicant', 'rejected', 'applicant'],
  ['applicant', 'withdrawn', 'applicant'],
  ['member', 'lapsed', 'former'],
  ['affiliated', 'active', 'affiliated_supporter'],
  ['registered', 'resigned', 'former'],
  ['donor', 'lapsed', 'donor'],
  ['Life member', 'Pending', 'applicant'],
] as const) {
  test(`type "${type}" with status "${status}" is ${together}, in either order`, () => {
    const [one, other] = [statusOf(type), statusOf(status)] as ['member', 'gone']
    assert.equal(togetherStanding(one, other), together)
    assert.equal(togetherStanding(other, one), together)
  })
}
test('a row whose type says organisation is about no person', async () => {
  const records = await read(
    'donor_type,full_name,email\nperson,Ana Penhale,a@x.example\norganisation,Otley Weavers,office@x.example\nperson,Bea Okonjo,b@x.example\n',
    'donors.csv',
  )
  assert.deepEqual(
    records.map(({ fullName, relationship }) => [fullName, relationship]),
    [
      ['Ana Penhale', 'donor'],
      ['Bea Okonjo', 'donor'],
    ],
  )
})

for (const [names, hint] of [
  [['Pit Deputies Staff Association', 'unions/Affiliated supporters.xlsx'], 'affiliated_supporter'],
  [['Amalgamated Loom Workers', 'members.xlsx'], 'member'],
  [['Staff', 'everyone.xlsx'], 'staff'],
  [['contact_detail', 'members.sql'], 'member'],
] as const) {
  test(`"${names[0]}" in ${names[1]} speaks of ${hint}`, () => assert.equal(relationshipHintOf([...names]), hint))
}
test('an address that was valid until a day is no leaving, and rows that add to people say nothing of their standing', async () => {
  const { records, sources } = await readForTest(
    mysqlDump,
    'CREATE TABLE `member` (`member_id` int, `first_name` varchar(9), `surname` varchar(9), `type` varchar(9), PRIMARY KEY (`member_id`));\nCREATE TABLE `address` (`address_id` int, `member_id` int, `line1` varchar(99), `postcode` varchar(9), `valid_to` date, PRIMARY KEY (`address_id`), FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`));\n' +
      "INSERT INTO `member` VALUES (1,'Ana','Penhale','applicant'),(2,'Bea','Okonjo','member');\nINSERT INTO `address` VALUES (1,1,'1 Quarry Lane','LS1 4AP','2019-01-01'),(2,2,'2 Quarry Lane','LS1 4AP',NULL);\n",
    'members.sql',
  )
  assert.deepEqual(
    records.map(({ leftOn, relationship }) => [leftOn, relationship]),
    [
      ['', 'applicant'],
      ['', 'member'],
      ['', ''],
      ['', ''],
    ],
  )
  assert.deepEqual(
    sources.map((source) => source.relationshipHint),
    ['member', null],
  )
})

test('results of a canvass are opinions without a header; undecided and refused tell nothing', async () => {
  const names = ['Ana Penhale', 'Bea Okonjo', 'John Smith', 'Mary Jones', 'David Brown', 'Susan Taylor']
  const results = ['Heron - strong', 'Heron - weak', 'Undecided', 'Will not say', 'Against', 'Kestrel']
  const records = await read(Array.from({ length: 24 }, (_, no) => `${names[no % 6]}|LS${no + 1} 4AP|${results[no % 6]}`).join('\n'), 'lists/doors.txt')
  assert.deepEqual(
    records.slice(0, 6).map(({ kinds }) => kinds!.includes('political_opinion')),
    [true, true, false, false, true, true],
  )
})
test('`Voter` above names is a name; few words over and over are no family names beside whole names', async () => {
  const rows = Array.from(
    { length: 24 },
    (_, no) =>
      `${['Ana Penhale', 'John Smith', 'Mary Jones'][no % 3]},07700 9001${no + 10},${['Day', 'Weekend', 'Day'][no % 3]},${['Heron', '', 'Kestrel'][no % 3]}`,
  )
  const records = await read(`Voter,Telephone,Ticket,Voting intention\n${rows.join('\n')}\n`, 'dialler.csv')
  assert.deepEqual([records[0]!.fullName, records[0]!.familyName, records[0]!.kinds], ['Ana Penhale', undefined, ['person_name', 'phone', 'political_opinion']])
  assert.ok(!records[1]!.kinds!.includes('political_opinion'))
})
test("reasons of appointments are health; an office's marks are no correspondence; a patient's number may be short for it", async () => {
  const reasons = ['asthma review', 'physiotherapy after hip replacement', 'counselling for anxiety']
  const clinic = await read(
    `APPT_NO\tPAT_NO\tAPPT_DT\tREASON\n${Array.from({ length: 20 }, (_, no) => `${no + 9000}\t${no + 70}\t14.02.2025\t${reasons[no % 3]}`).join('\n')}\n`,
    'clinic/appts.txt',
  )
  assert.deepEqual([clinic[0]!.foreignKeys, clinic[0]!.kinds], [['patient_no:70'], ['health']])
  const marks = ['check with branch', 'no signature on form', 'opted in twice?']
  const rows = Array.from({ length: 20 }, (_, no) => `Ana,Penhale,a${no}@x.example,${marks[no % 3]}`)
  assert.ok(!(await read(`First name,Surname,Email,Query\n${rows.join('\n')}\n`))[0]!.kinds!.includes('correspondence'))
})
for (const [note, kind] of [
  ['Is a shop steward in the Allied Dyers union.', 'trade_union'],
  ['Member of the Pit Deputies Staff Association.', 'trade_union'],
  ['Voted for the Heron Party last time.', 'political_opinion'],
  ['Lapsed Catholic', 'religion'],
  ['On probation', 'criminal'],
  ['Is gay and happy to speak about it.', 'sexual_life'],
  ['In hospital after a stroke', 'health'],
] as const) {
  test(`a note "${note}" tells ${kind} of the row's person, whom it does not name`, async () =>
    assert.ok(
      (
        await read(`first_name,surname,email,notes\nAna,Penhale,a@x.example,${note}\nBea,Okonjo,b@x.example,Asked for the minutes of the last meeting.\n`)
      )[0]!.kinds!.includes(kind),
    ))
}
for (const note of [
  'Asked for the church hall on Friday.',
  'Green bin not collected',
  'Asked whether we support the strike',
  'Wants our leaflet on cancer research',
  'Straight to voicemail',
]) {
  test(`a note "${note}" tells nothing special`, async () =>
    assert.deepEqual(
      (await read(`first_name,surname,email,notes\nAna,Penhale,a@x.example,${note}\nBea,Okonjo,b@x.example,Asked for minutes of the meeting.\n`))[0]!.kinds,
      ['person_name', 'email', 'correspondence'],
    ))
}
test('a parent on a row has the postcode to be told by, which is not counted as data of theirs', async () => {
  const records = await read(
    'first_name,last_name,dob,postcode,guardian_name,guardian_phone\nAna,Penhale,2014-01-01,LS1 4AP,Orla Penhale,07700 900111\n',
    'juniors.csv',
  )
  assert.deepEqual([records[1]!.postcode, records[1]!.kinds], ['LS1 4AP', ['person_name', 'phone']])
})
