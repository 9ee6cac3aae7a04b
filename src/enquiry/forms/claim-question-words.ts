/** The questions of the claim form, in each language. */
import type { Question } from './form.ts'

const YES_NO_EN = { yes: 'Yes', no: 'No' }
const YES_NO_CY = { yes: 'Ie', no: 'Na' }

export const CLAIM_QUESTION_WORDS: Record<string, Question['words']> = {
  for: {
    en: {
      title: 'Who is the claim for?',
      short: 'Who the claim is for',
      options: {
        me: 'Me',
        child: ['My child, or a child I care for', 'A child claims through a grown-up, called a litigation friend'],
        unable: ['An adult who cannot do it alone', 'For example, because of dementia. You act as their litigation friend, attorney or deputy'],
        died: 'Someone who has died',
      },
    },
    cy: {
      title: 'I bwy mae’r hawliad?',
      short: 'I bwy mae’r hawliad',
      options: {
        me: 'I mi',
        child: ['Fy mhlentyn, neu blentyn yn fy ngofal', 'Mae plentyn yn hawlio drwy oedolyn, a elwir yn gyfaill cyfreitha'],
        unable: [
          'Oedolyn na all ei wneud ar ei ben ei hun',
          'Er enghraifft, oherwydd dementia. Rydych yn gweithredu fel cyfaill cyfreitha, atwrnai neu ddirprwy',
        ],
        died: 'Rhywun sydd wedi marw',
      },
    },
  },
  lawyer: {
    en: {
      title: 'Does a lawyer act for you, or have you claimed before?',
      short: 'Lawyer or another claim',
      hint: 'About this break-in only.',
      options: {
        none: 'No',
        acts: 'A lawyer or claims firm acts for me',
        claimed: 'I have made a claim another way',
        settled: 'I have been paid or have settled',
      },
    },
    cy: {
      title: 'A oes cyfreithiwr yn gweithredu drosoch, neu a ydych wedi hawlio o’r blaen?',
      short: 'Cyfreithiwr neu hawliad arall',
      hint: 'Am y toriad hwn yn unig.',
      options: {
        none: 'Nac oes',
        acts: 'Mae cyfreithiwr neu gwmni hawliadau’n gweithredu drosof',
        claimed: 'Rwyf wedi hawlio mewn ffordd arall',
        settled: 'Rwyf wedi cael fy nhalu neu wedi setlo',
      },
    },
  },
  'lawyer-details': {
    en: {
      title: 'Who, and what is their reference?',
      short: 'Their name and reference',
      hint: 'If a lawyer acts for you, we write to them and not to you.',
      empty: 'Type the name',
    },
    cy: {
      title: 'Pwy, a beth yw eu cyfeirnod?',
      short: 'Eu henw a’u cyfeirnod',
      hint: 'Os oes cyfreithiwr yn gweithredu drosoch, ysgrifennwn atyn nhw ac nid atoch chi.',
      empty: 'Teipiwch yr enw',
    },
  },
  born: {
    en: { title: 'When was this person born?', short: 'Date of birth', hint: 'The person the claim is for. It tells namesakes apart. For example, 14 3 1972.' },
    cy: {
      title: 'Pryd y ganwyd y person hwn?',
      short: 'Dyddiad geni',
      hint: 'Y person y mae’r hawliad iddo. Mae’n gwahaniaethu rhwng pobl o’r un enw. Er enghraifft, 14 3 1972.',
    },
  },
  relation: {
    en: {
      title: 'What are you to {org}?',
      short: 'You and {org}',
      options: {
        member: 'A member',
        supporter: 'A supporter who signed up',
        union: 'A member of a union or group that supports it',
        former: 'I was one of these, and left',
        never: 'I never joined',
        not_sure: 'I do not know',
      },
    },
    cy: {
      title: 'Beth ydych chi i {org}?',
      short: 'Chi a {org}',
      options: {
        member: 'Aelod',
        supporter: 'Cefnogwr a gofrestrodd',
        union: 'Aelod o undeb neu grŵp sy’n ei gefnogi',
        former: 'Roeddwn yn un o’r rhain, ac wedi gadael',
        never: 'Nid ymunais erioed',
        not_sure: 'Nid wyf yn gwybod',
      },
    },
  },
  lives: {
    en: {
      title: 'Where did you live when it happened?',
      short: 'Where you lived',
      hint: 'The time limit for going to court depends on it.',
      options: {
        england: 'England',
        wales: 'Wales',
        scotland: 'Scotland',
        northern_ireland: 'Northern Ireland',
        eu: 'A country of the European Union',
        elsewhere: 'Somewhere else',
      },
    },
    cy: {
      title: 'Ble’r oeddech yn byw pan ddigwyddodd?',
      short: 'Ble’r oeddech yn byw',
      hint: 'Mae’r terfyn amser ar fynd i’r llys yn dibynnu arno.',
      options: {
        england: 'Lloegr',
        wales: 'Cymru',
        scotland: 'Yr Alban',
        northern_ireland: 'Gogledd Iwerddon',
        eu: 'Un o wledydd yr Undeb Ewropeaidd',
        elsewhere: 'Rhywle arall',
      },
    },
  },
  told: {
    en: {
      title: 'Did we tell you that you are affected?',
      short: 'Whether you were told',
      options: { email: 'Yes, by email', letter: 'Yes, by letter', phone: 'Yes, by phone', no: 'No', not_sure: 'I am not sure' },
    },
    cy: {
      title: 'A ddywedasom wrthych eich bod wedi’ch effeithio?',
      short: 'A gawsoch wybod',
      options: { email: 'Do, drwy e-bost', letter: 'Do, drwy lythyr', phone: 'Do, dros y ffôn', no: 'Naddo', not_sure: 'Nid wyf yn siŵr' },
    },
  },
  learned: {
    en: {
      title: 'When did you find out about the break-in?',
      short: 'When you found out',
      hint: 'For example, 25 10 2026. If you do not know the day, type the day you think it was.',
    },
    cy: {
      title: 'Pryd y daethoch i wybod am y toriad i mewn?',
      short: 'Pryd y daethoch i wybod',
      hint: 'Er enghraifft, 25 10 2026. Os nad ydych yn gwybod y diwrnod, teipiwch y diwrnod yr ydych yn meddwl ydoedd.',
    },
  },
  data: {
    en: {
      title: 'Which of your data was in the files, as far as you know?',
      short: 'Which data',
      hint: 'Tick all that you know of. We check it against what we found.',
      options: {
        contact: 'Name, address, email or phone',
        birth: 'Date of birth',
        bank: 'Bank account',
        card: 'Payment card',
        password: 'Password',
        identity: 'Passport, licence or National Insurance number',
        politics: 'Membership or politics',
        union: 'Trade union',
        health: 'Health',
        letters: 'Letters or emails',
        not_sure: 'I do not know',
      },
    },
    cy: {
      title: 'Pa rai o’ch data oedd yn y ffeiliau, hyd y gwyddoch?',
      short: 'Pa ddata',
      hint: 'Ticiwch bob un y gwyddoch amdano. Gwiriwn ef yn erbyn yr hyn a gawsom.',
      options: {
        contact: 'Enw, cyfeiriad, e-bost neu ffôn',
        birth: 'Dyddiad geni',
        bank: 'Cyfrif banc',
        card: 'Cerdyn talu',
        password: 'Cyfrinair',
        identity: 'Pasbort, trwydded neu rif Yswiriant Gwladol',
        politics: 'Aelodaeth neu wleidyddiaeth',
        union: 'Undeb llafur',
        health: 'Iechyd',
        letters: 'Llythyrau neu e-byst',
        not_sure: 'Nid wyf yn gwybod',
      },
    },
  },
  effect: {
    en: {
      title: 'What did the break-in do to you?',
      short: 'What it did to you',
      hint: 'Tick all that are true. We ask about each one you tick on its own page.',
      options: {
        money: ['I lost money, or had to pay for something', 'For example, money taken from your account, or new locks'],
        distress: ['It caused me worry or distress', 'For example, you cannot sleep, or you have seen a doctor'],
        time: ['It took up my time', 'For example, phone calls with your bank'],
        fraud: ['Someone tried to trick me or use my name', 'For example, false calls, or a loan you did not ask for'],
        safety: ['I was threatened, or I had to change how I live', 'For example, you moved house. If you are in danger now, phone 999'],
        other: 'Something else',
        fear: 'Nothing has happened yet, but I am afraid it will',
      },
    },
    cy: {
      title: 'Beth wnaeth y toriad i chi?',
      short: 'Beth wnaeth i chi',
      hint: 'Ticiwch bob un sy’n wir. Gofynnwn am bob un a diciwch ar ei dudalen ei hun.',
      options: {
        money: ['Collais arian, neu bu’n rhaid i mi dalu am rywbeth', 'Er enghraifft, arian a gymerwyd o’ch cyfrif, neu gloeon newydd'],
        distress: ['Achosodd bryder neu ofid i mi', 'Er enghraifft, ni allwch gysgu, neu rydych wedi gweld meddyg'],
        time: ['Cymerodd fy amser', 'Er enghraifft, galwadau ffôn â’ch banc'],
        fraud: ['Ceisiodd rhywun fy nhwyllo neu ddefnyddio fy enw', 'Er enghraifft, galwadau ffug, neu fenthyciad na ofynnoch amdano'],
        safety: ['Cefais fy mygwth, neu bu’n rhaid i mi newid fy ffordd o fyw', 'Er enghraifft, symudoch dŷ. Os ydych mewn perygl nawr, ffoniwch 999'],
        other: 'Rhywbeth arall',
        fear: 'Nid oes dim wedi digwydd eto, ond rwy’n ofni y bydd',
      },
    },
  },
  money: {
    en: {
      title: 'What did it cost you?',
      short: 'Money',
      hint: 'Add it all up. Show each thing in your papers if you can.',
      labels: { 'money-what': 'What it was for, and when', 'money-amount': 'Amount in pounds, like 45.50' },
    },
    cy: {
      title: 'Faint gostiodd i chi?',
      short: 'Arian',
      hint: 'Adiwch y cyfan. Dangoswch bob peth yn eich papurau os gallwch.',
      labels: { 'money-what': 'At beth oedd ef, a phryd', 'money-amount': 'Swm mewn punnoedd, fel 45.50' },
    },
  },
  'money-proof': {
    en: {
      title: 'Do you have a paper that shows it?',
      short: 'Proof of the cost',
      options: { now: 'Yes, I add it here', later: 'Yes, I send it later', none: 'No' },
    },
    cy: {
      title: 'A oes gennych bapur sy’n ei ddangos?',
      short: 'Prawf o’r gost',
      options: { now: 'Oes, rwy’n ei ychwanegu yma', later: 'Oes, byddaf yn ei anfon yn nes ymlaen', none: 'Nac oes' },
    },
  },
  distress: {
    en: {
      title: 'How did the worry or distress affect you, and for how long?',
      short: 'Worry or distress',
      hint: 'For example: sleep, work, family. Say when it began and whether it goes on.',
      empty: 'Type how it affected you',
    },
    cy: {
      title: 'Sut yr effeithiodd y pryder neu’r gofid arnoch, ac am ba hyd?',
      short: 'Pryder neu ofid',
      hint: 'Er enghraifft: cwsg, gwaith, teulu. Dywedwch pryd y dechreuodd ac a yw’n parhau.',
      empty: 'Teipiwch sut yr effeithiodd arnoch',
    },
  },
  doctor: {
    en: { title: 'Have you seen a doctor or had treatment because of it?', short: 'Doctor or treatment', options: YES_NO_EN },
    cy: { title: 'A ydych wedi gweld meddyg neu gael triniaeth o’i herwydd?', short: 'Meddyg neu driniaeth', options: YES_NO_CY },
  },
  time: {
    en: { title: 'How much time did it take?', short: 'Time', labels: { 'time-hours': 'Hours', 'time-what': 'What you did in that time' } },
    cy: { title: 'Faint o amser gymerodd?', short: 'Amser', labels: { 'time-hours': 'Oriau', 'time-what': 'Beth wnaethoch yn yr amser hwnnw' } },
  },
  fraud: {
    en: {
      title: 'What happened, and how do you know it comes from this?',
      short: 'Tricks or use of your name',
      hint: 'For example: they knew your membership number.',
      empty: 'Type what happened',
    },
    cy: {
      title: 'Beth ddigwyddodd, a sut y gwyddoch mai o hyn y daw?',
      short: 'Twyll neu ddefnyddio eich enw',
      hint: 'Er enghraifft: roeddent yn gwybod eich rhif aelodaeth.',
      empty: 'Teipiwch beth ddigwyddodd',
    },
  },
  safety: {
    en: {
      title: 'What happened, and what did you have to change?',
      short: 'Safety',
      hint: 'If you are in danger now, phone 999. Leave out your new address if you are afraid.',
      empty: 'Type what happened',
    },
    cy: {
      title: 'Beth ddigwyddodd, a beth fu’n rhaid i chi ei newid?',
      short: 'Diogelwch',
      hint: 'Os ydych mewn perygl nawr, ffoniwch 999. Peidiwch â rhoi eich cyfeiriad newydd os ydych yn ofni.',
      empty: 'Teipiwch beth ddigwyddodd',
    },
  },
  'other-effect': {
    en: { title: 'What else did it do to you?', short: 'Something else', empty: 'Type what it did to you' },
    cy: { title: 'Beth arall wnaeth i chi?', short: 'Rhywbeth arall', empty: 'Teipiwch beth wnaeth i chi' },
  },
  fear: {
    en: {
      title: 'What are you afraid of, and why?',
      short: 'What you are afraid of',
      hint: 'What is it about you, or the data, that makes you think so?',
      empty: 'Type what you are afraid of',
    },
    cy: {
      title: 'Beth ydych yn ei ofni, a pham?',
      short: 'Beth ydych yn ei ofni',
      hint: 'Beth amdanoch chi, neu’r data, sy’n gwneud i chi feddwl hynny?',
      empty: 'Teipiwch beth ydych yn ei ofni',
    },
  },
  steps: {
    en: {
      title: 'What have you done since?',
      short: 'Steps you took',
      hint: 'Tick all that are true. It is no test.',
      options: {
        passwords: 'Changed passwords',
        bank: 'Phoned my bank',
        card: 'Stopped a card',
        credit: 'Looked at my credit file',
        police: 'Told the police or Report Fraud',
        doctor: 'Saw a doctor',
        other: 'Something else',
        none: 'Nothing yet',
      },
    },
    cy: {
      title: 'Beth ydych wedi ei wneud ers hynny?',
      short: 'Camau a gymeroch',
      hint: 'Ticiwch bob un sy’n wir. Nid prawf ydyw.',
      options: {
        passwords: 'Newid cyfrineiriau',
        bank: 'Ffonio fy manc',
        card: 'Atal cerdyn',
        credit: 'Edrych ar fy ffeil credyd',
        police: 'Dweud wrth yr heddlu neu Report Fraud',
        doctor: 'Gweld meddyg',
        other: 'Rhywbeth arall',
        none: 'Dim eto',
      },
    },
  },
  complained: {
    en: {
      title: 'Have you complained to anyone?',
      short: 'Complained',
      options: { no: 'No', us: 'To {org}', ico: 'To the Information Commissioner', both: 'To both' },
    },
    cy: {
      title: 'A ydych wedi cwyno wrth unrhyw un?',
      short: 'Wedi cwyno',
      options: { no: 'Naddo', us: 'Wrth {org}', ico: 'Wrth y Comisiynydd Gwybodaeth', both: 'Wrth y ddau' },
    },
  },
  unhappy: {
    en: {
      title: 'Is there something about how we treated you that you are unhappy about?',
      short: 'Unhappy about',
      hint: 'If you write something here, we treat it as a complaint as well and answer it, so that you lose no time.',
    },
    cy: {
      title: 'A oes rhywbeth am y ffordd y cawsoch eich trin gennym sy’n eich gwneud yn anhapus?',
      short: 'Anhapus am',
      hint: 'Os ysgrifennwch rywbeth yma, byddwn yn ei drin fel cwyn hefyd ac yn ei ateb, fel na chollwch amser.',
    },
  },
  consent: {
    en: {
      title: 'What may we do with your claim?',
      short: 'What we may do',
      hint: 'Tick what you agree to. Without the first we cannot look at it; the others are up to you.',
      options: {
        check: 'Check it against what we found in the files about me',
        counsel: 'Show it to the lawyers of {org}',
        insurer: 'Show it to the insurer of {org}',
      },
    },
    cy: {
      title: 'Beth y cawn ei wneud â’ch hawliad?',
      short: 'Beth y cawn ei wneud',
      hint: 'Ticiwch yr hyn yr ydych yn cytuno iddo. Heb y cyntaf ni allwn edrych arno; chi sydd i benderfynu am y lleill.',
      options: {
        check: 'Ei wirio yn erbyn yr hyn a gawsom yn y ffeiliau amdanaf',
        counsel: 'Ei ddangos i gyfreithwyr {org}',
        insurer: 'Ei ddangos i yswiriwr {org}',
      },
    },
  },
}
