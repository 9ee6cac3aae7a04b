/** Every word the console says, in English. Another language is one more file of this shape. */
import type { DutyStatus, Flag, Grade, Kind, Relationship } from '../../src/api/contract.ts'

const n = (value: number) => value.toLocaleString('en-GB')
const list = (items: string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
const people = (count: number) => `${n(count)} ${count === 1 ? 'person' : 'people'}`
const files = (count: number) => `${n(count)} ${count === 1 ? 'file' : 'files'}`

const KIND: Record<Kind, string> = {
  person_name: 'Name', postal_address: 'Postal address', postcode: 'Postcode', email: 'E-mail address', phone: 'Phone number', date_of_birth: 'Date of birth', age: 'Age',
  gender: 'Gender', photo: 'Photograph', signature: 'Signature', family_member: 'Family member', ni_number: 'National Insurance no.', nhs_number: 'NHS number',
  passport: 'Passport number', driving_licence: 'Driving licence', vehicle_registration: 'Vehicle registration', national_id: 'National identity number', tax_id: 'Tax number',
  membership_number: 'Membership number', customer_number: 'Customer number', bank_account: 'Bank account', iban: 'IBAN', payment_card: 'Payment card', salary: 'Salary',
  donation: 'Donations', username: 'User name', password: 'Password', password_hash: 'Password, hashed', token: 'Access token', ip_address: 'IP address',
  device_id: 'Device identifier', location: 'Location', employment: 'Employment', education: 'Education', correspondence: 'Correspondence', health: 'Health',
  political_opinion: 'Political opinion', trade_union: 'Trade union', religion: 'Religion', ethnicity: 'Ethnicity', sexual_life: 'Sex life or orientation', genetic: 'Genetic data',
  biometric: 'Biometric data', criminal: 'Criminal allegations',
}
/** A kind inside a sentence, of several people. */
const KIND_IN_TEXT: Partial<Record<Kind, string>> = {
  person_name: 'names', postal_address: 'postal addresses', email: 'e-mail addresses', phone: 'phone numbers', date_of_birth: 'dates of birth', membership_number: 'membership',
  political_opinion: 'political opinions', trade_union: 'trade union membership', health: 'health',
}
const RELATIONSHIP: Record<Relationship, string> = {
  member: 'Member', registered_supporter: 'Registered supporter', affiliated_supporter: 'Affiliated supporter', former: 'Former member', applicant: 'Applicant', donor: 'Donor',
  staff: 'Staff', other: 'Never on our roster', unknown: 'Not yet known',
}
const RELATIONSHIPS: Record<Relationship, string> = {
  member: 'members', registered_supporter: 'registered supporters', affiliated_supporter: 'affiliated supporters', former: 'former', applicant: 'applicants', donor: 'donors',
  staff: 'staff', other: 'never on our roster', unknown: 'not yet known',
}
const FLAG: Record<Flag, string> = { child: 'Child', special_risk: 'At special risk', deceased: 'Deceased' }
const GRADE: Record<Grade, string> = { forensic: 'Forensic', seen: 'Seen', supplier: 'Supplier says', assumed: 'Assumed', unknown: 'Unknown' }
const DUTY: Record<DutyStatus, string> = { due: 'Due', not_due: 'Not due', cannot_rule_out: 'Cannot rule out', exempt: 'Exempt', voluntary: 'Voluntary', done: 'Done' }

export const en = {
  locale: 'en-GB',
  name: 'English',
  number: n, people, files, list,
  kind: KIND, kindInText: KIND_IN_TEXT, relationship: RELATIONSHIP, relationships: RELATIONSHIPS, flag: FLAG, grade: GRADE, dutyStatus: DUTY,
  /** Short names of those a duty is owed to; what is missing here goes by its full name. */
  body: {
    ico: 'ICO', people: 'People affected', supplier: 'Supplier', police: 'Police', police_scotland: 'Police Scotland', report_fraud: 'Report Fraud', ncsc: 'NCSC', nca: 'NCA', charity_commission: 'Charity Commission', oscr: 'OSCR',
    ccni: 'CCNI', fca: 'FCA', tpr: 'Pensions Regulator', nhs_dspt: 'NHS toolkit', nis_authority: 'NIS authority', parliamentary_security: 'Parliamentary security', insurer: 'Insurer', eu_authority: 'EU authority', controller: 'Us, by the supplier', register: 'Our own record',
  } as Record<string, string>,
  /** What linkage compares. */
  field: {
    given_name: 'Given name', middle_name: 'Middle name', family_name: 'Family name', date_of_birth: 'Date of birth', gender: 'Gender', email: 'E-mail', phone: 'Phone', place: 'Address', membership_number: 'Membership no.', identifier: 'Other number', household: 'Same household',
  } as Record<string, string>,
  gradeLong: { forensic: 'forensic', seen: 'seen by us', supplier: 'supplier says', assumed: 'assumed', unknown: 'unknown' } as Record<Grade, string>,
  confidence: { primary: 'primary source', secondary: 'secondary', unverified: 'unverified' },
  special: 'special category', hidden: 'hidden',
  skip: 'Skip to content', rooms: 'Rooms of this incident', table: 'Table', csv: 'CSV', close: 'Close', cancel: 'Cancel', all: 'All', none: 'None', yes: 'Yes', no: 'No', today: 'today', now: 'now',
  room: {
    overview: 'Overview', evidence: 'Evidence', register: 'Register', obligations: 'Obligations', filing: 'Filing', notices: 'Notices', facts: 'Facts', log: 'Log', incidents: 'Incidents',
  },
  incidentNo: (reference: string) => `Incident ${reference}`,
  role: {
    lead: 'Lead', operator: 'Operator', supplier: 'Supplier', expert: 'Expert', counsel: 'Counsel', claims_handler: 'Claims handler', desk: 'Desk', auditor: 'Auditor', administrator: 'Administrator',
  } as Record<string, string>,
  theme: 'Switch between light and dark', signOut: 'Sign out', language: 'Iaith: Cymraeg', menu: 'Rooms',
  find: 'Search or go to', searchRooms: 'Go to a room, or a person by number',
  due: (count: number) => `${n(count)} due`, timeLeft: (text: string) => `${text} left`, timeLate: (text: string) => `${text} late`, filed: 'filed',
  hoursMinutes: (hours: number, minutes: number) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`), days: (count: number) => `${count} days`,
  hour: 'h', minute: 'min', left: 'left', late: 'late',

  access: {
    title: 'Sign in', email: 'E-mail address', password: 'Password', code: 'Code from your app', codeHint: 'Only if you have set one up.', go: 'Sign in', going: 'Signing in …',
    linkTitle: 'Set your password', linkLead: 'This link works once. Choose who you are here and a password of at least 12 characters.', name: 'Your name', set: 'Set password and sign in',
    repeat: 'Password again', differ: 'The two passwords differ.', noLink: 'This address holds no link. Open the whole link you were given.',
  },
  state: {
    loading: 'Loading', slow: 'Still reading from the store.', retry: 'Try again', offline: 'The server does not answer.', offlineHint: 'What you see is kept here. Check that Tocsin is running, then try again.',
  },
  incidents: { title: 'Incidents', empty: 'No incident yet.', emptyHint: 'Run `tocsin investigate` on a supplier’s files, or `tocsin demo`, and it will be here.', opened: 'Opened', aware: 'Aware since', supplier: 'Supplier', reference: 'Reference' },

  overview: {
    heading: (title: string) => `${title}: overview`, inShort: 'In short', trueAt: (time: string) => `True at ${time}`,
    told: (who: string, time: string) => `${who} told us ${time}`, knownSince: (time: string) => `They had known since ${time}`, awareSince: (time: string) => `Aware since ${time}`,
    sentence: {
      affected: (count: number) => `About ${people(count)} ${count === 1 ? 'is' : 'are'} affected.`, nobody: 'Nobody’s data was found in the files so far.', not_counted: 'How many people are affected is not known yet.',
      inaccessible: (who: string, kinds: string[]) => `Their ${list(kinds)} were in files held by ${who}; part of them can no longer be opened.`,
      exposed: (who: string, kinds: string[]) => `Their ${list(kinds)} were in files held by ${who}.`, theSupplier: 'the supplier', data: 'data',
      bank: (count: number) => `${n(count)} of them also gave bank or card details.`, copied_unknown: 'Whether anything was copied out is not known.', copied_seen: 'Data was copied out.',
      copied_likely: 'Data was probably copied out.', copied_not_seen: (lookedAt: string) => `Copying was not seen; looked at so far: ${lookedAt}.`, own_untouched: 'Our own systems are untouched.',
    },
    grade: (grade: string) => `How firmly: ${grade}`,
    clock: 'Strict deadline', hourOf: (hour: number, hours: number) => `hour ${n(hour)} of ${n(hours)}`, filing: (who: string) => `${who} filing`,
    dueAt: (who: string, isToday: boolean) => `${who}, due ${isToday ? 'today at' : ''}`, passed: (hour: number, hours: number) => `${n(hour)} of ${n(hours)} hours have passed`,
    elapsed: (hours: number) => `${n(hours)} elapsed hours.`, clocksBack: (hours: number, day: string, isPast: boolean) => `${n(hours)} elapsed hours; the clocks ${isPast ? 'went' : 'go'} back on ${day}.`,
    clocksForward: (hours: number, day: string, isPast: boolean) => `${n(hours)} elapsed hours; the clocks ${isPast ? 'went' : 'go'} forward on ${day}.`, lateReason: 'The filing has to give the reason for the delay.', noClock: 'No duty with a strict time applies so far.',
    affected: 'Affected people', how: 'How this is estimated', to: 'to', likely: (count: number) => `most likely ${n(count)} · 19 in 20 sure`, roster: 'roster',
    notCounted: 'Not counted yet', notCountedHint: 'The register is built after the evidence has been read.',
    estimateAlt: (first: string, last: string, low: number, high: number, steps: number) => `Estimate of affected people from ${first} to ${last}, in ${steps} ${steps === 1 ? 'step' : 'steps'}: now between ${n(low)} and ${n(high)}.`,
    point: (event: string, low: number, high: number) => `${event}: ${n(low)} to ${n(high)}`, byRelationship: 'By relationship',
    at: 'At', event: 'Event', low: 'Low', high: 'High', mostLikely: 'Most likely',
    waiting: 'Waiting for you', open: (count: number) => `${n(count)} open`, nothingWaits: 'Nothing waits for you.', dueNext: 'Due next',
    wait: {
      file: (who: string) => `Tell: ${who}`, fileMeta: 'The filing is prepared.', dutyMeta: 'Due', decide: (who: string) => `Must they be told: ${who}?`, decideMeta: 'A fact is not known. Until then it counts as due',
      notices: 'Read the notices', noticesMeta: (count: number) => `${people(count)}. Nothing is sent before a second person approves`, unread: 'See what could not be read', unreadMeta: (count: number) => `${files(count)} not or partly read`,
      review: 'Review', decideVerb: 'Decide', read: 'Read', openVerb: 'Open', dueWord: (time: string) => `Due ${time}`,
    },
    know: 'What we know', believe: 'What we believe', dontKnow: 'What we don’t know', facts: (count: number) => `${n(count)} ${count === 1 ? 'fact' : 'facts'}`, questions: (count: number) => `${n(count)} ${count === 1 ? 'question' : 'questions'}`,
    noFacts: 'Nothing recorded.', legend: 'How firmly a fact stands:',
    kinds: 'Kinds of data', ofPeople: (count: number) => `people, of ${n(count)}`, specialNote: 'Special category.', children: (count: number) => `${n(count)} ${count === 1 ? 'child' : 'children'}`, atRisk: (count: number) => `${people(count)} at special risk`,
    severity: 'Severity', severityAlt: (low: string, high: string, band: string) => `ENISA score between ${low} and ${high}: ${band}`, band: { low: 'low', medium: 'medium', high: 'high', 'very high': 'very high' } as Record<string, string>,
    factor: { DPC: 'Context of the data', EI: 'Ease of identification', 'CB confidentiality': 'Confidentiality', 'CB integrity': 'Integrity', 'CB availability': 'Availability', 'CB malice': 'Malice' } as Record<string, string>,
    enisa: 'ENISA 2013. It advises; the rules decide.', decision: 'Decision and reasons', assessed: (time: string) => `Assessed ${time}`, nearest: 'Closest published case', notAssessed: 'Not assessed yet.', edge: 'Close to the limit of its band.',
    authority: { yes: 'Tell the authority.', no: 'The authority need not be told.' } as Record<string, string>,
    tellPeople: { yes: 'Tell people.', no: 'People need not be told.', public: 'Tell people by a public notice.' } as Record<string, string>,
    cannotRuleOut: 'Cannot be ruled out', openQuestions: 'Answers that could change this',
    obligationCounts: (due: number, open: number, done: number, exempt: number) => `${n(due)} due · ${n(open)} cannot be ruled out · ${n(done)} done · ${n(exempt)} exempt`, allReasons: 'All with reasons', addressee: 'Addressee', status: 'Status',
    promptly: 'without undue delay', dueIn: (text: string) => `Due in ${text}`, overdue: (text: string) => `${text} overdue`, doneAt: (time: string) => `done ${time}`,
    evidence: (size: string, count: number) => `${size}, ${files(count)}`, evidenceState: { read: 'Read', partly: 'Partly', inaccessible: 'Rendered inaccessible', not_readable: 'Not readable by us', waiting: 'Not read yet' },
    topFolder: 'Files at the top', evidenceAlt: 'Evidence by size', noEvidence: 'No evidence yet.', noEvidenceHint: (who: string) => `Ask ${who} for the files, then take the folder in.`, missing: (count: number) => `${files(count)} on the supplier’s list not as listed`,
    notices: 'Notices', drafts: 'Drafts', noNotices: 'No notices drafted yet.', noticesHint: 'They are drafted when the register is built.', notSent: 'Nothing has been sent.',
    running: 'Running now', runningFor: (stage: string) => `${stage}`, remaining: (text: string) => `about ${text} left`, soFar: (done: string, total: string) => `${done} of ${total}`, stageFailed: 'stopped', stageDone: 'done',
  },
  stage: {
    'take-in': 'Taking in the evidence', read: 'Reading files', 'read-files': 'Reading files', 'find-personal-data': 'Finding personal data', link: 'Linking records', 'link-records': 'Linking records',
    register: 'Building the register', 'build-register': 'Building the register', assess: 'Assessing', 'assess-incident': 'Assessing', notices: 'Drafting notices', 'draft-notices': 'Drafting notices', draft: 'Drafting notices',
  } as Record<string, string>,

  register: {
    title: 'Register', lead: (count: number) => `${people(count)} in the register`, range: (from: number, to: number, total: number) => `${n(from)} to ${n(to)} of ${n(total)}`, next: 'Next page', previous: 'Previous page', first: 'First page',
    number: 'Person', name: 'Name', relationship: 'Relationship', kinds: 'Kinds of data', reach: 'Reach', records: 'Records', files: 'Files', confidence: 'Confidence', marks: 'Marks',
    filterRelationship: 'Relationship', filterKind: 'Kind of data', filterFlag: 'Mark', search: 'Person by number', searchHint: 'P-000123', clear: 'Clear', any: 'Any',
    empty: 'Nobody fits these filters.', emptyHint: 'Clear a filter to see more.', reachBy: { email: 'E-mail', letter: 'Letter', phone: 'Phone', none: 'No way known' }, more: (count: number) => `+ ${n(count)}`,
    noSearch: 'Names are not searched: an answer would tell who is on the list. Numbers are.',
  },
  person: {
    title: (id: string) => `Person ${id}`, from: (records: number, fileCount: number, onRoster: boolean) => `from ${n(records)} ${records === 1 ? 'record' : 'records'} in ${files(fileCount)}${onRoster ? ', and one roster entry' : ''}`,
    leftOn: (label: string, day: string) => `${label}, left ${day}`, specialBadge: 'Special category', relationship: 'Relationship', onRoster: 'On our roster', offRoster: 'Not on our roster', onePerson: 'One person?',
    oneRecord: 'One record', weakest: (bits: string) => `Weakest link ${bits} bits`, sure: (percent: string) => `${percent} sure`, reach: 'How to reach', marks: 'Marks', noMarks: 'None', noMarksHint: 'No child, no special risk, not deceased',
    exposure: 'Exposure', exposureMeta: (kinds: number, places: number) => `${n(kinds)} ${kinds === 1 ? 'kind' : 'kinds'} of data, in ${n(places)} ${places === 1 ? 'place' : 'places'}`, kind: 'Kind of data', value: 'Value', source: 'Best source: file · sheet · row', places: 'Places', confidence: 'Confidence', reveal: (what: string) => `Reveal ${what.toLowerCase()}`,
    why: (what: string) => `Why do you need to see this ${what.toLowerCase()}?`, reasons: ['To answer an enquiry from this person', 'To settle a match', 'To check a finding against the file'], other: 'Another reason, in words', otherLabel: 'The reason, in words',
    revealGo: (seconds: number) => `Reveal for ${seconds} seconds`, revealMeta: 'Your name, the reason and the time go into the log. This person may ask who looked.', shownFor: (seconds: number) => `hides in ${seconds} s`, hide: 'Hide',
    evidenceTitle: 'Why these records are one person', legendBits: 'each bit doubles the odds', record: (no: number) => `Record ${n(no)}`, compared: 'Compared', prior: 'Before comparing', together: 'Together', bits: 'bits', notGiven: 'not given', notCompared: 'other evidence',
    oddsFor: (odds: string) => `${odds} to one that it is one person`, oddsAgainst: (odds: string) => `${odds} to one against`, priorOdds: (odds: string) => `1 in ${odds} pairs is one person`, probability: (percent: string) => `${percent} sure that it is one person`, wfLimits: 'From 1.4 bits on, odds of about 3 to 1, two records are linked if the rest of their group agrees. Outlined bars speak against.', roster: 'Roster entry', noLinks: 'One record: nothing was joined.', waterfallAlt: 'Weights of the comparison, in bits',
    household: 'Household', thisPerson: 'this person', householdNote: 'Separate letters in plain envelopes: not everyone at an address knows of a membership.', alone: 'Nobody else known at this address.',
    records: 'Records', looked: 'Who looked', nobodyLooked: 'Nobody has revealed anything of this person.', revealed: 'revealed', log: 'Log',
  },
  evidence: {
    title: 'Evidence', lead: (size: string, count: number) => `${size} in ${files(count)} as received`, path: 'File', type: 'Type', size: 'Size', readBytes: 'Read', status: 'Outcome', reason: 'Why', records: 'Records', any: 'Any', search: 'Part of the path', empty: 'No file fits.', emptyHint: 'Clear a filter to see more.',
    fileStatus: { read: 'Read', partly_read: 'Partly read', rendered_inaccessible: 'Rendered inaccessible', locked_by_owner: 'Locked by its owner', damaged: 'Damaged', unsupported: 'Not readable by us', refused: 'Refused', waiting: 'Not read yet' } as Record<string, string>,
    range: (shown: number, total: number) => `${n(shown)} of ${n(total)} shown`, more: 'Show more', map: 'What could be read', inventory: 'Inventory', manifest: 'Against the supplier’s list', openFolder: (name: string) => `Show the files in ${name}`,
    manifestResult: { match: 'as listed', matched: 'as listed', ok: 'as listed', missing: 'not handed over', extra: 'not on the list', changed: 'differs from the list', size_differs: 'size differs', hash_differs: 'content differs' } as Record<string, string>,
  },
  obligations: {
    title: 'Obligations', lead: (duties: number, laws: number) => `${n(duties)} duties from ${n(laws)} laws and contracts`, group: { due: 'Due', cannot_rule_out: 'Cannot rule out: treated as due', done: 'Done', voluntary: 'Voluntary', exempt: 'Exempt', not_due: 'Not due' } as Record<DutyStatus, string>,
    tell: (who: string) => `Tell ${who}`, when: 'When', strict: (arguable: string) => `strict; latest arguable ${arguable}`, noTime: 'Without undue delay', notDue: 'Not due', howWell: 'How well we know the law:', told: 'aware', now: 'now', why: 'Why', content: 'What it must contain', source: 'Source', rule: 'Rule', pick: 'Choose a duty to see its reasons.', empty: 'No duties yet.', emptyHint: 'They are worked out when the incident is assessed.', axisAlt: 'Duties on a time line. The table below holds the same.', computed: (time: string) => `Worked out ${time}`,
  },
  notices: { title: 'Notices', lead: (count: number) => `Drafts for ${people(count)}. Nothing has been sent.`, audiences: 'Audiences', peopleWho: 'people who get it', form: 'Form', email: 'E-mail', letter: 'Letter', text: 'Text', language: 'Language', english: 'English', welsh: 'Cymraeg', subject: 'Subject', previewTitle: 'The notice as it will be read', empty: 'No notices drafted yet.', emptyHint: 'They are drafted when the register is built.', drafted: (time: string) => `Drafted ${time}.`, channel: { email: 'E-mail', letter: 'Letter', phone: 'Phone', public: 'Public notice', none: 'Not in writing' } as Record<string, string>, checks: 'Before anything is sent', checkSecond: 'A second person approves', checkNothing: 'Nothing leaves this machine by itself', noPreview: 'This audience is not written to.' },
  filing: { title: 'Filing', lead: (form: string, version: number, time: string) => `${form}, version ${version}, prepared ${time}`, empty: 'No filing prepared yet.', emptyHint: 'It is prepared when the incident is assessed.', missing: 'missing', assumed: 'assumed', source: { fact: 'fact', register: 'register', assumed: 'assumed', missing: 'missing' } as Record<string, string>, missingCount: (count: number) => `${n(count)} ${count === 1 ? 'answer' : 'answers'} missing`, part: (no: number, title: string) => `${no}. ${title}` },
  facts: { title: 'Facts', lead: (count: number) => `${n(count)} facts, each with its source`, says: 'Fact', grade: 'How firmly', source: 'Source', stated: 'Stated', empty: 'No facts recorded.', emptyHint: 'They come from the incident file.' },
  log: { title: 'Log', lead: (size: number) => `${n(size)} entries, append-only`, checkpoint: (size: number, time: string) => `signed up to entry ${n(size)}, ${time}`, unsigned: 'not signed yet', no: 'No.', at: 'Time', who: 'Who', what: 'Action', object: 'On', reason: 'Why', more: 'Older entries', verify: 'Anyone can check it with: tocsin audit verify' },
  keys: {
    title: 'Keys', palette: 'Search or go to', go: 'Then one of these letters goes to', list: 'Down and up in a list', open: 'Open', close: 'Close, and give focus back', help: 'This list', single: 'Use single keys', singleHint: 'Outside fields only.', noMatch: 'Nothing fits.', person: (id: string) => `Person ${id}`, theme: 'Switch between light and dark', signOut: 'Sign out',
  },
  warn: { title: 'You will be signed out soon', text: 'Nothing was done here for a while. Stay signed in to go on; what you typed is kept.', stay: 'Stay signed in' },
  print: (time: string) => `True at ${time}`,
}
export type Words = typeof en
