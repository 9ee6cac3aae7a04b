/**
 * What a person can do, in English, by kind of data. A step is here only for kinds that are in the files about this person; `rank` is its
 * urgency. Advice follows the National Cyber Security Centre's guidance for people after a breach; numbers come from public-bodies.ts.
 */
import type { Kind } from '../kinds.ts'
import { dayOfMonthEn, listEn, youEn, yourEn } from './grammar-en.ts'
import { BODY } from './public-bodies.ts'
import { value } from './rich.ts'
import { endingOf, membershipIsTelling, TARGETED, type Step, type Telling } from './words.ts'

export function stepsEn(telling: Telling): Step[] {
  const steps = telling.isForGuardian
    ? [talkToChild(telling), password(telling), bank(telling), card(telling), falseCalls(telling), childContact(telling)]
    : [
        password(telling),
        bank(telling),
        card(telling),
        falseCalls(telling),
        health(telling),
        creditFile(telling),
        taxAccount(telling),
        issuingOffice(telling),
        threats(telling),
        employer(telling),
      ]
  return steps.filter((step) => step !== null)
}

function password(telling: Telling): Step | null {
  const kinds: Kind[] = ['password', 'password_hash']
  if (!telling.holds(...kinds)) return null
  const isScrambled = !telling.holds('password')
  const site = telling.person.details?.passwordFor ? ` for ${value(telling.person.details.passwordFor)}` : ''
  const same = `If ${telling.isForGuardian ? `${telling.firstName} uses` : 'you use'} the same one anywhere else, change it there too${isScrambled ? ', because a scrambled password can be worked out' : ''}.`
  return {
    kinds,
    rank: 1,
    isUrgent: true,
    when: 'Today',
    howLong: '10 minutes',
    head: `Change ${yourEn(telling)} password${site} everywhere`,
    full: [`${same} Start with email. Make the new one from three random words. Turn on 2-step verification.`],
    brief: [`${same} Make the new one from three random words.`],
  }
}

function bank(telling: Telling): Step | null {
  const kinds: Kind[] = ['bank_account', 'iban']
  if (!telling.holds(...kinds)) return null
  const ending = endingOf(telling.person.masked.bank_account ?? telling.person.masked.iban)
  const isFormer = telling.person.relationship === 'former' && !telling.isForGuardian
  const account = ending ? `the account ending ${ending}` : 'this account'
  const say = `Phone ${BODY.bank}, or the number on ${telling.isForGuardian ? 'the' : 'your'} bank card. Say that criminals had the chance to take the number and sort code of ${isFormer ? 'it' : ending ? `${yourEn(telling)} account ending ${ending}` : `${yourEn(telling)} account`}.`
  const repaid = 'If a Direct Debit you did not agree to takes money, your bank must pay it back.'
  return {
    kinds,
    rank: 2,
    isUrgent: true,
    when: 'Today',
    howLong: '10 minutes',
    head: isFormer ? `Do you still use ${account}? Tell your bank` : 'Tell your bank',
    full: [`${say} ${repaid}${isFormer ? ' If you have closed the account, skip this step.' : ''}`],
    brief: [`${say} ${repaid}`],
  }
}

function card(telling: Telling): Step | null {
  if (!telling.holds('payment_card')) return null
  const ending = endingOf(telling.person.masked.payment_card)
  const stop = 'Phone the number on the back of the card. Ask for a new card.'
  return {
    kinds: ['payment_card'],
    rank: 2,
    isUrgent: true,
    when: 'Today',
    howLong: '10 minutes',
    head: ending ? `Stop the card ending ${ending}` : 'Stop the card',
    full: [
      `${stop} Look at the payments since ${dayOfMonthEn(telling.facts.happened.on)} and tell the bank about any that are not ${telling.isForGuardian ? 'right' : 'yours'}.`,
    ],
    brief: [stop],
  }
}

const CONTACT: Kind[] = ['person_name', 'postal_address', 'postcode', 'email', 'phone']
/** What criminals can name to sound real, at most four. */
function knownOf(telling: Telling): string[] {
  const membership = telling.person.relationship === 'former' ? 'old membership' : 'membership'
  const isMember = telling.person.relationship === 'member' || telling.person.relationship === 'former' || telling.holds('membership_number')
  const names: [boolean, string][] = [
    [telling.holds('person_name'), 'name'],
    [telling.holds('postal_address', 'postcode'), 'address'],
    [telling.holds('email'), 'email address'],
    [telling.holds('date_of_birth'), 'date of birth'],
    [isMember && !telling.isForGuardian, membership],
    [telling.holds('phone'), 'phone number'],
    [telling.holds('donation'), 'gifts to us'],
    [telling.holds('employment'), 'job'],
    [telling.holds('correspondence'), 'letters'],
    [telling.holds('nhs_number'), 'NHS number'],
  ]
  const held = names.filter(([is]) => is).map(([, name]) => name)
  // An email address says little that a caller could use: it goes first when there is enough else.
  return (held.length > 4 ? held.filter((name) => name !== 'email address') : held).slice(0, 4)
}

function falseCalls(telling: Telling): Step | null {
  const known = knownOf(telling)
  if (!telling.holds(...CONTACT) || known.length === 0) return null
  const act = 'They say they are us, your bank or the police. They hurry you. Hang up. Do not press links. Phone the real number yourself.'
  const lost = `If you have lost money, phone your bank first, then Report Fraud on ${BODY.reportFraud}. In Scotland, phone ${BODY.police}.`
  return {
    kinds: CONTACT,
    rank: 3,
    isUrgent: false,
    when: 'From now on',
    howLong: '',
    head: 'Watch out for false calls, texts and emails',
    full: [
      `Criminals can use ${yourEn(telling)} ${listEn(known)} to sound real. ${act}`,
      `Send false emails to ${BODY.falseEmails} and false texts to **${BODY.falseTexts}**. ${lost}`,
    ],
    brief: [
      `Criminals can use ${yourEn(telling)} ${listEn(known)} to sound real. They hurry you. Hang up. Do not press links. Phone the real number yourself.`,
      `Send false texts to **${BODY.falseTexts}**. ${lost}`,
    ],
  }
}

function health(telling: Telling): Step | null {
  if (!telling.holds('health')) return null
  const stop = 'Hang up, then phone your surgery on the number you know.'
  return {
    kinds: ['health'],
    rank: 3,
    isUrgent: false,
    when: 'From now on',
    howLong: '',
    head: 'Be careful with callers who know about your health',
    full: [
      `The NHS and benefits offices have no part in this. If anyone phones or visits about it and says they are from there, do not let them in and do not answer questions. ${stop}`,
    ],
    brief: [`If anyone phones or visits about it, do not let them in and do not answer questions. ${stop}`],
  }
}

function creditFile(telling: Telling): Step | null {
  if (!telling.holds('date_of_birth') || !telling.holds('person_name') || !telling.holds('postal_address')) return null
  const enough = 'A name, an address and a date of birth are enough to ask for a loan as you.'
  const look = 'Look for loans you did not ask for.'
  return {
    kinds: ['date_of_birth'],
    rank: 4,
    isUrgent: false,
    when: 'This month',
    howLong: '20 minutes',
    head: 'Look at your credit file',
    full: [`${enough} Every UK credit agency must show you your file free of charge. ${look} Look again in three months.`],
    brief: [`${enough} You can see your file free of charge. ${look}`],
  }
}

function taxAccount(telling: Telling): Step | null {
  if (!telling.holds('ni_number')) return null
  const look = `Type ${BODY.taxAccount} into a web browser yourself. Look for a job or a benefit that is not yours.`
  return {
    kinds: ['ni_number'],
    rank: 4,
    isUrgent: false,
    when: 'This month',
    howLong: '15 minutes',
    head: 'Look at your tax account',
    full: [`${look} If you find one, phone the tax office on the number shown there. Never give your National Insurance number to someone who phones you.`],
    brief: [look],
  }
}

function issuingOffice(telling: Telling): Step | null {
  const papers = (
    [
      ['passport', 'passport'],
      ['driving_licence', 'driving licence'],
      ['national_id', 'identity card'],
    ] as [Kind, string][]
  ).filter(([kind]) => telling.holds(kind))
  if (papers.length === 0) return null
  const named = listEn(papers.map(([, name]) => name))
  return {
    kinds: papers.map(([kind]) => kind),
    rank: 4,
    isUrgent: false,
    when: 'This week',
    howLong: '20 minutes',
    head: `Tell the office that gave you your ${named}`,
    full: ['Tell it that the number was in stolen files. Do what it says.'],
    brief: ['Tell it that the number was in stolen files.'],
  }
}

function threats(telling: Telling): Step | null {
  const shows = telling.facts.organisation.membershipShows
  const isPolitical = telling.holds('political_opinion') || (shows === 'political_opinion' && membershipIsTelling(telling))
  if (!isPolitical && !telling.holds(...TARGETED)) return null
  const why = isPolitical && !telling.holds('religion', 'ethnicity', 'sexual_life', 'criminal') ? 'your politics' : 'what is in the files'
  const call = `Phone **${BODY.emergency}** if you are in danger, or **${BODY.police}** if you are not. Then tell us.`
  const joined = telling.holds('trade_union') ? ' If your employer treats you badly because of your union, talk to your union. The law protects you.' : ''
  return {
    // A name on such a list is enough to be threatened for.
    kinds: isPolitical ? [...TARGETED, 'membership_number', 'person_name'] : TARGETED,
    rank: 5,
    isUrgent: false,
    when: 'If it happens',
    howLong: '',
    head: `If someone threatens or bothers you because of ${why}`,
    full: [`${call} We write it down and help you talk to the police.${joined}`],
    brief: [`${call}${joined}`],
  }
}

function employer(telling: Telling): Step | null {
  // Joined with the step above when that one is there.
  if (!telling.holds('trade_union') || threats(telling) !== null) return null
  const text = ['Talk to your union. The law protects you.']
  return {
    kinds: ['trade_union'],
    rank: 5,
    isUrgent: false,
    when: 'If it happens',
    howLong: '',
    head: 'If your employer treats you badly because of your union',
    full: text,
    brief: text,
  }
}

function talkToChild(telling: Telling): Step {
  const child = youEn(telling)
  const text = [
    `Say that strangers have had the chance to see these things, and that it is not ${child}’s fault. Ask to be told if someone unknown writes or phones.`,
  ]
  return { kinds: [], rank: 0, isUrgent: true, when: 'Today', howLong: '10 minutes', head: `Talk to ${child}`, full: text, brief: text }
}

function childContact(telling: Telling): Step {
  const text = [
    `If anyone asks ${youEn(telling)} to meet, for pictures, or to keep a secret, do not answer and keep the message. Phone **${BODY.police}**, or **${BODY.emergency}** if it is happening now.`,
  ]
  return { kinds: [], rank: 5, isUrgent: false, when: 'If it happens', howLong: '', head: 'If a stranger gets in touch', full: text, brief: text }
}
