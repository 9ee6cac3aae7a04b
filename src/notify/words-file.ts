/** A notice made of a table of texts: English (words-texts.ts), and any language that came by file. */
import type { Kind } from '../kinds.ts'
import { BODY } from './public-bodies.ts'
import { value } from './rich.ts'
import { stepsFromFile } from './steps-file.ts'
import { fillOf, type Fill, type LanguageTexts } from './words-fill.ts'
import { wordsCy } from './words-cy.ts'
import { CONTACT_KINDS, endingOf, linesInOrder, membershipIsTelling, needsListsLine, overdueSince, type Telling, type Words } from './words.ts'

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
const known = new WeakMap<LanguageTexts, Words>()

/** Made once for each file as it was read. */
export function wordsFromFile(texts: LanguageTexts): Words {
  const made = known.get(texts) ?? makeWords(fillOf(texts))
  known.set(texts, made)
  return made
}

function makeWords(t: Fill): Words {
  const text = t.text
  return {
    language: t.language,
    subject: text('subject'),
    safeOpening: ({ name, isForGuardian }) =>
      isForGuardian ? text('opening.of', { name }) : name === '' ? text('opening.nameless') : text('opening', { name }),
    // The same line in English as a Welsh notice has: whoever wants the notice in English is told so in English.
    otherLanguage: wordsCy.otherLanguage,
    codeLabel: text('code.label'),
    guardianOf: (name) => text('guardian', { name }),
    dear: (name) => (name === '' ? text('dear.nameless') : text('dear', { name })),
    dearGuardian: (name) => text('dear.of', { name }),
    title: (telling) => t.about(telling, telling.medium === 'email' ? 'title.email' : 'title', { supplier: value(telling.facts.supplier.name) }),
    whatHappened: (telling) => whatHappened(t, telling),
    relationship: (telling) => relationship(t, telling),
    sorry: (telling) => {
      const values = { organisation: value(telling.facts.organisation.name), short: value(telling.facts.supplier.shortName) }
      return [overdueSince(telling) === null ? t.about(telling, 'sorry', values) : text('sorry.too_long', values)]
    },
    yourDataHeading: (telling) => t.about(telling, 'data.heading'),
    lines: (telling) => lines(t, telling),
    notHeld: (kinds) => text('not_held', { list: t.or(kinds.map((kind) => text(`noun.${kind}`))) }),
    actionsHeading: text('steps.heading'),
    danger: (phone) => text('danger', { phone }),
    steps: (telling) => stepsFromFile(t, telling),
    unknownHeading: text('unknown.heading'),
    defaultUnknowns: { copied: text('unknown.copied'), who: text('unknown.who'), used: text('unknown.used') },
    again: (day) => text('again', { day }),
    retentionHeading: text('retention.heading'),
    retention: ({ facts: { retention } }) => [
      ...(retention.keptUntil === null ? [] : [text('retention.kept', { day: t.day('full', retention.keptUntil) })]),
      text('retention.no_invitation'),
    ],
    genuineHeading: (medium) => text(`genuine.heading.${medium}`),
    genuine: ({ facts: { organisation }, person, medium }) =>
      medium === 'letter'
        ? [text('genuine.letter', { address: organisation.genuineAddress, code: person.reference })]
        : [text('genuine.email.open'), `**${organisation.genuineAddress}**`, text('genuine.email.then'), `\`${person.reference}\``, text('genuine.email.told')],
    neverHeading: text('never.heading'),
    never: (medium) => (medium === 'email' ? `${text('never.text')} ${text('never.email')}` : text('never.text')),
    rightsHeading: text('rights.heading'),
    rights: (telling) => rights(t, telling),
    allNews: (address) => text('all_news', { address }),
    longDay: (day) => t.day('long', day),
    shortDay: (day) => t.day('short', day),
    monthOf: t.month,
    fixed: fixedOf(t),
    kin: {
      dear: text('kin.dear'),
      opening: (name) => text('kin.opening', { name }),
      data: (name) => text('kin.data', { name }),
      why: text('kin.why'),
      step: { when: text('when.month'), howLong: text('minutes', { count: 20 }), head: text('kin.head') },
      how: (name) => text('kin.how', { name }),
      again: (phone) => text('kin.again', { phone }),
    },
    easy: {
      happened: (supplier) => [1, 2, 3, 4].map((no) => text(`easy.happened.${no}`, { supplier })),
      genuine: (address, phone) => [1, 2, 3, 4].map((no) => text(`easy.genuine.${no}`, { address, phone })),
      rights: (phone) => [1, 2, 3, 4, 5, 6].map((no) => text(`easy.rights.${no}`, { phone })),
    },
  }
}

const fixedOf = ({ text }: Fill): Words['fixed'] => ({
  folio: { back: text('letter.back'), later: text('letter.later'), page: text('letter.page'), end: text('letter.end') },
  sms: text('sms'),
  test: { subject: text('test.subject'), opening: text('test.opening') },
  shown: { name: text('shown.name'), code: text('shown.code') },
})

function whatHappened(t: Fill, telling: Telling): string[] {
  const { happened, supplier } = telling.facts
  const told = happened.sentences?.en.map(t.sentence) ?? [
    t.text(happened.locked ? 'happened.locked' : happened.copied === 'yes' ? 'happened.copied' : 'happened', {
      day: t.day('long', happened.on),
      supplier: value(supplier.name),
      short: capital(value(supplier.shortName)),
      does: t.language === 'en' ? supplier.does.en : t.text('happened.does'),
    }),
  ]
  return [
    `${told.join(' ')} ${t.about(telling, 'happened.in_them')}`,
    ...(happened.copied === 'unknown' ? [t.text('copied.unknown')] : happened.copied === 'yes' ? [t.text('copied.yes')] : []),
  ]
}

function relationship(t: Fill, telling: Telling): string[] {
  const { relationship: standing, details, leftOn } = telling.person
  const { organisation, supplier, retention } = telling.facts
  if (telling.isForGuardian) return []
  const year = details?.joinedYear
  const either = (detail: string | number | undefined, end: string, values: Record<string, string | number>) => [
    t.text(`standing.${standing}${detail ? end : ''}`, values),
  ]
  switch (standing) {
    case 'registered_supporter':
    case 'applicant':
      return either(year, '.in', { year: year ?? '' })
    case 'affiliated_supporter':
      return either(details?.union, '.by', { union: value(details?.union ?? '') })
    case 'other':
      return either(details?.mentionedIn, '.in', { place: value(details?.mentionedIn ?? '') })
    case 'former': {
      const since = overdueSince(telling)
      const values = { organisation: value(organisation.name), short: value(supplier.shortName) }
      const left = leftOn === '' ? t.text('standing.former.undated', values) : t.text('standing.former', { ...values, month: t.month(leftOn) })
      if (since === null) return [left]
      return [`${left} ${t.text('standing.former.mistake', { ...values, years: t.years(retention.yearsAfterLeaving ?? 0), month: t.month(since) })}`]
    }
    default:
      return t.has(`standing.${standing}`) ? either(undefined, '', {}) : []
  }
}

function lines(t: Fill, telling: Telling): string[] {
  const contact = CONTACT_KINDS.filter((kind) => telling.holds(kind) && !(kind === 'postcode' && telling.holds('postal_address')))
  const shows = telling.facts.organisation.membershipShows
  return [
    ...(contact.length > 0 ? [t.about(telling, 'data.contact', { list: t.and(contact.map((kind) => t.text(`noun.${kind}`))) })] : []),
    ...linesInOrder(telling).map((kind) => lineOf(t, kind, telling)),
    ...(needsListsLine(telling) ? [t.text('line.lists', { what: t.text(`shows.${shows}`) })] : []),
  ]
}

function lineOf(t: Fill, kind: Kind, telling: Telling): string {
  const { details, masked } = telling.person
  const ending = endingOf(masked[kind])
  const line = t.about(telling, `data.${kind}`)
  switch (kind) {
    case 'bank_account':
      return ending ? t.text('line.account', { line, ending }) : line
    case 'iban':
    case 'payment_card':
      return ending ? t.text('line.ending', { line, ending }) : line
    case 'password':
    case 'password_hash': {
      const named = details?.passwordFor ? t.text('line.for', { line, place: value(details.passwordFor) }) : line
      return kind === 'password_hash' ? t.text('line.scrambled', { line: named }) : named
    }
    case 'membership_number': {
      const joined = details?.joinedYear && !telling.isForGuardian ? t.text('line.joined', { line, year: details.joinedYear }) : line
      const shows = telling.facts.organisation.membershipShows
      if (shows === null || telling.isForGuardian || !membershipIsTelling(telling)) return joined
      return t.text('line.shows', { line: joined, what: t.text(`shows.${shows}`) })
    }
    case 'trade_union': {
      const named = details?.union ? t.text('line.union', { line, union: value(details.union) }) : line
      return telling.isForGuardian ? named : t.text('line.in_union', { line: named })
    }
    default:
      return line
  }
}

function rights(t: Fill, { facts: { organisation } }: Telling): { term: string; text: string }[] {
  const { phone, phoneHours, signLanguageAddress: sign, postalAddress } = organisation
  const talk = [
    t.text('rights.talk.phone', { phone, hours: capital(t.sentence(phoneHours.en)), relay: BODY.relayPrefix }),
    ...(sign ? [t.text('rights.talk.sign', { sign })] : []),
    t.text('rights.talk.write', { address: postalAddress.map(value).join(', ') }),
  ]
  return [
    { term: t.text('rights.talk'), text: talk.join(' ') },
    { term: t.text('rights.ask'), text: t.text('rights.ask.text') },
    { term: t.text('rights.complain'), text: t.text('rights.complain.text', { site: BODY.regulatorSite, phone: BODY.regulatorPhone }) },
    { term: t.text('rights.money'), text: t.text('rights.money.text') },
    { term: t.text('rights.other_way'), text: t.text('rights.other_way.text') },
  ]
}
