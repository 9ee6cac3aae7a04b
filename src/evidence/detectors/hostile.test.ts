/** What an attacker, or a broken export, could hand in: time must stay linear. And what logs and code are full of: it must not be taken for data. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_CONTEXT } from '../finding.ts'
import { findInText } from './registry.ts'

const LENGTH = 1_000_000
const HOSTILE: readonly [string, string][] = [
  ['one letter', 'a'],
  ['digits', '1'],
  ['digits and spaces', '1 '],
  ['zeros and dashes', '0-'],
  ['at-signs', '@'],
  ['letters and at-signs', 'a@'],
  ['dots', 'a.'],
  ['capital words', 'Aa '],
  ['capitals', 'A'],
  ['dashes', '-'],
  ['blanks', ' '],
  ['line ends', '\n'],
  ['blanks and line ends', ' \n'],
  ['dollars', '$2b$12$'],
  ['colons', '1:'],
  ['"password:"', 'password: '],
  ['"dob "', 'dob '],
  ['"born in "', 'born in '],
  ['"diagnosed with "', 'diagnosed with '],
  ['"she is a "', 'she is a '],
  ['"Dear "', 'Dear '],
  ['"Name: "', 'Name: '],
  ['"12 Mill Lane, "', '12 Mill Lane, '],
  ['"LS21 3AB "', 'LS21 3AB '],
  ['"Regards\\n"', 'Regards\n'],
  ['"eyJ"', 'eyJ'],
  ['"not "', 'not '],
  ['"union "', 'union '],
  ['"account "', 'account '],
  ['brackets', '(0'],
  ['plus', '+4'],
  ['"£1,"', '£1,'],
  ['"Mr "', 'Mr '],
  ['"O\'"', "O'"],
  ['commas', 'A, '],
  ['://', 'x://a:b'],
]
for (const [name, unit] of HOSTILE) {
  // Well under a second each; a search that is not linear would not end within the time the runner gives a file.
  test(`[DET2] a megabyte of ${name} is searched to its end`, () => {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)
    for (const { start, end } of findInText(text, NO_CONTEXT)) assert.ok(start >= 0 && end <= LENGTH && start < end)
  })
}

/** Repeatable noise: order numbers, hashes, timestamps, versions. */
function noise(seed: number) {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const some = (signs: string, count: number) => Array.from({ length: count }, () => signs[random(signs.length)]).join('')
  const digits = (count: number) => some('0123456789', count)
  const hex = (count: number) => some('0123456789abcdef', count)
  const two = (below: number) => String(random(below)).padStart(2, '0')
  const log = () =>
    `2024-0${1 + random(9)}-${two(29)}T${two(24)}:${two(60)}:${two(60)}.${digits(3)}Z INFO [exec-${random(20)}] OrderService - Order ${digits(10)} done in ${random(900)} ms trace=${hex(32)} ref=${digits(16)} key=${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)} batch ${digits(8)} epoch ${digits(13)} from 10.0.${random(255)}.${random(255)}\n`
  const code = () =>
    `  const total = await store.find(${random(9999)}, { limit: ${random(500)}, sha: '${hex(40)}', version: '1.${random(20)}.${random(30)}', offset: 0x${hex(8)} }) // #${random(9999)}, RFC ${random(9999)}\n`
  return { log, code }
}
test('[DET3] a megabyte of log and of code holds at most one number taken for an NHS number, card, phone or account', () => {
  const { log, code } = noise(20240607)
  for (const line of [log, code]) {
    const lines: string[] = []
    for (let length = 0; length < LENGTH; length += lines.at(-1)!.length) lines.push(line())
    const found = findInText(lines.join(''), NO_CONTEXT).filter(({ kind }) =>
      ['nhs_number', 'payment_card', 'phone', 'bank_account', 'iban', 'ni_number', 'national_id'].includes(kind),
    )
    assert.ok(
      found.length <= 1,
      found
        .map(({ kind, value }) => `${kind} ${value}`)
        .slice(0, 5)
        .join('; '),
    )
  }
})
