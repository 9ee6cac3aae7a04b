import type { Words } from '../en.ts'

export const incidents: Words['incidents'] = {
  title: 'Digwyddiadau',
  empty: 'Dim digwyddiad eto.',
  emptyHint: 'Mae cyflenwr wedi galw: agorwch un yma. Mae’r ffeiliau gennych eisoes: ./tocsin investigate. I edrych o gwmpas: ./tocsin demo.',
  incident: 'Digwyddiad',
  opened: 'Agorwyd',
  aware: 'Yn hysbys ers',
  supplier: 'Cyflenwr',
  reference: 'Cyfeirnod',
}
