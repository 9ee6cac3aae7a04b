import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../errors.ts'
import { gapsOf, readPreparedness } from './preparedness.ts'

const TODAY = '2026-11-22'
const read = (text: string) => readPreparedness(text, 'preparedness.yaml')
const gaps = (text: string) => gapsOf(read(text), TODAY).map(({ rule, code, supplier, dataSet }) => [rule, code, supplier, dataSet].filter(Boolean).join(' '))

const OURS = 'organisation: { name: Harbour Alliance, contact: { phone: 0117 496 0124 }, insurer: { party: Breakwater Mutual } }\n'
const WHOLE = `${OURS}suppliers:
  - name: Northgate
    contact: { phone: 0117 496 0200 }
    sub_suppliers: []
    contract: { tell_us_within_hours: 24, read_on: 2026-01-10 }
    holds: [{ data_set: Members, of: [member], kinds: [email], keep_until: 2027-01-01 }]
`

test('[PRE1–9] nothing is missing where all is said', () => assert.deepEqual(gaps(WHOLE), []))

for (const [name, from, to, expected] of [
  ['[PRE1] nobody to reach', '    contact: { phone: 0117 496 0200 }\n', '    contact: { name: Night desk }\n', ['PRE1 contact Northgate']],
  ['[PRE2] no hours agreed', 'tell_us_within_hours: 24, ', '', ['PRE2 contract_clock Northgate']],
  ['[PRE2] hours that eat up our own', 'tell_us_within_hours: 24', 'tell_us_within_hours: 72', ['PRE2 contract_clock_late Northgate']],
  ['[PRE4] nobody knows whose', 'of: [member], ', '', ['PRE4 whose Northgate Members']],
  ['[PRE4] nobody knows which', 'kinds: [email], ', '', ['PRE4 which Northgate Members']],
  ['[PRE5] sub-suppliers not known, which is not none', '    sub_suppliers: []\n', '', ['PRE5 sub_suppliers Northgate']],
  ['[PRE6] read more than a year ago', 'read_on: 2026-01-10', 'read_on: 2025-11-01', ['PRE6 contract_unread Northgate']],
  ['[PRE6] ended, and the data are still there', 'read_on: 2026-01-10', 'read_on: 2026-01-10, ends: 2026-10-31', ['PRE6 contract_ended Northgate']],
  ['[PRE7] kept beyond its day', '2027-01-01', '2026-11-21', ['PRE7 kept_too_long Northgate Members']],
  ['[PRE8] no officer to reach', 'contact: { phone: 0117 496 0124 }', 'contact: { name: Ines Halloran }', ['PRE8 officer']],
  ['[PRE9] no insurer named', ', insurer: { party: Breakwater Mutual }', '', ['PRE9 insurer']],
] as const)
  test(name, () => {
    assert.ok(WHOLE.includes(from))
    assert.deepEqual(gaps(WHOLE.replace(from, to)), expected)
  })

test('[PRE3] a supplier of whom only the name is known lacks everything', () => {
  assert.deepEqual(gaps(`${OURS}suppliers: [{ name: Northgate }]`), [
    'PRE1 contact Northgate',
    'PRE2 contract_clock Northgate',
    'PRE3 no_data_set Northgate',
    'PRE5 sub_suppliers Northgate',
    'PRE6 contract_unread Northgate',
  ])
})

for (const [name, text, problem] of [
  [
    'a slip of the pen is named with its line and what was meant',
    'suppliers:\n  - name: Northgate\n    hold: []\n',
    /preparedness\.yaml:3: there is no key "hold"; .*holds/,
  ],
  ['a supplier twice is refused', 'suppliers:\n  - name: Northgate\n  - name: " NORTHGATE"\n', /preparedness\.yaml:3: .*twice/],
  ['a kind that there is not is refused', 'suppliers:\n  - name: N\n    holds: [{ data_set: x, kinds: [shoe_size] }]\n', /:3: .*must be one of/],
] as const)
  test(name, () =>
    assert.throws(
      () => read(text),
      (error: unknown) => error instanceof AppError && problem.test(error.message),
    ),
  )
