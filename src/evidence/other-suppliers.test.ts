import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Format } from './formats/format.ts'
import { csv } from './formats/csv.ts'
import { json } from './formats/json.ts'
import { brief, readForTest } from './formats/read-for-test.ts'
import { postgresDump } from './formats/sql-dump.ts'
import { xlsx } from './formats/xlsx.ts'

const read = async (format: Format, content: string | Buffer, path: string) => (await readForTest(format, content, path)).records.map(brief)

test('a housing association: titles padded with commas, a lead and a joint tenant, a totals line, repairs by tenancy', async () => {
  const tenancies = await read(
    csv,
    'Alder Vale Homes,,,,,,,,,,,,\nLive tenancies,Run by: system,12/01/2026,,,,,,,,,,\n,,,,,,,,,,,,\n' +
      'Tenancy Ref,Lead Tenant,Lead Tenant DOB,Joint Tenant,Joint Tenant DOB,Address 1,Post Code,Tel,Vulnerability,Household income,Benefit type,ASB notes,End date\n' +
      'TN1,Mrs Orla Penhale,04/03/1961,Mr Davit Penhale,09/11/1959,14 Quarry Lane,LS1 4AP,07700 900111,Mobility problems,"£18,200",None,,\n' +
      'TN2,"Lin, Chi (Ms)",02/02/1990,,,Flat 2 Alder Court,LS6 2AB,0113 496 0004,,,None,Has a conviction for criminal damage; police attended.,01/11/2025\n' +
      'TN3,Bea Okonjo,21/07/1988,,,3 Mill Row,LS2 7EW,07700 900112,,"£21,050",None,,\n' +
      'Total: 3 tenancies,,,,,,,,,,,,\n',
    'housing/tenancies.csv',
  )
  assert.deepEqual(
    tenancies.map(({ subject, title, familyName, fullName, dateOfBirth, ownKey }) => [subject ?? 0, title, familyName ?? fullName, dateOfBirth, ownKey]),
    [
      [0, 'Mrs', 'Orla Penhale', '1961-03-04', 'tenancy_no:TN1'],
      [1, 'Mr', 'Davit Penhale', '1959-11-09', undefined],
      [0, 'Ms', 'Lin', '1990-02-02', 'tenancy_no:TN2'],
      [0, undefined, 'Bea Okonjo', '1988-07-21', 'tenancy_no:TN3'],
    ],
  )
  assert.deepEqual(
    [0, 2].map((row) => ['health', 'salary', 'criminal', 'family_member'].filter((kind) => tenancies[row]!.kinds!.includes(kind as 'health'))),
    [['health', 'salary', 'family_member'], ['criminal']],
  )
  const repairs = await read(
    csv,
    'job_no,tenancy_ref,reported,trade,description\n1,TN1,2025-11-02,Plumbing,Tenant uses wheelchair so allow time to answer door.\n2,TN2,2025-11-05,Electrical,Socket sparking\n',
    'housing/repairs.csv',
  )
  assert.deepEqual(
    repairs.map(({ foreignKeys, kinds }) => [foreignKeys, kinds?.includes('health'), kinds?.includes('employment')]),
    [
      [['tenancy_no:TN1'], true, false],
      [['tenancy_no:TN2'], false, false],
    ],
  )
})

const letter = (index: number) => String.fromCharCode(65 + index)
function sheetOf(rows: (string | number)[][]): string {
  const cell = (value: string | number, place: string) =>
    value === '' ? '' : typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
  const data = rows.map((row, no) => `<row r="${no + 1}">${row.map((value, at) => cell(value, `${letter(at)}${no + 1}`)).join('')}</row>`).join('')
  return `<worksheet><sheetData>${data}</sheetData><mergeCells><mergeCell ref="A1:H1"/></mergeCells></worksheet>`
}
function workbook(sheets: Record<string, (string | number)[][]>): Buffer {
  const names = Object.keys(sheets)
  const entries = Object.values(sheets).map((rows, no) => [`xl/worksheets/sheet${no + 1}.xml`, strToU8(sheetOf(rows))])
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns:r="r"><sheets>${names.map((name, no) => `<sheet name="${name}" sheetId="${no + 1}" r:id="rId${no + 1}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${names.map((_, no) => `<Relationship Id="rId${no + 1}" Target="worksheets/sheet${no + 1}.xml"/>`).join('')}</Relationships>`,
      ),
      ...(Object.fromEntries(entries) as Record<string, Uint8Array>),
    }),
  )
}

test('a trade union: merged titles, groups of columns above the header, a branch that is no list of branches, case notes by member', async () => {
  const records = await read(
    xlsx,
    workbook({
      'Branch 14': [
        ['Allied Loom Workers Union – Branch 14'],
        ['Printed 12 January 2026', '', '', 'Page 1 of 1'],
        [],
        ['Member', '', '', '', 'Contact', '', '', 'Work', ''],
        ['Mem No', 'Surname', 'Forename(s)', 'D.O.B', 'Home Address', 'P/Code', 'Mob', 'Employer', 'Status'],
        ['L000417', 'Penhale', 'Ana', 22376, '14 Quarry Lane, Leeds', 'LS1 4AP', '07700 900111', 'Aire Mills', 'Paid up'],
        ['L000418', 'Okonjo', 'Bea', 30111, '3 Mill Row, Leeds', 'LS2 7EW', '07700 900112', 'Aire Mills', 'Lapsed'],
        ['L000419', 'Lin', 'Chi', 28000, '9 Kiln Street, Leeds', 'LS9 9JT', '', 'Calder Dyers', 'Paid up'],
        ['Total members', '', '', 3],
      ],
      Casework: [
        ['Case log'],
        [],
        ['Case No', 'Mem No', 'Opened', 'Officer', 'Summary'],
        ['C1', 'L000418', 45650, 'J. Mabb', 'Accused of theft from stores; denies it. Off sick since May with depression.'],
        ['C2', 'L000417', 45700, 'J. Mabb', 'Refused prayer time. Practising Muslim.'],
        ['C3', 'L000419', 45700, 'K. Orme', 'Underpaid holiday, employer does not answer letters.'],
      ],
    }),
    'Members 2026.xlsx',
  )
  assert.deepEqual(
    records.slice(0, 3).map(({ givenName, familyName, dateOfBirth, relationship, ownKey }) => [givenName, familyName, dateOfBirth, relationship, ownKey]),
    [
      ['Ana', 'Penhale', '1961-04-05', 'member', 'member_no:L000417'],
      ['Bea', 'Okonjo', '1982-06-09', 'former', 'member_no:L000418'],
      ['Chi', 'Lin', '1976-08-28', 'member', 'member_no:L000419'],
    ],
  )
  for (const record of records.slice(0, 3))
    for (const kind of ['trade_union', 'postal_address', 'employment'] as const) assert.ok(record.kinds!.includes(kind), kind)
  assert.deepEqual(
    records
      .slice(3)
      .map(({ foreignKeys, kinds }) => [
        foreignKeys!.includes('member_no:L000418'),
        ['health', 'religion', 'criminal'].filter((kind) => kinds!.includes(kind as 'health')),
      ]),
    [
      [true, ['health', 'criminal']],
      [false, ['religion']],
      [false, []],
    ],
  )
})

test('a school: pupils with contacts within them as JSON', async () => {
  const pupil = (upn: string, forename: string, dob: string, more: object) => ({
    upn,
    legal: { surname: 'Penhale', forename },
    dob,
    yearGroup: 9,
    homeAddress: { line1: '14 Quarry Lane', postcode: 'LS1 4AP' },
    ...more,
  })
  const records = await read(
    json,
    JSON.stringify({
      school: { name: 'Alder Vale Academy' },
      pupils: [
        pupil('A1', 'Ana', '2012-04-05', {
          sen: { need: 'ASD' },
          medical: ['nut allergy'],
          contacts: [{ name: 'Orla Penhale', relationship: 'Mother', phone: '07700 900111' }],
          visits: [{ on: '2025-05-01', reason: 'asthma attack' }],
        }),
        pupil('A2', 'Bea', '2011-11-21', {
          sen: null,
          medical: [],
          contacts: [{ name: 'Davit Penhale', relationship: 'Father', phone: '07700 900112' }],
          visits: [{ on: '2025-05-02', reason: 'dyslexia test' }],
        }),
      ],
    }),
    'mis/pupils.json',
  )
  const pupils = records.filter((record) => record.dateOfBirth !== undefined)
  assert.deepEqual(
    pupils.map(({ givenName, identifiers, flags, kinds }) => [givenName, identifiers, flags, kinds!.includes('health'), kinds!.includes('education')]),
    [
      ['Ana', ['customer_number=A1'], ['child'], true, true],
      ['Bea', ['customer_number=A2'], ['child'], false, true],
    ],
  )
  const mother = records.find((record) => record.fullName === 'Orla Penhale')!
  assert.deepEqual(mother.kinds, ['person_name', 'family_member', 'phone'])
  const visit = records.find((record) => record.fullName === undefined && record.dateOfBirth === undefined && record.kinds!.includes('health'))!
  assert.deepEqual(visit.foreignKeys, [pupils[0]!.ownKey], 'the nested row points to the pupil that has no id of its own')
})

test('a school: a SQL Server script without semicolons, with casts, dates as bytes, and ways of contact one a row', async () => {
  const staff = (no: number, surname: string, born: string) =>
    `INSERT [dbo].[Staff] ([StaffID], [PayrollNo], [Surname], [Forename], [DOB], [Post], [Salary]) VALUES (${no}, N'T004${no}', N'${surname}', N'Jory', ${born}, N'Teacher of maths', 41200.0000)\n`
  const contact = (no: number, type: string, detail: string) =>
    `INSERT [dbo].[StaffContact] ([ContactID], [StaffID], [ContactType], [ContactDetail]) VALUES (${no}, ${no}, N'${type}', N'${detail}')\n`
  const records = await read(
    postgresDump,
    'USE [SchoolMIS]\r\nGO\r\nCREATE TABLE [dbo].[Staff](\n\t[StaffID] [int] IDENTITY(1,1) NOT NULL,\n CONSTRAINT [PK_Staff] PRIMARY KEY CLUSTERED ([StaffID] ASC)\n) ON [PRIMARY]\nGO\nSET IDENTITY_INSERT [dbo].[Staff] ON\n' +
      staff(1, 'Mabb', "CAST(N'1979-03-04' AS Date)") +
      staff(2, "O''Dell", 'CAST(0x7C0A0B00 AS Date)') +
      staff(3, 'Orme', 'NULL') +
      'SET IDENTITY_INSERT [dbo].[Staff] OFF\nGO\n' +
      contact(1, 'Home', '0113 496 0001') +
      contact(2, 'Home', 'j@odell.example') +
      contact(3, 'Work', '07700 900113') +
      'GO\n',
    'mis/SchoolMIS.sql',
  )
  assert.deepEqual(
    records.slice(0, 3).map(({ familyName, dateOfBirth, ownKey }) => [familyName, dateOfBirth, ownKey]),
    [
      ['Mabb', '1979-03-04', 'staff:1'],
      ["O'Dell", '1982-02-05', 'staff:2'],
      ['Orme', undefined, 'staff:3'],
    ],
  )
  for (const kind of ['employment', 'salary'] as const) assert.ok(records[0]!.kinds!.includes(kind))
  assert.ok(!records[0]!.kinds!.includes('customer_number'), "an employer's number is employment")
  assert.deepEqual(
    records.slice(3).map(({ foreignKeys, phones, emails }) => [foreignKeys, phones ?? emails]),
    [
      [['staff:1'], ['0113 496 0001']],
      [['staff:2'], ['j@odell.example']],
      [['staff:3'], ['07700 900113']],
    ],
  )
})
