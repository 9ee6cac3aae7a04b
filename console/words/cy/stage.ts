import type { Words } from '../en.ts'

export const stage: Words['stage'] = {
  'take-in': 'Cymryd y dystiolaeth i mewn',
  read: 'Darllen ffeiliau',
  'read-files': 'Darllen ffeiliau',
  'find-personal-data': 'Canfod data personol',
  link: 'Cysylltu cofnodion',
  'link-records': 'Cysylltu cofnodion',
  register: 'Gwneud y gofrestr',
  'build-register': 'Gwneud y gofrestr',
  assess: 'Asesu',
  'assess-incident': 'Asesu',
  notices: 'Drafftio llythyrau',
  'draft-notices': 'Drafftio llythyrau',
  draft: 'Drafftio llythyrau',
}
