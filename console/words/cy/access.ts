import type { Words } from '../en.ts'

export const access: Words['access'] = {
  title: 'Mewngofnodi',
  email: 'Cyfeiriad e-bost',
  password: 'Cyfrinair',
  code: 'Cod o’ch ap',
  codeHint: 'Dim ond os ydych wedi trefnu un.',
  go: 'Mewngofnodi',
  going: 'Yn mewngofnodi …',
  linkTitle: 'Gosod eich cyfrinair',
  linkLead: 'Mae’r ddolen hon yn gweithio unwaith. Dywedwch pwy ydych chi a dewiswch gyfrinair o 12 nod o leiaf.',
  name: 'Eich enw',
  set: 'Gosod y cyfrinair a mewngofnodi',
  repeat: 'Y cyfrinair eto',
  differ: 'Mae’r ddau gyfrinair yn wahanol.',
  noLink: 'Nid oes dolen yn y cyfeiriad hwn. Agorwch y ddolen gyfan a gawsoch.',
}
