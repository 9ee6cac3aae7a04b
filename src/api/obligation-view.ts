/** Stored duties, severity and decision as the console shows them. An older incident keeps its older shape, so nothing is taken for granted. */
import type { ObligationRecord } from '../obligation/list-obligations.ts'
import type { DecisionView, DutyStatus, ObligationRow, SeverityView } from './contract.ts'

type Loose = Record<string, unknown>

export const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text).filter((item) => item !== '') : typeof value === 'string' && value !== '' ? [value] : []
export const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})

const STATUSES: readonly DutyStatus[] = ['due', 'not_due', 'cannot_rule_out', 'exempt', 'voluntary', 'done']

export function obligationRow(record: ObligationRecord): ObligationRow {
  const { duty } = record
  const status = STATUSES.find((known) => known === record.status) ?? 'cannot_rule_out'
  const confidence = duty['confidence']
  return {
    ruleId: record.ruleId,
    regime: text(duty['regime']),
    article: text(duty['article']),
    title: text(duty['title']),
    addressee: text(duty['addressee']),
    body: text(duty['body']),
    owedBy: duty['owedBy'] === 'supplier' ? 'supplier' : 'us',
    channel: text(duty['channel']),
    // Our own record is kept as it happens, by this program: nobody has to be reminded of it.
    status: record.metAt || (duty['body'] === 'register' && status !== 'not_due' && status !== 'exempt') ? 'done' : status,
    dueAt: record.dueAt?.toISOString() ?? null,
    latestArguableAt: record.latestArguableAt?.toISOString() ?? null,
    clock: text(duty['clock']),
    why: texts(duty['why']),
    content: texts(duty['content']),
    confidence: confidence === 'primary' || confidence === 'secondary' ? confidence : 'unverified',
    source: text(duty['source']),
    metAt: record.metAt?.toISOString() ?? null,
    metNote: record.metNote,
    computedAt: record.computedAt.toISOString(),
    hangsOn: null,
    carries: [],
    mustNotContain: texts(duty['mustNotContain']),
    substitute: text(duty['substitute']),
    covers: texts(duty['covers']),
    force: text(duty['force']),
  }
}

/** The rows of one incident, each with what it hangs on and what hangs on it. */
export function obligationRows(records: readonly ObligationRecord[]): ObligationRow[] {
  const rows = records.map(obligationRow)
  const isOwed = ({ status }: ObligationRow) => status !== 'not_due' && status !== 'exempt'
  const hangs = records.flatMap(({ ruleId, duty }) => {
    const { rule, order } = loose(duty['hangsOn'])
    const from = rows.find((row) => row.ruleId === ruleId && isOwed(row))
    const to = rows.find((row) => row.ruleId === rule && isOwed(row))
    return from && to && (order === 'before' || order === 'with' || order === 'after') ? [{ from, to, order: order as 'before' | 'with' | 'after' }] : []
  })
  return rows.map((row) => {
    const on = hangs.find(({ from }) => from === row)
    return {
      ...row,
      hangsOn: on ? { rule: on.to.ruleId, title: on.to.title, order: on.order } : null,
      carries: hangs.filter(({ to }) => to === row).map(({ from }) => ({ rule: from.ruleId, title: from.title })),
    }
  })
}

export function severityOf(assessment: Loose): SeverityView | null {
  const severity = loose(assessment['severity'])
  const { low, high } = severity
  if (typeof low !== 'number' || typeof high !== 'number') return null
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  const factors = Array.isArray(severity['factors']) ? severity['factors'].map(loose) : []
  return {
    low,
    high,
    bandLow: text(severity['bandLow'] ?? severity['band']),
    bandHigh: text(severity['bandHigh'] ?? severity['band']),
    nearEdge: severity['nearEdge'] === true,
    factors: factors.map((factor) => ({
      id: text(factor['id']),
      rule: text(factor['rule']),
      low: number(factor['low']),
      high: number(factor['high']),
      why: text(factor['reason']),
    })),
  }
}

export function decisionOf(assessment: Loose, assessedAt: Date): DecisionView | null {
  const decision = loose(assessment['decision'])
  if (Object.keys(decision).length === 0) return null
  const reasons = Array.isArray(decision['reasons']) ? decision['reasons'].map(loose) : []
  const nearest = loose(decision['nearestCase'])
  return {
    authority: text(decision['authority']),
    authorityCertainty: text(decision['authorityCertainty']),
    people: text(decision['people']),
    peopleCertainty: text(decision['peopleCertainty']),
    rules: reasons.map((reason) => ({
      id: text(reason['rule']),
      says: text(reason['says']),
      certainty: text(reason['certainty']),
      source: text(reason['source']),
    })),
    openQuestions: texts(decision['openQuestions']),
    bridge: text(assessment['bridge']),
    nearestCase: text(nearest['id'])
      ? {
          id: text(nearest['id']),
          title: text(nearest['title']),
          authority: text(nearest['authority']),
          people: text(nearest['people']),
          likeness: typeof nearest['likeness'] === 'number' ? nearest['likeness'] : 0,
          shares: texts(nearest['shares']),
          differs: texts(nearest['differs']),
        }
      : null,
    assessedAt: assessedAt.toISOString(),
  }
}
