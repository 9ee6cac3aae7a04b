/**
 * The notice in Welsh: a whole version, not a summary. To be read by a Welsh speaker before first use (docs/rules/notices.md, section Welsh).
 * Names are never translated; dates are.
 */
import type { Kind } from '../kinds.ts'
import { andCy, listCy, longDayCy, monthCy, ownCy, shortDayCy } from './grammar-cy.ts'
import { BODY } from './public-bodies.ts'
import { value } from './rich.ts'
import { RIGHT_WITHIN } from './rights.ts'
import { stepsCy } from './steps-cy.ts'
import { CONTACT_KINDS, endingOf, linesInOrder, membershipIsTelling, needsListsLine, overdueSince, type Telling, type Words } from './words.ts'

/** A noun that takes its owner ("eich …", "… Ava"), or a phrase of its own with `{chi}` for the person. */
const NOUN: Partial<Record<Kind, string>> = {
  person_name: 'enw',
  postal_address: 'cyfeiriad cartref',
  postcode: 'cod post',
  email: 'cyfeiriad e-bost',
  phone: 'rhif ffôn',
  date_of_birth: 'dyddiad geni',
  age: 'oed',
  gender: 'rhywedd',
  signature: 'llofnod',
  ni_number: 'rhif Yswiriant Gwladol',
  nhs_number: 'rhif GIG',
  passport: 'rhif pasbort',
  driving_licence: 'rhif trwydded yrru',
  vehicle_registration: 'rhif cofrestru car',
  national_id: 'rhif cerdyn adnabod',
  tax_id: 'rhif treth',
  membership_number: 'rhif aelodaeth',
  customer_number: 'rhif cwsmer',
  bank_account: 'rhif cyfrif banc a’r cod didoli',
  iban: 'rhif IBAN',
  payment_card: 'rhif cerdyn',
  salary: 'cyflog',
  username: 'enw defnyddiwr',
  password: 'cyfrinair',
  password_hash: 'cyfrinair',
  ip_address: 'rhif cysylltiad rhyngrwyd',
  employment: 'swydd',
  education: 'ysgol neu gwrs',
  political_opinion: 'barn wleidyddol',
  trade_union: 'undeb llafur',
  religion: 'crefydd',
  ethnicity: 'cefndir ethnig',
  genetic: 'data genetig',
}
const PHRASE: Partial<Record<Kind, [string, string]>> = {
  photo: ['llun ohonoch chi', 'llun o {enw}'],
  family_member: ['enw rhywun yn eich teulu', 'enw rhywun yn nheulu {enw}'],
  donation: ['yr hyn a roesoch i ni', 'yr hyn a roddodd {enw} i ni'],
  token: ['allwedd sy’n agor eich cyfrif heb gyfrinair', 'allwedd sy’n agor cyfrif {enw} heb gyfrinair'],
  device_id: ['rhif sy’n nodi eich ffôn neu’ch cyfrifiadur', 'rhif sy’n nodi ffôn neu gyfrifiadur {enw}'],
  location: ['lle y buoch chi', 'lle y bu {enw}'],
  correspondence: ['llythyrau neu negeseuon gennych chi neu atoch chi', 'llythyrau neu negeseuon gan {enw} neu at {enw}'],
  health: ['nodyn am eich iechyd', 'nodyn am iechyd {enw}'],
  sexual_life: ['nodyn am eich bywyd rhywiol neu’ch rhywioldeb', 'nodyn am fywyd rhywiol neu rywioldeb {enw}'],
  biometric: ['data sy’n eich adnabod o’ch wyneb, eich llais neu’ch bys', 'data sy’n adnabod {enw} o wyneb, llais neu fys'],
  criminal: ['nodyn sy’n eich cysylltu â throsedd, yn wir neu beidio', 'nodyn sy’n cysylltu {enw} â throsedd, yn wir neu beidio'],
}
const SHOWS = {
  political_opinion: 'beth yw eich barn am wleidyddiaeth',
  trade_union: 'eich bod mewn undeb llafur',
  religion: 'eich crefydd',
  health: 'rhywbeth am eich iechyd',
}
const orList = (items: string[]): string => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} na ${items.at(-1)}`)

export const wordsCy: Words = {
  language: 'cy',
  subject: 'Eich data personol: beth ddigwyddodd a beth i’w wneud',
  safeOpening: ({ name, isForGuardian }) =>
    isForGuardian
      ? `Neges i riant neu warcheidwad ${name} yw hon. Mae’n sôn am ddata personol. Darllenwch hi lle na all neb arall weld eich sgrin.`
      : `Neges i ${name || 'chi yn unig'} yw hon. Mae’n sôn am eich data personol. Darllenwch hi lle na all neb arall weld eich sgrin.`,
  otherLanguage: ({ facts, medium }) => `This ${medium === 'email' ? 'message' : 'letter'} is available in English: phone ${facts.organisation.phone}.`,
  codeLabel: 'Eich cod',
  guardianOf: (name) => `Rhiant neu warcheidwad ${name}`,
  dear: (name) => (name === '' ? 'Helo,' : `Annwyl ${name},`),
  dearGuardian: (name) => `Annwyl Rhiant neu warcheidwad ${name},`,
  title: (telling) => {
    const who = telling.isForGuardian ? `Mae hyn yn effeithio ar ${telling.firstName}` : 'Mae hyn yn effeithio arnoch chi'
    return telling.medium === 'email' ? who : `${who}: torri i mewn yn ${value(telling.facts.supplier.name)}`
  },
  whatHappened: (telling) => {
    const { happened, supplier } = telling.facts
    const what = happened.locked ? ' a chloi’r ffeiliau sydd arnyn nhw' : happened.copied === 'yes' ? ' a chopïo ffeiliau' : ''
    const told = happened.sentences?.cy ??
      happened.sentences?.en ?? [
        `Ar ${inside(longDayCy(happened.on))}, torrodd troseddwyr i mewn i gyfrifiaduron yn ${value(supplier.name)}${what}. ${value(supplier.shortName)} ${supplier.does.cy}.`,
      ]
    const inThem = telling.isForGuardian ? `Mae data ${telling.firstName} yn y ffeiliau hynny.` : 'Mae eich data chi yn y ffeiliau hynny.'
    const copied =
      happened.copied === 'unknown'
        ? ['**Nid ydym yn gwybod a wnaeth y troseddwyr gopïo’r ffeiliau hefyd. Gweithredwch fel pe baen nhw wedi gwneud.**']
        : happened.copied === 'yes'
          ? ['**Copïodd y troseddwyr y ffeiliau.**']
          : []
    return [`${told.join(' ')} ${inThem}`, ...copied]
  },
  relationship: (telling) => {
    const {
      person: { relationship, details, leftOn },
      facts,
    } = telling
    const year = details?.joinedYear ? ` yn ${details.joinedYear}` : ''
    if (telling.isForGuardian) return []
    switch (relationship) {
      case 'registered_supporter':
        return [`Fe wnaethoch gofrestru${year} i glywed gennym.`]
      case 'affiliated_supporter':
        return [details?.union ? `Eich undeb llafur, ${value(details.union)}, a roddodd eich enw i ni.` : 'Eich undeb llafur a roddodd eich enw i ni.']
      case 'applicant':
        return [`Fe ddechreuoch ymuno${year} heb orffen. Dylem fod wedi dileu’r hyn a deipioch. Wnaethom ni ddim. Ein camgymeriad ni yw hynny.`]
      case 'donor':
        return ['Fe roesoch arian i ni. Dyna pam yr oedd eich data gennym.']
      case 'staff':
        return ['Rydych yn gweithio i ni, neu fe fuoch. Dyna pam yr oedd eich data gennym.']
      case 'other':
        return [
          `Nid ydych ar ein rhestrau. Mae eich enw mewn ${details?.mentionedIn ? value(details.mentionedIn) : 'llythyr, neges neu ffurflen oedd gennym'}.`,
        ]
      case 'unknown':
        return ['Nid ydym yn gwybod eto sut y daeth eich enw atom. Rydym yn ceisio darganfod, a byddwn yn dweud wrthych.']
      case 'former': {
        const since = overdueSince(telling)
        const left =
          leftOn === ''
            ? `Nid ydych gyda ${value(facts.organisation.name)} bellach.`
            : `Fe adawoch ${value(facts.organisation.name)} ym mis ${monthCy(leftOn)}.`
        const mistake =
          since === null
            ? ''
            : ` Ein rheol ein hunain yw ei ddileu ${facts.retention.yearsAfterLeaving} mlynedd ar ôl i rywun adael. Dylem fod wedi dileu eich data erbyn ${monthCy(since)} ac ni wnaethom. Ein camgymeriad ni yw hynny, nid un ${value(facts.supplier.shortName)}.`
        return [`**${left} Roedd eich data gennym o hyd.**${mistake}`]
      }
      default:
        return []
    }
  },
  sorry: (telling) => {
    const start = `${value(telling.facts.organisation.name)} ydym ni. Ni a ddewisodd ${value(telling.facts.supplier.shortName)}, a`
    if (overdueSince(telling) !== null)
      return [`${start}’n gwaith ni oedd gofalu am eich data. Ni chafodd ei gadw’n ddiogel, ac ni ddylai fod wedi bod yno. Mae’n ddrwg gennym am y ddau beth.`]
    return [`${start}’n gwaith ni yw gofalu am ${ownCy('data', telling)}. Ni chafodd ei gadw’n ddiogel. Mae’n ddrwg gennym.`]
  },
  yourDataHeading: (telling) => (telling.isForGuardian ? `Data ${telling.firstName} yn y ffeiliau` : 'Eich data chi yn y ffeiliau'),
  lines: (telling) => {
    const contact = CONTACT_KINDS.filter((kind) => telling.holds(kind) && !(kind === 'postcode' && telling.holds('postal_address'))).map((kind) => NOUN[kind]!)
    return [
      ...(contact.length > 0 ? [ownCy(listCy(contact), telling)] : []),
      ...linesInOrder(telling).map((kind) => lineOf(kind, telling)),
      ...(needsListsLine(telling) ? [`eich bod ar ein rhestrau. Mae hyn yn dangos ${SHOWS[telling.facts.organisation.membershipShows!]}.`] : []),
    ]
  },
  notHeld: (kinds) => `Ni fu gennym erioed eich ${orList(kinds.map((kind) => NOUN[kind] ?? PHRASE[kind]?.[0] ?? kind))}.`,
  actionsHeading: 'Beth i’w wneud, y mwyaf brys yn gyntaf',
  danger: (phone) => `**Ydych chi mewn perygl os bydd rhywun yn dysgu ble rydych chi’n byw? Ffoniwch ni heddiw ar ${phone} a phwyswch 1.**`,
  steps: stepsCy,
  unknownHeading: 'Beth nad ydym yn ei wybod',
  defaultUnknowns: {
    copied: 'A gafodd y ffeiliau eu copïo. Rydym yn ceisio darganfod.',
    who: 'Pwy wnaeth hyn.',
    used: 'A oes rhywun wedi defnyddio’r data. Nid yw peidio â gwybod yn golygu ei fod yn ddiogel.',
  },
  again: (day) => `**Byddwn yn ysgrifennu atoch eto erbyn ${inside(day)}, hyd yn oed os nad ydym wedi dysgu dim byd newydd.**`,
  retentionHeading: 'Beth wnawn ni â’ch data nawr',
  retention: ({ facts }) => [
    ...(facts.retention.keptUntil === null
      ? []
      : [
          `Rydym wedi ei dynnu o’n rhestrau bob dydd. Cadwn un copi dan glo tan ${longDayCy(facts.retention.keptUntil).replace(/^Dydd \S+ /, '')}, gan fod gennych chi a’r Comisiynydd Gwybodaeth hawl i weld beth oedd ynddo. Wedyn byddwn yn ei ddileu. Os ydych am ei ddileu’n gynt, neu am gael copi yn gyntaf, gofynnwch i ni.`,
        ]),
    'Nid gwahoddiad i ddod yn ôl yw hwn. Ni fyddwn yn ei ddefnyddio i ofyn i chi ailymuno, pleidleisio na rhoi arian.',
  ],
  genuineHeading: (medium) => (medium === 'email' ? 'A yw’r e-bost hwn yn ddilys?' : 'A yw’r llythyr hwn yn ddilys?'),
  genuine: ({ facts, person, medium }) =>
    medium === 'letter'
      ? [
          `Peidiwch ag ymddiried ynddo dim ond am ei fod yn edrych yn iawn. Teipiwch **${facts.organisation.genuineAddress}** i borwr gwe, yna eich cod \`${person.reference}\` a llythyren gyntaf eich cyfenw. Byddwn yn dweud wrthych ai ni a’i hanfonodd. Neu ffoniwch ni a darllenwch y cod. Cymerwch y rhif ffôn o’n gwefan, nid o’r llythyr hwn.`,
        ]
      : [
          'Peidiwch ag ymddiried ynddo dim ond am ei fod yn edrych yn iawn. Agorwch eich porwr gwe a theipiwch y cyfeiriad hwn eich hun:',
          `**${facts.organisation.genuineAddress}**`,
          'Yna teipiwch eich cod a llythyren gyntaf eich cyfenw:',
          `\`${person.reference}\``,
          `Byddwn yn dweud wrthych ai ni a’i hanfonodd. Neu ffoniwch ni a darllenwch y cod. Cymerwch y rhif ffôn o’n gwefan, nid o’r e-bost hwn.`,
        ],
  neverHeading: 'Beth na fyddwn byth yn ei ofyn',
  never: (medium) =>
    `**Ni fyddwn byth yn gofyn am gyfrinair, PIN, rhif cerdyn na chod a anfonwyd i’ch ffôn. Ni fyddwn byth yn gofyn i chi symud arian. Ni ddaw neb at eich drws am hyn.**${medium === 'email' ? ' Nid oes atodiad na botwm yn yr e-bost hwn.' : ''}`,
  rightsHeading: 'Eich hawliau, a sut i gysylltu â ni',
  rights: ({ facts: { organisation } }) => [
    {
      term: 'Siaradwch â pherson.',
      text: `Ffoniwch ${organisation.phone}. ${organisation.phoneHours.cy.charAt(0).toUpperCase()}${organisation.phoneHours.cy.slice(1)}. Relay UK: ${BODY.relayPrefix} yna ${organisation.phone}. ${organisation.signLanguageAddress ? `Iaith arwyddion: ${organisation.signLanguageAddress}. ` : ''}Neu ysgrifennwch at: ${organisation.postalAddress.map(value).join(', ')}.`,
    },
    {
      term: 'Gofynnwch am eich data.',
      text: `Gofynnwch beth sydd gennym amdanoch, gofynnwch i ni ei gywiro, neu ei ddileu. Byddwn yn ateb o fewn ${RIGHT_WITHIN.access.cy}.`,
    },
    {
      term: 'Cwynwch.',
      text: `I ni: o fewn ${RIGHT_WITHIN.complaint.cy} byddwn yn dweud wrthych fod y gŵyn gennym, yna beth a benderfynwn. Neu i Swyddfa’r Comisiynydd Gwybodaeth unrhyw bryd: ${BODY.regulatorSite}, ${BODY.regulatorPhoneWelsh}.`,
    },
    {
      term: 'Gofynnwch am iawndal.',
      text: 'Os costiodd hyn arian i chi neu os achosodd ofid i chi, mae’r gyfraith yn gadael i chi ofyn i ni am iawndal. Mae am ddim, nid oes angen cyfreithiwr arnoch, ac rydych yn cadw pob hawl sydd gennych.',
    },
    { term: 'Ei gael mewn ffordd arall.', text: 'Print bras, hawdd ei ddeall, braille, sain neu iaith arall: ffoniwch ni a gofynnwch.' },
  ],
  allNews: (address) => `Pob ffurflen, a phob newyddion: **${address}**`,
  longDay: longDayCy,
  shortDay: shortDayCy,
  monthOf: monthCy,
  fixed: {
    folio: { back: 'Mae’r camau i’w cymryd ar y cefn.', later: 'Mae’r camau i’w cymryd yn dilyn.', page: 'Tudalen {n} o {m}', end: 'Diwedd.' },
    sms: 'Neges am eich data personol. Teipiwch {site} mewn porwr, neu ffoniwch {phone}. Eich cod: {code}. Ni fyddwn byth yn gofyn am gyfrinair nac arian.',
    test: { subject: 'PRAWF: {subject}', opening: 'Prawf yw hwn. Atoch chi yn unig yr aeth, ac nid yw’n cyfrif i neb. {opening}' },
    shown: { name: '(eich enw)', code: '(eich cod chi)' },
  },
  kin: {
    dear: 'Annwyl deulu,',
    opening: (name) => `Mae’n ddrwg iawn gennym orfod ysgrifennu atoch am ${name}.`,
    data: (name) => `Beth sydd yn y ffeiliau am ${name}`,
    why: 'Gall troseddwyr ddefnyddio data rhywun sydd wedi marw. Mae dwy alwad yn gwneud hynny’n anodd.',
    step: { when: 'Y mis hwn', howLong: '20 munud', head: 'Dywedwch wrth y banc, ac wrth un asiantaeth gredyd' },
    how: (name) => `Dywedwch wrth fanc ${name} fod y data mewn ffeiliau a gafodd eu dwyn. Gofynnwch i asiantaeth gredyd farcio ffeil ${name}. Mae am ddim.`,
    again: (phone) => `Ni fyddwn yn ysgrifennu at y cyfeiriad hwn eto. Os hoffech siarad, ffoniwch ${phone}.`,
  },
  easy: {
    happened: (supplier) => [
      'Mae cwmni yn cadw ein rhestrau o bobl.',
      `Enw’r cwmni yw ${supplier}.`,
      'Torrodd troseddwyr i mewn i’w gyfrifiaduron.',
      'Roedd eich gwybodaeth ar y cyfrifiaduron hynny.',
    ],
    genuine: (address, phone) => [
      'Gallwch wirio bod y llythyr hwn yn un go iawn.',
      `Teipiwch hwn mewn porwr gwe: ${address}`,
      'Neu gofynnwch i rywun rydych yn ymddiried ynddo i’ch helpu.',
      `Neu ffoniwch ni: ${phone}`,
    ],
    rights: (phone) => [
      'Gallwch ofyn i ni beth a wyddom amdanoch.',
      'Gallwch ofyn i ni ei ddileu.',
      'Gallwch gwyno.',
      'Gallwch ofyn am arian os gwnaeth hyn eich niweidio.',
      `Ffoniwch ni am y rhain i gyd: ${phone}`,
      'Gall rhywun ffonio drosoch.',
    ],
  },
}

/** "Dydd" softens after "ar" and "erbyn": ddydd. */
const inside = (day: string): string => day.replace(/^Dydd/, 'ddydd')

function lineOf(kind: Kind, telling: Telling): string {
  const { person, facts } = telling
  const noun = NOUN[kind]
  const phrase = PHRASE[kind]
  const line = noun === undefined ? (telling.isForGuardian ? phrase![1].replaceAll('{enw}', telling.firstName) : phrase![0]) : ownCy(noun, telling)
  const ending = endingOf(person.masked[kind])
  switch (kind) {
    case 'bank_account':
      return ending ? `${line} (y cyfrif sy’n gorffen â ${ending})` : line
    case 'iban':
    case 'payment_card':
      return ending ? `${line} (sy’n gorffen â ${ending})` : line
    case 'password':
    case 'password_hash': {
      const where = person.details?.passwordFor ? ` ar gyfer ${value(person.details.passwordFor)}` : ''
      return `${line}${where}${kind === 'password_hash' ? ', ar ffurf gymysg' : ''}`
    }
    case 'membership_number': {
      const joined = person.details?.joinedYear && !telling.isForGuardian ? `, ${andCy(`eich bod wedi ymuno yn ${person.details.joinedYear}`)}` : ''
      const shows = facts.organisation.membershipShows
      return shows === null || telling.isForGuardian || !membershipIsTelling(telling)
        ? `${line}${joined}`
        : `${line}${joined}. Mae hyn yn dangos ${SHOWS[shows]}.`
    }
    case 'trade_union': {
      const named = person.details?.union ? `${line}, ${value(person.details.union)}` : line
      return telling.isForGuardian ? named : `${named}. Mae hyn yn dangos eich bod mewn undeb llafur.`
    }
    default:
      return line
  }
}
