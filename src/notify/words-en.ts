/** The notice in English. Reading grade, length and words are held by lint.ts; change a sentence and run `node --test src/notify`. */
import type { Kind } from '../kinds.ts'
import { listEn, longDayEn, monthEn, shortDayEn, youEn, yourEn } from './grammar-en.ts'
import { value } from './rich.ts'
import { stepsEn } from './steps-en.ts'
import { RIGHT_WITHIN } from './rights.ts'
import { BODY } from './public-bodies.ts'
import { endingOf, linesInOrder, membershipIsTelling, needsListsLine, overdueSince, type Telling, type Words } from './words.ts'

/** A line of "your data": `{your}` and `{you}` become a child's name in a guardian's notice. */
const LINE: Record<Kind, string> = {
  person_name: '{your} name',
  postal_address: '{your} home address',
  postcode: '{your} postcode',
  email: '{your} email address',
  phone: '{your} phone number',
  date_of_birth: '{your} date of birth',
  age: '{your} age',
  gender: '{your} gender',
  photo: 'a photo of {you}',
  signature: '{your} signature',
  family_member: 'the name of someone in {your} family',
  ni_number: '{your} National Insurance number',
  nhs_number: '{your} NHS number',
  passport: 'the number of {your} passport',
  driving_licence: 'the number of {your} driving licence',
  vehicle_registration: 'the number plate of {your} car',
  national_id: 'the number of {your} identity card',
  tax_id: '{your} tax number',
  membership_number: '{your} membership number',
  customer_number: '{your} customer number',
  bank_account: '{your} bank account number and sort code',
  iban: 'the IBAN of {your} bank account',
  payment_card: '{your} card number',
  salary: '{your} pay',
  donation: 'what {you} gave us',
  username: '{your} user name',
  password: '{your} password',
  password_hash: '{your} password',
  token: 'a key that opens {your} account without a password',
  ip_address: 'the number of {your} internet connection',
  device_id: 'a number that marks {your} phone or computer',
  location: 'a place where {you} were',
  employment: '{your} job',
  education: '{your} school or course',
  correspondence: 'letters or messages to or from {you}',
  health: 'a note about {your} health',
  political_opinion: '{your} views on politics',
  trade_union: '{your} trade union',
  religion: '{your} religion',
  ethnicity: '{your} ethnic background',
  sexual_life: 'a note about {your} sex life or sexuality',
  genetic: 'data about {your} genes',
  biometric: 'data that tells {you} by face, voice or finger',
  criminal: 'a note that links {you} to a crime, true or not',
}
/** Kinds that share one line: `{your}` stands once. */
const CONTACT: [Kind, string][] = [
  ['person_name', 'name'],
  ['postal_address', 'home address'],
  ['postcode', 'postcode'],
  ['email', 'email address'],
  ['phone', 'phone number'],
]
const SHOWS = {
  political_opinion: 'what you think about politics',
  trade_union: 'that you are in a trade union',
  religion: 'your religion',
  health: 'something about your health',
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const wordsEn: Words = {
  language: 'en',
  subject: 'Your personal data: what happened and what to do',
  safeOpening: ({ name, isForGuardian }) =>
    isForGuardian
      ? `This message is for the parent or guardian of ${name}. It is about personal data. Please read it where nobody else can see your screen.`
      : `This message is for ${name || 'you alone'}. It is about your personal data. Please read it where nobody else can see your screen.`,
  otherLanguage: ({ facts, medium }) => `Mae’r ${medium === 'email' ? 'neges hon' : 'llythyr hwn'} ar gael yn Gymraeg: ffoniwch ${facts.organisation.phone}.`,
  codeLabel: 'Your code',
  guardianOf: (name) => `The parent or guardian of ${name}`,
  dear: (name) => (name === '' ? 'Hello,' : `Dear ${name},`),
  dearGuardian: (name) => `Dear parent or guardian of ${name},`,
  title: (telling) => {
    const who = telling.isForGuardian ? `${telling.firstName} is affected` : 'You are affected'
    return telling.medium === 'email' ? who : `${who} by a break-in at ${value(telling.facts.supplier.name)}`
  },
  whatHappened: (telling) => {
    const { happened, supplier } = telling.facts
    const what = happened.locked
      ? 'broke into computers at {s} and locked the files on them'
      : happened.copied === 'yes'
        ? 'broke into computers at {s} and copied files'
        : 'broke into computers at {s}'
    const told = happened.sentences?.en ?? [
      `On ${longDayEn(happened.on)}, criminals ${what.replace('{s}', value(supplier.name))}. ${capital(value(supplier.shortName))} ${supplier.does.en}.`,
    ]
    const inThem = telling.isForGuardian ? `${telling.firstName}’s data is in those files.` : 'Your data is in those files.'
    const copied =
      happened.copied === 'unknown'
        ? ['**We do not know if the criminals also copied the files. Act as if they did.**']
        : happened.copied === 'yes'
          ? ['**The criminals copied the files.**']
          : []
    return [`${told.join(' ')} ${inThem}`, ...copied]
  },
  relationship: (telling) => {
    const {
      person: { relationship, details, leftOn },
      facts,
    } = telling
    const org = facts.organisation.name
    if (telling.isForGuardian) return []
    switch (relationship) {
      case 'registered_supporter':
        return [`You signed up${details?.joinedYear ? ` in ${details.joinedYear}` : ''} to hear from us.`]
      case 'affiliated_supporter':
        return [details?.union ? `Your trade union, ${value(details.union)}, gave us your name.` : 'Your trade union gave us your name.']
      case 'applicant':
        return [
          `You began to join${details?.joinedYear ? ` in ${details.joinedYear}` : ''} and did not finish. We should have deleted what you typed. We did not. That is our mistake.`,
        ]
      case 'donor':
        return ['You gave us money. That is why we had your data.']
      case 'staff':
        return ['You work for us, or you did. That is why we had your data.']
      case 'other':
        return [`You are not on our lists. Your name is in ${details?.mentionedIn ? value(details.mentionedIn) : 'a letter, message or form that we had'}.`]
      case 'unknown':
        return ['We do not know yet how your name came to us. We are finding out, and we will tell you.']
      case 'former': {
        const since = overdueSince(telling)
        const left = leftOn === '' ? `You are no longer with ${org}.` : `You left ${org} in ${monthEn(leftOn)}.`
        const years = facts.retention.yearsAfterLeaving
        const mistake =
          since === null
            ? ''
            : ` Our own rule is to delete it ${years === 1 ? 'one year' : `${COUNT[years ?? 0] ?? years} years`} after a person leaves. We should have deleted yours by ${monthEn(since)} and we did not. That is our mistake, not ${value(facts.supplier.shortName)}’s.`
        return [`**${left} We still had your data.**${mistake}`]
      }
      default:
        return []
    }
  },
  sorry: (telling) => {
    const org = value(telling.facts.organisation.name)
    const supplier = value(telling.facts.supplier.shortName)
    if (overdueSince(telling) !== null)
      return [
        `We are ${org}. We chose ${supplier}, and looking after your data was our job. It was not kept safe, and it should not have been there. We are sorry for both.`,
      ]
    return [`We are ${org}. We chose ${supplier}, and looking after ${yourEn(telling)} data is our job. It was not kept safe. We are sorry.`]
  },
  yourDataHeading: (telling) => (telling.isForGuardian ? `${telling.firstName}’s data in the files` : 'Your data in the files'),
  lines: (telling) => {
    const contact = CONTACT.filter(([kind]) => telling.holds(kind) && !(kind === 'postcode' && telling.holds('postal_address'))).map(([, noun]) => noun)
    return [
      ...(contact.length > 0 ? [`${yourEn(telling)} ${listEn(contact)}`] : []),
      ...linesInOrder(telling).map((kind) => lineOf(kind, telling)),
      ...(needsListsLine(telling) ? [`that you are on our lists. This shows ${SHOWS[telling.facts.organisation.membershipShows!]}.`] : []),
    ]
  },
  notHeld: (kinds) =>
    `We never had your ${listEn(
      kinds.map((kind) => NOT_HELD[kind] ?? LINE[kind].replace(/\{your\} |the number of \{your\} /, '')),
      'or',
    )}.`,
  actionsHeading: 'What to do, most urgent first',
  danger: (phone) => `**Are you in danger if someone learns where you live? Phone us today on ${phone} and press 1.**`,
  steps: stepsEn,
  unknownHeading: 'What we do not know',
  defaultUnknowns: {
    copied: 'Whether the files were copied. We are trying to find out.',
    who: 'Who did this.',
    used: 'Whether anyone has used the data. Not knowing does not mean that it is safe.',
  },
  again: (day) => `**We will write to you again by ${day}, even if we have learned nothing new.**`,
  retentionHeading: 'What we will do with your data now',
  retention: ({ facts }) => [
    ...(facts.retention.keptUntil === null
      ? []
      : [
          `We have taken it out of our everyday lists. We keep one locked copy until ${longDayEn(facts.retention.keptUntil).replace(/^\w+ /, '')}, because you and the Information Commissioner have a right to see what it was. Then we delete it. If you want it deleted sooner, or want a copy first, ask us.`,
        ]),
    'This is not an invitation to come back. We will not use it to ask you to rejoin, vote or give money.',
  ],
  genuineHeading: (medium) => (medium === 'email' ? 'Is this email genuine?' : 'Is this letter genuine?'),
  genuine: ({ facts, person, medium }) =>
    medium === 'letter'
      ? [
          `Do not trust it just because it looks right. Type **${facts.organisation.genuineAddress}** into a web browser, then your code \`${person.reference}\` and the first letter of your last name. We tell you if we sent it. Or phone us and read out the code. Take the phone number from our website, not from this letter.`,
        ]
      : [
          'Do not trust it just because it looks right. Open your web browser and type this address yourself:',
          `**${facts.organisation.genuineAddress}**`,
          'Then type your code and the first letter of your last name:',
          `\`${person.reference}\``,
          `We tell you if we sent it. Or phone us and read out the code. Take the phone number from our website, not from this email.`,
        ],
  neverHeading: 'What we will never ask',
  never: (medium) =>
    `**We will never ask for a password, a PIN, a card number or a code sent to your phone. We will never ask you to move money. Nobody comes to your door about this.**${medium === 'email' ? ' This email has no attachment and no button.' : ''}`,
  rightsHeading: 'Your rights, and how to reach us',
  rights: ({ facts: { organisation } }) => [
    {
      term: 'Talk to a person.',
      text: `Phone ${organisation.phone}. ${capital(organisation.phoneHours.en)}. Relay UK: ${BODY.relayPrefix} then ${organisation.phone}. ${organisation.signLanguageAddress ? `Sign language: ${organisation.signLanguageAddress}. ` : ''}Or write to: ${organisation.postalAddress.map(value).join(', ')}.`,
    },
    { term: 'Ask for your data.', text: `Ask what we hold about you, have it put right, or have it deleted. We answer within ${RIGHT_WITHIN.access.en}.` },
    {
      term: 'Complain.',
      text: `To us: we tell you within ${RIGHT_WITHIN.complaint.en} that we have it, then what we decide. Or to the Information Commissioner’s Office at any time: ${BODY.regulatorSite}, ${BODY.regulatorPhone}.`,
    },
    {
      term: 'Ask for compensation.',
      text: 'If this cost you money or caused you distress, the law lets you ask us for compensation. It is free, you do not need a lawyer, and you keep every right you have.',
    },
    { term: 'Get this another way.', text: 'Large print, easy read, braille, audio or another language: phone us and ask.' },
  ],
  allNews: (address) => `All forms, and all news: **${address}**`,
  longDay: longDayEn,
  shortDay: shortDayEn,
  monthOf: monthEn,
  fixed: {
    folio: { back: 'What to do is on the back.', later: 'What to do comes after this.', page: 'Page {n} of {m}', end: 'End.' },
    sms: 'A message about your personal data. Type {site} into a browser, or phone {phone}. Your code: {code}. We never ask for a password or money.',
    test: { subject: 'TEST: {subject}', opening: 'This is a test. It went to you alone, and counts for nobody. {opening}' },
    shown: { name: '(your name)', code: '(your own code)' },
  },
  kin: {
    dear: 'Dear family,',
    opening: (name) => `We are very sorry that we must write to you about ${name}.`,
    data: (name) => `What is in the files about ${name}`,
    why: 'Criminals can use the data of someone who has died. Two calls make that hard.',
    step: { when: 'This month', howLong: '20 minutes', head: 'Tell the bank, and one credit agency' },
    how: (name) => `Tell ${name}’s bank that the data were in stolen files. Ask a credit agency to mark ${name}’s file. It is free.`,
    again: (phone) => `We will not write to this address again. If you want to talk, phone ${phone}.`,
  },
  easy: {
    happened: (supplier) => [
      `A company keeps our lists of people.`,
      `The company is called ${supplier}.`,
      'Criminals broke into its computers.',
      'Your information was on those computers.',
    ],
    genuine: (address, phone) => [
      'You can check that this letter is real.',
      `Type this into a web browser: ${address}`,
      'Or ask somebody you trust to help you.',
      `Or phone us: ${phone}`,
    ],
    rights: (phone) => [
      'You can ask us what we know about you.',
      'You can ask us to delete it.',
      'You can complain.',
      'You can ask for money if this hurt you.',
      `Phone us for all of these: ${phone}`,
      'Somebody can phone for you.',
    ],
  },
}

const COUNT: Record<number, string> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine' }
const NOT_HELD: Partial<Record<Kind, string>> = { passport: 'passport number', driving_licence: 'driving licence number', iban: 'IBAN', health: 'health data' }

function lineOf(kind: Kind, telling: Telling): string {
  const { person, facts } = telling
  const ending = endingOf(person.masked[kind])
  const line = LINE[kind].replaceAll('{your}', yourEn(telling)).replaceAll('{you}', youEn(telling))
  switch (kind) {
    case 'bank_account':
      return ending ? `${line} (the account ending ${ending})` : line
    case 'iban':
    case 'payment_card':
      return ending ? `${line} (ending ${ending})` : line
    case 'password':
    case 'password_hash': {
      const where = person.details?.passwordFor ? ` for ${value(person.details.passwordFor)}` : ''
      return `${line}${where}${kind === 'password_hash' ? ', in scrambled form' : ''}`
    }
    case 'membership_number': {
      const joined = person.details?.joinedYear && !telling.isForGuardian ? `, and that you joined in ${person.details.joinedYear}` : ''
      const shows = facts.organisation.membershipShows
      return shows === null || telling.isForGuardian || !membershipIsTelling(telling) ? `${line}${joined}` : `${line}${joined}. This shows ${SHOWS[shows]}.`
    }
    case 'trade_union': {
      const named = person.details?.union ? `${line}, ${value(person.details.union)}` : line
      return telling.isForGuardian ? named : `${named}. This shows that you are in a trade union.`
    }
    default:
      return line
  }
}
