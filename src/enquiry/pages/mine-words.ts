/** What "my data" says, in each language. Welsh not yet read by a native speaker. */
import { withinCy } from './moment.ts'
import type { Kind } from '../../kinds.ts'
import type { Language } from '../../notify/notice.ts'

export type MineWords = {
  door: {
    title: string
    lead: string
    code: string
    codeHint: string
    born: string
    bornHint: string
    postcode: string
    postcodeHint: string
    open: string
    wrong: string
    wait: string
    otherHeading: string
    other: string
  }
  title: string
  onlyFor(name: string): string
  opened: string
  closes: string
  close: string
  danger: [string, string, string]
  kinds: string
  masked: string
  askAll: string
  special: string
  /** What somebody can do with it. */
  means: Partial<Record<Kind, string>>
  foundIn(place: string, places: number): string
  todo: string
  rights: string
  sent: string
  when: string
  what: string
  nothingYet: string
  sentBy(channel: string, state: string): string
  look(action: string): string
  asOf(moment: string): string
  again(day: string): string
  help: string
  talk: string
  keep: [string, string]
}

const CHANNEL_EN: Record<string, string> = { email: 'emailed you our notice', letter: 'posted you our notice' }
const CHANNEL_CY: Record<string, string> = { email: 'anfon ein hysbysiad atoch drwy e-bost', letter: 'postio ein hysbysiad atoch' }

export const MINE_WORDS: Record<Language, MineWords> = {
  en: {
    door: {
      title: 'Open the page about your own data',
      lead: 'It shows what is in the files about you, and what to do. It takes two things that only you should have.',
      code: 'The code on your notice',
      codeHint: 'Near the top. It looks like 7HKM-4TXQ-9RDW-2PFC-36.',
      born: 'Your date of birth',
      bornHint: 'For example, 14 3 1972.',
      postcode: 'Your postcode',
      postcodeHint: 'We need it when we do not know your date of birth. Type it if you are not sure.',
      open: 'Open my page',
      wrong: 'We could not open a page with these. Look at the code and the date again. Or phone',
      wait: 'Too many tries with this code. Wait 10 minutes, then try again. Or phone',
      otherHeading: 'If it does not open, or you have no code',
      other: 'A person can help you. We ask you some questions to be sure it is you. Phone',
    },
    title: 'You are affected. Here is what is in the files about you.',
    onlyFor: (name) => `Only for **${name}**`,
    opened: 'Opened with your code and a second thing',
    closes: 'Closes after 15 minutes without use',
    close: 'Close now',
    danger: [
      'Are you in danger if someone learns where you live?',
      'Phone us today on',
      'and press 1. You go to the front of the queue. If you are in danger now, phone 999.',
    ],
    kinds: 'Your data in the files',
    masked: 'We hide part of it, in case someone is looking over your shoulder.',
    askAll: 'Ask for all of it',
    special: 'The law gives this kind of data extra protection.',
    means: {
      password: 'Anyone with it can try it on your other accounts.',
      password_hash: 'A short or common password can be worked out even when it is scrambled.',
      bank_account: 'With these two numbers and your name, someone can set up a false Direct Debit. They cannot log in to your account with them.',
      iban: 'With it and your name, someone can try to take a payment. They cannot log in to your account with it.',
      payment_card: 'Someone can try to buy things with it.',
      person_name: 'Someone can write, phone or come to you, and can sound as if they know you.',
      health: 'Someone can use it to pretend to be a doctor or a carer, or to hurt you with it.',
      date_of_birth: 'With your name and address, it helps someone to borrow money or open an account as you.',
      ni_number:
        'Tax and benefits offices know you by it. It takes no money by itself. With your name and date of birth it helps someone to pretend to be you.',
      passport: 'Someone can use it to prove they are you.',
      driving_licence: 'Someone can use it to prove they are you.',
      political_opinion: 'Some people could treat you badly because of it.',
      trade_union: 'This shows that you are in a trade union.',
    },
    foundIn: (place, places) => `Found in: ${place}${places > 1 ? `, and ${places - 1} more` : ''}`,
    todo: 'What to do, most urgent first',
    rights: 'What you can ask of us',
    sent: 'What we have sent you, and who has looked',
    when: 'When',
    what: 'What',
    nothingYet: 'Nothing so far.',
    sentBy: (channel, state) =>
      state === 'bounced' || state === 'returned'
        ? `We ${CHANNEL_EN[channel] ?? 'wrote to you'}. It came back to us.`
        : `We ${CHANNEL_EN[channel] ?? 'wrote to you'}.`,
    look: (action) =>
      action === 'person.reveal'
        ? 'One of our staff looked at a value in your record, with a reason.'
        : action === 'person.copy'
          ? 'We made a copy of your data for you.'
          : 'One of our staff opened your record.',
    asOf: (moment) => `As of ${moment}.`,
    again: (day) => `We will write to you again by ${day}, even if we have learned nothing new.`,
    help: 'Help',
    talk: 'Talk to a person',
    keep: ['Keep this page', 'Print it, or save it as a PDF with your browser’s print button. Keep it where only you can find it.'],
  },
  cy: {
    door: {
      title: 'Agor y dudalen am eich data eich hun',
      lead: 'Mae’n dangos beth sydd yn y ffeiliau amdanoch, a beth i’w wneud. Mae angen dau beth y dylech chi’n unig eu cael.',
      code: 'Y cod ar eich hysbysiad',
      codeHint: 'Ger y brig. Mae’n edrych fel 7HKM-4TXQ-9RDW-2PFC-36.',
      born: 'Eich dyddiad geni',
      bornHint: 'Er enghraifft, 14 3 1972.',
      postcode: 'Eich cod post',
      postcodeHint: 'Mae ei angen arnom pan na wyddom eich dyddiad geni. Teipiwch ef os nad ydych yn siŵr.',
      open: 'Agor fy nhudalen',
      wrong: 'Ni allem agor tudalen â’r rhain. Edrychwch ar y cod a’r dyddiad eto. Neu ffoniwch',
      wait: 'Gormod o geisiadau â’r cod hwn. Arhoswch 10 munud, yna rhowch gynnig arall arni. Neu ffoniwch',
      otherHeading: 'Os nad yw’n agor, neu os nad oes gennych god',
      other: 'Gall person eich helpu. Gofynnwn rai cwestiynau i fod yn siŵr mai chi sydd yno. Ffoniwch',
    },
    title: 'Rydych wedi’ch effeithio. Dyma beth sydd yn y ffeiliau amdanoch.',
    onlyFor: (name) => `I **${name}** yn unig`,
    opened: 'Agorwyd â’ch cod ac ail beth',
    closes: 'Mae’n cau ar ôl 15 munud heb ei defnyddio',
    close: 'Cau nawr',
    danger: [
      'A ydych mewn perygl os daw rhywun i wybod ble’r ydych yn byw?',
      'Ffoniwch ni heddiw ar',
      'a gwasgwch 1. Byddwch ar flaen y ciw. Os ydych mewn perygl nawr, ffoniwch 999.',
    ],
    kinds: 'Eich data yn y ffeiliau',
    masked: 'Cuddiwn ran ohono, rhag ofn bod rhywun yn edrych dros eich ysgwydd.',
    askAll: 'Gofyn am y cyfan',
    special: 'Mae’r gyfraith yn rhoi amddiffyniad ychwanegol i’r math hwn o ddata.',
    means: {
      password: 'Gall unrhyw un sydd ag ef roi cynnig arno ar eich cyfrifon eraill.',
      password_hash: 'Gellir gweithio allan gyfrinair byr neu gyffredin hyd yn oed pan fydd wedi’i sgramblo.',
      bank_account: 'Gyda’r ddau rif hyn a’ch enw, gall rhywun sefydlu Debyd Uniongyrchol ffug. Ni allant fewngofnodi i’ch cyfrif â nhw.',
      iban: 'Ag ef a’ch enw, gall rhywun geisio cymryd taliad. Ni allant fewngofnodi i’ch cyfrif ag ef.',
      payment_card: 'Gall rhywun geisio prynu pethau ag ef.',
      person_name: 'Gall rhywun ysgrifennu, ffonio neu ddod atoch, a swnio fel pe baent yn eich adnabod.',
      health: 'Gall rhywun ei ddefnyddio i esgus bod yn feddyg neu’n ofalwr, neu i’ch brifo ag ef.',
      date_of_birth: 'Gyda’ch enw a’ch cyfeiriad, mae’n helpu rhywun i fenthyg arian neu agor cyfrif fel chi.',
      ni_number:
        'Mae swyddfeydd treth a budd-daliadau’n eich adnabod wrtho. Nid yw’n cymryd arian ar ei ben ei hun. Gyda’ch enw a’ch dyddiad geni mae’n helpu rhywun i esgus bod yn chi.',
      passport: 'Gall rhywun ei ddefnyddio i brofi mai chi ydyn nhw.',
      driving_licence: 'Gall rhywun ei ddefnyddio i brofi mai chi ydyn nhw.',
      political_opinion: 'Gallai rhai pobl eich trin yn wael o’i herwydd.',
      trade_union: 'Mae hyn yn dangos eich bod mewn undeb llafur.',
    },
    foundIn: (place, places) => `Cafwyd yn: ${place}${places > 1 ? `, a ${places - 1} arall` : ''}`,
    todo: 'Beth i’w wneud, y mwyaf brys gyntaf',
    rights: 'Beth allwch ei ofyn gennym',
    sent: 'Beth yr ydym wedi’i anfon atoch, a phwy sydd wedi edrych',
    when: 'Pryd',
    what: 'Beth',
    nothingYet: 'Dim hyd yma.',
    sentBy: (channel, state) =>
      state === 'bounced' || state === 'returned'
        ? `Bu i ni ${CHANNEL_CY[channel] ?? 'ysgrifennu atoch'}. Daeth yn ôl atom.`
        : `Bu i ni ${CHANNEL_CY[channel] ?? 'ysgrifennu atoch'}.`,
    look: (action) =>
      action === 'person.reveal'
        ? 'Edrychodd un o’n staff ar werth yn eich cofnod, gyda rheswm.'
        : action === 'person.copy'
          ? 'Gwnaethom gopi o’ch data i chi.'
          : 'Agorodd un o’n staff eich cofnod.',
    asOf: (moment) => `Fel yr oedd ${withinCy(moment)}.`,
    again: (day) => `Byddwn yn ysgrifennu atoch eto erbyn ${withinCy(day)}, hyd yn oed os nad ydym wedi dysgu dim newydd.`,
    help: 'Help',
    talk: 'Siarad â pherson',
    keep: ['Cadw’r dudalen hon', 'Argraffwch hi, neu ei chadw fel PDF â botwm argraffu eich porwr. Cadwch hi lle gallwch chi’n unig ddod o hyd iddi.'],
  },
}
