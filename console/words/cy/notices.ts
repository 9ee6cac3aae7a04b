import type { Words } from '../en.ts'
import { people } from './count.ts'

export const notices: Words['notices'] = {
  title: 'Llythyrau',
  lead: (count) => `Drafftiau i ${people(count)}. Nid oes dim wedi’i anfon.`,
  audiences: 'Cynulleidfaoedd',
  peopleWho: 'pobl sy’n ei gael',
  form: 'Ffurf',
  email: 'E-bost',
  letter: 'Llythyr',
  text: 'Testun',
  language: 'Iaith',
  english: 'English',
  welsh: 'Cymraeg',
  subject: 'Pwnc',
  previewTitle: 'Y llythyr fel y’i darllenir',
  empty: 'Dim llythyrau wedi’u drafftio eto.',
  emptyHint: 'Fe’u drafftir pan wneir y gofrestr.',
  drafted: (time) => `Drafftiwyd ${time}.`,
  channel: { email: 'drwy e-bost', letter: 'drwy lythyr', phone: 'dros y ffôn', public_notice: 'drwy hysbysiad cyhoeddus', none: 'nid mewn ysgrifen' },
  checks: 'Cyn anfon dim',
  checkSecond: 'Mae ail berson yn cymeradwyo',
  checkNothing: 'Nid oes dim yn gadael y peiriant hwn ohono’i hun',
  noPreview: 'Nid ysgrifennir at y gynulleidfa hon.',
  asLooks: 'Fel y mae’n edrych',
  notWritten: 'Nid ysgrifennir llythyr',
  of: (count) => `${people(count)}, pob un yn clywed am ei ddata ei hun yn unig`,
}
