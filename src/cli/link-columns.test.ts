/** Columns as lists from anywhere name them: each kind of header with cells that fit it, and what linkage takes it for. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseColumns } from './link-columns.ts'
import { plainHeader } from './link-headers.ts'
import type { TableFile } from './link-file.ts'

const CELLS = {
  given: ['James', 'Mary', 'Peter', 'Olga', 'Anne', 'Olivia', 'Femi', 'Liam'],
  middle: ['A', '', 'Kate', 'J', '', 'Marie', 'B', 'L'],
  family: ['Okonkwo', 'Smith', 'Perez', 'Farkas', 'Weber', 'Johansen', 'Adeyemi', 'Byrne'],
  full: ['James Okonkwo', 'Mary Smith', 'Peter Perez', 'Olga Farkas', 'Anne Weber', 'Olivia Johansen', 'Femi Adeyemi', 'Liam Byrne'],
  suffix: ['JR', '', '', 'SR', '', 'III', '', ''],
  street: ['12 Oak Street', '4 Mill Rd', '99 Elm Ave', '7 High St', '15 Park Lane', '3 Church Rd', '44 Lake Dr', '8 Hill St'],
  town: ['Raleigh', 'Chicago', 'Atlanta', 'Austin', 'Boston', 'Seattle', 'Newark', 'Denver'],
  zip: ['27601', '90210', '60614', '30303', '73301', '02139', '98101', '10001'],
  usDate: ['03/14/1961', '12/25/1980', '07/04/1976', '01/31/1990', '11/02/1955', '05/17/2001', '09/09/1969', '10/21/1988'],
  birthYear: ['1811', '1790', '1776', '1802', '1799', '1821', '1809', '1815'],
  sex: ['M', 'F', 'M', 'F', 'F', 'F', 'M', 'M'],
  ssn: ['123456789', '987654321', '111223333', '222334444', '333445555', '444556666', '555667777', '666778888'],
  phone: ['(919) 555-0134', '212-555-0199', '303-555-0147', '404-555-0178', '617-555-0122', '(206) 555-0111', '973-555-0102', '303-555-0109'],
} as const

function tableOf(columns: Readonly<Record<string, keyof typeof CELLS>>): TableFile {
  const headers = Object.keys(columns)
  const sample = Array.from({ length: 64 }, (_, row) => Object.values(columns).map((kind) => CELLS[kind][(row * 3 + (row >> 3)) % 8]!))
  return { path: 'list.csv', table: 't', headers, sample, rows: sample.length, notes: [] }
}

const LISTS: Record<string, { columns: Readonly<Record<string, keyof typeof CELLS>>; taken: Record<string, string[]> }> = {
  'a register of voters': {
    columns: {
      midl_name: 'middle',
      last_name: 'family',
      first_name: 'given',
      name_suffix_lbl: 'suffix',
      res_street_address: 'street',
      res_city_desc: 'town',
      zip_code: 'zip',
      birth_dt: 'usDate',
      sex_code: 'sex',
      full_phone_num: 'phone',
    },
    taken: {
      given_name: ['first_name', 'midl_name', 'name_suffix_lbl'],
      family_name: ['last_name'],
      address: ['res_street_address'],
      postcode: ['zip_code'],
      date_of_birth: ['birth_dt'],
      gender: ['sex_code'],
      phone: ['full_phone_num'],
    },
  },
  'names in pieces': {
    columns: { fname_c1: 'given', lname_c1: 'family', dob_orig: 'usDate', soc_sec_id: 'ssn' },
    taken: { given_name: ['fname_c1'], family_name: ['lname_c1'], date_of_birth: ['dob_orig'], identifiers: ['soc_sec_id'] },
  },
  'a census, which knows years only': {
    columns: { name: 'full', birth_year: 'birthYear', sex: 'sex' },
    taken: { full_name: ['name'], date_of_birth: ['birth_year'], gender: ['sex'] },
  },
  'a second name beside a surname': {
    columns: { first_name: 'given', second_name: 'given', surname: 'family' },
    taken: { given_name: ['first_name', 'second_name'], family_name: ['surname'] },
  },
  'streets and towns, no postcode': {
    columns: { name: 'full', street: 'street', city: 'town' },
    taken: { full_name: ['name'], address: ['street'], postcode: ['city'] },
  },
  'towns alone': { columns: { name: 'full', city: 'town' }, taken: { full_name: ['name'], address: ['city'] } },
  'headers that say nothing': {
    columns: { f1: 'given', f2: 'family', f3: 'usDate', f4: 'phone' },
    taken: { given_name: ['f1'], family_name: ['f2'], date_of_birth: ['f3'], phone: ['f4'] },
  },
}
for (const [what, { columns, taken }] of Object.entries(LISTS))
  test(`columns of ${what} are recognised`, () => {
    const found = chooseColumns(tableOf(columns), { leftOut: [] })
    assert.deepEqual(Object.fromEntries(Object.entries(found).map(([field, { headers }]) => [field, headers])), taken)
  })

test('a table without a person in it is refused, with its columns named', () => {
  const table = { ...tableOf({}), headers: ['sku', 'price'], sample: Array.from({ length: 30 }, (_, row) => [`AX-${row * 7}`, `${row}.99`]) }
  assert.throws(() => chooseColumns(table, { leftOut: [] }), { code: 'link_no_columns' })
})

for (const [header, plain] of [
  ['res_street_address', 'street address'],
  ['lname_c1', 'lname'],
  ['midlName', 'middle name'],
  ['mail_zipcode', 'zipcode'],
  ['postcode_fake', 'postcode'],
  ['name', 'name'],
  ['family', 'family name'],
] as const)
  test(`${header} reads as ${plain}`, () => assert.equal(plainHeader(header), plain))
