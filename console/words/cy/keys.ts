import type { Words } from '../en.ts'

export const keys: Words['keys'] = {
  title: 'Bysellau',
  palette: 'Chwilio neu fynd i',
  go: 'Yna mae un o’r llythrennau hyn yn mynd i',
  list: 'I lawr ac i fyny mewn rhestr',
  open: 'Agor',
  close: 'Cau, a rhoi’r ffocws yn ôl',
  help: 'Y rhestr hon',
  single: 'Defnyddio bysellau sengl',
  singleHint: 'Y tu allan i feysydd yn unig.',
  noMatch: 'Does dim yn cyfateb.',
  person: (id) => `Person ${id}`,
  theme: 'Newid rhwng golau a thywyll',
  signOut: 'Allgofnodi',
}
