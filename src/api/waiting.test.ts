/** What waits for somebody: order, and what cannot be done yet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObligationRow } from './contract.ts'
import { waitingOf } from './waiting.ts'

const duty = (ruleId: string, change: Partial<ObligationRow> = {}): ObligationRow => ({
  ruleId,
  regime: 'UK GDPR',
  article: '33(1)',
  title: ruleId,
  addressee: 'Information Commissioner’s Office',
  body: 'ico',
  owedBy: 'us',
  channel: '',
  status: 'due',
  dueAt: null,
  latestArguableAt: null,
  clock: '',
  why: [],
  content: [],
  confidence: 'primary',
  source: '',
  metAt: null,
  metNote: null,
  computedAt: '2026-10-25T11:48:00Z',
  hangsOn: null,
  carries: [],
  mustNotContain: [],
  substitute: '',
  covers: [],
  force: 'in_force',
  ...change,
})
const ids = (duties: ObligationRow[]) => waitingOf(duties, null, []).map(({ ruleId }) => ruleId)

test('a reminder to the supplier that is due stands among what waits, with how many questions and since when', () => {
  const late = { questionNo: 3, occasion: 'late' as const, dueAt: new Date('2026-10-24T10:00:00Z') }
  const soon = { questionNo: 7, occasion: 'soon' as const, dueAt: new Date('2026-10-25T10:00:00Z') }
  const items = waitingOf([duty('uk-gdpr.33.1', { status: 'due' })], null, [], [late, soon])
  assert.deepEqual(
    items.find(({ key }) => key === 'remind'),
    { key: 'remind', count: 2, dueAt: '2026-10-24T10:00:00.000Z', to: 'questions' },
  )
  assert.ok(waitingOf([], null, [], []).every(({ key }) => key !== 'remind'))
})

test('what was missing is sent after the report, not beside it', () => {
  const first = duty('uk-gdpr.33.1', { dueAt: '2026-10-25T16:35:00Z' })
  assert.deepEqual(ids([first, duty('uk-gdpr.33.4')]), ['uk-gdpr.33.1'])
  assert.deepEqual(ids([{ ...first, metAt: '2026-10-25T12:00:00Z' }, duty('uk-gdpr.33.4')]), ['uk-gdpr.33.4'])
})

test('a report in the Union does not hold back the one at home', () => {
  const duties = [duty('uk-gdpr.33.4'), duty('eu-gdpr.33.1', { status: 'cannot_rule_out' })]
  assert.deepEqual(ids(duties), ['uk-gdpr.33.4', 'eu-gdpr.33.1'])
})

test('the supplier’s duties and our own record wait for nobody here', () => {
  assert.deepEqual(ids([duty('uk-gdpr.33.2', { owedBy: 'supplier' }), duty('uk-gdpr.33.5', { body: 'register' })]), [])
})

test('what was missing goes out as a follow-up: there is nothing left to decide', () => {
  const [item] = waitingOf([duty('uk-gdpr.33.4', { status: 'cannot_rule_out' })], null, [])
  assert.deepEqual([item!.key, item!.to], ['file', 'filing'])
})
