import { n } from './count.ts'

export const filing = {
  title: 'Filing',
  lead: (form: string, version: number, time: string) => `${form}, version ${version}, prepared ${time}`,
  empty: 'No filing prepared yet.',
  emptyHint: 'It is prepared when the incident is assessed.',
  missing: 'missing',
  assumed: 'assumed',
  source: { fact: 'fact', register: 'register', assumed: 'assumed', missing: 'missing' } as Record<string, string>,
  missingCount: (count: number) => `${n(count)} ${count === 1 ? 'answer' : 'answers'} missing`,
  part: (no: number, title: string) => `${no}. ${title}`,
  guide: 'The authority’s form cannot be saved half-way. Copy each answer into it in this order.',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: press Ctrl C',
  copyPart: 'Copy this part',
  pdf: 'PDF',
  noneMissing: 'no answer missing',
}
