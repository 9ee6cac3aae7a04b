import type { Words } from '../en.ts'
import { n } from './count.ts'

export const facts: Words['facts'] = {
  title: 'Ffeithiau',
  lead: (count) => `${n(count)} o ffeithiau, pob un â’i ffynhonnell, y cadarnaf yn gyntaf`,
  says: 'Ffaith',
  grade: 'Pa mor gadarn',
  source: 'Ffynhonnell',
  stated: 'Datganwyd',
  empty: 'Dim ffeithiau wedi’u cofnodi.',
  emptyHint: 'Maent yn dod o ffeil y digwyddiad.',
}
