/** On which facts of the ledger a field of a form rests: by what the fact sets in the incident file, or by its topic. */
import type { LedgerFact } from '../incident/ledger.ts'
import type { SettablePath } from '../incident/settable.ts'

type Behind = { paths?: readonly SettablePath[]; topics?: readonly string[] }
const EXFILTRATION: Behind = {
  paths: ['whatHappened.exfiltration', 'whatHappened.lookedAt', 'whatHappened.confidentiality'],
  topics: ['exfiltration', 'copying', 'what was looked at'],
}
const COUNTS: Behind = { topics: ['people', 'people at the supplier', 'whose data'] }
const KINDS_OF_DATA: Behind = { topics: ['special categories', 'kinds of data', 'whose data'] }
const RANSOMWARE: Behind = { paths: ['whatHappened.ransomware', 'whatHappened.malice'], topics: ['ransomware', 'cause', 'entry'] }

/** By field identifier; forms share them. */
const BEHIND: Record<string, Behind> = {
  what_happened: { paths: ['whatHappened.summary', 'whatHappened.ransomware'], topics: ['what happened', 'cause', 'ransomware', 'availability'] },
  cause: RANSOMWARE,
  cyber: RANSOMWARE,
  ransomware: RANSOMWARE,
  malice: RANSOMWARE,
  occurred: { paths: ['moments.occurredAt'], topics: ['occurred'] },
  supplier_aware: { paths: ['moments.supplierAwareAt'], topics: ['supplier_aware'] },
  supplier_told: { paths: ['moments.supplierToldUsAt'] },
  aware: { paths: ['moments.awareAt'], topics: ['awareness'] },
  discovered: { paths: ['moments.awareAt'], topics: ['awareness'] },
  processor: { paths: ['supplier.chain'], topics: ['chain'] },
  lost: { paths: ['whatHappened.availability', 'whatHappened.integrity', ...EXFILTRATION.paths!] },
  confidentiality: EXFILTRATION,
  copied: EXFILTRATION,
  integrity: { paths: ['whatHappened.integrity'], topics: ['integrity'] },
  availability: { paths: ['whatHappened.availability'], topics: ['availability', 'inaccessible'] },
  unintelligible: { paths: ['whatHappened.encryptedKeySafe'], topics: ['encryption'] },
  restored: { paths: ['whatHappened.restored', 'whatHappened.backup'], topics: ['restoring', 'backups'] },
  recovery: { paths: ['whatHappened.restored', 'whatHappened.backup'], topics: ['restoring', 'backups'] },
  systemic: { paths: ['whatHappened.systemic'], topics: ['other customers'] },
  own_systems: { paths: ['whatHappened.ownSystemsAffected'], topics: ['own systems', 'own_systems'] },
  impact: { paths: ['whatHappened.ownSystemsAffected'], topics: ['own systems', 'own_systems'] },
  people: COUNTS,
  records: COUNTS,
  subjects: COUNTS,
  categories: KINDS_OF_DATA,
  kinds: KINDS_OF_DATA,
  special: KINDS_OF_DATA,
  data_types: KINDS_OF_DATA,
  at_risk: { topics: ['people at risk'] },
  consequences: { paths: [...EXFILTRATION.paths!, 'whatHappened.availability'], topics: ['special categories'] },
  told_people: { topics: ['decision on people'] },
}

/** Numbers of the facts, which hold now, that a field rests on. */
export function factsBehind(fieldId: string, facts: readonly LedgerFact[]): number[] {
  const behind = BEHIND[fieldId]
  if (!behind) return []
  return facts.filter(({ topic, sets }) => (sets !== null && behind.paths?.includes(sets.path)) || behind.topics?.includes(topic)).map(({ factNo }) => factNo)
}
