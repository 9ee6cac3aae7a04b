import type { Words } from '../en.ts'

export const incidents: Words['incidents'] = {
  title: 'Digwyddiadau',
  empty: 'Dim digwyddiad eto.',
  emptyHint: 'Rhedwch `tocsin investigate` ar ffeiliau’r cyflenwr, neu `tocsin demo`, a bydd yma.',
  opened: 'Agorwyd',
  aware: 'Yn hysbys ers',
  supplier: 'Cyflenwr',
  reference: 'Cyfeirnod',
}
