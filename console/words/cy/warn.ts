import type { Words } from '../en.ts'

export const warn: Words['warn'] = {
  title: 'Cewch eich allgofnodi cyn bo hir',
  text: 'Ni wnaed dim yma ers tro. Arhoswch wedi mewngofnodi i fynd ymlaen; cedwir yr hyn a deipiwyd gennych.',
  stay: 'Aros wedi mewngofnodi',
}
