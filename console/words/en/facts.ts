import { n } from './count.ts'

export const facts = {
  title: 'Facts',
  lead: (count: number) => `${n(count)} facts, each with its source, most firmly known first`,
  says: 'Fact',
  grade: 'How firmly',
  source: 'Source',
  stated: 'Stated',
  empty: 'No facts recorded.',
  emptyHint: 'They come from the incident file.',
}
