import type { DutyStatus } from '../../../src/api/contract.ts'
import { n } from './count.ts'

export const obligations = {
  title: 'Obligations',
  lead: (duties: number, laws: number) => `${n(duties)} duties from ${n(laws)} laws and contracts`,
  group: {
    due: 'Due',
    cannot_rule_out: 'Cannot rule out: treated as due',
    done: 'Done',
    voluntary: 'Voluntary',
    exempt: 'Exempt',
    not_due: 'Not due',
  } as Record<DutyStatus, string>,
  tell: (who: string) => `Tell ${who}`,
  when: 'When',
  strict: (arguable: string) => `strict; latest arguable ${arguable}`,
  noTime: 'Without undue delay',
  notDue: 'Not due',
  howWell: 'How well we know the law:',
  told: 'aware',
  now: 'now',
  why: 'Why',
  content: 'What it must contain',
  source: 'Source',
  rule: 'Rule',
  pick: 'Choose a duty to see its reasons.',
  empty: 'No duties yet.',
  emptyHint: 'They are worked out when the incident is assessed.',
  axisAlt: 'Duties on a time line. The table below holds the same.',
  computed: (time: string) => `Worked out ${time}`,
}
