import type { Words } from '../en.ts'

export const state: Words['state'] = {
  notFound: 'Nid oes tudalen o’r fath',
  notFoundHint: 'Nid yw’r cyfeiriad yn gywir, neu symudwyd yr hyn yr oedd yn arwain ato. Nid oes dim wedi’i golli.',
  loading: 'Yn llwytho',
  slow: 'Yn dal i ddarllen o’r storfa.',
  retry: 'Ceisio eto',
  offline: 'Nid yw’r gweinydd yn ateb.',
  offlineHint: 'Cedwir yr hyn a welwch yma. Gwiriwch fod Tocsin yn rhedeg, ac yna ceisiwch eto.',
}
