/** Questions people ask of the statement, and their answers, in Welsh. To be read by a Welsh speaker before first use. */
import { longDayCy } from '../../notify/grammar-cy.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { RIGHT_WITHIN } from '../../notify/rights.ts'
import type { SiteFacts } from './site.ts'
import type { Question } from './words.ts'

export function questionsCy({ notice, groups }: SiteFacts): Question[] {
  const { organisation, retention } = notice
  const has = (relationship: string) => groups.some((group) => group.relationship === relationship && group.people > 0)
  const list: (Question | null)[] = [
    has('former')
      ? {
          question: 'Fe adawais flynyddoedd yn ôl. Pam roedd fy nata gennych o hyd?',
          answer: `${retention.yearsAfterLeaving === null ? 'Fe’i cadwasom yn hirach nag y byddech yn ei ddisgwyl.' : `Ein rheol ein hunain yw ei ddileu ${retention.yearsAfterLeaving} mlynedd ar ôl i rywun adael. Lle na wnaethom hynny, ein camgymeriad ni ydyw.`} Mae ein hysbysiad yn dweud wrthych pa un oedd yn wir amdanoch chi.${retention.keptUntil === null ? '' : ` Byddwn yn dileu’r data hwn erbyn ${longDayCy(retention.keptUntil).replace(/^Dydd/, 'ddydd')}, neu’n gynt os gofynnwch.`}`,
        }
      : null,
    {
      question: 'Nid wyf erioed wedi ymuno. Pam ysgrifennoch ataf?',
      answer:
        'Mae rhai pobl yn y ffeiliau gan eu bod wedi cofrestru i glywed gennym, neu gan fod corff arall wedi rhoi eu henw i ni. Dechreuodd rhai ymuno heb orffen. Mae rhai wedi’u henwi yn llythyr rhywun arall. Ffoniwch ni a byddwn yn dweud wrthych pa un oedd.',
    },
    {
      question: 'Pam na wnaiff y dudalen hon ddweud wrthyf a yw hyn yn effeithio arnaf?',
      answer:
        'Pe bai tudalen yn dweud ie neu na, gallai unrhyw un deipio eich enw a chael gwybod. Felly dim ond i gyfeiriad sydd gennym eisoes ar eich cyfer y mae’r ateb yn mynd.',
    },
    { question: 'Oes angen cyfrif banc newydd arnaf?', answer: 'Nid oherwydd hyn yn unig. Dywedwch wrth eich banc a gwnewch yr hyn mae’n ei ddweud.' },
    {
      question: 'Alla i ofyn am iawndal?',
      answer:
        'Gallwch. Mae’r gyfraith yn gadael i chi ofyn amdano os costiodd hyn arian i chi neu os achosodd ofid i chi. Ffoniwch neu ysgrifennwch atom. Mae am ddim. Nid oes angen cyfreithiwr arnoch. Rydych yn cadw pob hawl sydd gennych. Gallwch gael eich cyngor eich hun yn gyntaf.',
    },
    {
      question: 'Sut mae gofyn beth sydd gennych, neu gael ei ddileu?',
      answer: `Ffoniwch neu ysgrifennwch. Mae am ddim. Byddwn yn ateb o fewn ${RIGHT_WITHIN.access.cy}.`,
    },
    {
      question: 'Sut mae cwyno?',
      answer: `Ffoniwch neu ysgrifennwch. O fewn ${RIGHT_WITHIN.complaint.cy} byddwn yn dweud wrthych fod y gŵyn gennym. Yna byddwn yn edrych arni ac yn dweud beth a benderfynwn. Gallwch hefyd fynd at y Comisiynydd Gwybodaeth: teipiwch ${BODY.regulatorSite} neu ffoniwch ${BODY.regulatorPhoneWelsh}.`,
    },
    {
      question: 'Ysgrifennoch at rywun sydd wedi marw',
      answer: `Mae’n ddrwg iawn gennym. Ffoniwch ni ar ${organisation.phone}. Mae un alwad yn ddigon, ac ni fyddwn yn ysgrifennu eto. Gall troseddwyr ddefnyddio data rhywun sydd wedi marw, felly byddwn yn mynd drwy’r camau gyda chi.`,
    },
  ]
  return list.filter((entry) => entry !== null)
}
