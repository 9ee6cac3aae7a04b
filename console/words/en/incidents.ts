export const incidents = {
  title: 'Incidents',
  empty: 'No incident yet.',
  emptyHint: 'A supplier has called: open one here. You have its files already: ./tocsin investigate. To look around: ./tocsin demo.',
  incident: 'Incident',
  opened: 'Opened',
  aware: 'Aware since',
  supplier: 'Supplier',
  reference: 'Reference',
}
