import type { Words } from '../en.ts'
import { n } from './count.ts'

export const obligations: Words['obligations'] = {
  title: 'Dyletswyddau',
  lead: (duties, laws) => `${n(duties)} o ddyletswyddau o ${n(laws)} o gyfreithiau a chontractau`,
  group: {
    due: 'Yn ddyledus',
    cannot_rule_out: 'Ni ellir ei ddiystyru: ei drin fel dyledus',
    done: 'Wedi’i wneud',
    voluntary: 'Gwirfoddol',
    exempt: 'Wedi’i eithrio',
    not_due: 'Heb fod yn ddyledus',
  },
  tell: (who) => `Dweud wrth ${who}`,
  when: 'Pryd',
  strict: (arguable) => `caeth; hwyraf y gellir ei ddadlau ${arguable}`,
  noTime: 'Heb oedi gormodol',
  notDue: 'Heb fod yn ddyledus',
  howWell: 'Pa mor dda yr adwaenwn y gyfraith:',
  told: 'yn hysbys',
  now: 'nawr',
  why: 'Pam',
  content: 'Yr hyn y mae’n rhaid ei gynnwys',
  source: 'Ffynhonnell',
  rule: 'Rheol',
  pick: 'Dewiswch ddyletswydd i weld ei rhesymau.',
  empty: 'Dim dyletswyddau eto.',
  emptyHint: 'Fe’u cyfrifir pan asesir y digwyddiad.',
  axisAlt: 'Dyletswyddau ar linell amser. Mae’r tabl isod yn dal yr un peth.',
  computed: (time) => `Cyfrifwyd ${time}`,
}
