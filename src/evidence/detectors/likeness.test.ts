/** Pictures, signatures, relatives, mentions, and numbers in the text of a scan. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kind } from '../../kinds.ts'
import { NO_CONTEXT } from '../finding.ts'
import { findInText } from './registry.ts'

const FOUND: readonly [string, Kind, string | null][] = [
  ['His passport photo is attached.', 'photo', 'photo is attached'],
  ['Photo: jane.jpg', 'photo', 'Photo: jane.jpg'],
  ['Photo: none', 'photo', null],
  ['We took pictures of the hall.', 'photo', null],
  ['Signature: J. Hill', 'signature', 'Signature: J. Hill'],
  ['The DKIM signature: ok', 'signature', null],
  ['Signature: none', 'signature', null],
  ['Signed: Jane Hill', 'signature', null],
  ['Signed by the applicant on 4 May', 'signature', 'Signed by the applicant'],
  ['My wife Jane Hill called.', 'family_member', 'wife Jane Hill'],
  ['Next of kin: Tom Hill (brother)', 'family_member', 'Tom Hill'],
  ['Mother Nature and our partner organisation', 'family_member', null],
]
for (const [text, kind, value] of FOUND)
  test(`[DET22] ${JSON.stringify(text)} ${value === null ? 'holds no' : 'holds a'} ${kind}`, () => {
    assert.deepEqual(
      findInText(text, NO_CONTEXT)
        .filter((one) => one.kind === kind)
        .map((one) => one.value),
      value === null ? [] : [value],
    )
  })

const SCANNED: readonly [string, Kind, string][] = [
  ['NI number AB 12 34 5G C', 'ni_number', 'AB 12 34 56 C'],
  ['NINO A812345GC', 'ni_number', 'AB123456C'],
  ['NHS number 943 47G 59l9', 'nhs_number', '943 476 5919'],
  ['Tel 0770O 9OO123', 'phone', '07700 900123'],
  ['Sort code 2O-00-00 Account 5577991l', 'bank_account', '20-00-00'],
  ['Born 0l/O3/1971', 'date_of_birth', '01/03/1971'],
]
for (const [text, kind, value] of SCANNED)
  test(`[DET42] in a scan ${JSON.stringify(text)} is ${value}, less surely than in a text, where it is none`, () => {
    const inScan = findInText(text, { ...NO_CONTEXT, fromOcr: true }).find((one) => one.kind === kind && one.value === value)
    assert.ok(inScan && inScan.confidence < 0.85, JSON.stringify(inScan))
    assert.ok(!findInText(text, NO_CONTEXT).some((one) => one.kind === kind && one.value === value))
  })

test('[DET42] what stands right in a scan keeps its sureness and is found once', () => {
  const [only, ...more] = findInText('NI number AB 12 34 56 C', { ...NO_CONTEXT, fromOcr: true }).filter(({ kind }) => kind === 'ni_number')
  assert.deepEqual([only?.confidence, more.length], [0.99, 0])
})

test('[DET25] a mere mention is told only when asked for, far below a claim', () => {
  const text = 'The cancer research stall is by the door.'
  assert.deepEqual(findInText(text, NO_CONTEXT), [])
  const [mention] = findInText(text, { ...NO_CONTEXT, withMentions: true })
  assert.deepEqual([mention?.kind, mention?.value, mention?.confidence], ['health', 'cancer', 0.15])
})
