/** Special categories: a claim about a person counts, a mention or a denial does not. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SPECIAL_CATEGORIES, type Kind } from '../../kinds.ts'
import { NO_CONTEXT } from '../finding.ts'
import { findInText } from './registry.ts'

const CLAIMS: readonly [string, string, Kind][] = [
  ['DET25', 'Priya Raman was diagnosed with type 2 diabetes in 2019.', 'health'],
  ['DET25', 'My mother has dementia and cannot travel.', 'health'],
  ['DET25', 'He is registered blind.', 'health'],
  ['DET25', 'She has been off sick with depression since May.', 'health'],
  ['DET25', 'Disability: uses a wheelchair', 'health'],
  ['DET25', 'Tom takes insulin twice a day, he told us.', 'health'],
  ['DET26', 'She always votes Labour.', 'political_opinion'],
  ['DET26', 'Mr Khan is a member of the Conservative Party.', 'political_opinion'],
  ['DET26', 'I voted for Brexit in 2016.', 'political_opinion'],
  ['DET26', 'Voting intention: Green', 'political_opinion'],
  ['DET27', 'Priya Raman is a shop steward at the depot.', 'trade_union'],
  ['DET27', 'I am a member of UNISON.', 'trade_union'],
  ['DET27', 'He joined Unite in 2012.', 'trade_union'],
  ['DET27', 'Trade union: GMB', 'trade_union'],
  ['DET28', 'She is a practising Catholic.', 'religion'],
  ['DET28', 'He attends the mosque in Otley.', 'religion'],
  ['DET28', 'Religion: Sikh', 'religion'],
  ['DET28', 'I converted to Islam last year.', 'religion'],
  ['DET29', 'He is of Pakistani origin.', 'ethnicity'],
  ['DET29', 'She is a black woman from Hull.', 'ethnicity'],
  ['DET29', 'Ethnicity: White British', 'ethnicity'],
  ['DET30', 'Alice Green identifies as bisexual.', 'sexual_life'],
  ['DET30', 'He is gay and lives in Hull.', 'sexual_life'],
  ['DET30', 'Sexual orientation: lesbian', 'sexual_life'],
  ['DET31', 'Mr Khan was convicted of fraud in 2011.', 'criminal'],
  ['DET31', 'She has a criminal record.', 'criminal'],
  ['DET31', 'He served two years in prison.', 'criminal'],
]
const NO_CLAIMS: readonly [string, string][] = [
  ['DET25', 'Our charity raises money for cancer research.'],
  ['DET25', 'She does not have diabetes.'],
  ['DET25', 'He is not disabled.'],
  ['DET25', 'Disability: none'],
  ['DET25', 'Please tell us if you have a disability.'],
  ['DET25', 'The query took 12 ms and she was happy.'],
  ['DET25', 'I am sick of waiting for a reply.'],
  ['DET25', 'I look forward to hearing from you.'],
  ['DET26', 'Labour Day is a holiday, he said.'],
  ['DET26', 'She works in the green belt team.'],
  ['DET26', 'He is on annual leave and I remain yours.'],
  ['DET26', 'The Conservative Party met in Hull.'],
  ['DET26', 'She does not vote Labour.'],
  ['DET27', 'She is not a member of the union.'],
  ['DET27', 'We must unite the teams, she said.'],
  ['DET27', 'He is a member of the European Union delegation.'],
  ['DET27', 'Our community and its prospect please me.'],
  ['DET28', 'Christian Smith is here.'],
  ['DET28', 'I live in Church Street and he lives in Temple Road.'],
  ['DET28', 'She acted in good faith.'],
  ['DET28', 'I confirmed the order with him.'],
  ['DET29', 'She drives a black car and he wears a white shirt.'],
  ['DET29', 'He ran the race at the Indian restaurant.'],
  ['DET30', 'Go straight on, she said.'],
  ['DET30', 'He is a civil servant.'],
  ['DET31', 'She was charged £40 for the card.'],
  ['DET31', 'He has no criminal record.'],
  ['DET31', 'I saw him at the tennis court.'],
  ['DET31', 'She was a victim of fraud.'],
]

for (const [rule, text, kind] of CLAIMS) {
  test(`[${rule}] ${JSON.stringify(text)} claims ${kind}`, () => {
    const kinds = findInText(text, NO_CONTEXT).map((finding) => finding.kind)
    assert.ok(kinds.includes(kind), `found ${kinds.join(', ')}`)
  })
}
for (const [rule, text] of NO_CLAIMS) {
  test(`[${rule}] ${JSON.stringify(text)} claims nothing of a special category`, () => {
    const found = findInText(text, NO_CONTEXT).filter((finding) => SPECIAL_CATEGORIES.has(finding.kind))
    assert.deepEqual(
      found.map((finding) => `${finding.kind}: ${finding.value}`),
      [],
    )
  })
}
