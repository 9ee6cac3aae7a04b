/** Switzerland, Turkey, Saudi Arabia, South Africa, Kenya, Nigeria. */
import { abroad, anyRisk, highRisk, hoursStrict, noFigure, reachTests } from './abroad.ts'
import type { Condition, ObligationRule } from './rule.ts'

const memory = 'From memory.'

type Plain = {
  place: string
  placeName: string
  id: string
  regime: string
  from: string
  url: string
  name: string
  hours: number | null
  trigger: Condition
  peopleToo: string
}
const PLAIN: Plain[] = [
  {
    place: 'TR',
    placeName: 'Turkey',
    id: 'tr-kvkk.12',
    regime: 'KVKK (Turkey)',
    from: '2019-01-24',
    url: 'https://www.kvkk.gov.tr',
    name: 'Personal Data Protection Authority of Turkey',
    hours: 72,
    trigger: { always: 'Any breach' },
    peopleToo: 'As soon as possible',
  },
  {
    place: 'KE',
    placeName: 'Kenya',
    id: 'ke-dpa.43',
    regime: 'Data Protection Act (Kenya)',
    from: '2019-11-25',
    url: 'https://www.odpc.go.ke',
    name: 'Data Commissioner of Kenya',
    hours: 72,
    trigger: anyRisk,
    peopleToo: 'Within a reasonable time',
  },
  {
    place: 'NG',
    placeName: 'Nigeria',
    id: 'ng-ndpa.40',
    regime: 'Data Protection Act (Nigeria)',
    from: '2023-06-12',
    url: 'https://ndpc.gov.ng',
    name: 'Nigeria Data Protection Commission',
    hours: 72,
    trigger: anyRisk,
    peopleToo: 'Immediately where the risk is high',
  },
  {
    place: 'SA',
    placeName: 'Saudi Arabia',
    id: 'sa-pdpl.20',
    regime: 'PDPL (Saudi Arabia)',
    from: '2024-09-14',
    url: 'https://sdaia.gov.sa',
    name: 'SDAIA',
    hours: 72,
    trigger: anyRisk,
    peopleToo: 'Without undue delay',
  },
  {
    place: 'ZA',
    placeName: 'South Africa',
    id: 'za-popia.22',
    regime: 'POPIA (South Africa)',
    from: '2021-07-01',
    url: 'https://inforegulator.org.za',
    name: 'Information Regulator of South Africa',
    hours: null,
    trigger: { exposure: 'access', says: 'Grounds to believe that data were accessed or acquired' },
    peopleToo: 'As soon as reasonably possible',
  },
]

export const europeAfrica: ObligationRule[] = [
  abroad({
    place: 'CH',
    placeName: 'Switzerland',
    id: 'ch-fadp.24',
    regime: 'FADP (Switzerland)',
    article: '24',
    title: 'Report to the FDPIC',
    from: '2023-09-01',
    trigger: highRisk,
    counting: noFigure('As soon as possible'),
    words: 'As soon as possible',
    addressee: ['other', 'FDPIC', 'Online form'],
    content: ['nature', 'consequences', 'measures'],
    source: ['A breach clock tool, on the FADP', 'https://glama.ai/mcp/connectors/com.doubleaigents.www/dsar/tools/breach_clock', 'Article 24'],
    note: 'A tool that quotes the law; the rest is from memory.',
    tests: reachTests('CH', null),
  }),
  abroad({
    place: 'CH',
    placeName: 'Switzerland',
    id: 'ch-fadp.24.4',
    regime: 'FADP (Switzerland)',
    article: '24(4)',
    title: 'Tell the people affected, where they need it (Switzerland)',
    from: '2023-09-01',
    trigger: highRisk,
    counting: noFigure('As soon as possible, if needed for their protection or the FDPIC asks'),
    words: 'As soon as possible, if needed for their protection or the FDPIC asks',
    addressee: ['people', 'People in Switzerland', 'To each'],
    content: ['nature', 'consequences', 'measures', 'advice'],
    source: ['Federal Act on Data Protection', 'https://www.fedlex.admin.ch/eli/cc/2022/491/en', 'not read'],
    note: memory,
    tests: reachTests('CH', null),
  }),
  ...PLAIN.flatMap(({ place, placeName, id, regime, from, url, name, hours, trigger, peopleToo }) => {
    const shared = { place, placeName, regime, from, article: id.split('.')[1]!, source: [regime, url, 'not read'] as [string, string, string], note: memory }
    const counting = hours === null ? noFigure('As soon as reasonably possible') : hoursStrict(hours)
    return [
      abroad({
        ...shared,
        id,
        title: `Notify the authority (${placeName})`,
        trigger,
        counting,
        words: hours === null ? 'As soon as reasonably possible' : `${hours} hours`,
        addressee: ['other', name, 'Its form'],
        content: ['facts', 'effects', 'measures', 'contact'],
        tests: reachTests(place, hours === null ? null : '2026-03-05T10:00:00.000Z'),
      }),
      abroad({
        ...shared,
        id: `${id}.individuals`,
        title: `Tell the people affected (${placeName})`,
        trigger: place === 'TR' || place === 'ZA' ? trigger : highRisk,
        counting: noFigure(peopleToo),
        words: peopleToo,
        addressee: ['people', `People in ${placeName}`, 'To each, or by public notice'],
        content: ['facts', 'consequences', 'measures', 'advice', 'contact'],
        tests: reachTests(place, null),
      }),
    ]
  }),
]
