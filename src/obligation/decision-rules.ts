/**
 * The rules by which a breach is a risk, or a high risk, to people. Each reads facts and answers yes, no or unknown; each says why and
 * where it comes from. The numbers are those of docs/rules/obligations.md. Order does not matter: the gravest that holds decides.
 */
import { SPECIAL_CATEGORIES, type Kind } from '../kinds.ts'
import type { Answer } from '../organisation/organisation.ts'
import { allOf, answerOf, anyOf, exposureOf, holds, notOf, type BreachFacts } from './facts.ts'

export type Arm = 'confidentiality' | 'availability' | 'integrity'
export type Weight = 'risk' | 'high risk'
export type DecisionRule = {
  id: string
  arm: Arm
  weight: Weight
  when(facts: BreachFacts): Answer
  /**
   * The same with what nobody has asked yet left unknown. Such a question alone advises nothing (every list of names would be a high risk), but it
   * keeps the duty open until it is answered.
   */
  unasked?(facts: BreachFacts): Answer
  says: string
  /** What may happen to people, as a filing and a notice say it. */ consequence: string
  source: string
}
/** Takes a whole arm out of the decision. Only a plain yes does. */
export type Relief = { id: string; arm: Arm; when(facts: BreachFacts): Answer; says: string; source: string }

const EDPB = 'EDPB Guidelines 01/2021'
/** Numbers by which somebody else can pass for the person. */
const IDENTITY_NUMBERS: readonly Kind[] = ['ni_number', 'passport', 'driving_licence', 'national_id', 'tax_id']
const MONEY: readonly Kind[] = ['bank_account', 'iban', 'payment_card', 'salary']
const PICTURE_OF_A_LIFE: readonly Kind[] = ['employment', 'education', 'family_member', 'photo', 'salary']
/** From this many people on, telling "unlikely to be a risk" is not open to anybody. ENISA's flag: more than 100. */
const MANY = 100

const openHands = (facts: BreachFacts): Answer => {
  const { recipients, malice } = facts.breach
  if (recipients === 'public' || malice === 'yes') return 'yes'
  if (recipients === 'unknown') return malice === 'no' ? 'yes' : 'unknown'
  return malice === 'unknown' ? 'unknown' : 'no'
}
const strangers = (facts: BreachFacts): Answer => {
  const { recipients, malice } = facts.breach
  if (recipients === 'public' || recipients === 'unknown') return 'yes'
  // Somebody inside who takes data means harm, but is known.
  return recipients === 'known' || recipients === 'trusted' ? 'no' : answerOf(malice === 'yes')
}
const untrusted = (facts: BreachFacts): Answer => notOf(answerOf(facts.breach.recipients === 'trusted'))
/** A list whose mere membership tells of belief or health is special-category data itself. */
const specialData = (facts: BreachFacts): Answer => anyOf([holds(facts, [...SPECIAL_CATEGORIES]), facts.data.revealsBelief === 'yes' ? 'yes' : 'no'])
const tells = (facts: BreachFacts): Answer => (facts.data.insight === 'none' ? 'no' : 'yes')
const many = (facts: BreachFacts): Answer => (facts.people.high === null ? 'unknown' : answerOf(facts.people.high >= MANY))
const notRestored = (facts: BreachFacts): Answer => notOf(facts.breach.restored)

/** Arms are opened by what was lost; these take one out again. */
export const RELIEFS: Relief[] = [
  {
    id: 'DEC1',
    arm: 'confidentiality',
    when: (f) => f.breach.unintelligible,
    says: 'The data are unintelligible to whoever holds them, and the key is safe.',
    source: `${EDPB}, cases 01, 06, 10; GDPR 34(3)(a)`,
  },
  {
    id: 'DEC2',
    arm: 'confidentiality',
    source: `${EDPB}, case 09`,
    when: (f) => allOf([answerOf(f.breach.recipients === 'trusted'), f.breach.recipientsDeleted]),
    says: 'The only recipient can be trusted and confirms deletion.',
  },
  {
    id: 'DEC3',
    arm: 'availability',
    source: `${EDPB}, case 01; Guidelines 9/2022, Annex B iii`,
    when: (f) => allOf([f.breach.restored, answerOf(f.breach.effectOnPeople === 'none')]),
    says: 'The data were restored before anybody felt their absence.',
  },
]

export const DECISION_RULES: DecisionRule[] = [
  {
    id: 'DEC10',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, cases 03, 12; GDPR Article 9`,
    when: (f) => allOf([specialData(f), tells(f), untrusted(f)]),
    unasked: (f) => allOf([f.data.revealsBelief, tells(f), untrusted(f)]),
    consequence: 'Discrimination, pressure, shame or unwanted approaches because of opinions, belief, health or origin.',
    says: 'Special-category data (health, politics, belief …) may be in hands they were not meant for.',
  },
  {
    id: 'DEC11',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, cases 04, 14`,
    when: (f) => allOf([holds(f, IDENTITY_NUMBERS), untrusted(f)]),
    consequence: "Identity fraud: accounts, loans or documents in somebody's name.",
    says: 'Identity numbers or documents: somebody can pass for the person.',
  },
  {
    id: 'DEC12',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `Guidelines 9/2022, Annex B vi; ${EDPB}, case 07`,
    when: (f) => allOf([holds(f, ['password', 'token']), untrusted(f)]),
    consequence: 'Takeover of accounts, here and wherever the password was used again.',
    says: 'Passwords or tokens that open accounts, also where people use them again.',
  },
  {
    // Some insight only, by accident, with a recipient who is known: a risk (DEC24), not a high one (case 16).
    id: 'DEC13',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, cases 04, 07, 18; Guidelines 9/2022, Annex B v`,
    when: (f) => allOf([holds(f, MONEY), tells(f), untrusted(f), anyOf([answerOf(f.data.insight !== 'some'), openHands(f)])]),
    consequence: 'Fraud on bank accounts and cards; a view into private finances.',
    says: "Bank, card or wage data: fraud or a view into somebody's means.",
  },
  {
    id: 'DEC14',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, case 11`,
    when: (f) => allOf([holds(f, ['person_name']), holds(f, ['date_of_birth']), holds(f, ['postal_address', 'email', 'phone']), openHands(f)]),
    consequence: 'Identity theft, with name, date of birth and address at hand.',
    says: 'Name, date of birth and contact together, with strangers: enough to steal an identity.',
  },
  {
    id: 'DEC15',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, case 05`,
    when: (f) => allOf([twoOf(f, PICTURE_OF_A_LIFE), holds(f, ['email', 'phone', 'postal_address']), openHands(f), strangers(f)]),
    consequence: "Targeted fraud that knows a person's life.",
    says: "A picture of a person's life with the means to reach them, taken on purpose: made for targeted fraud.",
  },
  {
    id: 'DEC16',
    arm: 'confidentiality',
    weight: 'high risk',
    source: `${EDPB}, cases 17, 18`,
    when: (f) => allOf([holds(f, ['location', 'correspondence']), openHands(f)]),
    consequence: 'Blackmail, stalking or embarrassment from private messages, contacts or movements.',
    says: 'Messages, contacts or movements with somebody who means harm or cannot be named.',
  },
  {
    id: 'DEC17',
    arm: 'confidentiality',
    weight: 'high risk',
    source: 'ICO, penalty notice Police Service of Northern Ireland (2024)',
    when: (f) => allOf([answerOf(f.people.safetyCritical === 'yes'), untrusted(f)]),
    unasked: (f) => allOf([f.people.safetyCritical, untrusted(f)]),
    consequence: 'Danger to life or safety of people who must not be found.',
    says: 'People whose safety depends on not being found.',
  },
  {
    id: 'DEC18',
    arm: 'confidentiality',
    weight: 'high risk',
    source: 'UK GDPR recital 75 (from memory)',
    when: (f) => allOf([answerOf(f.people.children === 'yes' || f.people.vulnerable === 'yes'), openHands(f), strangers(f)]),
    unasked: (f) => allOf([anyOf([f.people.children, f.people.vulnerable]), openHands(f), strangers(f)]),
    consequence: 'Harm to children or vulnerable people, who are easier to deceive.',
    says: 'Children or vulnerable people, and strangers who may hold their data.',
  },
  {
    id: 'DEC20',
    arm: 'confidentiality',
    weight: 'risk',
    when: (f) => f.breach.malice,
    consequence: 'Deceptive e-mails, calls and texts that look genuine.',
    says: 'Somebody took the data on purpose; what they intend is not known.',
    source: `${EDPB}, case 08 (72, 74, 77)`,
  },
  {
    id: 'DEC21',
    arm: 'confidentiality',
    weight: 'risk',
    source: `${EDPB}, cases 11, 14`,
    when: strangers,
    consequence: 'Deceptive e-mails, calls and texts that look genuine.',
    says: 'Who holds the data, or how many, is not known.',
  },
  {
    id: 'DEC22',
    arm: 'confidentiality',
    weight: 'risk',
    when: (f) => f.breach.systemic,
    consequence: 'The same for people who are not known yet.',
    says: 'The same fault may have touched others.',
    source: `${EDPB}, case 16; Guidelines 9/2022, Annex B v, vii`,
  },
  {
    id: 'DEC23',
    arm: 'confidentiality',
    weight: 'risk',
    when: (f) => allOf([many(f), untrusted(f)]),
    consequence: 'Deceptive e-mails, calls and texts, at scale.',
    says: 'A hundred people or more.',
    source: 'ENISA (2013), flag "more than 100 individuals"; Guidelines 9/2022, Annex B ix, x',
  },
  {
    id: 'DEC24',
    arm: 'confidentiality',
    weight: 'risk',
    source: 'Guidelines 9/2022 (nature of the data; from memory)',
    when: (f) => allOf([holds(f, ['password_hash', 'nhs_number', ...IDENTITY_NUMBERS, ...MONEY]), untrusted(f)]),
    consequence: 'Misuse of numbers or accounts.',
    says: 'Numbers or accounts that can be misused.',
  },
  {
    id: 'DEC30',
    arm: 'availability',
    weight: 'high risk',
    when: (f) => answerOf(f.breach.effectOnPeople === 'serious'),
    unasked: (f) => (f.breach.effectOnPeople === 'unknown' ? 'unknown' : 'no'),
    consequence: 'Harm to health, safety or livelihood while the data are out of reach.',
    says: 'Being without the data harms people: health, safety, livelihood.',
    source: `${EDPB}, case 03; Guidelines 9/2022, Annex B viii`,
  },
  {
    id: 'DEC31',
    arm: 'availability',
    weight: 'high risk',
    source: `${EDPB}, case 12`,
    when: (f) => allOf([holds(f, ['health']), notRestored(f), f.breach.effectOnPeople === 'unknown' ? 'unknown' : 'no']),
    consequence: 'Delayed or wrong care while health data are out of reach.',
    says: 'Health data out of reach; what that does to people has not been established.',
  },
  {
    id: 'DEC32',
    arm: 'availability',
    weight: 'risk',
    when: (f) => (f.breach.effectOnPeople === 'unknown' ? 'unknown' : answerOf(f.breach.effectOnPeople !== 'none')),
    consequence: 'Delays and trouble while the data are out of reach.',
    says: 'Being without the data has, or may have, held people up.',
    source: `${EDPB}, case 02`,
  },
  {
    id: 'DEC33',
    arm: 'availability',
    weight: 'risk',
    when: notRestored,
    consequence: 'Lasting loss of records that people rely on.',
    says: 'The data are out of reach and not restored.',
    source: 'Guidelines 9/2022, Annex B iv',
  },
  {
    id: 'DEC40',
    arm: 'integrity',
    weight: 'risk',
    when: (f) => f.breach.integrityHarm,
    consequence: 'Wrong decisions from altered data.',
    says: 'Altered data may have been used.',
    source: 'ENISA (2013), integrity',
  },
  {
    id: 'DEC41',
    arm: 'integrity',
    weight: 'high risk',
    source: 'ENISA (2013), integrity; UK GDPR recital 85 (from memory)',
    when: (f) => allOf([f.breach.integrityHarm, holds(f, ['health', 'bank_account', 'iban'])]),
    consequence: 'Wrong treatment or payments from altered data.',
    says: "Altered health or bank data may have been used, to somebody's harm.",
  },
]

/** Is the arm open at all: was this property of the data lost? */
export function lossOf(arm: Arm, facts: BreachFacts): Answer {
  return arm === 'confidentiality' ? exposureOf(facts) : facts.breach[arm]
}

function twoOf(facts: BreachFacts, kinds: readonly Kind[]): Answer {
  const held: readonly Kind[] | null = facts.data.kinds
  return held === null ? 'unknown' : answerOf(kinds.filter((kind) => held.includes(kind)).length >= 2)
}
