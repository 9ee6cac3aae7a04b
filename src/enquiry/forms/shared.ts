/** Questions that several forms ask. */
import { oneOf, type Question } from './form.ts'

export const name: Question = {
  id: 'name',
  type: 'text',
  field: { name: 'name', autocomplete: 'name', width: 'w-30' },
  words: {
    en: { title: 'What is your full name?', short: 'Your name', empty: 'Type your full name' },
    cy: { title: 'Beth yw eich enw llawn?', short: 'Eich enw', empty: 'Teipiwch eich enw llawn' },
  },
}

export const otherNames: Question = {
  id: 'other-names',
  type: 'text',
  canSkip: true,
  field: { name: 'other-names', width: 'w-30' },
  words: {
    en: {
      title: 'Have you used another name with us?',
      short: 'Other names',
      hint: 'For example, a name from before you married. It helps us find everything.',
    },
    cy: {
      title: 'A ydych wedi defnyddio enw arall gyda ni?',
      short: 'Enwau eraill',
      hint: 'Er enghraifft, enw cyn priodi. Mae’n ein helpu i ddod o hyd i bopeth.',
    },
  },
}

export const reach: Question = {
  id: 'reach',
  type: 'choice',
  values: ['email', 'post', 'phone'],
  words: {
    en: {
      title: 'How do you want us to reach you?',
      short: 'How to reach you',
      options: { email: 'By email', post: 'By post', phone: ['By phone', 'We write down what we tell you and post it if you want'] },
    },
    cy: {
      title: 'Sut hoffech i ni gysylltu â chi?',
      short: 'Sut i gysylltu â chi',
      options: { email: 'Drwy e-bost', post: 'Drwy’r post', phone: ['Dros y ffôn', 'Byddwn yn ysgrifennu’r hyn a ddywedwn ac yn ei bostio os mynnwch'] },
    },
  },
}

export const email: Question = {
  id: 'email',
  type: 'text',
  field: { name: 'email', autocomplete: 'email', inputMode: 'email', width: 'w-30' },
  check: 'email',
  when: (answers) => oneOf(answers, 'reach') === 'email',
  words: {
    en: { title: 'What is your email address?', short: 'Email address', empty: 'Type your email address' },
    cy: { title: 'Beth yw eich cyfeiriad e-bost?', short: 'Cyfeiriad e-bost', empty: 'Teipiwch eich cyfeiriad e-bost' },
  },
}

export const address: Question = {
  id: 'address',
  type: 'fields',
  fields: [
    { name: 'line1', autocomplete: 'address-line1', width: 'w-30' },
    { name: 'line2', autocomplete: 'address-line2', width: 'w-30', isOptional: true },
    { name: 'town', autocomplete: 'address-level2', width: 'w-30' },
    { name: 'postcode', autocomplete: 'postal-code', width: 'w-8' },
  ],
  checks: { postcode: 'postcode' },
  when: (answers) => oneOf(answers, 'reach') === 'post',
  words: {
    en: {
      title: 'What is your address?',
      short: 'Address',
      hint: 'Our envelopes are plain: nobody can see who writes.',
      labels: { line1: 'House number or name, and street', line2: 'Second line (you can skip this)', town: 'Town or city', postcode: 'Postcode' },
    },
    cy: {
      title: 'Beth yw eich cyfeiriad?',
      short: 'Cyfeiriad',
      hint: 'Mae ein hamlenni’n blaen: ni all neb weld pwy sy’n ysgrifennu.',
      labels: { line1: 'Rhif neu enw’r tŷ, a’r stryd', line2: 'Ail linell (gallwch hepgor hyn)', town: 'Tref neu ddinas', postcode: 'Cod post' },
    },
  },
}

export const phone: Question = {
  id: 'phone',
  type: 'text',
  field: { name: 'phone', autocomplete: 'tel', inputMode: 'tel', width: 'w-30' },
  check: 'phone',
  when: (answers) => oneOf(answers, 'reach') === 'phone',
  words: {
    en: {
      title: 'What is your phone number?',
      short: 'Phone number',
      hint: 'We say our name only to you. We never leave a message that says what it is about.',
      empty: 'Type your phone number',
    },
    cy: {
      title: 'Beth yw eich rhif ffôn?',
      short: 'Rhif ffôn',
      hint: 'Dim ond wrthych chi y dywedwn ein henw. Nid ydym byth yn gadael neges sy’n dweud am beth mae’r alwad.',
      empty: 'Teipiwch eich rhif ffôn',
    },
  },
}

export const contact: readonly Question[] = [name, reach, email, address, phone]

/** Optional: it saves the desk a search, and shows that the person holds a notice. Not asked of one who came by their own page. */
export const code: Question = {
  id: 'code',
  type: 'text',
  canSkip: true,
  field: { name: 'code', width: 'w-code' },
  check: 'code',
  when: (answers) => oneOf(answers, 'proven') === '',
  words: {
    en: {
      title: 'What is the code on your notice?',
      short: 'Code on your notice',
      hint: 'It stands near the top and looks like 7HKM-4TXQ-9RDW-2PFC-36. If you have no notice, leave it empty.',
    },
    cy: {
      title: 'Beth yw’r cod ar eich hysbysiad?',
      short: 'Cod ar eich hysbysiad',
      hint: 'Mae ger y brig ac yn edrych fel 7HKM-4TXQ-9RDW-2PFC-36. Os nad oes gennych hysbysiad, gadewch ef yn wag.',
    },
  },
}

export const papers: Question = {
  id: 'papers',
  type: 'files',
  canSkip: true,
  words: {
    en: {
      title: 'Do you want to add papers?',
      short: 'Papers',
      hint: 'A photo, a scan, a PDF or a document. Up to 10 files of 50 MB each. You can send more later.',
    },
    cy: {
      title: 'A ydych am ychwanegu papurau?',
      short: 'Papurau',
      hint: 'Llun, sgan, PDF neu ddogfen. Hyd at 10 ffeil o 50 MB yr un. Gallwch anfon rhagor yn nes ymlaen.',
    },
  },
}

/** On whose behalf; what a helper may be told depends on it. */
export const forWhom: Question = {
  id: 'for',
  type: 'choice',
  values: ['me', 'child', 'other'],
  words: {
    en: {
      title: 'Whose data is this about?',
      short: 'Whose data',
      options: {
        me: 'Mine',
        child: 'My child’s, or a child I care for',
        other: ['Somebody else’s', 'For example, somebody who asked you to help, or who has died'],
      },
    },
    cy: {
      title: 'Data pwy yw hwn?',
      short: 'Data pwy',
      options: {
        me: 'Fy nata i',
        child: 'Data fy mhlentyn, neu blentyn yn fy ngofal',
        other: ['Data rhywun arall', 'Er enghraifft, rhywun a ofynnodd am help, neu sydd wedi marw'],
      },
    },
  },
}

export const forName: Question = {
  id: 'for-name',
  type: 'fields',
  fields: [
    { name: 'for-name', width: 'w-30' },
    { name: 'for-right', width: 'w-30' },
  ],
  when: (answers) => ['child', 'other', 'unable', 'died'].includes(oneOf(answers, 'for')),
  words: {
    en: {
      title: 'Who is it, and what are you to them?',
      short: 'On behalf of',
      hint: 'We may ask you for a paper that shows it.',
      labels: { 'for-name': 'Their full name', 'for-right': 'What gives you the right to act, for example parent, power of attorney, executor' },
    },
    cy: {
      title: 'Pwy ydyn nhw, a beth ydych chi iddyn nhw?',
      short: 'Ar ran',
      hint: 'Efallai y gofynnwn am bapur sy’n dangos hynny.',
      labels: { 'for-name': 'Eu henw llawn', 'for-right': 'Beth sy’n rhoi’r hawl i chi weithredu, er enghraifft rhiant, atwrneiaeth, ysgutor' },
    },
  },
}
