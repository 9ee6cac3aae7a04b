/** What is true now in a few sentences, each with how firmly it stands. The console puts the words; here is decided which are said. */
import type { FactRow, IncidentSummary } from '../incident/list-incidents.ts'
import type { Kind } from '../kinds.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { Grade, SummarySentence } from './contract.ts'

/** Said first, as everybody knows these words. */
const NAMED_FIRST: readonly Kind[] = ['person_name', 'postal_address', 'email', 'phone', 'date_of_birth', 'membership_number', 'political_opinion', 'trade_union', 'health']
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
  const own = facts.find(({ topic }) => topic === 'own_systems')
  if (own && own.grade !== 'unknown') said.push({ key: 'own_untouched', grade: own.grade })
  return said
}

function exposedSentence(incident: IncidentSummary, summary: RegisterSummary): SummarySentence {
  const half = summary.people / 2
  const kinds = NAMED_FIRST.filter((kind) => (summary.byKind[kind] ?? 0) >= half).slice(0, 4)
  const shut = (summary.files.byStatus.rendered_inaccessible ?? 0) > 0
  const sentence: SummarySentence = { key: shut ? 'inaccessible' : 'exposed', grade: 'seen', kinds }
  return incident.supplier ? { ...sentence, who: incident.supplier } : sentence
}

/** From the incident file's word on copying; a fact on the topic says how firmly. Nothing said is "not known", never "no". */
function copiedSentence(incident: IncidentSummary, facts: readonly FactRow[]): SummarySentence {
  const known = exfiltrationOf(incident.profile)
  const grade: Grade = facts.find(({ topic }) => topic === 'exfiltration')?.grade ?? (known === 'unknown' ? 'unknown' : 'supplier')
  const key = { seen: 'copied_seen', likely: 'copied_likely', not_seen: 'copied_not_seen', unknown: 'copied_unknown' } as const
  return { key: key[known], grade: known === 'unknown' ? 'unknown' : grade }
}

function exfiltrationOf(profile: Record<string, unknown>): 'seen' | 'likely' | 'not_seen' | 'unknown' {
  const place = (profile['what_happened'] ?? profile['whatHappened']) as { exfiltration?: unknown } | undefined
  const value = place?.exfiltration
  return value === 'seen' || value === 'likely' || value === 'not_seen' ? value : 'unknown'
}
