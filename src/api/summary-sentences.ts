/** What is true now in a few sentences, each with how firmly it stands. The console puts the words; here is decided which are said. */
import type { FactRow, IncidentSummary } from '../incident/list-incidents.ts'
import type { Kind } from '../kinds.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { SummarySentence } from './contract.ts'

/** Said first, as everybody knows these words. */
const NAMED_FIRST: readonly Kind[] = [
  'person_name',
  'postal_address',
  'email',
  'phone',
  'date_of_birth',
  'membership_number',
  'political_opinion',
  'trade_union',
  'health',
]
const MONEY: readonly Kind[] = ['bank_account', 'iban', 'payment_card']

export function sentencesOf(incident: IncidentSummary, summary: RegisterSummary | null, facts: readonly FactRow[]): SummarySentence[] {
  const said: SummarySentence[] = []
  if (!summary) said.push({ key: 'not_counted', grade: 'unknown' })
  else if (summary.people === 0) said.push({ key: 'nobody', grade: 'seen' })
  else {
    said.push({ key: 'affected', grade: 'seen', count: summary.people })
    said.push(exposedSentence(incident, summary))
    const money = Math.max(0, ...MONEY.map((kind) => summary.byKind[kind] ?? 0))
    if (money > 0) said.push({ key: 'bank', grade: 'seen', count: money })
  }
  said.push(copiedSentence(incident, facts))
  if (happened(incident)['ownSystemsAffected'] === 'no')
    said.push({ key: 'own_untouched', grade: facts.find(({ topic }) => /^own[ _]systems$/.test(topic))?.grade ?? 'assumed' })
  return said
}

function exposedSentence(incident: IncidentSummary, summary: RegisterSummary): SummarySentence {
  const half = summary.people / 2
  const kinds = NAMED_FIRST.filter((kind) => (summary.byKind[kind] ?? 0) >= half).slice(0, 4)
  const shut = (summary.files.byStatus.rendered_inaccessible ?? 0) > 0
  const sentence: SummarySentence = { key: shut ? 'inaccessible' : 'exposed', grade: 'seen', kinds }
  return incident.supplier ? { ...sentence, who: incident.supplier } : sentence
}

/** From the incident file's word on copying; a fact on the topic says how firmly. Nothing said, or nothing looked at, is "not known", never "no". */
function copiedSentence(incident: IncidentSummary, facts: readonly FactRow[]): SummarySentence {
  const { exfiltration, lookedAt } = happened(incident)
  const grade = facts.find(({ topic }) => topic === 'exfiltration')?.grade ?? 'supplier'
  if (exfiltration === 'seen') return { key: 'copied_seen', grade }
  if (exfiltration === 'likely') return { key: 'copied_likely', grade }
  const looked = Array.isArray(lookedAt) ? lookedAt.filter((place) => typeof place === 'string') : []
  if (exfiltration === 'not_seen' && looked.length > 0) return { key: 'copied_not_seen', grade, who: looked.join('; ') }
  return { key: 'copied_unknown', grade: 'unknown' }
}

/** The incident file's `whatHappened`, whatever version kept it. */
function happened(incident: IncidentSummary): Record<string, unknown> {
  return (incident.profile['whatHappened'] ?? {}) as Record<string, unknown>
}
