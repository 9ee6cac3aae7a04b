/** What to write to a supplier that has not answered: ready to copy, and to be sent by a way that the attacker cannot read. */
import type { IncidentFile } from './incident-file.ts'
import type { QuestionRow } from './list-questions.ts'
import { displayMoment } from './zone.ts'

/** Empty when nothing is to be asked. */
export function reminderText(file: IncidentFile, questions: readonly Pick<QuestionRow, 'questionNo' | 'asks' | 'dueAt'>[], now: Date): string {
  if (questions.length === 0) return ''
  const { organisation, supplier, reference } = file
  const when = (at: Date) => displayMoment(at, organisation.zone)
  return [
    `To ${supplier?.name ?? 'our supplier'}, about ${reference}, ${when(now)}`,
    '',
    'We have a duty to tell the authority and the people affected. For that we need your answers to these questions:',
    '',
    ...questions.map(({ questionNo, asks, dueAt }) => `${questionNo}. ${asks} (${dueAt < now ? 'was due' : 'due'} ${when(dueAt)})`),
    '',
    'Article 33(2) of the GDPR asks you to tell us without undue delay. If you do not know, say so, and say when you will.',
    `${organisation.contact.name || organisation.name}${organisation.contact.phone ? `, ${organisation.contact.phone}` : ''}`,
  ].join('\n')
}
