import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classifyColumns } from './classify-columns.ts'
import { findInText } from './detectors/registry.ts'
import { NO_CONTEXT } from './finding.ts'
import { checkModulus, readModulusTable } from './modulus-check.ts'

/**
 * Weights and examples of Pay.UK's specification as they are remembered, not copied from it: that the examples hold under these weights is what speaks for both.
 * Lines of sort codes 90-00-xx are made up, for exceptions whose own weights are not remembered.
 */
const { table, badLine } = readModulusTable(`
089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1
107999 107999 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
309070 309070 MOD11 0 0 0 0 0 0 0 7 6 5 4 3 2 1 2
309070 309070 MOD11 0 0 0 0 0 0 0 7 6 5 4 3 2 1 9
134020 134020 MOD11 0 0 0 7 5 9 8 4 6 3 5 2 0 0 4
938000 938696 MOD11 7 6 5 4 3 2 7 6 5 4 3 2 0 0 5
938000 938696 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 0 5
200901 200999 MOD11 0 0 0 0 0 0 0 7 6 5 4 3 2 1 6
200901 200999 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 6
772798 772798 MOD11 0 0 1 2 5 3 6 4 8 7 10 9 3 1 7
871427 871427 MOD11 0 0 1 2 5 3 6 4 8 7 10 9 3 1 10
871427 871427 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 11
074456 074456 MOD11 0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
074456 074456 MOD10 0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
070116 070116 MOD11 0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
070116 070116 MOD10 0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
180002 180002 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 14
900001 900001 DBLAL 0 0 0 0 0 0 2 1 2 1 2 1 2 1 1
900003 900003 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
900003 900003 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
900008 900008 MOD11 1 1 1 1 1 1 8 7 6 5 4 3 2 1 8
900010 900010 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1
900010 900010 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1
938600 938611
`)

for (const [sort, account, answer, why] of [
  ['089999', '66374958', 'right', 'MOD10'],
  ['089999', '66374959', 'wrong', 'MOD10, last digit one higher'],
  ['107999', '88837491', 'right', 'MOD11'],
  ['10-79-99', '8883 7493', 'wrong', 'MOD11'],
  ['309070', '12345677', 'right', 'exception 2, a is not 0 and g is not 9'],
  ['309070', '99345694', 'right', 'exception 2, a is not 0 and g is 9'],
  ['309070', '12345668', 'right', 'exception 2 fails, exception 9 holds'],
  ['309070', '12345669', 'wrong', 'exceptions 2 and 9 both fail'],
  ['134020', '63849203', 'right', 'exception 4: the remainder is gh'],
  ['134020', '63849213', 'wrong', 'exception 4: the remainder is another'],
  ['938611', '07806039', 'right', 'exception 5, no substitute'],
  ['938600', '42368003', 'right', 'exception 5, with a substitute'],
  ['938063', '55065200', 'right', 'exception 5, both remainders 0'],
  ['938063', '15764273', 'wrong', 'exception 5, first check holds, second fails'],
  ['938063', '15764264', 'wrong', 'exception 5, first check fails, second holds'],
  ['938063', '15763217', 'wrong', 'exception 5, first check leaves 1'],
  ['200915', '41011166', 'unchecked', 'exception 6: an account in foreign money'],
  ['200915', '31011166', 'wrong', 'exception 6 needs a from 4 to 8'],
  ['772798', '99345694', 'right', 'exception 7: g is 9'],
  ['871427', '46238510', 'right', 'exceptions 10 and 11, first holds'],
  ['871427', '09123496', 'right', 'exception 10, ab is 09 and g is 9'],
  ['871427', '99123496', 'right', 'exception 10, ab is 99 and g is 9'],
  ['074456', '12345112', 'right', 'exceptions 12 and 13, first holds'],
  ['070116', '34012583', 'right', 'exceptions 12 and 13, first holds'],
  ['074456', '11104102', 'right', 'exceptions 12 and 13, second holds'],
  ['074456', '11104101', 'wrong', 'exceptions 12 and 13, both fail'],
  ['180002', '00000190', 'right', 'exception 14: h is 0, a zero moves in from the left'],
  ['180002', '00000192', 'wrong', 'exception 14: h is neither 0, 1 nor 9'],
  // 2 x 1 = 2, + 27 = 29; with the last digit 1 it is 30
  ['900001', '10000000', 'wrong', 'exception 1: 27 is added'],
  ['900001', '10000001', 'right', 'exception 1: 27 is added'],
  // 8 x 1 + 6 x c + 1 x h, eleven into it; the second check (DBLAL, sort code 9 and 3: 9 + 3 …) fails, and counts only when c is neither 6 nor 9
  ['900003', '10600000', 'right', 'exception 3: c is 6, the second check is left out'],
  ['900003', '10500006', 'wrong', 'exception 3: c is 5, the second check counts'],
  // with 09-01-26 the six ones add 18: 18 + 8a + h
  ['900008', '10000007', 'right', 'exception 8: checked as 09-01-26'],
  ['900008', '10000004', 'wrong', 'exception 8: not as itself'],
  ['900010', '00000000', 'right', 'two checks, both hold'],
  ['900010', '10000016', 'wrong', 'two checks, the first holds, and both must'],
  ['400000', '12345678', 'unchecked', 'a sort code that the table does not have'],
  ['107999', '1234', 'unchecked', 'no account number'],
] as const) {
  test(`[DET10b] ${sort} ${account} is ${answer}: ${why}`, () => {
    assert.equal(checkModulus(table, sort, account), answer)
  })
}

test('[DET10b] a table that is not one names its first strange line', () => {
  assert.equal(badLine, null)
  assert.equal(readModulusTable('089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\nname,sort code\n').badLine, 2)
})

const accountIn = (text: string, modulus: typeof table | null) =>
  findInText(text, { ...NO_CONTEXT, ...(modulus && { modulus }) }).find(({ kind, value }) => kind === 'bank_account' && /^\d{8}$/.test(value))!

test('[DET10b] in a text: a right pair is surer, a wrong one doubtful, without the table it says that nothing was checked', () => {
  const [right, wrong] = ['Sort code 10-79-99, account number 88837491', 'Sort code 10-79-99, account number 88837492'].map((text) => accountIn(text, table))
  assert.deepEqual([right!.confidence, wrong!.confidence], [0.99, 0.6])
  assert.match(right!.why, /modulus check holds/)
  assert.match(wrong!.why, /modulus check fails/)
  assert.match(accountIn('Sort code 10-79-99, account number 88837491', null).why, /not checked against the modulus table/)
  assert.match(accountIn('Sort code 40-00-00, account number 88837491', table).why, /no modulus check/)
})

test('[DET10b] without a label, a pair that fails is not said to be an account', () => {
  assert.ok(accountIn('pay 10-79-99 88837491 today', table).confidence >= 0.5)
  assert.ok(accountIn('pay 10-79-99 88837492 today', table).confidence < 0.5)
})

/** Accounts of 10-79-99 that hold: MOD11 over 8 7 6 5 4 3 2 1. */
const accounts = Array.from({ length: 4_000 }, (_, no) => String(10_000_000 + no * 97)).filter((account) => checkModulus(table, '107999', account) === 'right')

test('[DET10b] in a table without a header, figures of which almost none pass are no accounts; those that pass are', () => {
  const rows = (of: string[]) => of.slice(0, 40).map((account, no) => ['10-79-99', account, `p${no}@mail.example`])
  const roles = (of: string[], modulus: typeof table | null) =>
    classifyColumns(rows(of), { header: ['', '', ''], detectors: { ...NO_CONTEXT, ...(modulus && { modulus }) }, today: '2026-01-15' })
  const right = roles(accounts, table)
  assert.deepEqual([right[0]!.role, right[1]!.role, right[1]!.confidence], ['bank_account', 'bank_account', 0.98])
  assert.match(right[1]!.why, /100 % pass the modulus check/)
  const wrong = accounts.map((account) => String(Number(account) + 1))
  assert.ok(roles(wrong, table).every(({ role }) => role !== 'bank_account'))
  assert.match(roles(wrong, null)[1]!.why, /not checked against the modulus table/)
})
