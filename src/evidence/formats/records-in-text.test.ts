import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInPlace } from '../sandbox/read-in-place.ts'

const brief = (record: Record<string, string>) =>
  Object.fromEntries(
    ['given_name', 'family_name', 'emails', 'date_of_birth', 'postcode'].map((name) => [name, record[name]]).filter(([, value]) => value !== ''),
  )
const ANA = { given_name: 'Ana', family_name: 'Penhale', emails: 'ana@example.org', date_of_birth: '1979-03-04', postcode: 'TR1 2AB' }

/** One and the same person, in every text format that holds records. */
const FORMS: [type: string, name: string, content: string][] = [
  [
    'vcard',
    'contacts.vcf',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Penhale;Ana;;;\r\nFN:Ana Penhale\r\nitem1.EMAIL;TYPE=INTERNET:ana@exa\r\n mple.org\r\nBDAY:1979-03-04\r\nADR;TYPE=HOME:;;1 Quay St;Truro;Cornwall;TR1 2AB;UK\r\nEND:VCARD\r\n',
  ],
  [
    'xml',
    'export.xml',
    '<?xml version="1.0"?><export><member no="1"><forename>Ana</forename><surname>Penhale</surname><email>ana@example.org</email><date_of_birth>1979-03-04</date_of_birth><address><postcode>TR1 2AB</postcode></address></member><member no="2"><forename>Bea</forename><surname>Okafor</surname><email>bea@example.org</email></member></export>',
  ],
  [
    'xml',
    'mysql.xml',
    '<?xml version="1.0"?><mysqldump><database name="club"><table_data name="member"><row><field name="forename">Ana</field><field name="surname">Penhale</field><field name="email">ana@example.org</field><field name="dob">1979-03-04</field><field name="postcode">TR1 2AB</field></row><row><field name="forename">Bea</field><field name="surname">Okafor</field><field name="email" xsi:nil="true" /></row></table_data><table_data name="log"><row><field name="a">1</field><field name="b">2</field></row></table_data></database></mysqldump>',
  ],
  [
    'xml',
    'attributes.xml',
    '<rows><row Forename="Ana" Surname="Penhale" Email="ana@example.org" DateOfBirth="1979-03-04" Postcode="TR1 2AB"/><row Forename="Bea" Surname="Okafor" Email="bea@example.org" DateOfBirth="" Postcode=""/></rows>',
  ],
  [
    'html',
    'report.xls',
    '<html><body><h1>Members</h1><table border=1><tr><th>Forename<th>Surname<th>Email<th>Date of birth<th>Postcode</tr><tr><td>Ana<td>Penhale<td><a href="mailto:ana@example.org">ana@example.org</a><td>04/03/1979<td>TR1&nbsp;2AB</tr><tr><td>Bea<td>Okafor<td>bea@example.org<td>13/03/1980<td>TR1 2AC</tr></table></body></html>',
  ],
  [
    'fixed_width',
    'members.txt',
    [
      'FORENAME   SURNAME       EMAIL                DATE_OF_BIRTH POSTCODE',
      '---------- ------------- -------------------- ------------- --------',
      'Ana        Penhale       ana@example.org      1979-03-04    TR1 2AB ',
      'Bea        Okafor        bea@example.org      1980-03-13    TR1 2AC ',
      'Chidi      Trewin        chidi@example.org    1981-03-13    TR1 2AD ',
    ].join('\r\n'),
  ],
  [
    'fixed_width',
    'members.prn',
    [
      'Forename   Surname       Email                Date of birth Postcode',
      'Ana        Penhale       ana@example.org      1979-03-04    TR1 2AB ',
      'Bea        Okafor        bea@example.org      1980-03-13    TR1 2AC ',
      'Chidi      Trewin        chidi@example.org    1981-03-13    TR1 2AD ',
    ].join('\n'),
  ],
]
for (const [type, name, content] of FORMS) {
  test(`${name} (${type}): a row is a person, as in a table`, async () => {
    const { outcome, records } = await readInPlace(content, name)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], [type, 'read', outcome.bytes])
    assert.deepEqual(brief(records[0]!), ANA)
  })
}

test('vCard 2.1: quoted-printable names over two lines', async () => {
  const { records } = await readInPlace(
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;Zo=C3=AB\r\nTEL;CELL:07700 900123\r\nEND:VCARD\r\n',
    'z.vcf',
  )
  assert.deepEqual([records[0]!.given_name, records[0]!.family_name, records[0]!.phones.replace(' ', '')], ['Zoë', 'Müller', '07700900123'])
})

test('iCalendar: who called and who was asked are people; the description is prose', async () => {
  const content =
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Case meeting\r\nORGANIZER;CN="Jo Bloggs":mailto:jo.bloggs@example.org\r\nATTENDEE;CN=Ann Other;ROLE=REQ-PARTICIPANT:mailto:ann@other.example\r\nDESCRIPTION:Ana Penhale\\, member\\nana@example.org\r\nBEGIN:VALARM\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
  const { outcome, records } = await readInPlace(content, 'a.ics')
  assert.deepEqual([outcome.type, outcome.status], ['icalendar', 'read'])
  const said = (place: string, email: string) => records.some((record) => record.place.startsWith(place) && record.emails === email)
  assert.ok(said('entry 1, From', 'jo.bloggs@example.org') && said('entry 1, To', 'ann@other.example') && said('entry 1', 'ana@example.org'))
})

test('XML: lists within a record are tables that point back to it', async () => {
  const member = (id: number, name: string) =>
    `<member><id>${id}</id><forename>${name}</forename><surname>Penhale</surname><contacts><contact><email>${name.toLowerCase()}@example.org</email><kind>home</kind></contact><contact><email>${name.toLowerCase()}@work.example</email><kind>work</kind></contact></contacts></member>`
  const { records } = await readInPlace(`<members>${member(1, 'Ana')}${member(2, 'Bea')}</members>`, 'm.xml')
  const own = records.find(({ given_name }) => given_name === 'Ana')!
  assert.equal(records.filter(({ foreign_keys }) => foreign_keys === own.own_key).length, 2)
})

test('XML without records is prose; what a document type declares is neither expanded nor fetched', async () => {
  const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const content = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]><letter><p>Dear Ms Okafor &l10; &x;</p><p>Jo Bloggs, jo@example.org</p></letter>`
  const { outcome, records } = await readInPlace(content, 'l.xml')
  assert.deepEqual([outcome.type, outcome.status], ['xml', 'read'])
  assert.equal(
    records.some(({ emails }) => emails === 'jo@example.org'),
    true,
  )
  assert.equal(JSON.stringify(records).includes('root:'), false)
})

test('XML that is cut off gives the records before it, and says so; tags that do not match do no harm', async () => {
  const rows = Array.from({ length: 50 }, (_, no) => `<p><forename>Ana</forename><surname>Penhale</surname><email>a${no}@example.org</email></p>`).join('')
  const { outcome, records } = await readInPlace(`<all>${rows}<p><forename>Be`, 'cut.xml')
  assert.deepEqual([outcome.status, records.length], ['partly_read', 50])
  const crossed = await readInPlace(`<all>${rows}<p><b><i></b></i></p>${'<q>'.repeat(100_000)}</all>`, 'crossed.xml')
  assert.equal(crossed.records.length, 50)
})

test('HTML: a layout of nested tables is prose', async () => {
  const { outcome, records } = await readInPlace(
    '<html><table><tr><td><table><tr><td>Dear Ms Okafor</td></tr></table></td><td>Jo Bloggs, jo@example.org</td></tr></table></html>',
    'l.html',
  )
  assert.equal(outcome.type, 'html')
  assert.ok(records.some(({ emails, place }) => emails === 'jo@example.org' && place !== 'table'))
})

test('fixed width: an amount stands to the right of its column, its heading to the left; neither is cut', async () => {
  const lines = ['FORENAME  SURNAME   POSTCODE  AMOUNT    PAID      ']
  for (const [no, name] of ['Ana', 'Bea', 'Chidi', 'Dov', 'Esi'].entries())
    lines.push(`${name.padEnd(10)}Penhale   TR1 2A${'ABCDE'[no]}     ${(no * 9 + 5.5).toFixed(2).padStart(5)}  0${no + 1}/08/2024`)
  const { outcome, records } = await readInPlace(lines.join('\n'), 'giving.dat')
  assert.equal(outcome.type, 'fixed_width')
  assert.deepEqual(
    records.map((record) => [record.given_name, record.postcode]),
    [
      ['Ana', 'TR1 2AA'],
      ['Bea', 'TR1 2AB'],
      ['Chidi', 'TR1 2AC'],
      ['Dov', 'TR1 2AD'],
      ['Esi', 'TR1 2AE'],
    ],
  )
})

test('fixed width: letters and logs are none', async () => {
  for (const content of [
    'Dear Ms Okafor,\n\nThank you for your letter.\nWe will write again.\n\nYours sincerely\nJo Bloggs\n',
    '2026-01-01 10:00:00 INFO  started\n2026-01-01 10:00:01 INFO  ready\n2026-01-01 10:00:02 WARN  slow\n2026-01-01 10:00:03 INFO  done\n',
  ])
    assert.equal((await readInPlace(content, 'a.txt')).outcome.type, 'text')
})
