/**
 * The forms we fill, as data: whom each goes to, which duty it meets, in which order and words it asks. The wording of most was not seen on
 * the authority's own screen: `formSource` says so, and the console shows it. Compare with the form before you send.
 */
import type { Body } from '../incident/party.ts'
import { answersOf, pick, type AnswerId } from './filing-answers.ts'
import { edpbParts } from './filing-edpb.ts'
import { field, missing, thousands, type FilingField, type FilingPart } from './filing.ts'
import { icoParts } from './filing-ico.ts'
import type { FilingInput } from './filing-input.ts'

export type FormId = 'ico' | 'edpb' | 'charity-commission' | 'ncsc' | 'report-fraud' | 'anpd' | 'oaic' | 'opc' | 'us-ag'
export type FilingForm = {
  id: FormId
  authority: string
  title: string
  body: Body
  /** The duties it meets; the form is drafted when one of them is due, cannot be ruled out, or is voluntary. */
  rules: RegExp
  /** Where it is sent from: a page that is opened by hand. */
  sentBy: string
  formSource: string
  parts(input: FilingInput): FilingPart[]
}

type Line = readonly [id: AnswerId, label: string] | ((input: FilingInput) => FilingField[])
type Outline = readonly (readonly [title: string, lines: readonly Line[]])[]

const outlined =
  (outline: Outline) =>
  (input: FilingInput): FilingPart[] => {
    const answers = answersOf(input)
    return outline.map(([title, lines], index) => ({
      no: index + 1,
      title,
      fields: lines.flatMap((line) => (typeof line === 'function' ? line(input) : [pick(answers, line[0], line[1])])),
    }))
  }

const REPORT: Line = ({ kind = 'initial', authorityReference }) => [
  field('report_type', 'Report', { initial: 'First report', follow_up: 'Further information', final: 'Final report', withdrawn: 'Withdrawal' }[kind], 'fact'),
  ...(kind === 'initial'
    ? []
    : [authorityReference ? field('authority_reference', 'Their reference', authorityReference, 'fact') : missing('authority_reference', 'Their reference')]),
]
const CONTACT: readonly Line[] = [
  ['controller', 'Organisation'],
  ['address', 'Address'],
  ['contact', 'Contact'],
  ['contact_email', 'E-mail address'],
  ['contact_phone', 'Telephone'],
]

const CHARITY: Outline = [
  ['Your details', [REPORT, ['contact', 'Name and role'], ['contact_email', 'E-mail address'], ['contact_phone', 'Telephone']]],
  [
    'The charity',
    [
      ['controller', 'Name of the charity'],
      ['registration', 'Registered number'],
      ['address', 'Address'],
    ],
  ],
  [
    'The incident',
    [
      ['what_happened', 'What happened'],
      ['occurred', 'When'],
      ['aware', 'When the charity found out'],
      ['how_found_out', 'How it found out'],
      ['processor', 'Who else was involved'],
      ['people', 'How many people are affected'],
      ['subjects', 'Who they are'],
      ['consequences', 'Harm that came or may come of it'],
    ],
  ],
  [
    'Other agencies',
    [
      ['police', 'Police, with the reference'],
      ['told_others', 'Other regulators, with contacts and references'],
      ['told_people', 'The people affected'],
    ],
  ],
  [
    'What you have done',
    [
      ['measures_taken', 'Actions taken'],
      ['measures_planned', 'What is planned, and what will change'],
      ['delay', 'If it comes late, why'],
    ],
  ],
]

const NCSC: Outline = [
  ['You', [REPORT, ...CONTACT, ['size', 'Number of employees']]],
  [
    'The incident',
    [
      ['what_happened', 'What happened'],
      ['occurred', 'When it began'],
      ['aware', 'When you found out'],
      ['ransomware', 'Ransomware'],
      ['malice', 'Deliberate'],
      ['processor', 'Suppliers involved'],
      ['own_systems', 'Are your own systems affected'],
      ['systemic', 'May others be affected'],
    ],
  ],
  [
    'Impact',
    [
      ['lost', 'What was lost'],
      ['people', 'People affected, as a range'],
      ['restored', 'Restored'],
      ['copied', 'Was data taken'],
    ],
  ],
  [
    'Response',
    [
      ['measures_taken', 'What has been done'],
      ['told_others', 'Who else was told, with references'],
    ],
  ],
]

const REPORT_FRAUD: Outline = [
  ['Who reports', [REPORT, ...CONTACT]],
  [
    'The crime',
    [
      ['what_happened', 'What happened'],
      ['occurred', 'When'],
      ['aware', 'When you found out'],
      ['ransomware', 'Was it ransomware'],
      ['processor', 'Where: whose systems'],
      ['own_systems', 'Your own systems'],
    ],
  ],
  [
    'Loss and harm',
    [
      ['lost', 'What was lost'],
      ['people', 'People affected, as a range'],
      ['kinds', 'Kinds of data'],
    ],
  ],
  ['Others', [['told_others', 'Who else was told']]],
]

/** Resolution CD/ANPD 15/2024, Article 6: twelve topics. Their number was read; their wording is from memory. */
const ANPD: Outline = [
  [
    'Communication of a security incident',
    [
      REPORT,
      ['kinds', '1. Nature and category of the personal data'],
      ['people', '2. Number of data subjects affected'],
      ['children', '2a. Children and adolescents among them'],
      ['measures_before', '3. Technical and security measures before the incident'],
      ['measures_taken', '3a. Measures after it'],
      ['consequences', '4. Risks, and possible effects on data subjects'],
      ['delay', '5. Reasons for a delay'],
      ['measures_planned', '6. Measures taken or to be taken to reverse or mitigate the effects'],
      ['occurred', '7. Date of the incident, where possible'],
      ['aware', '7a. Date on which the controller knew'],
      ['contact', '8. The person in charge (encarregado)'],
      ['contact_email', '8a. E-mail address'],
      ['controller', '9. Identification of the controller'],
      ['processor', '10. Identification of the operator'],
      ['what_happened', '11. Description of the incident'],
      ['cause', '11a. Root cause, where it can be told'],
      ['subjects', '12. Data subjects whose data are processed in the activity concerned'],
    ],
  ],
]

/** Privacy Act 1988 (Cth), section 26WK(3): four things; read at the OAIC's page. */
const OAIC: Outline = [
  ['The entity', [REPORT, ...CONTACT]],
  [
    'The eligible data breach',
    [
      ['what_happened', 'Description'],
      ['occurred', 'When it happened'],
      ['aware', 'When you became aware'],
      ['cause', 'Cause'],
      ['processor', 'Other entities concerned'],
    ],
  ],
  [
    'The information',
    [['kinds', 'Kinds of information concerned'], ['people', 'Individuals whose information is involved'], residents('AU', 'Of them in Australia')],
  ],
  [
    'Recommended steps',
    [
      ['advice', 'Steps that individuals should take in response'],
      ['told_people', 'How and when individuals are told'],
    ],
  ],
]

/** Breach of Security Safeguards Regulations (SOR/2018-64), section 2(1). From memory. */
const OPC: Outline = [
  ['The organisation', [REPORT, ...CONTACT]],
  [
    'The breach',
    [
      ['what_happened', 'Circumstances'],
      ['cause', 'Cause, if known'],
      ['occurred', 'Day or period on or during which it occurred'],
      ['kinds', 'Personal information that is the subject of the breach'],
      ['people', 'Number of individuals affected'],
      residents('CA', 'Of them in Canada'),
    ],
  ],
  [
    'Steps',
    [
      ['measures_taken', 'Steps taken to reduce the risk of harm'],
      ['measures_planned', 'Steps intended'],
      ['told_people', 'Steps taken or intended to tell individuals'],
      ['risk', 'Real risk of significant harm'],
    ],
  ],
]

const US_AG: Outline = [
  ['The entity', [REPORT, ...CONTACT, ['role', 'Owner or licensee of the data, or service provider']]],
  [
    'The breach',
    [
      ['what_happened', 'What happened'],
      ['occurred', 'Date of the breach'],
      ['aware', 'Date of discovery'],
      ['kinds', 'Types of information'],
      ['unintelligible', 'Was it encrypted, and the key safe'],
      ['processor', 'Whose systems'],
    ],
  ],
  ['Residents of the state', [usStates]],
  [
    'Notice to residents',
    [
      ['people_told_at', 'Date of the notice'],
      ['told_people', 'Status'],
      ['notice_text', 'Copy of the notice'],
    ],
  ],
  [
    'Steps',
    [
      ['measures_taken', 'Steps taken'],
      ['police', 'Law enforcement'],
      ['measures_planned', 'Services offered, and further steps'],
    ],
  ],
]

function residents(country: string, label: string): Line {
  return ({ assessment: { facts } }) => {
    const placed = facts.people.byCountry?.[country]
    return [placed === undefined ? missing(`residents_${country}`, label) : field(`residents_${country}`, label, `About ${thousands(placed)}`, 'register')]
  }
}

/** One line a state: how many live there, and by when its office has to hear. Each office has a form of its own. */
function usStates({ assessment: { facts, duties } }: FilingInput): FilingField[] {
  const states = new Map<string, number>()
  for (const { place, people } of facts.people.residents) if (place.startsWith('US-')) states.set(place, (states.get(place) ?? 0) + people)
  if (states.size === 0) {
    const inUs = facts.people.byCountry?.['US']
    return [
      missing('residents', 'Residents by state', inUs ? `About ${thousands(inUs)} people in the United States; their states are not known` : 'Not yet known'),
    ]
  }
  return [...states].map(([place, people]) => {
    const code = place.slice(3).toLowerCase()
    const owed = duties.filter(
      ({ rule, status }) => rule.startsWith(`us-${code}.`) && !rule.endsWith('.individuals') && (status === 'due' || status === 'cannot_rule_out'),
    )
    return field(
      `residents_${place}`,
      place,
      `About ${thousands(people)} residents`,
      'register',
      owed.map(({ addressee, display }) => `${addressee}: ${display}.`).join(' '),
    )
  })
}

const MEMORY = 'From memory of the published form; the screen was not seen. Compare before you send.'

export const FORMS: readonly FilingForm[] = [
  {
    id: 'ico',
    authority: "Information Commissioner's Office",
    title: 'Report of a personal data breach',
    body: 'ico',
    rules: /^uk-gdpr\.33\.1$/,
    sentBy: 'The form on ico.org.uk cannot be saved and resumed: have every field ready, then copy it across.',
    formSource: "First part read on the ICO's pages; the rest follows its published Word form, in our words.",
    parts: icoParts,
  },
  {
    id: 'edpb',
    authority: 'Supervisory authority in the Union',
    title: 'Notification of a personal data breach (EDPB template, 2026)',
    body: 'eu_authority',
    rules: /^eu-gdpr\.33\.1$/,
    sentBy: 'The form of the lead authority; without an establishment in the Union, of each authority concerned.',
    formSource: 'Template version 1.0 for consultation, June 2026, read in a field map; not verified whether it is in use.',
    parts: edpbParts,
  },
  {
    id: 'charity-commission',
    authority: 'Charity Commission for England and Wales',
    title: 'Serious incident report',
    body: 'charity_commission',
    rules: /^uk-charity\./,
    sentBy: 'The online form of the Charity Commission.',
    formSource: 'What it asks was read in the guidance; the order and wording of the form are ours.',
    parts: outlined(CHARITY),
  },
  {
    id: 'ncsc',
    authority: 'National Cyber Security Centre',
    title: 'Report of a cyber incident',
    body: 'ncsc',
    rules: /^uk-ncsc\./,
    sentBy: 'The web form of the NCSC, watched around the clock.',
    formSource: MEMORY,
    parts: outlined(NCSC),
  },
  {
    id: 'report-fraud',
    authority: 'Report Fraud',
    title: 'Report of a cyber crime',
    body: 'report_fraud',
    rules: /^uk-crime\.report-fraud$/,
    sentBy: 'While the attack is live, telephone 0300 123 2040; otherwise reportfraud.police.uk. Keep the crime reference.',
    formSource: MEMORY,
    parts: outlined(REPORT_FRAUD),
  },
  {
    id: 'anpd',
    authority: 'Autoridade Nacional de Proteção de Dados',
    title: 'Communication of a security incident',
    body: 'other',
    rules: /^br-lgpd\.48(\.small)?$/,
    sentBy: 'The electronic petition of the ANPD, in Portuguese.',
    formSource: 'That there are twelve topics was read (Resolution 15/2024); their wording is from memory.',
    parts: outlined(ANPD),
  },
  {
    id: 'oaic',
    authority: 'Office of the Australian Information Commissioner',
    title: 'Notifiable data breach statement',
    body: 'other',
    rules: /^au-ndb\.26WK$/,
    sentBy: 'The form of the OAIC.',
    formSource: 'The four parts of section 26WK were read; the wording of the form is ours.',
    parts: outlined(OAIC),
  },
  {
    id: 'opc',
    authority: 'Office of the Privacy Commissioner of Canada',
    title: 'PIPEDA breach report',
    body: 'other',
    rules: /^ca-pipeda\.10\.1$/,
    sentBy: 'The form of the OPC.',
    formSource: MEMORY,
    parts: outlined(OPC),
  },
  {
    id: 'us-ag',
    authority: 'State attorneys general and agencies, United States',
    title: 'Notice of a data breach',
    body: 'other',
    rules: /^us-[a-z]{2}\.(ag|ocp|consumer-affairs|daco|state-police)$/,
    sentBy: 'The form or portal of each state.',
    formSource: 'What most states ask for, from memory; each has a form of its own.',
    parts: outlined(US_AG),
  },
]

export function formOf(id: string): FilingForm | undefined {
  return FORMS.find((form) => form.id === id)
}
