/** Stored duties, severity and decision as the console shows them. An older incident keeps its older shape, so nothing is taken for granted. */
import type { ObligationRecord } from '../obligation/list-obligations.ts'
import type { DecisionView, DutyStatus, ObligationRow, SeverityView } from './contract.ts'

type Loose = Record<string, unknown>

export const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter((item) => item !== '') : typeof value === 'string' && value !== '' ? [value] : [])
export const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})
const time = (value: unknown): string | null => {
  const at = typeof value === 'string' ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}

const STATUSES: readonly DutyStatus[] = ['due', 'not_due', 'cannot_rule_out', 'exempt', 'voluntary', 'done']

export function obligationRow(record: ObligationRecord): ObligationRow {
  const { duty } = record
  const status = STATUSES.find((known) => known === record.status) ?? 'cannot_rule_out'
  const confidence = duty['confidence']
  return {
    ruleId: record.ruleId, regime: text(duty['regime']), article: text(duty['article']), addressee: text(duty['addressee']), status: record.metAt ? 'done' : status,
    startedAt: time(duty['startedAt']), dueAt: record.dueAt?.toISOString() ?? null, latestArguableAt: record.latestArguableAt?.toISOString() ?? null,
    clock: typeof duty['clock'] === 'string' ? duty['clock'] : text(loose(duty['clock'])['says'] ?? loose(duty['clock'])['text']),
    why: texts(duty['why']), content: texts(duty['content']), confidence: confidence === 'primary' || confidence === 'secondary' ? confidence : 'unverified',
    source: text(duty['source']), metAt: record.metAt?.toISOString() ?? null, metNote: record.metNote, computedAt: record.computedAt.toISOString(),
  }
}

export function severityOf(assessment: Loose): SeverityView | null {
  const severity = loose(assessment['severity'])
  const { low, high } = severity
  if (typeof low !== 'number' || typeof high !== 'number') return null
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  const factors = Array.isArray(severity['factors']) ? severity['factors'].map(loose) : []
  return {
    low, high, bandLow: text(severity['bandLow'] ?? severity['band']), bandHigh: text(severity['bandHigh'] ?? severity['band']), nearEdge: severity['nearEdge'] === true,
    factors: factors.map((factor) => ({ id: text(factor['id']), rule: text(factor['rule']), low: number(factor['low']), high: number(factor['high']), why: text(factor['reason']) })),
  }
}

export function decisionOf(assessment: Loose, assessedAt: Date): DecisionView | null {
  const decision = loose(assessment['decision'])
  if (Object.keys(decision).length === 0) return null
  const rules = [decision['rules'], decision['reasons']].find(Array.isArray) ?? []
  return {
    authority: text(decision['authority']), people: text(decision['people']),
    rules: rules.map(loose).map((rule) => ({ id: text(rule['id'] ?? rule['rule']), says: text(rule['says'] ?? rule['label']), why: text(rule['why'] ?? rule['reason']) })),
    nearestCase: text(loose(decision['nearestCase'])['title'] ?? decision['nearestCase']) || null, assessedAt: assessedAt.toISOString(),
  }
}
