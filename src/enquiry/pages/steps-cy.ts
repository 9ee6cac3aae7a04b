/** What the public can do, by the kinds of data held, in Welsh. To be read by a Welsh speaker before first use. */
import type { Kind } from '../../kinds.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { SHOWS } from './kinds-cy.ts'
import type { SiteFacts } from './site.ts'
import type { PublicStep } from './words.ts'

export function stepsCy({ notice }: SiteFacts, held: ReadonlySet<Kind>): PublicStep[] {
  const step = (kinds: Kind[], head: string, when: string, howLong: string, gain: string, ...texts: string[]): PublicStep => ({
    kinds,
    head,
    when,
    isNow: when === 'Heddiw',
    howLong,
    gain,
    texts,
  })
  const all = [
    step(
      ['password', 'password_hash'],
      'Os oedd gennych gyfrinair gyda ni: newidiwch ef',
      'Heddiw',
      '10 munud',
      'Mae’n cadw pobl allan o’ch cyfrifon eraill',
      'Os defnyddioch yr un cyfrinair yn rhywle arall, newidiwch ef yno. Dechreuwch gyda’ch e-bost. Gwnewch yr un newydd o dri gair ar hap. Trowch ddilysu dau gam ymlaen.',
    ),
    step(
      ['bank_account', 'iban'],
      'Os ydych erioed wedi ein talu drwy Ddebyd Uniongyrchol: dywedwch wrth eich banc',
      'Heddiw',
      '10 munud',
      'Gall eich banc wedyn wylio am daliadau ffug',
      `Ffoniwch ${BODY.bank}, neu’r rhif ar eich cerdyn banc. Dywedwch fod troseddwyr wedi cael cyfle i gymryd rhif eich cyfrif a’r cod didoli. Os bydd Debyd Uniongyrchol na chytunoch iddo yn cymryd arian, rhaid i’ch banc ei dalu’n ôl.`,
    ),
    step(
      ['payment_card'],
      'Os ydych wedi ein talu â cherdyn: rhowch stop ar y cerdyn hwnnw',
      'Heddiw',
      '10 munud',
      'Ni all neb brynu pethau ag ef',
      'Ffoniwch y rhif ar gefn y cerdyn. Gofynnwch am gerdyn newydd.',
    ),
    step(
      ['person_name', 'email', 'phone', 'postal_address'],
      'Gwyliwch am alwadau, negeseuon testun ac e-byst ffug',
      'O hyn ymlaen',
      '',
      'Mae’n atal y math mwyaf cyffredin o niwed',
      'Mae troseddwyr yn defnyddio’r hyn sydd mewn ffeiliau o’r fath i swnio’n real. Maen nhw’n dweud mai ni, eich banc neu’r heddlu ydyn nhw. Maen nhw’n eich rhuthro. Rhowch y ffôn i lawr. Peidiwch â phwyso dolenni. Ffoniwch y rhif go iawn eich hun.',
      `Anfonwch e-byst ffug i ${BODY.falseEmails} a negeseuon testun ffug i ${BODY.falseTexts}. Os ydych wedi colli arian, ffoniwch eich banc yn gyntaf. Yna ffoniwch Report Fraud ar ${BODY.reportFraud}. Yn yr Alban, ffoniwch yr heddlu ar ${BODY.police}.`,
    ),
    step(
      ['date_of_birth'],
      'Os rhoesoch eich dyddiad geni i ni: edrychwch ar eich ffeil gredyd',
      'Y mis hwn',
      '20 munud',
      'Mae’n dangos benthyciadau nad ydynt yn eiddo i chi',
      'Mae enw, cyfeiriad a dyddiad geni yn ddigon i ofyn am fenthyciad yn eich enw chi. Rhaid i bob asiantaeth gredyd yn y DU ddangos eich ffeil i chi am ddim.',
    ),
    step(
      ['ni_number'],
      'Os rhoesoch eich rhif Yswiriant Gwladol i ni: edrychwch ar eich cyfrif treth',
      'Y mis hwn',
      '15 munud',
      'Mae’n dangos swyddi a budd-daliadau nad ydynt yn eiddo i chi',
      `Teipiwch ${BODY.taxAccount} i borwr gwe eich hun. Peidiwch byth â rhoi’r rhif i rywun sy’n eich ffonio.`,
    ),
    step(
      ['passport', 'driving_licence', 'national_id'],
      'Os anfonoch basbort, trwydded neu gerdyn adnabod atom: dywedwch wrth y swyddfa a’i rhoddodd i chi',
      'Yr wythnos hon',
      '20 munud',
      'Gall y swyddfa wedyn wylio amdano',
      'Dywedwch fod y rhif mewn ffeiliau a gafodd eu dwyn. Gwnewch yr hyn mae’n ei ddweud.',
    ),
  ]
  const shows = notice.organisation.membershipShows
  return [
    ...all.filter(({ kinds }) => kinds.some((kind) => held.has(kind))),
    ...(shows === null
      ? []
      : [
          step(
            [],
            `Os bydd rhywun yn eich bygwth neu’n eich poeni oherwydd eich ${SHOWS[shows]}`,
            'Os bydd yn digwydd',
            '',
            '',
            `Ffoniwch ${BODY.emergency} os ydych mewn perygl, neu ${BODY.police} os nad ydych. Yna dywedwch wrthym ni. Byddwn yn ei gofnodi ac yn eich helpu i siarad â’r heddlu.`,
          ),
        ]),
  ]
}
