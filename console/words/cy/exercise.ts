import type { Words } from '../en.ts'
import { n } from './count.ts'

export const exercise: Words['exercise'] = {
  title: 'Ymarferion',
  lead: 'Achosion go iawn, wedi’u hailchwarae: daw ffeithiau ar eu cloc, chi sy’n penderfynu, ac mae’r adolygiad yn ei ddal yn erbyn yr hyn a ddigwyddodd. Ni chyffyrddir â’r un o’ch digwyddiadau.',
  you: (text) => `Chi yw: ${text}.`,
  decisions: (count) => `${n(count)} o benderfyniadau`,
  start: 'Dechrau',
  team: 'Tîm',
  pace: 'Cyflymder',
  paceOf: (hours) => (hours === 0 ? 'pan symudwch ef ymlaen' : `${n(hours)} awr o’r achos mewn munud`),
  runs: 'Rhediadau',
  running: 'ar waith',
  ended: 'wedi gorffen',
  open: 'Agor',
  at: (words) => `Nawr: ${words}`,
  hour: (hour) => {
    const days = Math.floor(hour / 24)
    const rest = Math.round((hour - days * 24) * 10) / 10
    return days === 0 ? `awr ${rest}` : rest === 0 ? `diwrnod ${days}` : `diwrnod ${days}, ${rest} awr`
  },
  next: (when) => `Ymlaen i ${when}`,
  noMore: 'Ni ddaw dim mwy.',
  known: 'Beth sydd wedi cyrraedd',
  toDecide: 'I’w benderfynu',
  by: (when) => `erbyn ${when}`,
  nothingToDecide: 'Dim i’w benderfynu nawr.',
  reason: 'Rheswm, ar gyfer y cofnod',
  decide: 'Penderfynu',
  decided: 'Penderfynwyd',
  duties: 'Yn ddyledus yn ôl y rheolau, o’r hyn sy’n hysbys',
  noDuties: 'Dim dyletswydd ag amser eto.',
  end: 'Gorffen ac adolygu',
  debrief: 'Adolygiad',
  score: (asAdvised, inTime, all) => `${asAdvised} o ${all} fel y cynghorwyd, ${inTime} mewn pryd`,
  team3: 'Chi',
  advised: 'Cyngor',
  happened: 'Beth ddigwyddodd',
  lesson: 'Gwers',
  late: 'hwyr',
  notDecided: 'Heb ei benderfynu',
  earlier: (hours) => `${n(Math.round(hours))} awr yn gynt nag yn yr achos go iawn`,
  later: (hours) => `${n(Math.round(hours))} awr yn hwyrach nag yn yr achos go iawn`,
  outcome: 'Beth ddaeth ohono',
  sources: 'Ffynonellau',
  note: 'Heb ei wirio, neu ein geiriau ni',
  back: 'Pob ymarfer',
}
