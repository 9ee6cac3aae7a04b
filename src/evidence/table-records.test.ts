import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv } from './formats/csv.ts'
import { brief, readForTest } from './formats/read-for-test.ts'

const read = async (text: string, path = 'export/members.csv') => (await readForTest(csv, text, path)).records.map(brief)

test('a former member is told by status or by a day of leaving that has come', async () => {
  const records = await read(
    'first_name,surname,status,left_date\nAna,Penhale,Active,\nBea,Okonjo,Lapsed,\nChi,Lin,Active,2019-05-01\nDov,Tarn,Active,2031-05-01\n',
  )
  assert.deepEqual(
    records.map((record) => record.relationship),
    ['member', 'former', 'former', 'member'],
  )
})
test('each supporter keeps the kind that the status names', async () => {
  const records = await read(
    'first_name,surname,membership_type\nAna,Penhale,Registered supporter\nBea,Okonjo,Affiliated supporter\nChi,Lin,Full member\nDov,Tarn,Application pending\n',
    'people.csv',
  )
  assert.deepEqual(
    records.map((record) => record.relationship),
    ['registered_supporter', 'affiliated_supporter', 'member', 'applicant'],
  )
})
test('a child is told by birth date on the day of reading', async () => {
  const records = await read('first_name,surname,dob\nAna,Penhale,2008-01-16\nBea,Okonjo,2008-01-15\nChi,Lin,0000-00-00\n')
  assert.deepEqual(
    records.map((record) => record.flags),
    [['child'], undefined, undefined],
  )
})
test('the dead are marked by column, by title and by words at the name', async () => {
  const records = await read('name,email,deceased\nAna Penhale,a@x.example,Y\nBea Okonjo (deceased),b@x.example,\nChi Lin,c@x.example,N\n')
  assert.deepEqual(
    records.map((record) => record.flags),
    [['deceased'], ['deceased'], undefined],
  )
})
for (const note of ['lives in a refuge', 'DO NOT DISCLOSE address', 'serving police officer', 'silent number']) {
  test(`"${note}" in a note is special risk`, async () =>
    assert.deepEqual(
      (await read(`first_name,surname,notes\nAna,Penhale,${note}\nBea,Okonjo,left a message with the office\n`)).map((record) => record.flags),
      [['special_risk'], undefined],
    ))
}
test('a yes to disability is health; a no, a none and an empty cell are nothing', async () => {
  const records = await read('first_name,surname,has_disability,dietary_needs\nAna,Penhale,Y,\nBea,Okonjo,N,None\nChi,Lin,,nut allergy\nDov,Tarn,N,n/a\n')
  assert.deepEqual(
    records.map((record) => record.kinds?.includes('health')),
    [true, false, true, false],
  )
})
test('a diet is health when the body asks for it, religion when a faith does, and neither when it is liked', async () => {
  const records = await read(
    'first_name,surname,dietary\nAna,Penhale,Vegan\nBea,Okonjo,coeliac\nChi,Lin,halal\nDov,Tarn,vegetarian / no nuts (allergy)\nEsi,Vale,\n',
  )
  assert.deepEqual(
    records.map((record) => record.kinds?.filter((kind) => kind === 'health' || kind === 'religion')),
    [[], ['health'], ['religion'], ['health'], []],
  )
})
test('a no under "Active" or "Current member" says that somebody left; without headers a number and words are a street', async () => {
  const records = await read('ref,full_name,category,is_active\nM1,Ana Penhale,Member,Y\nM2,Bea Okonjo,Member,N\nM3,Chi Lin,Member,Y\nM4,Dov Tarn,Member,Y\n')
  assert.deepEqual(
    records.map((record) => record.relationship),
    ['member', 'former', 'member', 'member'],
  )
  const bare = await read(
    [
      'SMITH\tAlexander\t120 Jeremy Lock\tLeeds\tLS9 6LW',
      'JONES\tPatricia\t56 Jill Brook\tOtley\tLS21 4TD',
      'PATEL\tRaj\t9 Kirk Loaf\tLeeds\tLS6 1AA',
      'KHAN\tAyesha\t77 Dylan Plaza\tLeeds\tLS7 2BB',
      '',
    ].join('\n'),
  )
  assert.deepEqual(
    bare.map((record) => record.address?.split(',')[0]),
    ['120 Jeremy Lock', '56 Jill Brook', '9 Kirk Loaf', '77 Dylan Plaza'],
  )
})
test('a spouse on the row is a second record at the same address, an emergency contact one with its own number', async () => {
  const records = await read(
    'first_name,surname,address1,postcode,spouse_name,emergency_contact_name,emergency_contact_phone\nAna,Penhale,1 Quarry Lane,LS1 4AP,Ivo Penhale,Dov Tarn,07700 900123\nBea,Okonjo,2 Quarry Lane,LS1 4AP,,,\n',
  )
  assert.deepEqual(
    records.map((record) => [record.subject ?? 0, record.fullName ?? record.givenName, record.address, record.phones]),
    [
      [0, 'Ana', '1 Quarry Lane', undefined],
      [1, 'Ivo Penhale', '1 Quarry Lane', undefined],
      [2, 'Dov Tarn', undefined, ['07700 900123']],
      [0, 'Bea', '2 Quarry Lane', undefined],
    ],
  )
  assert.ok(records[0]?.kinds?.includes('family_member'))
})
test('rows of payments point to the member by number, and bank accounts are masked to two digits', async () => {
  const records = await read(
    'id,member_no,amount,sort_code,account_number\n1,H1,5,20-00-01,12345671\n2,H1,5,20-00-01,12345671\n3,H2,5,20-00-02,22345672\n',
    'export/payments.csv',
  )
  assert.deepEqual(records[0], {
    ownKey: 'payment:1',
    foreignKeys: ['member_no:H1'],
    membershipNumber: 'H1',
    masked: ['bank_account=71'],
    kinds: ['membership_number', 'bank_account'],
  })
})
test('members and payments of one folder spell their keys alike', async () => {
  const members = await read('member_no,first_name,surname\nH1,Ana,Penhale\nH2,Bea,Okonjo\n')
  assert.equal(members[0]?.ownKey, 'member_no:H1')
})
test("a list of venues is no list of people, but a contact in it is one, without the venue's address", async () => {
  const records = await read(
    'venue_id,venue_name,address1,postcode,phone,contact_name,contact_email\n1,North Hall,1 High Street,LS1 4AP,0113 496 0001,Ana Penhale,ana@x.example\n2,South Hall,2 High Street,LS2 4AP,0113 496 0002,,\n',
    'venues.csv',
  )
  assert.deepEqual(records, [{ fullName: 'Ana Penhale', emails: ['ana@x.example'], phones: ['0113 496 0001'], kinds: ['phone', 'person_name', 'email'] }])
})
for (const [what, path, text] of [
  [
    'a log',
    'log.csv',
    'time,level,code,message\n2024-01-02 10:00:00,INFO,200,request served in the usual time\n2024-01-02 10:00:01,WARN,500,queue is slow again today\n',
  ],
  [
    'a price list',
    'products.csv',
    'sku,product_name,price,supplier_name\n4012345678901,Harbour mug,5.00,Quarry Ltd\n4012345678902,Tea towel,4.00,Mill Group\n',
  ],
  ['settings', 'settings.csv', 'key,value,updated_at\nsmtp_host,mail.local,2024-01-02\nretries,3,2024-01-02\n'],
  ['a list of ids', 'audit.csv', 'id,user_id,action,created_at\n1,17,login,2024-01-02 10:00:00\n2,18,logout,2024-01-02 10:00:00\n'],
  ['migrations', 'migrations.csv', 'id,name,applied_at\n1,create_users_table,2024-01-02\n2,add_email_to_users,2024-01-03\n'],
] as const)
  test(`${what} gives no records`, async () => assert.deepEqual(await read(text, path), []))
test('a firm in a list of people is no person', async () => {
  const records = await read('name,email,member_no\nAna Penhale,ana@x.example,H1\nQuarry Services Ltd,office@x.example,H2\n')
  assert.deepEqual(
    records.map((record) => record.fullName),
    ['Ana Penhale'],
  )
})
test('sender and recipient of one message are two people', async () => {
  const records = await read(
    'from_email,to_email,subject,body\nana@x.example,bea@x.example,About the meeting on Monday,Could we please meet earlier\n',
    'messages.csv',
  )
  assert.deepEqual(
    records.map((record) => record.emails),
    [['ana@x.example'], ['bea@x.example']],
  )
})

test('one field a row: the key says what the value is, and the rows point to the user', async () => {
  const records = await read(
    'umeta_id,user_id,meta_key,meta_value\n1,7,billing_phone,0113 496 0001\n2,7,rich_editing,true\n3,8,billing_phone,0113 496 0002\n',
    'usermeta.csv',
  )
  assert.deepEqual(
    records.map(({ foreignKeys, phones }) => [foreignKeys?.[0], phones?.[0]]),
    [
      ['user:7', '0113 496 0001'],
      ['user:8', '0113 496 0002'],
    ],
  )
})
test('two lists of one folder that both count from 1 do not share their keys', async () => {
  const text = 'id,first_name,surname\n1,Ana,Penhale\n2,Bea,Okonjo\n'
  assert.notEqual((await read(text, 'export/members.csv'))[0]?.ownKey, (await read(text, 'export/lapsed_members.csv'))[0]?.ownKey)
})
