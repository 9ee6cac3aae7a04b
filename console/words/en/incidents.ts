export const incidents = {
  title: 'Incidents',
  empty: 'No incident yet.',
  emptyHint: 'Run `tocsin investigate` on a supplier’s files, or `tocsin demo`, and it will be here.',
  opened: 'Opened',
  aware: 'Aware since',
  supplier: 'Supplier',
  reference: 'Reference',
}
