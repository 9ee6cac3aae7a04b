/** A firm's pages for claimants, in Welsh. Not yet read by a native speaker (docs/public-pages.md). */
import { longDayCy } from '../../../notify/grammar-cy.ts'
import { BODY } from '../../../notify/public-bodies.ts'
import type { ClaimantWords } from './words.ts'

export const claimantsCy: ClaimantWords = {
  title: ({ supplier }) => `Toriad i mewn yn ${supplier}: dywedwch wrthym a yw wedi effeithio arnoch`,
  lead: ({ firm, respondent, supplier, isOther, notice: { happened } }) => [
    happened.sentences?.cy?.join(' ') ??
      `Ar ${longDayCy(happened.on)}, torrodd troseddwyr i mewn i gyfrifiaduron yn ${supplier}.${isOther ? ` Cedwid yno ddata a roddodd pobl i ${respondent}.` : ''}`,
    'A gostiodd arian i chi, neu achosi gofid i chi? Dywedwch wrthym. Rhown **asesiad am ddim, heb unrhyw rwymedigaeth**, i chi o ba un a oes gennych hawliad.',
    `Ni yw ${firm}. **Gweithredwn dros bobl sy’n hawlio. Nid ydym yn gweithredu dros ${respondent}.**`,
  ],
  doors: {
    tell: ['Dywedwch wrthym beth ddigwyddodd i chi', 'Tua 20 munud. Nid yw’n penderfynu dim.'],
    next: ['Beth sy’n digwydd wedyn', 'Pwy sy’n ei ddarllen, beth mae’n ei gostio, a beth y gallwch ei ddewis o hyd.'],
    talk: ['Siarad â pherson', (phone, hours) => `Ffoniwch ${phone}. ${hours.charAt(0).toUpperCase()}${hours.slice(1)}.`],
  },
  who: {
    heading: 'Pwy ydym ni',
    texts: ({ firm, respondent, supplier, isOther }) => [
      `Mae ${firm} yn cynghori pobl yr oedd eu data yn y toriad hwn. Gweithiwn iddyn nhw ac i neb arall.`,
      `Nid ni yw ${respondent}${isOther ? `, nid ni yw ${supplier},` : ''} ac nid swyddfa gyhoeddus ydym. Ni ofynasant i ni ysgrifennu’r dudalen hon. Yr hyn sydd yma yw’r hyn a wyddom o’r hyn a ddywedasant yn gyhoeddus ac o’r hyn a ddywedodd pobl wrthym.`,
    ],
  },
  next: {
    heading: 'Beth sy’n digwydd pan ddywedwch wrthym',
    items: ({ respondent }) => [
      '**Rydych yn ateb y cwestiynau.** Gallwch stopio a dod yn ôl. Cewch gyfeirnod.',
      '**Mae person yn ei ddarllen.** Daliwn ef yn erbyn y gyfraith ac ysgrifennwn reswm am bob pwynt. Os oes rhywbeth ar goll, gofynnwn i chi.',
      '**Dywedwn wrthych yn ysgrifenedig** a ydym yn meddwl bod gennych hawliad, beth na allem ei ganfod, a than ba bryd y gallech fynd i’r llys.',
      `**Chi sy’n penderfynu.** Hyd nes y byddwch chi a ninnau wedi llofnodi cytundeb, nid ni yw eich cyfreithwyr, ac nid ydym yn ysgrifennu at ${respondent} drosoch.`,
    ],
  },
  cost: {
    heading: 'Beth mae’n ei gostio',
    items: () => [
      'Mae’r asesiad am ddim, beth bynnag a ddywed.',
      'Nid oes rhaid i chi fynd ymlaen wedyn. Nid oes angen rhoi rheswm.',
      'Os cynigiwn weithredu drosoch, dywedwn wrthych yn gyntaf ac yn ysgrifenedig beth fyddech yn ei dalu, pryd, a beth fyddech yn ei dalu pe bai’r hawliad yn methu. Cymerwch eich amser i’w ddarllen.',
      'Ni allwn ddweud wrthych beth yw gwerth hawliad, ac nid ydym yn addo y cewch eich talu.',
    ],
  },
  others: {
    heading: 'Beth y gallwch ei wneud hebom ni',
    items: ({ respondent }) => [
      `Cwyno wrth ${respondent}. Rhaid i’r sefydliad eich ateb.`,
      `Cwyno wrth y Comisiynydd Gwybodaeth: ${BODY.regulatorSite}, ${BODY.regulatorPhoneWelsh}. Mae am ddim. Ni all y Comisiynydd orchymyn eich bod yn cael eich talu.`,
      `Hawlio gan ${respondent} eich hun, drwy lythyr neu drwy’r llys hawliadau bychain. Nid oes angen cyfreithiwr arnoch.`,
      'Gofyn i gyfreithiwr arall, canolfan y gyfraith, Cyngor ar Bopeth neu eich undeb. Mae gan rai pobl yswiriant cyfreithiol gydag yswiriant eu cartref.',
    ],
  },
  cannot: {
    heading: 'Beth na allwn ei wirio',
    texts: ({ respondent }) => [
      `**Nid yw’r ffeiliau gennym.** Ni allwn ddweud wrthych a oedd eich data ynddynt, na pha ddata. Dim ond ${respondent} a all.`,
      `Felly cadwch yr hyn y mae ${respondent} yn ei anfon atoch, a gofynnwch am gopi o’r hyn sydd ganddo amdanoch. Mae am ddim.`,
    ],
  },
  now: {
    heading: 'Beth i’w wneud nawr i fod yn ddiogel',
    items: ({ respondent }) => [
      `Os oes arian ar goll, ffoniwch eich banc ar ${BODY.bank}. Yna ffoniwch Report Fraud ar ${BODY.reportFraud}; yn yr Alban, ffoniwch ${BODY.police}.`,
      `Newidiwch gyfrinair a ddefnyddioch gyda ${respondent} ym mhob man y’i defnyddioch.`,
      `Byddwch yn ofalus gyda galwadau, negeseuon ac e-byst sy’n gwybod pethau amdanoch. Anfonwch e-byst ffug i ${BODY.falseEmails} a negeseuon ffug i ${BODY.falseTexts}.`,
      `Os ydych mewn perygl nawr, ffoniwch ${BODY.emergency}. Nid oes angen dweud wrthym ni yn gyntaf.`,
      'Cadwch filiau, llythyrau a negeseuon. Maent yn dangos yn nes ymlaen beth ddigwyddodd.',
    ],
  },
  never: {
    heading: 'Beth na fyddwn byth yn ei ofyn i chi',
    items: ({ respondent }) => [
      'Nid ydym byth yn gofyn am gyfrinair, PIN, rhif cerdyn na chod a anfonwyd i’ch ffôn.',
      'Nid ydym byth yn gofyn am arian cyn edrych ar yr hyn a ddywedoch wrthym.',
      'Nid ydym yn ffonio pobl nad ydynt wedi dod atom, ac nid oes neb oddi wrthym yn dod at eich drws.',
      `Nid ydym byth yn dweud mai ni yw ${respondent}, eich banc, yr heddlu na’r llys.`,
    ],
    before: 'Os bydd rhywun yn ffonio yn ein henw ac nad ydych yn siŵr, rhowch y ffôn i lawr. Yna ffoniwch ni ar',
    after: '. Ni fydd ots gennym.',
  },
  clock: {
    heading: 'Y terfyn amser',
    texts: () => [
      'Mae terfyn amser ar fynd i’r llys: 6 blynedd o’r toriad yng Nghymru, Lloegr a Gogledd Iwerddon, 5 mlynedd yn yr Alban. Mewn gwledydd eraill gall fod yn wahanol. Yn erbyn swyddfa gyhoeddus daw rhai hawliadau i ben ar ôl 1 flwyddyn.',
      'Nid yw dweud wrthym yn atal y cloc hwnnw. Dim ond dechrau achos yn y llys sy’n gwneud hynny.',
    ],
  },
  regulated: 'Pwy sy’n ein rheoleiddio:',
  links: {
    who: 'Pwy ydym ni',
    next: 'Beth sy’n digwydd wedyn',
    cost: 'Beth mae’n ei gostio',
    others: 'Beth y gallwch ei wneud hebom ni',
    cannot: 'Beth na allwn ei wirio',
    clock: 'Y terfyn amser',
    now: 'Beth i’w wneud nawr',
    never: 'Beth na fyddwn byth yn ei ofyn',
    know: 'Beth a wyddom',
    notknow: 'Beth na wyddom',
    contact: 'Siarad â ni',
    versions: 'Pob fersiwn',
  },
  start: 'Tudalen gychwyn',
  hub: {
    title: 'Beth y gallwch ei wneud yma',
    lead: 'Gellir gwneud popeth yma dros y ffôn neu drwy’r post hefyd.',
    tell: 'Am ddim, ac nid oes rhaid mynd ymlaen. Cadwn bob ateb.',
    rights: ['Eich hawliau, ac i bwy i ofyn', 'Dim ond y sefydliad a all ateb rhai pethau.'],
    genuine: ['Ai oddi wrthym ni y daeth y neges hon?', 'Sut i wirio llythyr, e-bost neu alwad yn ein henw.'],
  },
  genuine: {
    title: 'Ai oddi wrthym ni y daeth y neges hon?',
    lead: 'Mae hawliadau’n denu galwadau a llythyrau ffug. Ysgrifennwn dim ond at bobl a ddywedodd rywbeth wrthym yn gyntaf, gan roi eu cyfeirnod.',
    sure: {
      heading: 'Sut i fod yn siŵr',
      items: () => [
        'Chwiliwch am eich cyfeirnod. Mae’n dechrau ag C, a chawsoch ef pan anfonoch y ffurflen.',
        'Ffoniwch ni eich hun. Cymerwch y rhif o’r dudalen hon ac nid o’r neges.',
        'Nid yw ein rhai ni’n gofyn am arian, manylion banc na chyfrinair, ac nid ydynt yn eich brysio i ddim.',
      ],
    },
    addressBefore: 'Edrychwch ar frig eich sgrin hefyd. Dylech fod wedi teipio’r cyfeiriad hwn eich hun:',
    bad: `Os nad oddi wrthym ni y daeth, peidiwch â’i hateb. Anfonwch e-bost ffug i ${BODY.falseEmails} a neges destun ffug i ${BODY.falseTexts}. Os rhoesoch eich manylion banc, ffoniwch eich banc ar ${BODY.bank}. Yna dywedwch wrthym, er mwyn i ni rybuddio eraill.`,
    respondentHeading: 'Hysbysiad sy’n dweud eich bod wedi’ch effeithio',
    respondent: ({ respondent }) => [
      `Oddi wrth ${respondent} y daw hwnnw, nid oddi wrthym ni. Ni allwn ddweud a yw’n ddilys. Gofynnwch i ${respondent} ar rif yr oeddech yn ei wybod o’r blaen.`,
    ],
  },
  rights: {
    title: 'Eich hawliau, ac i bwy i ofyn',
    lead: ({ respondent, firm }) =>
      `Mae gan ddau sefydliad gwahanol ddata amdanoch: gan ${respondent} y mae’r hyn oedd yn y ffeiliau, a chan ${firm} y mae’r hyn a ddywedwch wrthym yma.`,
    theirs: {
      heading: 'Yr hyn oedd yn y ffeiliau',
      items: ({ respondent }) => [
        `Gofynnwch i ${respondent} a ydych wedi’ch effeithio, ac am gopi o’r hyn sydd ganddo amdanoch. Mae ganddo fis i ateb, ac mae am ddim.`,
        `Gofynnwch i ${respondent} gywiro data, ei ddileu, neu beidio â’i ddefnyddio.`,
        `Cwynwch wrth ${respondent} am y ffordd y gofalodd am eich data. Rhaid iddo ddweud wrthych o fewn 30 diwrnod fod eich cwyn ganddo.`,
        `Os nad ydych yn fodlon ar ei ateb, ewch at y Comisiynydd Gwybodaeth: ${BODY.regulatorSite}, ${BODY.regulatorPhoneWelsh}.`,
      ],
      hint: ({ respondent }) => `Ni allwn wneud y rhain drosoch yma. Rhaid i ${respondent} fod yn siŵr mai chi sy’n gofyn, ac nid ydym yn gweithredu drosto.`,
    },
    ours: {
      heading: 'Yr hyn a ddywedoch wrthym',
      texts: ({ notice: { signatory } }) => [
        'Gallwch ofyn i ni am gopi ohono, ei gywiro, ei dynnu’n ôl, neu gael ei ddileu. Atebwn o fewn mis. Efallai y bydd yn rhaid i ni gadw ychydig ohono, cyhyd ag y mae’r gyfraith yn mynnu, a dywedwn wrthych beth ac am ba hyd.',
        `Ysgrifennwch at ${signatory.email} neu i’n cyfeiriad post, neu ffoniwch ni. Rhowch eich cyfeirnod os yw gennych.`,
      ],
    },
    complain: {
      heading: 'I gwyno amdanom ni',
      texts: ({ notice: { signatory } }) => [
        `Dywedwch wrthym dros y ffôn, drwy’r post neu yn ${signatory.email}. Dywedwn wrthych o fewn 30 diwrnod fod eich cwyn gennym, yna beth a benderfynwn.`,
        `Am y ffordd y defnyddiwn eich data gallwch hefyd fynd at y Comisiynydd Gwybodaeth: ${BODY.regulatorSite}, ${BODY.regulatorPhoneWelsh}. Am y ffordd y gweithiwn, at bwy bynnag sy’n ein rheoleiddio: mae wrth droed y dudalen lle mae un.`,
      ],
    },
  },
  notHere: {
    title: 'Ni allwn wneud hyn drosoch yma',
    text: ({ firm, respondent }) =>
      `Tudalen ${firm} yw hon. Gweithredwn dros bobl sy’n hawlio ac nid yw’r ffeiliau gennym, felly ni allwn wirio a ydych wedi’ch effeithio, dangos eich data na chymryd cwyn yn lle ${respondent}. Gofynnwch i ${respondent} ei hun.`,
    tell: 'Dywedwch wrthym beth ddigwyddodd i chi',
    rights: 'Eich hawliau, ac i bwy i ofyn',
  },
  form: {
    backToStart: 'Yn ôl i’r dudalen gychwyn',
    wrong: 'Ddim yn siŵr bod gennych hawliad? Gallwch ofyn beth bynnag: mae person yn ei ddarllen ac yn dweud wrthych.',
    read: 'Mae person wedi darllen yr hyn a ddywedoch wrthym. Ysgrifennwn atoch os oes rhywbeth ar goll.',
    answer: 'Dywedwn wrthych yn ysgrifenedig a ydym yn meddwl bod gennych hawliad, a pham. Chi sy’n penderfynu beth ddaw wedyn.',
    toStart: 'Mynd i’r dudalen gychwyn',
  },
}
