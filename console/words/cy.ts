/** Every word the console says, in Welsh. Not yet read by a Welsh speaker: it must be before staff rely on it. */
import type { Words } from './en.ts'
import { n, list, people, files } from './cy/count.ts'
import { access } from './cy/access.ts'
import { decision } from './cy/decision.ts'
import { claims, desk, statement } from './cy/enquiry.ts'
import { evidence } from './cy/evidence.ts'
import { exercise } from './cy/exercise.ts'
import { facts } from './cy/facts.ts'
import { filing } from './cy/filing.ts'
import { incidents } from './cy/incidents.ts'
import { keys } from './cy/keys.ts'
import { log } from './cy/log.ts'
import { notices } from './cy/notices.ts'
import { obligations } from './cy/obligations.ts'
import { overview } from './cy/overview.ts'
import { retention } from './cy/retention.ts'
import { counsel } from './cy/counsel.ts'
import { preparedness } from './cy/preparedness.ts'
import { person } from './cy/person.ts'
import { questions } from './cy/questions.ts'
import { register } from './cy/register.ts'
import { review } from './cy/review.ts'
import { stage } from './cy/stage.ts'
import { staff } from './cy/staff.ts'
import { state } from './cy/state.ts'
import { account } from './cy/account.ts'
import { supplier } from './cy/supplier.ts'
import { warn } from './cy/warn.ts'
import { KIND, KIND_IN_TEXT, RELATIONSHIP, RELATIONSHIPS, FLAG, GRADE, DUTY, audience } from './cy/terms.ts'

export const cy: Words = {
  locale: 'cy',
  name: 'Cymraeg',
  number: n,
  people,
  files,
  list,
  kind: KIND,
  kindInText: KIND_IN_TEXT,
  relationship: RELATIONSHIP,
  relationships: RELATIONSHIPS,
  audience,
  flag: FLAG,
  grade: GRADE,
  dutyStatus: DUTY,
  body: {
    ico: 'ICO',
    people: 'Y bobl yr effeithir arnynt',
    supplier: 'Cyflenwr',
    police: 'Heddlu',
    police_scotland: 'Heddlu’r Alban',
    report_fraud: 'Report Fraud',
    ncsc: 'NCSC',
    nca: 'NCA',
    charity_commission: 'Comisiwn Elusennau',
    oscr: 'OSCR',
    ccni: 'CCNI',
    fca: 'FCA',
    tpr: 'Rheoleiddiwr Pensiynau',
    nhs_dspt: 'Pecyn y GIG',
    nis_authority: 'Awdurdod NIS',
    parliamentary_security: 'Diogelwch y Senedd',
    insurer: 'Yswiriwr',
    eu_authority: 'Awdurdod yr UE',
    controller: 'Ni, gan y cyflenwr',
    register: 'Ein cofnod ein hunain',
  },
  field: {
    given_name: 'Enw cyntaf',
    middle_name: 'Enw canol',
    family_name: 'Cyfenw',
    date_of_birth: 'Dyddiad geni',
    gender: 'Rhywedd',
    email: 'E-bost',
    phone: 'Ffôn',
    place: 'Cyfeiriad',
    membership_number: 'Rhif aelodaeth',
    identifier: 'Rhif arall',
    rarity: 'Prinder',
    household: 'Un cartref',
    namesake: 'Rhai o’r un enw',
  },
  gradeLong: { forensic: 'fforensig', seen: 'wedi’i weld gennym ni', supplier: 'yn ôl y cyflenwr', assumed: 'tybiaeth', unknown: 'anhysbys' },
  confidence: { primary: 'ffynhonnell wreiddiol', secondary: 'ffynhonnell eilaidd', unverified: 'heb ei gwirio' },
  special: 'categori arbennig',
  hidden: 'cudd',
  skip: 'Neidio i’r cynnwys',
  rooms: 'Ystafelloedd y digwyddiad hwn',
  table: 'Tabl',
  csv: 'CSV',
  close: 'Cau',
  cancel: 'Canslo',
  all: 'Pob un',
  none: 'Dim',
  yes: 'Ie',
  no: 'Na',
  today: 'heddiw',
  now: 'nawr',
  room: {
    overview: 'Trosolwg',
    evidence: 'Tystiolaeth',
    register: 'Cofrestr',
    matches: 'Parau',
    obligations: 'Dyletswyddau',
    decision: 'Penderfyniad',
    filing: 'Hysbysiadau i awdurdodau',
    notices: 'Llythyrau',
    statement: 'Datganiad',
    desk: 'Desg',
    claims: 'Hawliadau',
    facts: 'Ffeithiau',
    questions: 'Cwestiynau',
    supplier: 'Ystafell y cyflenwr',
    counsel: 'Ystafell y cwnsler',
    log: 'Cofnod',
    incidents: 'Digwyddiadau',
  },
  incidentNo: (reference) => `Digwyddiad ${reference}`,
  role: {
    lead: 'Arweinydd',
    operator: 'Gweithredwr',
    supplier: 'Cyflenwr',
    expert: 'Arbenigwr',
    counsel: 'Cwnsler',
    claims_handler: 'Trafodwr hawliadau',
    desk: 'Desg',
    auditor: 'Archwilydd',
    administrator: 'Gweinyddwr',
  },
  theme: 'Newid rhwng golau a thywyll',
  signOut: 'Allgofnodi',
  language: 'Language: English',
  menu: 'Ystafelloedd',
  find: 'Chwilio neu fynd i',
  searchRooms: 'Mynd i ystafell, neu at berson yn ôl rhif',
  due: (count) => `${n(count)} dyledus`,
  timeLeft: (text) => `${text} ar ôl`,
  timeLate: (text) => `${text} yn hwyr`,
  filed: 'wedi’i anfon',
  hoursMinutes: (hours, minutes) => (hours > 0 ? `${hours} awr ${minutes} mun` : `${minutes} mun`),
  days: (count) => `${count} diwrnod`,
  hour: 'awr',
  minute: 'mun',
  left: 'ar ôl',
  late: 'yn hwyr',

  access,
  decision,
  exercise,
  counsel,
  retention,
  preparedness,
  questions,
  state,
  incidents,

  overview,
  stage,

  register,
  review,
  person,
  evidence,
  obligations,
  notices,
  filing,
  facts,
  desk,
  claims,
  statement,
  log,
  account,
  staff,
  supplier,
  keys,
  warn,
  print: (time) => `Yn wir am ${time}`,
}
