import type { Words } from '../en.ts'
import { n } from './count.ts'

export const filing: Words['filing'] = {
  title: 'Hysbysiad i’r awdurdod',
  lead: (form, version, time) => `${form}, fersiwn ${version}, paratowyd ${time}`,
  empty: 'Dim hysbysiad wedi’i baratoi eto.',
  emptyHint: 'Fe’i paratoir pan asesir y digwyddiad.',
  missing: 'ar goll',
  assumed: 'tybiaeth',
  source: { fact: 'ffaith', register: 'cofrestr', assumed: 'tybiaeth', missing: 'ar goll' },
  missingCount: (count) => `${n(count)} o atebion ar goll`,
  part: (no, title) => `${no}. ${title}`,
  guide: 'Ni ellir cadw ffurflen yr awdurdod ar ei hanner. Copïwch bob ateb iddi yn y drefn hon.',
  copy: 'Copïo',
  copied: 'Copïwyd',
  selected: 'Dewiswyd: pwyswch Ctrl C',
  copyPart: 'Copïo’r rhan hon',
  pdf: 'PDF',
  noneMissing: 'dim ateb ar goll',
}
