/**
 * What a person can do, by kind of data, in the texts of words-texts.ts or of a file. A step is here only for kinds that are in the files about this person;
 * `rank` is its urgency. Advice follows the National Cyber Security Centre's guidance for people after a breach; numbers come from public-bodies.ts.
 */
import type { Kind } from '../kinds.ts'
import { BODY } from './public-bodies.ts'
import { value } from './rich.ts'
import type { Fill } from './words-fill.ts'
import { endingOf, membershipIsTelling, TARGETED, type Step, type Telling } from './words.ts'

type Maker = (t: Fill, telling: Telling) => Step | null

export const stepsFromFile = (t: Fill, telling: Telling): Step[] =>
  (telling.isForGuardian
    ? [talkToChild, password, bank, card, falseCalls, stranger]
    : [password, bank, card, falseCalls, health, creditFile, taxAccount, papers, threats, employer]
  )
    .map((make) => make(t, telling))
    .filter((step) => step !== null)

type Times = Pick<Step, 'rank' | 'isUrgent' | 'when' | 'howLong'>
const today = (t: Fill, rank: number): Times => ({ rank, isUrgent: true, when: t.text('when.today'), howLong: t.text('minutes', { count: 10 }) })
const later = (t: Fill, rank: number, when: string, minutes = 0): Times => ({
  rank,
  isUrgent: false,
  when: t.text(`when.${when}`),
  howLong: minutes === 0 ? '' : t.text('minutes', { count: minutes }),
})

const password: Maker = (t, telling) => {
  const kinds: Kind[] = ['password', 'password_hash']
  if (!telling.holds(...kinds)) return null
  const place = telling.person.details?.passwordFor
  const same = t.about(telling, telling.holds('password') ? 'password.same' : 'password.same.scrambled')
  return {
    kinds,
    ...today(t, 1),
    head: place ? t.about(telling, 'password.head.for', { place: value(place) }) : t.about(telling, 'password.head'),
    full: [`${same} ${t.text('password.how')}`],
    brief: [`${same} ${t.text('password.how.brief')}`],
  }
}

const bank: Maker = (t, telling) => {
  const kinds: Kind[] = ['bank_account', 'iban']
  if (!telling.holds(...kinds)) return null
  const ending = endingOf(telling.person.masked.bank_account ?? telling.person.masked.iban)
  const isFormer = telling.person.relationship === 'former' && !telling.isForGuardian
  const values = { bank: BODY.bank, ending }
  const say = `${t.about(telling, isFormer ? 'bank.say.former' : ending ? 'bank.say.ending' : 'bank.say', values)} ${t.text('bank.repaid')}`
  return {
    kinds,
    ...today(t, 2),
    head: t.text(isFormer ? (ending ? 'bank.head.former.ending' : 'bank.head.former') : 'bank.head', values),
    full: [isFormer ? `${say} ${t.text('bank.closed')}` : say],
    brief: [say],
  }
}

const card: Maker = (t, telling) => {
  if (!telling.holds('payment_card')) return null
  const ending = endingOf(telling.person.masked.payment_card)
  const stop = t.text('card.stop')
  return {
    kinds: ['payment_card'],
    ...today(t, 2),
    head: t.text(ending ? 'card.head.ending' : 'card.head', { ending }),
    full: [`${stop} ${t.about(telling, 'card.look', { day: t.day('day', telling.facts.happened.on) })}`],
    brief: [stop],
  }
}

const CONTACT: Kind[] = ['person_name', 'postal_address', 'postcode', 'email', 'phone']
/** What criminals can name to sound real, at most four; an e-mail address says least. */
function knownOf(telling: Telling): string[] {
  const isFormer = telling.person.relationship === 'former'
  const isMember = telling.person.relationship === 'member' || isFormer || telling.holds('membership_number')
  const all: [boolean, string][] = [
    [telling.holds('person_name'), 'name'],
    [telling.holds('postal_address', 'postcode'), 'address'],
    [telling.holds('email'), 'email'],
    [telling.holds('date_of_birth'), 'birth'],
    [isMember && !telling.isForGuardian, isFormer ? 'old_membership' : 'membership'],
    [telling.holds('phone'), 'phone'],
    [telling.holds('donation'), 'gifts'],
    [telling.holds('employment'), 'job'],
    [telling.holds('correspondence'), 'letters'],
    [telling.holds('nhs_number'), 'nhs'],
  ]
  const held = all.filter(([is]) => is).map(([, name]) => name)
  return (held.length > 4 ? held.filter((name) => name !== 'email') : held).slice(0, 4)
}

const falseCalls: Maker = (t, telling) => {
  const known = knownOf(telling)
  if (!telling.holds(...CONTACT) || known.length === 0) return null
  const use = t.about(telling, 'calls.use', { list: t.and(known.map((name) => t.text(`known.${name}`))) })
  const values = { emails: BODY.falseEmails, texts: BODY.falseTexts, fraud: BODY.reportFraud, police: BODY.police }
  const lost = t.text('calls.lost', values)
  return {
    kinds: CONTACT,
    ...later(t, 3, 'from_now'),
    head: t.text('calls.head'),
    full: [`${use} ${t.text('calls.act')}`, `${t.text('calls.send', values)} ${lost}`],
    brief: [`${use} ${t.text('calls.act.brief')}`, `${t.text('calls.send.brief', values)} ${lost}`],
  }
}

const health: Maker = (t, telling) =>
  telling.holds('health')
    ? { kinds: ['health'], ...later(t, 3, 'from_now'), head: t.text('health.head'), full: [t.text('health.text')], brief: [t.text('health.brief')] }
    : null

const creditFile: Maker = (t, telling) =>
  telling.holds('date_of_birth') && telling.holds('person_name') && telling.holds('postal_address')
    ? { kinds: ['date_of_birth'], ...later(t, 4, 'month', 20), head: t.text('credit.head'), full: [t.text('credit.text')], brief: [t.text('credit.brief')] }
    : null

const taxAccount: Maker = (t, telling) => {
  if (!telling.holds('ni_number')) return null
  const look = t.text('tax.look', { site: BODY.taxAccount })
  return { kinds: ['ni_number'], ...later(t, 4, 'month', 15), head: t.text('tax.head'), full: [`${look} ${t.text('tax.more')}`], brief: [look] }
}

const papers: Maker = (t, telling) => {
  const kinds = (['passport', 'driving_licence', 'national_id'] as const).filter((kind) => telling.holds(kind))
  if (kinds.length === 0) return null
  return {
    kinds,
    ...later(t, 4, 'week', 20),
    head: t.text('papers.head', { list: t.and(kinds.map((kind) => t.text(`papers.${kind}`))) }),
    full: [t.text('papers.text')],
    brief: [t.text('papers.brief')],
  }
}

const threats: Maker = (t, telling) => {
  const shows = telling.facts.organisation.membershipShows
  const isPolitical = telling.holds('political_opinion') || (shows === 'political_opinion' && membershipIsTelling(telling))
  if (!isPolitical && !telling.holds(...TARGETED)) return null
  const isPoliticsAlone = isPolitical && !telling.holds('religion', 'ethnicity', 'sexual_life', 'criminal')
  const call = t.text('threats.call', { emergency: BODY.emergency, police: BODY.police })
  const union = telling.holds('trade_union') ? [t.text('threats.union')] : []
  return {
    // A name on such a list is enough to be threatened for.
    kinds: isPolitical ? [...TARGETED, 'membership_number', 'person_name'] : TARGETED,
    ...later(t, 5, 'if'),
    head: t.text(isPoliticsAlone ? 'threats.head.politics' : 'threats.head'),
    full: [[call, t.text('threats.help'), ...union].join(' ')],
    brief: [[call, ...union].join(' ')],
  }
}

const employer: Maker = (t, telling) => {
  // Joined with the step above when that one is there.
  if (!telling.holds('trade_union') || threats(t, telling) !== null) return null
  const text = [t.text('employer.text')]
  return { kinds: ['trade_union'], ...later(t, 5, 'if'), head: t.text('employer.head'), full: text, brief: text }
}

const talkToChild: Maker = (t, { firstName: name }) => {
  const text = [t.text('child.text', { name })]
  return { kinds: [], ...today(t, 0), head: t.text('child.head', { name }), full: text, brief: text }
}

const stranger: Maker = (t, { firstName: name }) => {
  const text = [t.text('stranger.text', { name, police: BODY.police, emergency: BODY.emergency })]
  return { kinds: [], ...later(t, 5, 'if'), head: t.text('stranger.head'), full: text, brief: text }
}
