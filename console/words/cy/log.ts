import type { Words } from '../en.ts'
import { n } from './count.ts'

export const log: Words['log'] = {
  title: 'Cofnod',
  lead: (size) => `${n(size)} o gofnodion, ychwanegu yn unig`,
  checkpoint: (size, time) => `llofnodwyd hyd at gofnod ${n(size)}, ${time}`,
  unsigned: 'heb ei lofnodi eto',
  no: 'Rhif',
  at: 'Amser',
  who: 'Pwy',
  what: 'Gweithred',
  object: 'Ar',
  reason: 'Pam',
  more: 'Cofnodion hŷn',
  verify: 'Gall unrhyw un ei wirio gyda: tocsin audit verify',
  check: 'Gwirio’r cofnod',
  checking: 'Yn gwirio …',
  whole: (entries, checkpoints) => `Mae’r cofnod yn gyfan: ${n(entries)} o gofnodion, ${n(checkpoints)} o bwyntiau gwirio.`,
  notWhole: (count) => `Nid yw’r cofnod yn gyfan: ${n(count)} o broblemau.`,
  notWholeHint: 'Cadwch y ffolder data fel y mae, a chymharwch â phwynt gwirio sydd gan rywun y tu allan.',
  checkedAt: (time) => `Gwiriwyd ${time}.`,
  thisIncident: 'y digwyddiad hwn',
}
