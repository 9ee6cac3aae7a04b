import type { Words } from '../en.ts'

export const state: Words['state'] = {
  loading: 'Yn llwytho',
  slow: 'Yn dal i ddarllen o’r storfa.',
  retry: 'Ceisio eto',
  offline: 'Nid yw’r gweinydd yn ateb.',
  offlineHint: 'Cedwir yr hyn a welwch yma. Gwiriwch fod Tocsin yn rhedeg, ac yna ceisiwch eto.',
}
