/** The rights of UK GDPR Articles 15 (copy), 16 (correction), 17 (erasure) and 21 (objection), and "I should not be on your list". */
import { oneOf, type Form, type FormWords, type Question } from './form.ts'
import type { Language } from '../../notify/notice.ts'
import { code, contact, forName, forWhom, otherNames, papers } from './shared.ts'

const long = (id: string, words: Question['words'], more: Partial<Pick<Question, 'when' | 'canSkip'>> = {}): Question => ({ id, type: 'long', words, ...more })
const who = [forWhom, forName]

const KNOW: Record<Language, string[]> = {
  en: [
    'It is free.',
    'We answer within one month. If we need longer because it is hard, we tell you within that month, and why.',
    'Before we send or change anything we make sure that it is you. We send it to an address that we have on file.',
  ],
  cy: [
    'Mae am ddim.',
    'Atebwn o fewn mis. Os bydd angen mwy o amser am ei fod yn anodd, dywedwn wrthych o fewn y mis hwnnw, a pham.',
    'Cyn anfon neu newid dim gwnawn yn siŵr mai chi sydd yno. Anfonwn i gyfeiriad sydd gennym ar ffeil.',
  ],
}
const NEED: Record<Language, FormWords['need']> = {
  en: { heading: 'What helps', items: ['The code from your notice, if you have one.', 'Old addresses or names that you used with us.'] },
  cy: { heading: 'Beth sy’n helpu', items: ['Y cod o’ch hysbysiad, os oes gennych un.', 'Hen gyfeiriadau neu enwau a ddefnyddioch gyda ni.'] },
}
const SEND_EN = ['The people at our desk read it. We use it only to do what you ask.']
const SEND_CY = ['Mae’r bobl wrth ein desg yn ei ddarllen. Dim ond i wneud yr hyn a ofynnwch y defnyddiwn ef.']

function wordsOf(en: { title: string; lead: string[]; button: string; done: string; more?: string[] }, cy: typeof en): Form['words'] {
  return {
    en: {
      ...en,
      know: { heading: 'Good to know', items: [...KNOW.en, ...(en.more ?? [])] },
      need: NEED.en,
      send: { heading: 'Send it', texts: SEND_EN, button: en.button },
    },
    cy: {
      ...cy,
      know: { heading: 'Da gwybod', items: [...KNOW.cy, ...(cy.more ?? [])] },
      need: NEED.cy,
      send: { heading: 'Ei anfon', texts: SEND_CY, button: cy.button },
    },
  }
}

export const accessForm: Form = {
  kind: 'access',
  letter: 'A',
  questions: [
    ...who,
    {
      id: 'what',
      type: 'choice',
      values: ['incident', 'everything', 'part'],
      words: {
        en: {
          title: 'What do you want a copy of?',
          short: 'A copy of',
          options: {
            incident: ['My data in this break-in', 'This is the quickest'],
            everything: 'Everything you hold about me',
            part: 'Something in particular',
          },
        },
        cy: {
          title: 'O beth yr ydych am gael copi?',
          short: 'Copi o',
          options: { incident: ['Fy nata yn y toriad hwn', 'Dyma’r cyflymaf'], everything: 'Popeth sydd gennych amdanaf', part: 'Rhywbeth penodol' },
        },
      },
    },
    long(
      'part',
      {
        en: { title: 'What in particular?', short: 'In particular', empty: 'Type what you want a copy of' },
        cy: { title: 'Beth yn benodol?', short: 'Yn benodol', empty: 'Teipiwch o beth yr ydych am gael copi' },
      },
      { when: (answers) => oneOf(answers, 'what') === 'part' },
    ),
    otherNames,
    ...contact,
    code,
  ],
  words: wordsOf(
    {
      title: 'Get a copy of your data',
      lead: ['Ask {org} for a copy of the data we hold about you. The law gives you this right.'],
      button: 'Send my request',
      done: 'We have your request',
    },
    {
      title: 'Cael copi o’ch data',
      lead: ['Gofynnwch i {org} am gopi o’r data sydd gennym amdanoch. Mae’r gyfraith yn rhoi’r hawl hon i chi.'],
      button: 'Anfon fy nghais',
      done: 'Mae eich cais gennym',
    },
  ),
}

export const erasureForm: Form = {
  kind: 'erasure',
  letter: 'D',
  questions: [
    ...who,
    {
      id: 'what',
      type: 'choice',
      values: ['everything', 'part'],
      words: {
        en: { title: 'What do you want deleted?', short: 'Delete', options: { everything: 'Everything you hold about me', part: 'Something in particular' } },
        cy: { title: 'Beth ydych am ei ddileu?', short: 'Dileu', options: { everything: 'Popeth sydd gennych amdanaf', part: 'Rhywbeth penodol' } },
      },
    },
    long(
      'part',
      {
        en: { title: 'What in particular?', short: 'In particular', empty: 'Type what you want deleted' },
        cy: { title: 'Beth yn benodol?', short: 'Yn benodol', empty: 'Teipiwch beth yr ydych am ei ddileu' },
      },
      { when: (answers) => oneOf(answers, 'what') === 'part' },
    ),
    {
      id: 'copy',
      type: 'choice',
      values: ['yes', 'no'],
      words: {
        en: {
          title: 'Do you want a copy first?',
          short: 'A copy first',
          hint: 'Once it is deleted nobody can get it back. If you plan to ask for compensation, get a copy first.',
          options: { yes: 'Yes, send me a copy, then delete it', no: 'No, delete it' },
        },
        cy: {
          title: 'A ydych am gael copi yn gyntaf?',
          short: 'Copi yn gyntaf',
          hint: 'Unwaith y caiff ei ddileu ni all neb ei gael yn ôl. Os ydych yn bwriadu gofyn am iawndal, mynnwch gopi yn gyntaf.',
          options: { yes: 'Ydw, anfonwch gopi ataf, yna dilëwch', no: 'Nac ydw, dilëwch' },
        },
      },
    },
    otherNames,
    ...contact,
    code,
  ],
  words: wordsOf(
    {
      title: 'Have your data deleted',
      lead: ['Ask {org} to delete data about you.'],
      more: [
        'We keep one locked copy of what was in the files for as long as the law makes us, because you and the Information Commissioner have a right to see what it was. We tell you until when.',
      ],
      button: 'Send my request',
      done: 'We have your request',
    },
    {
      title: 'Dileu eich data',
      lead: ['Gofynnwch i {org} ddileu data amdanoch.'],
      more: [
        'Cadwn un copi dan glo o’r hyn oedd yn y ffeiliau cyhyd ag y mae’r gyfraith yn mynnu, am fod gennych chi a’r Comisiynydd Gwybodaeth hawl i weld beth ydoedd. Dywedwn wrthych tan pryd.',
      ],
      button: 'Anfon fy nghais',
      done: 'Mae eich cais gennym',
    },
  ),
}

export const objectionForm: Form = {
  kind: 'objection',
  letter: 'J',
  questions: [
    {
      id: 'stop',
      type: 'checks',
      values: ['contact', 'campaign', 'profile', 'share', 'other'],
      words: {
        en: {
          title: 'What should we stop?',
          short: 'Stop',
          hint: 'Tick all that you want.',
          options: {
            contact: ['Writing, phoning or calling at my door', 'We still write to you about this break-in, because the law makes us'],
            campaign: 'Using my data in campaigns',
            profile: 'Guessing things about me from my data',
            share: 'Giving my data to others',
            other: 'Something else',
          },
        },
        cy: {
          title: 'Beth ddylem ei atal?',
          short: 'Atal',
          hint: 'Ticiwch bob un a fynnwch.',
          options: {
            contact: ['Ysgrifennu, ffonio neu alw wrth y drws', 'Byddwn yn dal i ysgrifennu atoch am y toriad hwn, am fod y gyfraith yn mynnu'],
            campaign: 'Defnyddio fy nata mewn ymgyrchoedd',
            profile: 'Dyfalu pethau amdanaf o’m data',
            share: 'Rhoi fy nata i eraill',
            other: 'Rhywbeth arall',
          },
        },
      },
    },
    long(
      'reason',
      {
        en: { title: 'Do you want to tell us why?', short: 'Why', hint: 'For marketing you never need a reason. For other uses it helps us decide.' },
        cy: {
          title: 'A ydych am ddweud pam?',
          short: 'Pam',
          hint: 'Ar gyfer marchnata nid oes angen rheswm byth. Ar gyfer defnyddiau eraill mae’n ein helpu i benderfynu.',
        },
      },
      { canSkip: true },
    ),
    ...contact,
    code,
  ],
  words: wordsOf(
    {
      title: 'Tell us to stop using your data',
      lead: ['Tell {org} to stop using your data in some way. If it is for marketing, we stop at once.'],
      button: 'Send it',
      done: 'We have what you asked',
    },
    {
      title: 'Dweud wrthym am beidio â defnyddio eich data',
      lead: ['Dywedwch wrth {org} am beidio â defnyddio eich data mewn rhyw ffordd. Os yw ar gyfer marchnata, stopiwn ar unwaith.'],
      button: 'Ei anfon',
      done: 'Mae eich cais gennym',
    },
  ),
}

export const correctionForm: Form = {
  kind: 'correction',
  letter: 'R',
  questions: [
    ...who,
    long('wrong', {
      en: {
        title: 'What is wrong?',
        short: 'What is wrong',
        hint: 'For example: my address is an old one; the date of birth is not mine.',
        empty: 'Type what is wrong',
      },
      cy: {
        title: 'Beth sy’n anghywir?',
        short: 'Beth sy’n anghywir',
        hint: 'Er enghraifft: hen gyfeiriad sydd gennych; nid fy nyddiad geni i yw hwn.',
        empty: 'Teipiwch beth sy’n anghywir',
      },
    }),
    long('right', {
      en: { title: 'What should it say?', short: 'What it should say', empty: 'Type what it should say' },
      cy: { title: 'Beth ddylai ei ddweud?', short: 'Beth ddylai ei ddweud', empty: 'Teipiwch beth ddylai ei ddweud' },
    }),
    papers,
    ...contact,
    code,
  ],
  words: wordsOf(
    { title: 'Put your data right', lead: ['Tell {org} what is wrong in the data about you.'], button: 'Send it', done: 'We have what you told us' },
    {
      title: 'Cywiro eich data',
      lead: ['Dywedwch wrth {org} beth sy’n anghywir yn y data amdanoch.'],
      button: 'Ei anfon',
      done: 'Mae’r hyn a ddywedoch gennym',
    },
  ),
}

export const notOnListForm: Form = {
  kind: 'not_on_list',
  letter: 'N',
  questions: [
    {
      id: 'why',
      type: 'choice',
      values: ['never', 'left', 'not_me', 'lived_here', 'died'],
      words: {
        en: {
          title: 'Why should you not be on our list?',
          short: 'Why',
          options: {
            never: 'I never joined or signed up',
            left: 'I left',
            not_me: ['The notice is for somebody else', 'For example, it has my address but another name'],
            lived_here: 'The person does not live here any more',
            died: ['The person has died', 'We are very sorry. We do not write to this address again'],
          },
        },
        cy: {
          title: 'Pam na ddylech fod ar ein rhestr?',
          short: 'Pam',
          options: {
            never: 'Nid ymunais na chofrestru erioed',
            left: 'Gadewais',
            not_me: ['I rywun arall y mae’r hysbysiad', 'Er enghraifft, fy nghyfeiriad i ond enw arall'],
            lived_here: 'Nid yw’r person yn byw yma mwyach',
            died: ['Mae’r person wedi marw', 'Mae’n ddrwg iawn gennym. Ni fyddwn yn ysgrifennu i’r cyfeiriad hwn eto'],
          },
        },
      },
    },
    {
      id: 'left-on',
      type: 'date',
      mayBeAbout: true,
      canSkip: true,
      when: (answers) => oneOf(answers, 'why') === 'left',
      words: {
        en: { title: 'When did you leave?', short: 'Left', hint: 'For example, 3 2019. If you do not know the day, leave it empty.' },
        cy: { title: 'Pryd y gadawsoch?', short: 'Gadael', hint: 'Er enghraifft, 3 2019. Os nad ydych yn gwybod y diwrnod, gadewch ef yn wag.' },
      },
    },
    long(
      'message',
      {
        en: { title: 'Is there anything else we should know?', short: 'Anything else' },
        cy: { title: 'A oes rhywbeth arall y dylem ei wybod?', short: 'Rhywbeth arall' },
      },
      { canSkip: true },
    ),
    {
      id: 'wish',
      type: 'checks',
      values: ['delete', 'stop', 'source'],
      words: {
        en: {
          title: 'What should we do?',
          short: 'What to do',
          hint: 'Tick all that you want.',
          options: { delete: 'Delete the data', stop: 'Stop writing', source: 'Tell me where you got it from' },
        },
        cy: {
          title: 'Beth ddylem ei wneud?',
          short: 'Beth i’w wneud',
          hint: 'Ticiwch bob un a fynnwch.',
          options: { delete: 'Dileu’r data', stop: 'Peidio ag ysgrifennu', source: 'Dweud wrthyf o ble y cawsoch ef' },
        },
      },
    },
    ...contact,
    code,
  ],
  words: wordsOf(
    {
      title: 'I should not be on your list',
      lead: ['Tell us if you never joined, have left, or got a notice that is not for you.'],
      button: 'Send it',
      done: 'We have what you told us',
    },
    {
      title: 'Ni ddylwn fod ar eich rhestr',
      lead: ['Dywedwch wrthym os na wnaethoch ymuno erioed, os ydych wedi gadael, neu os cawsoch hysbysiad nad yw i chi.'],
      button: 'Ei anfon',
      done: 'Mae’r hyn a ddywedoch gennym',
    },
  ),
}
