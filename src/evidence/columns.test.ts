import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classifyTable } from './columns.ts'
import { NO_CONTEXT } from './finding.ts'
import { NO_CATALOGUE } from './table-keys.ts'

const ROWS = 24
const GIVEN = ['Ana', 'John', 'Mary', 'Ahmed', 'Susan', 'Piotr', 'Grace', 'Wei']
const FAMILY = ['Penhale', 'Smith', 'Jones', 'Khan', 'Taylor', 'Nowak', 'Okafor', 'Chen']
const at = (list: readonly string[], no: number) => list[no % list.length]!
const two = (no: number) => String(no).padStart(2, '0')
/** Ten digits with a right NHS check digit. */
function nhs(no: number): string {
  for (let first = 943_476_000 + no * 37; ; first++) {
    const digits = String(first)
    const check = 11 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0) % 11)
    if (check !== 10) return digits + (check === 11 ? 0 : check)
  }
}

/** Columns of invented data: name for people, maker of the cell of row `no`. */
const DATA: Record<string, (no: number) => string> = {
  given: (no) => at(GIVEN, no),
  family: (no) => at(FAMILY, no * 3 + 1),
  full: (no) => `${at(GIVEN, no)} ${at(FAMILY, no * 3)}`,
  email: (no) => `p${no}@mail.example`,
  phone: (no) => `07700 9001${two(no)}`,
  postcode: (no) => at(['LS1 4AP', 'HU1 1AA', 'YO1 7HH', 'DE1 2AB'], no),
  birth: (no) => `${two((no % 28) + 1)}/${two((no % 12) + 1)}/${1940 + no * 2}`,
  created: (no) => `2023-0${(no % 9) + 1}-11 10:12:0${no % 10}`,
  ni: (no) => `AB1234${two(no)}C`,
  nhs,
  order: (no) => String(4_010_232_137 + no * 7),
  street: (no) => `${no + 1} Quarry Lane`,
  town: (no) => at(['Leeds', 'Hull', 'York', 'Derby'], no),
  sort: (no) => `20-00-0${no % 10}`,
  account: (no) => String(12_345_670 + no * 101),
  ip: (no) => `192.0.2.${no}`,
  gender: (no) => at(['Female', 'Male', 'Non-binary'], no),
  religion: (no) => at(['Christian', 'Muslim', 'Hindu', 'No religion'], no),
  ethnicity: (no) => at(['White British', 'Asian British', 'Black African', 'Mixed'], no),
  bcrypt: (no) => `$2y$10$${'a'.repeat(51)}${two(no)}`,
  title: (no) => at(['Mr', 'Ms', 'Dr', 'Mrs'], no),
  product: (no) => at(['Garden Chair', 'Blue Lamp', 'Tea Towel', 'Harbour Mug'], no),
  company: (no) => at(['Quarry Ltd', 'Harbour Supplies plc', 'Mill Group', 'Lane Services Ltd'], no),
  file: (no) => `report_${no}.pdf`,
  integer: (no) => String(no + 1),
  status: (no) => at(['Active', 'Lapsed', 'Resigned'], no),
  yes: (no) => at(['Y', 'N'], no),
  note: (no) => `Rang on day ${no} about the meeting in the hall`,
  vote: (no) => at(['Firm', 'Against', 'Undecided', 'Probable'], no),
  amount: (no) => `${no + 5}.00`,
}

function rolesOf(columns: [header: string, data: string][], name = 'table'): (string | null)[] {
  const rows = Array.from({ length: ROWS }, (_, no) => columns.map(([, data]) => DATA[data]!(no)))
  return classifyTable({
    name,
    header: columns.map(([header]) => header),
    rows,
    declared: null,
    catalogue: NO_CATALOGUE,
    detectors: NO_CONTEXT,
    today: '2026-01-15',
  }).columns.map((column) => column.role)
}
const BASE: [string, string][] = [['email', 'email']]

for (const [header, data, role] of [
  ['geb_dat', 'birth', 'date_of_birth'],
  ['Né(e) le', 'birth', 'date_of_birth'],
  ['Portable', 'phone', 'phone'],
  ['Telefonnummer', 'phone', 'phone'],
  ['CP', 'postcode', 'postcode'],
  ['fname', 'given', 'given_name'],
  ['Fore_Names', 'given', 'given_name'],
  ['memberFirstName', 'given', 'given_name'],
  ['SURNAME', 'family', 'family_name'],
  ['lst_nm', 'family', 'family_name'],
  ['Full Name', 'full', 'full_name'],
  ['d_o_b', 'birth', 'date_of_birth'],
  ['DateOfBirth', 'birth', 'date_of_birth'],
  ['addr1', 'street', 'address_line'],
  ['Address Line 1', 'street', 'address_line'],
  ['pcode', 'postcode', 'postcode'],
  ['Post Code', 'postcode', 'postcode'],
  ['tel', 'phone', 'phone'],
  ['mob', 'phone', 'phone'],
  ['HomePhone', 'phone', 'phone'],
  ['ni', 'ni', 'ni_number'],
  ['NINO', 'ni', 'ni_number'],
  ['NHS No.', 'nhs', 'nhs_number'],
  ['sortcode', 'sort', 'bank_account'],
  ['city_town', 'town', 'town'],
  ['sex', 'gender', 'gender'],
  ['Belief', 'religion', 'religion'],
  ['ethnic_origin', 'ethnicity', 'ethnicity'],
  ['user_pass', 'bcrypt', 'password_hash'],
  ['last_login_ip', 'ip', 'ip_address'],
  ['has_disability', 'yes', 'health'],
  ['canvass_code', 'vote', 'political_opinion'],
  ['Notes', 'note', 'free_text'],
  ['member_status', 'status', 'relationship'],
  ['annual_salary', 'amount', 'salary'],
  ['gift amount', 'amount', 'donation'],
] as const)
  test(`under "${header}" stands ${role}`, () => assert.equal(rolesOf([...BASE, [header, data]])[1], role))

for (const [header, data] of [
  ['order_id', 'order'],
  ['created_at', 'created'],
  ['company_name', 'company'],
  ['product_name', 'product'],
  ['file_name', 'file'],
  ['branch_name', 'town'],
  ['email_opt_in', 'yes'],
  ['password_changed_at', 'created'],
  ['invoice_no', 'order'],
  ['date_of_birth', 'integer'],
  ['phone_verified', 'yes'],
  ['name', 'product'],
  ['religion_id', 'integer'],
  ['title', 'product'],
] as const)
  test(`under "${header}" stands nothing personal when cells are like "${DATA[data]!(3)}"`, () => assert.equal(rolesOf([...BASE, [header, data]])[1], null))

for (const [data, role] of [
  ['given', 'given_name'],
  ['family', 'family_name'],
  ['full', 'full_name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['postcode', 'postcode'],
  ['birth', 'date_of_birth'],
  ['ni', 'ni_number'],
  ['nhs', 'nhs_number'],
  ['street', 'address_line'],
  ['town', 'town'],
  ['ip', 'ip_address'],
  ['gender', 'gender'],
  ['religion', 'religion'],
  ['ethnicity', 'ethnicity'],
  ['bcrypt', 'password_hash'],
  ['title', 'title'],
  ['order', null],
  ['created', null],
  ['product', null],
  ['company', null],
  ['integer', null],
] as const) {
  test(`without any header, cells like "${DATA[data]!(3)}" are ${role ?? 'nothing personal'}`, () =>
    assert.equal(
      rolesOf([
        ['', 'email'],
        ['', data],
      ])[1],
      role,
    ))
}

test('account numbers beside sort codes are one kind, with or without headers', () => {
  assert.deepEqual(
    rolesOf([
      ['Sort Code', 'sort'],
      ['Acc No', 'account'],
      ['email', 'email'],
    ]),
    ['bank_account', 'bank_account', 'email'],
  )
  assert.deepEqual(
    rolesOf([
      ['', 'sort'],
      ['', 'account'],
      ['', 'email'],
    ]),
    ['bank_account', 'bank_account', 'email'],
  )
})
test('an account number where no bank is spoken of is none', () => assert.equal(rolesOf([...BASE, ['account_number', 'account']])[1], null))
test('ten digits that pass by chance one time in eleven are no NHS numbers', () => assert.equal(rolesOf([...BASE, ['nhs_number', 'order']])[1], null))
test("a column that has the form of the roster's membership numbers is one, whatever its header", () => {
  const table = classifyTable({
    name: 'x',
    header: ['Ref', 'email'],
    rows: Array.from({ length: 9 }, (_, no) => [`HA-${1000 + no}`, `p${no}@x.example`]),
    declared: null,
    catalogue: NO_CATALOGUE,
    detectors: { ...NO_CONTEXT, membershipShape: /^HA-\d{4}$/ },
    today: '',
  })
  assert.equal(table.columns[0]?.role, 'membership_number')
})

const WITHOUT_HEADER: [string, string][] = [
  ['', 'full'],
  ['', 'email'],
]
/** Nine figures that fall and rise; codes of letters and figures. */
const CODES = {
  passport: (no: number) => String(100_000_000 + ((no * 86_028_121) % 899_999_999)),
  card: (no: number) => `HA-${100_000 + ((no * 7_919) % 899_999)}`,
  pence: (no: number) => `${no * 13 + 7}.${two((no * 7) % 100)}`,
}
function classified(code: keyof typeof CODES, membershipShape: RegExp | null, name = 'table') {
  const rows = Array.from({ length: ROWS }, (_, no) => [...WITHOUT_HEADER.map(([, data]) => DATA[data]!(no)), no === 5 ? '' : CODES[code](no)])
  return classifyTable({
    name,
    header: ['', '', ''],
    rows,
    declared: null,
    catalogue: NO_CATALOGUE,
    detectors: { ...NO_CONTEXT, membershipShape },
    today: '2026-01-15',
  })
}
test('without a header, codes of the form of the roster are membership numbers', () => {
  const [, , code] = classified('card', /\bHA-\d{6}\b/g).columns
  assert.deepEqual([code!.role, code!.confidence >= 0.9], ['membership_number', true])
})
test('without a header and a roster, codes that are never the same twice are a number of the supplier’s own, kept for joining, though one is missing', () => {
  for (const code of ['card', 'passport'] as const) {
    const table = classified(code, null)
    assert.deepEqual([table.columns[2]!.role, table.ownKey.index], ['own_key', 2])
    assert.match(table.columns[2]!.why, /supplier’s own/)
  }
})
test('without a header, nine figures in a list of passports are passport numbers', () => {
  assert.equal(classified('passport', null, 'passport checks 2024').columns[2]!.role, 'passport')
  assert.equal(classified('card', null, 'passport checks 2024').columns[2]!.role, 'own_key')
})
test('without a header, amounts with pence are no number of a row', () => assert.equal(classified('pence', null).columns[2]!.role, null))
