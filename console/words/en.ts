/** Every word the console says, in English. Another language is one more file of this shape. */
import type { Grade } from '../../src/api/contract.ts'
import { n, list, people, files } from './en/count.ts'
import { access } from './en/access.ts'
import { decision } from './en/decision.ts'
import { claims, desk, statement } from './en/enquiry.ts'
import { evidence } from './en/evidence.ts'
import { exercise } from './en/exercise.ts'
import { facts } from './en/facts.ts'
import { filing } from './en/filing.ts'
import { incidents } from './en/incidents.ts'
import { keys } from './en/keys.ts'
import { log } from './en/log.ts'
import { notices } from './en/notices.ts'
import { obligations } from './en/obligations.ts'
import { overview } from './en/overview.ts'
import { retention } from './en/retention.ts'
import { counsel } from './en/counsel.ts'
import { preparedness } from './en/preparedness.ts'
import { person } from './en/person.ts'
import { questions } from './en/questions.ts'
import { register } from './en/register.ts'
import { review } from './en/review.ts'
import { stage } from './en/stage.ts'
import { staff } from './en/staff.ts'
import { state } from './en/state.ts'
import { account } from './en/account.ts'
import { supplier } from './en/supplier.ts'
import { warn } from './en/warn.ts'
import { KIND, KIND_IN_TEXT, RELATIONSHIP, RELATIONSHIPS, FLAG, GRADE, DUTY, audience } from './en/terms.ts'

export const en = {
  locale: 'en-GB',
  name: 'English',
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
  /** Short names of those a duty is owed to; what is missing here goes by its full name. */
  body: {
    ico: 'ICO',
    people: 'People affected',
    supplier: 'Supplier',
    police: 'Police',
    police_scotland: 'Police Scotland',
    report_fraud: 'Report Fraud',
    ncsc: 'NCSC',
    nca: 'NCA',
    charity_commission: 'Charity Commission',
    oscr: 'OSCR',
    ccni: 'CCNI',
    fca: 'FCA',
    tpr: 'Pensions Regulator',
    nhs_dspt: 'NHS toolkit',
    nis_authority: 'NIS authority',
    parliamentary_security: 'Parliamentary security',
    insurer: 'Insurer',
    eu_authority: 'EU authority',
    controller: 'Us, by the supplier',
    register: 'Our own record',
  } as Record<string, string>,
  /** What linkage compares. */
  field: {
    given_name: 'Given name',
    middle_name: 'Middle name',
    family_name: 'Family name',
    date_of_birth: 'Date of birth',
    gender: 'Gender',
    email: 'E-mail',
    phone: 'Phone',
    place: 'Address',
    membership_number: 'Membership no.',
    identifier: 'Other number',
    rarity: 'Rarity',
    household: 'One household',
    namesake: 'Namesakes',
  } as Record<string, string>,
  gradeLong: { forensic: 'forensic', seen: 'seen by us', supplier: 'supplier says', assumed: 'assumed', unknown: 'unknown' } as Record<Grade, string>,
  confidence: { primary: 'primary source', secondary: 'secondary', unverified: 'unverified' },
  special: 'special category',
  hidden: 'hidden',
  skip: 'Skip to content',
  rooms: 'Rooms of this incident',
  table: 'Table',
  csv: 'CSV',
  close: 'Close',
  cancel: 'Cancel',
  all: 'All',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  today: 'today',
  now: 'now',
  room: {
    overview: 'Overview',
    evidence: 'Evidence',
    register: 'Register',
    matches: 'Matches',
    obligations: 'Obligations',
    decision: 'Decision',
    filing: 'Filings',
    notices: 'Notices',
    statement: 'Statement',
    desk: 'Desk',
    claims: 'Claims',
    facts: 'Facts',
    questions: 'Questions',
    supplier: 'Supplier’s room',
    counsel: 'Counsel’s room',
    log: 'Log',
    incidents: 'Incidents',
  },
  incidentNo: (reference: string) => `Incident ${reference}`,
  role: {
    lead: 'Lead',
    operator: 'Operator',
    supplier: 'Supplier',
    expert: 'Expert',
    counsel: 'Counsel',
    claims_handler: 'Claims handler',
    desk: 'Desk',
    auditor: 'Auditor',
    administrator: 'Administrator',
  } as Record<string, string>,
  theme: 'Switch between light and dark',
  signOut: 'Sign out',
  language: 'Iaith: Cymraeg',
  menu: 'Rooms',
  find: 'Search or go to',
  searchRooms: 'Go to a room, or a person by number',
  due: (count: number) => `${n(count)} due`,
  timeLeft: (text: string) => `${text} left`,
  timeLate: (text: string) => `${text} late`,
  filed: 'filed',
  hoursMinutes: (hours: number, minutes: number) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
  days: (count: number) => `${count} days`,
  hour: 'h',
  minute: 'min',
  left: 'left',
  late: 'late',

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
  print: (time: string) => `True at ${time}`,
}
export type Words = typeof en
