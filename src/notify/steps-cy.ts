/** What a person can do, in Welsh, by kind of data: the same steps as steps-file.ts, in the same order and for the same kinds. */
import type { Kind } from '../kinds.ts'
import { dayOfMonthCy, listCy, ownCy } from './grammar-cy.ts'
import { BODY } from './public-bodies.ts'
import { value } from './rich.ts'
import { endingOf, membershipIsTelling, TARGETED, type Step, type Telling } from './words.ts'

export function stepsCy(telling: Telling): Step[] {
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
  const site = telling.person.details?.passwordFor ? ` ar gyfer ${value(telling.person.details.passwordFor)}` : ''
  const why = telling.holds('password') ? '' : ', oherwise gall rhywun ddatrys cyfrinair cymysg'
  const same = `Os yw’r un cyfrinair ar waith yn rhywle arall, newidiwch ef yno hefyd${why}.`
  return {
    kinds,
    rank: 1,
    isUrgent: true,
    when: 'Heddiw',
    howLong: '10 munud',
    head: `Newidiwch ${ownCy('cyfrinair', telling)}${site} ym mhob man`,
    full: [`${same} Dechreuwch gyda’r e-bost. Gwnewch yr un newydd o dri gair ar hap. Trowch ddilysu dau gam ymlaen.`],
    brief: [`${same} Gwnewch yr un newydd o dri gair ar hap.`],
  }
}

function bank(telling: Telling): Step | null {
  const kinds: Kind[] = ['bank_account', 'iban']
  if (!telling.holds(...kinds)) return null
  const ending = endingOf(telling.person.masked.bank_account ?? telling.person.masked.iban)
  const isFormer = telling.person.relationship === 'former' && !telling.isForGuardian
  const account = ending ? `y cyfrif sy’n gorffen â ${ending}` : 'y cyfrif hwn'
  const say = `Ffoniwch ${BODY.bank}, neu’r rhif ar y cerdyn banc. Dywedwch fod troseddwyr wedi cael cyfle i gymryd rhif a chod didoli ${account}.`
  const repaid = 'Os bydd Debyd Uniongyrchol na chytunoch iddo yn cymryd arian, rhaid i’r banc ei dalu’n ôl.'
  return {
    kinds,
    rank: 2,
    isUrgent: true,
    when: 'Heddiw',
    howLong: '10 munud',
    head: isFormer ? `Ydych chi’n dal i ddefnyddio ${account}? Dywedwch wrth eich banc` : 'Dywedwch wrth y banc',
    full: [`${say} ${repaid}${isFormer ? ' Os ydych wedi cau’r cyfrif, gadewch y cam hwn.' : ''}`],
    brief: [`${say} ${repaid}`],
  }
}

function card(telling: Telling): Step | null {
  if (!telling.holds('payment_card')) return null
  const ending = endingOf(telling.person.masked.payment_card)
  const stop = 'Ffoniwch y rhif ar gefn y cerdyn. Gofynnwch am gerdyn newydd.'
  return {
    kinds: ['payment_card'],
    rank: 2,
    isUrgent: true,
    when: 'Heddiw',
    howLong: '10 munud',
    head: ending ? `Rhowch stop ar y cerdyn sy’n gorffen â ${ending}` : 'Rhowch stop ar y cerdyn',
    full: [`${stop} Edrychwch ar y taliadau ers ${dayOfMonthCy(telling.facts.happened.on)} a dywedwch wrth y banc am unrhyw rai sydd o’i le.`],
    brief: [stop],
  }
}

const CONTACT: Kind[] = ['person_name', 'postal_address', 'postcode', 'email', 'phone']
function knownOf(telling: Telling): string[] {
  const isMember = telling.person.relationship === 'member' || telling.person.relationship === 'former' || telling.holds('membership_number')
  const names: [boolean, string][] = [
    [telling.holds('person_name'), 'enw'],
    [telling.holds('postal_address', 'postcode'), 'cyfeiriad'],
    [telling.holds('email'), 'cyfeiriad e-bost'],
    [telling.holds('date_of_birth'), 'dyddiad geni'],
    [isMember && !telling.isForGuardian, telling.person.relationship === 'former' ? 'hen aelodaeth' : 'aelodaeth'],
    [telling.holds('phone'), 'rhif ffôn'],
    [telling.holds('donation'), 'rhoddion i ni'],
    [telling.holds('employment'), 'swydd'],
    [telling.holds('correspondence'), 'llythyrau'],
    [telling.holds('nhs_number'), 'rhif GIG'],
  ]
  const held = names.filter(([is]) => is).map(([, name]) => name)
  return (held.length > 4 ? held.filter((name) => name !== 'cyfeiriad e-bost') : held).slice(0, 4)
}

function falseCalls(telling: Telling): Step | null {
  const known = knownOf(telling)
  if (!telling.holds(...CONTACT) || known.length === 0) return null
  const use = `Gall troseddwyr ddefnyddio ${ownCy(listCy(known), telling)} i swnio’n real.`
  const act = 'Maen nhw’n eich rhuthro. Rhowch y ffôn i lawr. Peidiwch â phwyso dolenni. Ffoniwch y rhif go iawn eich hun.'
  const lost = `Os ydych wedi colli arian, ffoniwch eich banc yn gyntaf, yna Report Fraud ar ${BODY.reportFraud}. Yn yr Alban, ffoniwch ${BODY.police}.`
  return {
    kinds: CONTACT,
    rank: 3,
    isUrgent: false,
    when: 'O hyn ymlaen',
    howLong: '',
    head: 'Gwyliwch am alwadau, negeseuon testun ac e-byst ffug',
    full: [
      `${use} Maen nhw’n dweud mai ni, eich banc neu’r heddlu ydyn nhw. ${act}`,
      `Anfonwch e-byst ffug i ${BODY.falseEmails} a negeseuon testun ffug i **${BODY.falseTexts}**. ${lost}`,
    ],
    brief: [`${use} ${act}`, `Anfonwch negeseuon testun ffug i **${BODY.falseTexts}**. ${lost}`],
  }
}

function health(telling: Telling): Step | null {
  if (!telling.holds('health')) return null
  const stop = 'Rhowch y ffôn i lawr, yna ffoniwch eich meddygfa ar y rhif rydych yn ei wybod.'
  return {
    kinds: ['health'],
    rank: 3,
    isUrgent: false,
    when: 'O hyn ymlaen',
    howLong: '',
    head: 'Byddwch yn ofalus gyda galwyr sy’n gwybod am eich iechyd',
    full: [
      `Nid oes gan y GIG na’r swyddfeydd budd-daliadau ran yn hyn. Os bydd rhywun yn ffonio neu’n galw am hyn a dweud ei fod oddi yno, peidiwch â’i adael i mewn a pheidiwch ag ateb cwestiynau. ${stop}`,
    ],
    brief: [`Os bydd rhywun yn ffonio neu’n galw am hyn, peidiwch â’i adael i mewn. ${stop}`],
  }
}

function creditFile(telling: Telling): Step | null {
  if (!telling.holds('date_of_birth') || !telling.holds('person_name') || !telling.holds('postal_address')) return null
  const enough = 'Mae enw, cyfeiriad a dyddiad geni yn ddigon i ofyn am fenthyciad yn eich enw chi.'
  const look = 'Chwiliwch am fenthyciadau na ofynnoch amdanyn nhw.'
  return {
    kinds: ['date_of_birth'],
    rank: 4,
    isUrgent: false,
    when: 'Y mis hwn',
    howLong: '20 munud',
    head: 'Edrychwch ar eich ffeil gredyd',
    full: [`${enough} Rhaid i bob asiantaeth gredyd yn y DU ddangos eich ffeil i chi am ddim. ${look} Edrychwch eto ymhen tri mis.`],
    brief: [`${enough} Cewch weld eich ffeil am ddim. ${look}`],
  }
}

function taxAccount(telling: Telling): Step | null {
  if (!telling.holds('ni_number')) return null
  const look = `Teipiwch ${BODY.taxAccount} i borwr gwe eich hun. Chwiliwch am swydd neu fudd-dal nad yw’n eiddo i chi.`
  return {
    kinds: ['ni_number'],
    rank: 4,
    isUrgent: false,
    when: 'Y mis hwn',
    howLong: '15 munud',
    head: 'Edrychwch ar eich cyfrif treth',
    full: [
      `${look} Os dewch o hyd i un, ffoniwch y swyddfa dreth ar y rhif a welwch yno. Peidiwch byth â rhoi eich rhif Yswiriant Gwladol i rywun sy’n eich ffonio.`,
    ],
    brief: [look],
  }
}

function issuingOffice(telling: Telling): Step | null {
  const papers = (
    [
      ['passport', 'pasbort'],
      ['driving_licence', 'trwydded yrru'],
      ['national_id', 'cerdyn adnabod'],
    ] as [Kind, string][]
  ).filter(([kind]) => telling.holds(kind))
  if (papers.length === 0) return null
  return {
    kinds: papers.map(([kind]) => kind),
    rank: 4,
    isUrgent: false,
    when: 'Yr wythnos hon',
    howLong: '20 munud',
    head: `Dywedwch wrth y swyddfa a roddodd eich ${listCy(papers.map(([, name]) => name))}`,
    full: ['Dywedwch fod y rhif mewn ffeiliau a gafodd eu dwyn. Gwnewch yr hyn mae’n ei ddweud.'],
    brief: ['Dywedwch fod y rhif mewn ffeiliau a gafodd eu dwyn.'],
  }
}

function threats(telling: Telling): Step | null {
  const shows = telling.facts.organisation.membershipShows
  const isPolitical = telling.holds('political_opinion') || (shows === 'political_opinion' && membershipIsTelling(telling))
  if (!isPolitical && !telling.holds(...TARGETED)) return null
  const why = isPolitical && !telling.holds('religion', 'ethnicity', 'sexual_life', 'criminal') ? 'eich gwleidyddiaeth' : 'yr hyn sydd yn y ffeiliau'
  const call = `Ffoniwch **${BODY.emergency}** os ydych mewn perygl, neu **${BODY.police}** os nad ydych. Yna dywedwch wrthym ni.`
  const joined = telling.holds('trade_union')
    ? ' Os bydd eich cyflogwr yn eich trin yn wael oherwydd eich undeb, siaradwch â’ch undeb. Mae’r gyfraith yn eich gwarchod.'
    : ''
  return {
    // A name on such a list is enough to be threatened for.
    kinds: isPolitical ? [...TARGETED, 'membership_number', 'person_name'] : TARGETED,
    rank: 5,
    isUrgent: false,
    when: 'Os bydd yn digwydd',
    howLong: '',
    head: `Os bydd rhywun yn eich bygwth neu’n eich poeni oherwydd ${why}`,
    full: [`${call} Byddwn yn ei gofnodi ac yn eich helpu i siarad â’r heddlu.${joined}`],
    brief: [`${call}${joined}`],
  }
}

function employer(telling: Telling): Step | null {
  if (!telling.holds('trade_union') || threats(telling) !== null) return null
  const text = ['Siaradwch â’ch undeb. Mae’r gyfraith yn eich gwarchod.']
  return {
    kinds: ['trade_union'],
    rank: 5,
    isUrgent: false,
    when: 'Os bydd yn digwydd',
    howLong: '',
    head: 'Os bydd eich cyflogwr yn eich trin yn wael oherwydd eich undeb',
    full: text,
    brief: text,
  }
}

function talkToChild({ firstName }: Telling): Step {
  const text = [
    `Dywedwch fod dieithriaid wedi cael cyfle i weld y pethau hyn, ac nad bai ${firstName} yw hynny. Gofynnwch am gael gwybod os bydd rhywun dieithr yn ysgrifennu neu’n ffonio.`,
  ]
  return { kinds: [], rank: 0, isUrgent: true, when: 'Heddiw', howLong: '10 munud', head: `Siaradwch â ${firstName}`, full: text, brief: text }
}

function childContact({ firstName }: Telling): Step {
  const text = [
    `Os bydd rhywun yn gofyn i ${firstName} gwrdd, am luniau, neu am gadw cyfrinach, peidiwch ag ateb a chadwch y neges. Ffoniwch **${BODY.police}**, neu **${BODY.emergency}** os yw’n digwydd nawr.`,
  ]
  return { kinds: [], rank: 5, isUrgent: false, when: 'Os bydd yn digwydd', howLong: '', head: 'Os bydd dieithryn yn cysylltu', full: text, brief: text }
}
