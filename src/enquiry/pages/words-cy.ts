/** The public pages in Welsh. To be read by a Welsh speaker before first use (docs/rules/notices.md, section Welsh). */
import { listCy, longDayCy } from '../../notify/grammar-cy.ts'
import { BODY } from '../../notify/public-bodies.ts'
import { wordsCy as noticeWords } from '../../notify/words-cy.ts'
import { rounded } from './site.ts'
import type { PageWords } from './words.ts'
import { KIND, SHOWS } from './kinds-cy.ts'
import { questionsCy } from './questions-cy.ts'
import { stepsCy } from './steps-cy.ts'

const TELLS_NOBODY =
  'Felly nid yw’n dweud wrth neb. Mae’r ateb yn mynd i gyfeiriad a roesoch i ni, gan mai chi yn unig ddylai fod yn darllen yr hyn sy’n cyrraedd yno.'
const whyTelling = (what: string): string[] => [
  `Mae bod ar ein rhestrau yn dangos ${what} person. Pe bai’r dudalen hon yn dweud ie neu na, gallai unrhyw un deipio eich enw a dysgu amdanoch: cyflogwr, cymydog, rhywun rydych wedi ei adael.`,
  TELLS_NOBODY,
]
const tellingOf = (what: string): string =>
  `Mae bod ar y rhestrau hyn yn dangos, neu’n awgrymu, ${what} person. Mae’r gyfraith yn gwarchod y math hwnnw o ddata yn arbennig.`
const eachOf = <Value>(make: (what: string) => Value) => ({
  political_opinion: make(SHOWS.political_opinion),
  trade_union: make(SHOWS.trade_union),
  religion: make(SHOWS.religion),
  health: make(SHOWS.health),
})

export const wordsCy: PageWords = {
  skip: 'Neidio i’r prif destun',
  languageLabel: 'Iaith',
  phoneLine: (hours) => `Llinell ffôn, ${hours}:`,
  noTracking: 'Nid yw’r tudalennau hyn yn gosod cwcis olrhain nac yn llwytho dim o unrhyw safle arall. Maent yn gweithio heb sgript.',
  statement: 'Datganiad',
  check: {
    back: 'Yn ôl at y datganiad',
    title: 'Gwirio a yw hyn yn effeithio arnoch chi',
    lead: 'Teipiwch eich enw, a chyfeiriad e-bost neu gyfeiriad cartref a roesoch i ni rywbryd. **Byddwn yn anfon yr ateb yno, ac i unman arall.**',
    sameForAll: '**Ni fydd y dudalen hon yn dweud ie na na.** Mae’n dweud yr un peth wrth bawb. Mae hynny’n cadw eich ateb yn breifat.',
    whyLink: 'Pam rydym yn gwneud hyn fel hyn',
    name: 'Eich enw llawn',
    nameHint: 'Os ydych wedi defnyddio enw arall gyda ni, ychwanegwch ef ar ôl coma.',
    where: 'Cyfeiriad a roesoch i ni',
    whereHint:
      'Llenwch un neu’r ddau. Os ydych wedi symud neu newid eich e-bost, defnyddiwch yr hen un dim ond os yw llythyrau ac e-byst yno’n dal i’ch cyrraedd.',
    email: 'Cyfeiriad e-bost',
    line1: 'Rhif neu enw’r tŷ, a’r stryd',
    postcode: 'Cod post',
    use: 'Defnyddiwn yr hyn rydych yn ei deipio dim ond i chwilio amdanoch yn y ffeiliau hyn. Rydym yn ei gloi cyn gynted ag y byddwch yn ei anfon: ni all y wefan hon ei ddarllen eto.',
    send: 'Gofyn i ni wirio',
    otherHeading: 'Os nad yw’r un o’r cyfeiriadau hynny’n eich cyrraedd',
    otherBefore: 'Ffoniwch ni ar',
    otherAfter: '. Byddwn yn gofyn rhai cwestiynau i fod yn siŵr mai chi sydd yno, ac yna’n dweud wrthych.',
    whyHeading: 'Pam na fydd y dudalen hon yn dweud ie na na',
    why: [
      'Pe bai’r dudalen hon yn dweud ie neu na, gallai unrhyw un deipio eich enw a dysgu amdanoch: cyflogwr, cymydog, rhywun rydych wedi ei adael.',
      TELLS_NOBODY,
    ],
    whyTelling: eachOf(whyTelling),
  },
  done: {
    title: 'Mae eich cwestiwn gennym. Atoch chi y daw’r ateb.',
    lead: 'Mae pawb sy’n defnyddio’r dudalen hon yn gweld yr un geiriau, p’un a yw hyn yn effeithio arnyn nhw ai peidio. **Nid ydyn nhw’n golygu ie, ac nid ydyn nhw’n golygu na.**',
    nextHeading: 'Beth sy’n digwydd nesaf',
    cases: (email) => [
      {
        term: 'Os teipioch gyfeiriad e-bost',
        text: `Mae e-bost yn mynd i’r cyfeiriad hwnnw o fewn tri diwrnod gwaith. Mae’n dweud a ydych yn y ffeiliau o dan y cyfeiriad hwnnw. Daw oddi wrth **${email}** a’i bwnc yw “Eich cwestiwn”.`,
      },
      {
        term: 'Os teipioch gyfeiriad cartref',
        text: 'Mae llythyr yn mynd i’r cyfeiriad hwnnw o fewn tri diwrnod gwaith. Mae’n dweud a ydych yn y ffeiliau o dan y cyfeiriad hwnnw. Mae’r amlen yn blaen ac nid yw’n dangos ein henw.',
      },
      {
        term: 'Os nad yw’n gyfeiriad a roesoch i ni',
        text: 'Byddwn yn ysgrifennu er hynny. Ond y cyfan y gallwn ei ddweud yw na chawsom ddim ar gyfer yr enw hwnnw yn y cyfeiriad hwnnw. Rhowch gynnig ar gyfeiriad arall a roesoch i ni, neu ffoniwch ni.',
      },
    ],
    sameHeading: 'Pam mae pawb yn gweld yr un dudalen',
    same: [
      'Felly nid yw’r dudalen hon yn dweud dim wrth neb. Mae’r un fath i bawb, air am air, ac yn cymryd yr un amser. Nid yw’n ailadrodd yr hyn a deipioch.',
      'Mae hyn yn golygu bod rhaid i chi aros. Mae’n ddrwg gennym am hynny. Credwn fod eich preifatrwydd yn werth hynny.',
    ],
    nothingHeading: 'Os na ddaw dim',
    nothing: ['Edrychwch yn eich ffolder sbam am “Eich cwestiwn”.', 'A adawoch eich enw, neu bob cyfeiriad, allan? Yna ni allwn ateb. Gofynnwch eto.'],
    phoneBefore: 'Ffoniwch ni ar',
    phoneAfter: '. Byddwn yn gofyn rhai cwestiynau i fod yn siŵr mai chi sydd yno, ac yna’n dweud wrthych.',
    notYou: 'Nid chi a ofynnodd, a rhywun arall a deipiodd eich cyfeiriad? Mae’r e-bost yn dweud sut i atal rhagor ohonyn nhw.',
    nowHeading: 'Tra byddwch yn aros',
    now: 'Nid oes angen yr ateb arnoch i’ch gwarchod eich hun.',
    nowLink: 'Cymerwch y camau hyn nawr',
    asksNothing: 'Nid oes atodiad na botymau yn ein hateb. Ni fydd yn gofyn i chi am ddim byd.',
  },
  genuine: {
    title: 'A yw’r hysbysiad hwn yn ddilys?',
    lead: 'Mae gan bob e-bost a llythyr a anfonwn am hyn ei god ei hun. Teipiwch y cod yma a byddwn yn dweud wrthych a yw’n un o’n rhai ni.',
    addressBefore: 'Yn gyntaf, edrychwch ar frig eich sgrin. Dylech fod wedi teipio’r cyfeiriad',
    addressAfter: ' eich hun. Os daethoch yma o ddolen, caewch y dudalen hon a dechreuwch eto.',
    code: 'Y cod yn yr hysbysiad',
    codeHint: '18 o lythrennau a rhifau, ger y brig. Er enghraifft, 3CKM-8TWQ-5RDN-6PXF-74. Mae llythrennau bach a bylchau yn iawn.',
    initial: 'Llythyren gyntaf eich cyfenw',
    send: 'Gwirio’r hysbysiad hwn',
    phoneBefore: 'Gallwch hefyd ddarllen y cod i ni ar',
    again: 'Gwirio cod arall',
    error: {
      prefix: 'Gwall:',
      heading: 'Ni allem wirio hwn eto',
      code: 'Teipiwch bob un o 18 llythyren a rhif y cod eto. Nid oes 0, O, 1, I nac L ynddo',
      initial: 'Teipiwch lythyren gyntaf eich cyfenw',
    },
    ours: {
      title: 'Ein cod ni yw hwn',
      lead: 'Mae’r cod a’r llythyren yn cyfateb i hysbysiad a ysgrifennwyd gennym.',
      wordsHeading: 'Nawr gwiriwch y geiriau',
      words: '**Gall troseddwr gopïo cod go iawn i hysbysiad ffug.** Felly gwiriwch nad yw eich un chi yn gofyn am fwy na’n hysbysiad ni.',
      list: ['Nid oes atodiad na botymau yn ein hysbysiad ni.', 'Nid yw ein hysbysiad ni byth yn gofyn am gyfrinair, PIN, manylion banc nac arian.'],
      phoneBefore: 'Mae ein hysbysiad ni yn rhoi un rhif ffôn i ni:',
      mineHeading: 'Gweld beth sydd yn y ffeiliau amdanoch chi',
      mine: 'Nid yw’r dudalen hon yn ei ddangos, gan y gall cod fynd ar goll. Mae eich hysbysiad yn ei restru. Os oes gennych gwestiynau, ffoniwch ni.',
    },
    unknown: {
      title: 'Nid ydym yn adnabod y cod hwn',
      lead: 'Nid yw’r cod a’r llythyren yn cyfateb i unrhyw hysbysiad a ysgrifennwyd gennym. **Peidiwch â gwneud yr hyn y mae’r hysbysiad yn ei ddweud nes i chi siarad â ni.**',
      whyHeading: 'Beth all hyn ei olygu',
      why: [
        'Nid yw’r hysbysiad oddi wrthym ni.',
        'Nid yw’r llythyren yr un sydd gennym ni. A oedd gennych gyfenw arall pan roesoch eich data i ni? Rhowch gynnig ar ei lythyren gyntaf. A yw’r hysbysiad am eich plentyn? Rhowch gynnig ar lythyren gyntaf cyfenw’r plentyn.',
      ],
      phoneBefore: 'Ffoniwch ni ar',
      phoneAfter: ' a darllenwch y cod i ni. Peidiwch â defnyddio rhif ffôn o’r hysbysiad.',
    },
    sent: {
      heading: 'Beth a anfonwyd gennym, air am air',
      lead: 'Lle mae’n dweud (eich enw) neu (eich cod chi), mae gan lythyr go iawn eich rhai chi. Dim ond data sydd yn y ffeiliau amdanoch chi y mae’n ei restru.',
      from: 'Oddi wrth',
      subject: 'Pwnc',
      days: (first, last) =>
        last === null ? `anfonwyd o ${first}, ac yn dal i gael ei anfon` : last === first ? `anfonwyd ar ${first}` : `anfonwyd o ${first} hyd ${last}`,
      textOf: (audience, channel) => `Y ${channel === 'letter' ? 'llythyr' : 'neges e-bost'} at ${audienceWordsCy(audience)}`,
    },
    looks: {
      heading: 'Sut mae ein hysbysiadau’n edrych',
      lead: 'Os nad yw eich hysbysiad yn un o’r rhain, nid yw oddi wrthym ni.',
      caption: 'Y ffyrdd rydym yn dweud wrth bobl, a sut mae pob un yn edrych',
      columns: ['Sut', 'Sut mae’n edrych'],
      rows: ({ signatory, organisation }) => [
        ['E-bost', `Oddi wrth Data Team, ${signatory.email}. Pwnc: “${noticeWords.subject}”. Nid oes atodiad na dim i’w bwyso ynddo.`],
        ['Llythyr', `Amlen â ffenestr heb ein henw arni. Mae ein cyfeiriad ar frig y llythyr: ${organisation.postalAddress.join(', ')}.`],
        [
          'Galwad ffôn',
          'Dim ond i bobl sydd yn y perygl mwyaf, ac yn gyntaf oll. Nid ydym yn gofyn i chi am ddim. Rhowch y ffôn i lawr os nad ydych yn siŵr, a ffoniwch ni.',
        ],
      ],
    },
    bad: {
      heading: 'Os nad yw oddi wrthym ni',
      text: `Peidiwch â’i ateb. Anfonwch e-bost ffug at ${BODY.falseEmails} a neges destun ffug at ${BODY.falseTexts}. Os rhoesoch eich manylion banc iddo, ffoniwch eich banc ar ${BODY.bank}. Yna dywedwch wrthym, fel y gallwn rybuddio eraill.`,
    },
  },
  title: (supplier) => `Torri i mewn yn ${supplier}: beth mae’n ei olygu i chi`,
  version: (number, moment) => `**Fersiwn ${number}.** ${moment}`,
  whatChanged: 'Beth sydd wedi newid',
  nextVersion: (day) => `Y fersiwn nesaf: ${day}, hyd yn oed os nad oes gennym ddim byd newydd i’w ddweud`,
  lead: ({ notice, people }) => {
    const { happened, supplier, organisation } = notice
    const did = happened.locked ? ' a chloi’r ffeiliau sydd arnyn nhw' : happened.copied === 'yes' ? ' a chopïo ffeiliau' : ''
    const told = happened.sentences?.cy ??
      happened.sentences?.en ?? [
        `Ar ${longDayCy(happened.on).replace(/^Dydd/, 'ddydd')}, torrodd troseddwyr i mewn i gyfrifiaduron yn ${supplier.name}${did}. ${supplier.shortName} ${supplier.does.cy}.`,
      ]
    return [
      `${told.join(' ')}${people === null ? ' Rydym yn cyfrif faint o bobl sydd yn y ffeiliau hynny.' : ` Mae tua ${rounded(people.likely)} o bobl yn y ffeiliau hynny.`}`,
      ...(happened.copied === 'unknown'
        ? ['**Nid ydym yn gwybod a wnaeth y troseddwyr gopïo’r ffeiliau hefyd. Gweithredwch fel pe baen nhw wedi gwneud.**']
        : happened.copied === 'yes'
          ? ['**Copïodd y troseddwyr y ffeiliau.**']
          : []),
      `${organisation.name} ydym ni. Ni a ddewisodd ${supplier.shortName}, a’n gwaith ni yw gofalu am eich data. Ni chafodd ei gadw’n ddiogel. Mae’n ddrwg gennym.`,
    ]
  },
  doors: {
    check: ['Gwirio a yw hyn yn effeithio arnoch chi', 'Chi yn unig sy’n cael yr ateb. Ni all neb arall chwilio amdanoch.'],
    steps: ['Beth i’w wneud nawr', 'Dechreuwch gyda’r cam sy’n addas i chi. Nid oes angen aros amdanom ni.'],
    talk: ['Siarad â pherson', (phone, hours) => `Ffoniwch ${phone}. ${hours.charAt(0).toUpperCase()}${hours.slice(1)}.`],
  },
  danger: {
    heading: 'Ydych chi mewn perygl os bydd rhywun yn dysgu ble rydych chi’n byw?',
    before: 'Ffoniwch ni heddiw ar',
    after: `a phwyswch 1. Byddwch yn mynd i flaen y ciw. Os ydych mewn perygl nawr, ffoniwch ${BODY.emergency}.`,
  },
  steps: { heading: 'Beth i’w wneud nawr', lead: 'Dechreuwch ar y brig. Gwnewch y camau sy’n addas i chi yn unig.', list: stepsCy },
  never: {
    heading: 'Beth na fyddwn byth yn ei ofyn i chi',
    list: [
      'Nid ydym byth yn gofyn am gyfrinair, PIN, rhif cerdyn na chod a anfonwyd i’ch ffôn.',
      'Nid ydym byth yn gofyn i chi symud arian, na thalu am help gyda hyn.',
      'Nid oes atodiadau na botymau yn ein hysbysiadau. Nid oes angen i chi byth bwyso dim ynddyn nhw.',
      'Ni ddaw neb at eich drws am hyn.',
    ],
    before: 'Os byddwn yn eich ffonio ac nad ydych yn siŵr, rhowch y ffôn i lawr. Yna ffoniwch ni ar',
    after: '. Fydd dim ots gennym.',
    genuine: 'Oes gennych e-bost neu lythyr am hyn? Gwiriwch ei fod oddi wrthym ni',
  },
  happened: {
    heading: 'Beth ddigwyddodd',
    saidBy: (grade, supplier) =>
      ({
        forensic: 'Arbenigwyr a ganfu hyn.',
        seen: 'Rydym wedi gweld hyn.',
        supplier: `${supplier} sy’n dweud hyn.`,
        assumed: 'Rydym yn cymryd hyn yn ganiataol.',
      })[grade],
  },
  know: {
    heading: 'Beth rydym yn ei wybod, a phwy sy’n dweud',
    lead: 'Rydym wedi gweld rhai pethau. Dim ond clywed am rai pethau a wnaethom. Rydym yn nodi pa un yw pa un. Po lawnaf y cylch, sicraf ydym.',
    grade: (grade, supplier) =>
      ({ forensic: 'Canfu arbenigwyr', seen: 'Rydym wedi gweld', supplier: `Dywed ${supplier}`, assumed: 'Cymerwn yn ganiataol' })[grade],
    people: (likely, low, high) =>
      `Mae tua **${likely} o bobl** yn y ffeiliau. Mae’r gwir rif rhwng ${low} a ${high}. Ystod ydyw gan y gall dau gofnod fod yn un person, a bod rhai cofnodion yn dal enw yn unig.`,
  },
  unknown: { heading: 'Beth nad ydym yn ei wybod', label: 'Ddim yn hysbys' },
  whose: {
    heading: 'Data pwy sydd yn y ffeiliau',
    lead: 'Nid yw hyn i gyd yn wir am bob person. **Mae ein hysbysiad i chi yn rhestru’n union beth sydd yn y ffeiliau amdanoch.**',
    caption: 'Grwpiau o bobl, y mathau o ddata yn y ffeiliau, a faint o bobl',
    columns: ['Pwy', 'Mathau o ddata', 'Pobl, tua'],
    group: {
      member: 'Aelodau',
      registered_supporter: 'Cefnogwyr cofrestredig',
      affiliated_supporter: 'Cefnogwyr drwy gorff arall',
      former: 'Pobl sydd wedi gadael',
      applicant: 'Pobl a ddechreuodd ymuno',
      donor: 'Pobl a roddodd arian',
      staff: 'Pobl sy’n gweithio i ni, neu a fu’n gweithio i ni',
      other: 'Pobl nad oeddent erioed ar ein rhestrau',
      unknown: 'Ni allwn ddweud eto',
    },
    kinds: (kinds) => {
      const list = listCy(kinds.map((kind) => KIND[kind]))
      return `${list.charAt(0).toUpperCase()}${list.slice(1)}.`
    },
    children: (count) => `Mae ${count} o’r bobl hyn o dan 18 oed. Rydym yn ysgrifennu at eu rhiant neu warcheidwad.`,
    telling: eachOf(tellingOf),
  },
  faq: { heading: 'Cwestiynau y mae pobl yn eu gofyn', list: questionsCy },
  contact: {
    heading: 'Siaradwch â ni',
    list: ({ notice: { organisation }, email }) => [
      ['Relay UK:', `${BODY.relayPrefix} yna ${organisation.phone}`],
      ...(organisation.signLanguageAddress === null ? [] : [['Iaith Arwyddion Prydain:', `teipiwch ${organisation.signLanguageAddress}`] as [string, string]]),
      ['Ieithoedd eraill:', 'dywedwch enw eich iaith pan fyddwn yn ateb'],
      ['Print bras, hawdd ei ddeall, braille neu sain:', 'ffoniwch a gofynnwch'],
      ['E-bost:', email],
      ['Post:', organisation.postalAddress.join(', ')],
    ],
  },
  versions: { heading: 'Pob fersiwn o’r dudalen hon', first: 'Y datganiad cyntaf.', fingerprint: (number) => `Olion bysedd fersiwn ${number}:` },
  side: {
    label: 'Ar y dudalen hon a chymorth',
    heading: 'Ar y dudalen hon',
    links: {
      do: 'Beth i’w wneud nawr',
      never: 'Beth na fyddwn byth yn ei ofyn',
      happened: 'Beth ddigwyddodd',
      know: 'Beth rydym yn ei wybod',
      notknow: 'Beth nad ydym yn ei wybod',
      whose: 'Data pwy',
      faq: 'Cwestiynau',
      contact: 'Siaradwch â ni',
      versions: 'Pob fersiwn',
    },
    ownHeading: 'Gwnewch yn siŵr eich bod ar ein tudalen ni',
    own: 'Mae gennym un cyfeiriad ar gyfer hyn:',
    ownWarning: 'Teipiwch ef eich hun. Os yw’r bar cyfeiriad yn dangos unrhyw beth arall, caewch y dudalen.',
  },
}

/** Who got a text, in words. */
function audienceWordsCy(audience: string): string {
  const names: Record<string, string> = {
    member: 'aelodau',
    registered_supporter: 'gefnogwyr cofrestredig',
    affiliated_supporter: 'gefnogwyr cysylltiedig',
    former: 'gyn-aelodau',
    applicant: 'bobl a ddechreuodd ymuno',
    donor: 'roddwyr',
    staff: 'staff',
  }
  return audience.endsWith('_child') ? 'rieni a gwarcheidwaid' : (names[audience] ?? 'bobl eraill')
}
